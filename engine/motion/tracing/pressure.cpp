#include "engine/motion/tracing/pressure.hpp"

#include <vector>

#include "engine/motion/line_fit.hpp"
#include "engine/motion/statistics.hpp"

namespace thimble::motion {
namespace {

// Seconds from the trial's start, and the pressure then.
std::vector<Vec2> pressures_of(std::span<const Sample> samples) {
  std::vector<Vec2> points;
  for (const Sample& sample : samples) {
    const bool pressed = sample.pressure && *sample.pressure > 0 && !ends_contact(sample.phase);
    if (sample.device == Device::kStylus && pressed)
      points.push_back({in_seconds(sample.t), *sample.pressure});
  }
  return points;
}

}  // namespace

MeasureSet pressure_measures(std::span<const Sample> samples) {
  const std::vector<Vec2> points = pressures_of(samples);
  MeasureSet set;
  if (points.size() < 2) {
    for (const char* id : {"pressure_mean", "pressure_variation", "pressure_slope_1_s"})
      set.push_back(absent(id, "no pen that measures pressure"));
    return set;
  }
  std::vector<double> pressures;
  for (Vec2 p : points) pressures.push_back(p.y);
  const double mean = mean_of(pressures);
  set.push_back(present("pressure_mean", mean));
  set.push_back(present("pressure_variation", standard_deviation_of(pressures) / mean));
  const Result<LineFit> fit = line_fit(points);
  set.push_back(fit ? present("pressure_slope_1_s", fit->slope)
                    : absent("pressure_slope_1_s", "all samples have the same stamp"));
  return set;
}

}  // namespace thimble::motion
