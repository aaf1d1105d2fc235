#include "engine/motion/stroke.hpp"

#include <algorithm>

#include "engine/core/check.hpp"

namespace thimble::motion {

std::vector<TimedPoint> points_of(std::span<const Sample> samples, int contact) {
  std::vector<TimedPoint> points;
  for (const Sample& sample : samples) {
    if (sample.contact == contact) points.push_back({.t = sample.t, .mm = sample.mm});
  }
  return points;
}

std::vector<TimedPoint> in_time_order(std::span<const TimedPoint> points) {
  std::vector<TimedPoint> kept;
  kept.reserve(points.size());
  for (const TimedPoint& point : points) {
    if (kept.empty() || point.t > kept.back().t) kept.push_back(point);
  }
  return kept;
}

double median_rate_hz(std::span<const TimedPoint> points) {
  if (points.size() < 2) return 0;
  std::vector<Ns> steps;
  steps.reserve(points.size());
  for (std::size_t i = 1; i < points.size(); ++i) steps.push_back(points[i].t - points[i - 1].t);
  const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  return 1 / in_seconds(*middle);
}

std::vector<std::span<const TimedPoint>> split_at_gaps(std::span<const TimedPoint> points, Ns gap) {
  CHECK(gap > Ns{0});
  std::vector<std::span<const TimedPoint>> pieces;
  std::size_t first = 0;
  for (std::size_t i = 1; i <= points.size(); ++i) {
    if (i < points.size() && points[i].t - points[i - 1].t <= gap) continue;
    pieces.push_back(points.subspan(first, i - first));
    first = i;
  }
  return pieces;
}

}  // namespace thimble::motion
