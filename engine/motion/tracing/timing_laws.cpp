#include "engine/motion/tracing/timing_laws.hpp"

#include <cmath>
#include <numeric>
#include <string>

#include "engine/core/check.hpp"
#include "engine/motion/line_fit.hpp"
#include "engine/motion/statistics.hpp"

namespace thimble::motion {

Measure isochrony(std::span<const SizedTrial> trials) {
  std::vector<Vec2> points;
  for (const SizedTrial& trial : trials) {
    CHECK(trial.size_mm > 0 && trial.movement_time_s > 0);
    points.push_back({std::log(trial.size_mm), std::log(trial.movement_time_s)});
  }
  const Result<LineFit> fit = line_fit(points);
  return fit ? present("isochrony_slope", fit->slope)
             : absent("isochrony_slope", "fewer than 2 different sizes");
}

Measure homothety(std::span<const std::vector<double>> stroke_times_s) {
  const std::size_t trials = stroke_times_s.size();
  if (trials < 2) return absent("homothety_variation", "fewer than 2 trials");
  const std::size_t strokes = stroke_times_s.front().size();
  if (strokes < 2) return absent("homothety_variation", "fewer than 2 strokes: one has all of the time");
  double variation = 0;
  for (std::size_t i = 0; i < strokes; ++i) {
    std::vector<double> shares;
    for (const std::vector<double>& times : stroke_times_s) {
      CHECK(times.size() == strokes);
      shares.push_back(times[i] / std::accumulate(times.begin(), times.end(), 0.0));
    }
    variation += standard_deviation_of(shares) / mean_of(shares);
  }
  return present("homothety_variation", variation / static_cast<double>(strokes));
}

}  // namespace thimble::motion
