// A stroke's signal as a path with length, so that what is measured along it weighs every drawn millimetre
// alike: a place where the finger rested weighs no more than one that it passed.
#pragma once

#include <vector>

#include "engine/motion/signal.hpp"

namespace thimble::motion {

struct DrawnPath {
  std::vector<Vec2> mm;         ///< two neighbours may be in one place: a rest
  std::vector<double> seconds;  ///< when each was passed
};

/// What of a signal's positions becomes a point of its path.
struct DrawnPathSettings {
  /// Longer ways between two positions are divided, so that their distances to a curve can be taken as
  /// straight between two points.
  double piece_mm_max = 0.25;
  /// Positions nearer to the point before are left out.
  double piece_mm_min = 0.1;
  /// A stay within this distance of where it began, for at least this long, is a rest in its middle and has
  /// no length: otherwise a digitiser's noise would draw on for as long as the finger rests.
  double rest_mm = 0.5;
  double rest_s = 0.150;
};

/// Every position and all of its noise.
inline constexpr DrawnPathSettings kAsRecordedPath{
    .piece_mm_max = 0.25, .piece_mm_min = 0, .rest_mm = 0, .rest_s = 0.150};

/// Length of the signal's path up to every step of time; [0] is 0. Empty for an empty signal.
std::vector<double> lengths_mm(const Signal& signal);

/// Begins and ends where the signal does, but for a rest there. Empty when the signal has no length.
DrawnPath drawn_path(const Signal& signal, const DrawnPathSettings& settings = {});

/// Sum of the distances between the points.
double length_mm(const DrawnPath& path);

}  // namespace thimble::motion
