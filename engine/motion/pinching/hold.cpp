#include "engine/motion/pinching/hold.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "engine/core/check.hpp"

namespace thimble::motion {
namespace {

constexpr double kChiSquared95 = 5.991;  // of 2 degrees of freedom
// A stamp that falls on a step may miss it by rounding.
constexpr double kStepTolerance = 1e-6;

double mean(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

std::optional<StepRange> steps_in(const PairSignal& signal, const TimeWindow& window) {
  const double last_step = static_cast<double>(signal.size() - 1);
  const double first = std::max(0.0, std::ceil(signal.step_at(window.from) - kStepTolerance));
  const double last = std::min(last_step, std::floor(signal.step_at(window.to) + kStepTolerance));
  if (!(first <= last)) return std::nullopt;
  return StepRange{.first = static_cast<std::size_t>(first), .last = static_cast<std::size_t>(last)};
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

double hold_aperture_sd_mm(std::span<const double> aperture_mm) {
  CHECK(aperture_mm.size() >= 2);
  const double middle = mean(aperture_mm);
  double squares = 0;
  for (double g : aperture_mm) squares += (g - middle) * (g - middle);
  return std::sqrt(squares / static_cast<double>(aperture_mm.size() - 1));
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
  const double middle = mean(aperture_mm);
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
  const auto inside = std::count_if(midpoints_mm.begin(), midpoints_mm.end(), [&](Vec2 c) {
    return distance(c, zone.center_mm) <= zone.radius_mm;
  });
  return static_cast<double>(inside) / static_cast<double>(midpoints_mm.size());
}

}  // namespace thimble::motion
