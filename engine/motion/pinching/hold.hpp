// How still a pinch was held: spread, drift and place of the aperture and the midpoint. Knows nothing of how
// the fingers came to hold.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "engine/motion/pinching/aperture.hpp"

namespace thimble::motion {

/// Steps of a pair's signal, both included.
struct StepRange {
  std::size_t first = 0;
  std::size_t last = 0;

  std::size_t size() const { return last - first + 1; }
};

/// How far the midpoint or the aperture may go from where the hold began: farther is carrying, or letting go.
inline constexpr double kHoldReachMm = 10;

/// The steps of a hold that the task names: those inside its window. None where no step is.
std::optional<StepRange> steps_in(const PairSignal& signal, const TimeWindow& window);

/// The steps of a hold that the task doesn't name: from `begin` (where the fingers were closed) until the
/// midpoint or the aperture first is more than kHoldReachMm from what it was there, or one finger goes up.
StepRange steps_held(const PairSignal& signal, std::size_t begin);

/// Area of the ellipse that holds 95 % of the midpoints: pi 5.991 sqrt(det Cov), Cov with n - 1 and 5.991 the
/// 95 % quantile of chi-squared with 2 degrees of freedom. mm^2, lower is better, version 1. Source: Schubert
/// & Kirchner 2014, doi 10.1016/j.gaitpost.2013.09.001 (this is their large-sample form). Needs 3 midpoints.
double hold_ellipse_area_mm2(std::span<const Vec2> midpoints_mm);

/// Slope of the least-squares line of g over time. mm/s, positive when the fingers open; 0 is best, neither
/// way is better. Version 1. Source: this project. Needs 2 values.
double hold_drift_mm_s(std::span<const double> aperture_mm, double rate_hz);

/// Part of the steps at which |c - centre| <= radius. 0 to 1, higher is better, version 1. Source: this
/// project. Needs 1 midpoint.
double time_in_zone_fraction(std::span<const Vec2> midpoints_mm, const HoldZone& zone);

}  // namespace thimble::motion
