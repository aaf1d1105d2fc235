// A stroke's signal as a path with length: points at equal steps along it. Deviations are averaged over
// these, so that a place where the finger rested weighs no more than one that it passed.
#pragma once

#include <vector>

#include "engine/motion/signal.hpp"

namespace thimble::motion {

struct DrawnPath {
  std::vector<Vec2> mm;
  std::vector<double> seconds;  ///< when each was passed; a rest falls between two of them
  double step_mm = 0;           ///< length drawn from one to the next

  /// Drawn millimetres that a point stands for: a step, at the two ends half of it.
  double weight_mm(std::size_t i) const { return i == 0 || i + 1 == mm.size() ? step_mm / 2 : step_mm; }
};

/// Length of the signal's path up to every step of time; [0] is 0. Empty for an empty signal.
std::vector<double> lengths_mm(const Signal& signal);

/// The path at the step nearest under `spacing_mm` that divides its length, both ends included. Empty when
/// the signal has no length.
DrawnPath evenly_spaced(const Signal& signal, double spacing_mm);

}  // namespace thimble::motion
