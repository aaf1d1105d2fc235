// How well one finger taps while the others stay still. Knows nothing of how the fingers were told apart.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/motion/measure.hpp"
#include "engine/motion/stroke.hpp"

namespace thimble::motion {

/// One finger on the surface, from down to up.
struct FingerContact {
  /// Which; any numbers, alike in all contacts.
  int finger = 0;
  /// For a tap: the one that was to tap. None for a finger that only rests.
  std::optional<int> asked_finger{};
  std::vector<TimedPoint> points;  ///< in time order
};

/// wrong_finger_fraction tap_rate_hz finger_overflow_mm, all of version 1, of all contacts of one recording,
/// in any order. A contact without points is passed over.
///
/// wrong_finger_fraction: taps with another finger than the one asked for, over all taps. 1, lower is better.
///   From 1 tap.
/// tap_rate_hz: taps less one, over the time from the first down to the last, whichever finger. Hz,
///   neither way is better. From 2 taps at different times.
/// finger_overflow_mm: the length of the paths of all contacts of other fingers from a tap's down to its up,
///   summed over those contacts; the mean over the taps during which another finger was on the surface. mm,
///   lower is better: 0 when the others stayed still. The other fingers' positions go through the full chain,
///   so that a digitiser's trembling counts for little; where one was silent for more than 100 ms nothing is
///   added. From 1 such tap that lasts.
/// O(taps * contacts + samples).
MeasureSet finger_measures(std::span<const FingerContact> contacts);

}  // namespace thimble::motion
