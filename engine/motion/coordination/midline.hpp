// Whether hands cross the middle of the body, and hesitate there. Knows nothing of which hand it was.
#pragma once

#include <span>
#include <vector>

#include "engine/motion/measure.hpp"
#include "engine/motion/stroke.hpp"

namespace thimble::motion {

/// Something to be moved, or reached for, from one place to another.
struct MidlineReach {
  double from_x_mm = 0;
  double to_x_mm = 0;
  std::vector<std::vector<TimedPoint>> contacts;  ///< what moved it, each in time order
};

/// The midline lies along y.
struct MidlineTask {
  double midline_x_mm = 0;
  std::span<const MidlineReach> reaches;
};

/// midline_crossing_fraction midline_hesitation, both of version 1. A reach is an opportunity when its two
/// ends lie on two sides of the midline; others are passed over.
///
/// midline_crossing_fraction: opportunities in which one and the same contact was first on the side of the
///   beginning and later on that of the end, over all opportunities. 1, higher is better. A change of hands
///   at the midline is no crossing: neither contact goes over it. From 1 opportunity.
/// midline_hesitation: the deepest dip of the speed within 20 mm of the midline, that is the largest of
///   1 - v / min(b, a), v the speed at a step there, b the largest speed of that contact up to it and a the
///   largest from it on; the mean over the contacts that crossed. 1, lower is better: 0 when the hand goes
///   over with a single rise and fall, 1 when it stops there. Full chain. From 1 crossing without a silence
///   of more than 100 ms there.
/// Source of both: this project, after the midline items of occupational therapy.
MeasureSet midline_measures(const MidlineTask& task);

}  // namespace thimble::motion
