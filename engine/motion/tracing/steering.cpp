#include "engine/motion/tracing/steering.hpp"

#include <cmath>
#include <vector>

#include "engine/core/check.hpp"

namespace thimble::motion {
namespace {

constexpr double kSameMm = 1e-3;                 // finer than any digitiser
constexpr double kEffectiveWidth = 4.132731354;  // sqrt(2 pi e): as in ISO 9241-411

}  // namespace

Result<double> effective_steering_id(std::span<const DeviationPiece> pieces, double length_mm) {
  if (!(drawn_length_mm(pieces) > 0)) return Error{"the finger stayed in one place"};
  const double sd_mm = offset_sd_mm(pieces);
  if (!(sd_mm > kSameMm)) return Error{"the offsets don't vary: no effective width"};
  return length_mm / (kEffectiveWidth * sd_mm);
}

MeasureSet steering_fit(std::span<const SteeringTrial> trials) {
  std::vector<Vec2> points;
  for (const SteeringTrial& trial : trials) points.push_back({trial.id, trial.movement_time_s});
  const Result<LineFit> fit = line_fit(points);
  MeasureSet set;
  if (!fit) {
    for (const char* id : {"steering_intercept_s", "steering_slope_s", "steering_performance_1_s"})
      set.push_back(absent(id, "fewer than 2 different indices of difficulty"));
    return set;
  }
  set.push_back(present("steering_intercept_s", fit->intercept));
  set.push_back(present("steering_slope_s", fit->slope));
  set.push_back(fit->slope > 0 ? present("steering_performance_1_s", 1 / fit->slope)
                               : absent("steering_performance_1_s", "harder corridors took no more time"));
  return set;
}

}  // namespace thimble::motion
