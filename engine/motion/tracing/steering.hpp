// The steering law: how fast somebody goes through a corridor for how hard it is (corridor.hpp).
#pragma once

#include <span>

#include "engine/core/polyline.hpp"
#include "engine/core/result.hpp"
#include "engine/motion/line_fit.hpp"
#include "engine/motion/measure.hpp"
#include "engine/motion/tracing/nearness.hpp"

namespace thimble::motion {

// All are of version 1. Source: Accot & Zhai 1997, doi 10.1145/258549.258760.

/// The corridor's index for the width that was really used: L / We, We = 4.132731354 SD of the sideways
/// offsets, every drawn millimetre alike. Error: no offset differs from another.
Result<double> effective_steering_id(std::span<const DeviationPiece> pieces, double length_mm);

struct SteeringTrial {
  double id = 0;
  double movement_time_s = 0;
};

/// steering_intercept_s, steering_slope_s and steering_performance_1_s of T = a + b ID over trials, in this
/// order. Absent for fewer than 2 different ID; the performance 1 / b also where b isn't positive.
MeasureSet steering_fit(std::span<const SteeringTrial> trials);

}  // namespace thimble::motion
