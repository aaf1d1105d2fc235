#include "engine/motion/tracing/steering.hpp"

#include <cmath>
#include <vector>

#include "engine/core/check.hpp"

namespace thimble::motion {
namespace {

constexpr double kEffectiveWidth = 4.132731354;  // sqrt(2 pi e): as in ISO 9241-411

// Both ends nearly alike, the closed form is 0 / 0; the series' first terms are exact to 1e-12 there.
double piece_id(double length_mm, double from_mm, double to_mm) {
  const double mean = (from_mm + to_mm) / 2;
  const double x = (to_mm - from_mm) / (2 * mean);
  if (std::abs(x) < 1e-3) return length_mm / mean * (1 + x * x / 3 + x * x * x * x / 5);
  return length_mm / (from_mm - to_mm) * std::log(from_mm / to_mm);
}

}  // namespace

double steering_id(double length_mm, double corridor_mm) {
  CHECK(corridor_mm > 0);
  return length_mm / corridor_mm;
}

double steering_id(std::span<const CorridorWidth> widths) {
  CHECK(widths.size() >= 2);
  double id = 0;
  for (std::size_t i = 1; i < widths.size(); ++i) {
    const double length_mm = widths[i].s_mm - widths[i - 1].s_mm;
    CHECK(length_mm >= 0 && widths[i - 1].width_mm > 0 && widths[i].width_mm > 0);
    id += piece_id(length_mm, widths[i - 1].width_mm, widths[i].width_mm);
  }
  return id;
}

Result<double> effective_steering_id(std::span<const Deviation> deviations, double length_mm) {
  const double drawn_mm = drawn_length_mm(deviations);
  if (!(drawn_mm > 0)) return Error{"the finger stayed in one place"};
  const double mean = signed_bias_mm(deviations);
  double variance = 0;
  for (const Deviation& d : deviations) {
    const double aside = d.offset_mm - mean;
    variance += d.weight_mm * aside * aside / drawn_mm;
  }
  if (!(variance > 1e-18)) return Error{"the offsets don't vary: no effective width"};
  return length_mm / (kEffectiveWidth * std::sqrt(variance));
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
