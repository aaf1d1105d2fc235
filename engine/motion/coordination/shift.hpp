// How far one movement is behind another in time. Knows nothing of whose movements they are.
#pragma once

#include <span>

#include "engine/core/result.hpp"
#include "engine/motion/coordination/paired.hpp"

namespace thimble::motion {

/// Half a second either way: a hand that is farther behind doesn't follow, it repeats.
inline constexpr double kLongestShiftS = 0.5;
/// Shifts whose correlations differ by less fit alike.
inline constexpr double kAlike = 1e-12;

struct BestShift {
  int steps = 0;  ///< positive when the follower is behind
  /// By the parabola through the peak and its two neighbours; half a step away at most.
  double refined_steps = 0;
  double correlation = 0;  ///< at `steps`; above 0, up to 1
};

/// The shift L, of at most kLongestShiftS either way (inclusive), with the largest normalised
/// cross-correlation of the velocities,
///   sum of v_lead[i] . v_follow[i + L] / sqrt(sum of |v_lead[i]|^2 * sum of |v_follow[i + L]|^2),
/// all three sums over the pairs that lie within one stretch. Means aren't taken off, and each shift has its
/// own sums of squares, so that an exact copy later on, of whatever size, has a correlation of 1 at its lag,
/// however short the recording is. Of shifts alike within kAlike the smallest is taken, and of two of one
/// size the positive one. Shifts at which one of the two rests are passed over.
/// Smallest valid input: stretches with, beyond the longest shift, steps for half a second more in all (one
/// of 1 s will do); a rate of 2 to 10,000 Hz; and a shift at which the two move alike, not only against each
/// other or at other times: a correlation above 0. Otherwise the error says what is missing. O(n * rate).
Result<BestShift> best_shift(std::span<const PairedStretch> stretches);

}  // namespace thimble::motion
