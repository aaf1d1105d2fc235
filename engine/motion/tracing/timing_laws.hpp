// Two laws of skilled drawing, over several trials: a figure takes about the same time at any size
// (isochrony), and its strokes keep their shares of that time (homothety).
#pragma once

#include <span>
#include <vector>

#include "engine/motion/measure.hpp"

namespace thimble::motion {

struct SizedTrial {
  double size_mm = 0;          ///< of the figure, for example its length; positive
  double movement_time_s = 0;  ///< positive
};

/// isochrony_slope: the slope of ln T on ln size, least squares. Unit: 1; nearer to 0 is more skilled (0
/// where time doesn't depend on size, 1 where it grows with it). Version 1. Absent for fewer than 2 different
/// sizes. Source: Viviani & Terzuolo 1982, doi 10.1016/0306-4522(82)90122-0.
Measure isochrony(std::span<const SizedTrial> trials);

/// homothety_variation: each stroke's share of its trial's time; of each stroke the coefficient of variation
/// (n - 1) of its shares over the trials; the mean over the strokes. Unit: 1, lower is more skilled, version
/// 1. `stroke_times_s` has one row a trial, with as many positive times in each. Absent for fewer than 2
/// trials or fewer than 2 strokes. Source: Viviani & Terzuolo 1982.
Measure homothety(std::span<const std::vector<double>> stroke_times_s);

}  // namespace thimble::motion
