// Where the marks of an axis go: at numbers that a person would choose.
#pragma once

#include <vector>

namespace thimble::panel {

struct Axis {
  double min = 0;
  double max = 1;
  double step = 1;
  int decimals = 0;           ///< that the step needs
  std::vector<double> ticks;  ///< from min to max, both included

  /// 0 at min, 1 at max.
  double place(double value) const { return (value - min) / (max - min); }
};

/// An axis over all of [low, high], with steps of 1, 2 or 5 times a power of ten and at most `ticks_max` (>=
/// 3) marks. Equal or swapped bounds are widened. Both must be finite.
Axis nice_axis(double low, double high, int ticks_max);
/// The same for quantities that can't be below zero: begins at 0, unless that would leave the values in the
/// upper fifth.
Axis nice_axis_from_zero(double low, double high, int ticks_max);

}  // namespace thimble::panel
