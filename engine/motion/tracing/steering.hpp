// The steering law: how hard a corridor is to go through, and how fast somebody goes through it for that. The
// corridor's width may change along it.
#pragma once

#include <span>

#include "engine/core/polyline.hpp"
#include "engine/core/result.hpp"
#include "engine/motion/line_fit.hpp"
#include "engine/motion/measure.hpp"
#include "engine/motion/tracing/nearness.hpp"

namespace thimble::motion {

// All are of version 1. Source: Accot & Zhai 1997, doi 10.1145/258549.258760.

/// Steering index of difficulty of an even corridor: L / W. Unit: 1 ("steering bits"). Neither way is better.
/// `corridor_mm` is positive.
double steering_id(double length_mm, double corridor_mm);

struct CorridorWidth {
  double s_mm = 0;      ///< along the corridor
  double width_mm = 0;  ///< positive
};

/// Of a corridor whose width goes straight from each of these to the next: the integral of ds / W(s), for a
/// piece of length l from W1 to W2 l / (W1 - W2) ln(W1 / W2). At least 2 widths, in the order of s.
double steering_id(std::span<const CorridorWidth> widths);

/// The corridor's index for the width that was really used: L / We, We = 4.132731354 SD of the sideways
/// offsets, every drawn millimetre alike. Error: no offset differs from another.
Result<double> effective_steering_id(std::span<const Deviation> deviations, double length_mm);

struct SteeringTrial {
  double id = 0;
  double movement_time_s = 0;
};

/// steering_intercept_s, steering_slope_s and steering_performance_1_s of T = a + b ID over trials, in this
/// order. Absent for fewer than 2 different ID; the performance 1 / b also where b isn't positive.
MeasureSet steering_fit(std::span<const SteeringTrial> trials);

}  // namespace thimble::motion
