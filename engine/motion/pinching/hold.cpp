#include "engine/motion/pinching/hold.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "engine/core/check.hpp"
#include "engine/motion/statistics.hpp"

namespace thimble::motion {
namespace {

constexpr double kChiSquared95 = 5.991;  // of 2 degrees of freedom

}  // namespace

std::optional<StepRange> steps_in(const PairSignal& signal, const TimeWindow& window) {
  const auto begin = std::lower_bound(signal.stamps.begin(), signal.stamps.end(), window.from);
  const auto end = std::upper_bound(signal.stamps.begin(), signal.stamps.end(), window.to);
  if (begin >= end) return std::nullopt;
  const auto first = static_cast<std::size_t>(begin - signal.stamps.begin());
  return StepRange{.first = first, .last = first + static_cast<std::size_t>(end - begin) - 1};
}

StepRange steps_held(const PairSignal& signal, std::size_t begin) {
  CHECK(begin < signal.size());
  const auto held = [&](std::size_t i) {
    return std::abs(signal.aperture_mm[i] - signal.aperture_mm[begin]) <= kHoldReachMm &&
           distance(signal.midpoint_mm[i], signal.midpoint_mm[begin]) <= kHoldReachMm;
  };
  StepRange steps{.first = begin, .last = begin};
  while (steps.last + 1 < signal.size() && held(steps.last + 1)) ++steps.last;
  return steps;
}

double hold_ellipse_area_mm2(std::span<const Vec2> midpoints_mm) {
  CHECK(midpoints_mm.size() >= 3);
  Vec2 middle{};
  for (Vec2 c : midpoints_mm) middle += c;
  middle /= static_cast<double>(midpoints_mm.size());
  double xx = 0;
  double yy = 0;
  double xy = 0;
  for (Vec2 c : midpoints_mm) {
    const Vec2 d = c - middle;
    xx += d.x * d.x;
    yy += d.y * d.y;
    xy += d.x * d.y;
  }
  const double determinant = std::max(0.0, xx * yy - xy * xy);  // rounding may leave less than none
  return std::numbers::pi * kChiSquared95 * std::sqrt(determinant) /
         static_cast<double>(midpoints_mm.size() - 1);
}

double hold_drift_mm_s(std::span<const double> aperture_mm, double rate_hz) {
  CHECK(aperture_mm.size() >= 2 && rate_hz > 0);
  const double middle = mean_of(aperture_mm);
  const double middle_step = static_cast<double>(aperture_mm.size() - 1) / 2;
  double products = 0;
  double squares = 0;
  for (std::size_t i = 0; i < aperture_mm.size(); ++i) {
    const double step = static_cast<double>(i) - middle_step;
    products += step * (aperture_mm[i] - middle);
    squares += step * step;
  }
  return products / squares * rate_hz;
}

double time_in_zone_fraction(std::span<const Vec2> midpoints_mm, const HoldZone& zone) {
  CHECK(!midpoints_mm.empty() && zone.radius_mm > 0);
  const auto inside = std::count_if(midpoints_mm.begin(), midpoints_mm.end(),
                                    [&](Vec2 c) { return distance(c, zone.center_mm) <= zone.radius_mm; });
  return static_cast<double>(inside) / static_cast<double>(midpoints_mm.size());
}

}  // namespace thimble::motion
