// Pointing with a finger, whose own imprecision isn't the aim's: Fitts' law for fingers (FFitts). From
// positions and times alone.
#pragma once

#include <span>

#include "engine/core/result.hpp"
#include "engine/motion/aiming/throughput.hpp"

namespace thimble::motion {

/// One tap of a calibration block: a target tapped as precisely as can be, in no hurry.
struct CalibrationTap {
  Vec2 target{};
  Vec2 tap{};
};

/// sigma_a of FFitts: the spread of careful taps, per axis.
/// Formula: sqrt(sum of |e - mean e|^2 / (2 (n - 1))), e = tap - target: the two axes' standard deviations
/// pooled, because the axes of the aims lie in all directions. A constant offset of the finger is no spread.
/// Unit: mm. Direction: lower is more precise. Version 1. Source: Bi, Li & Zhai 2013,
/// doi 10.1145/2470654.2466180; pooling: this project. Smallest valid input: 2 taps.
Result<double> finger_tap_sd_mm(std::span<const CalibrationTap> taps);

/// finger_tap_sd_mm of a calibration block.
MeasureSet finger_calibration_measures(std::span<const CalibrationTap> taps);

/// One sequence.
/// - finger_effective_width_mm: W = sqrt(2 pi e (s^2 - sa^2)), s the standard deviation (n - 1) of the
///   overshoots along the task axis and sa that of careful taps. mm, neither way.
/// - finger_effective_id_bits: log2(Ae / W + 1), Ae the effective amplitude of throughput.hpp. bits, neither
///   way.
/// - finger_throughput_bit_s: that over the mean movement time. bit/s, higher is better.
/// All of version 1, in this order. Source: Bi, Li & Zhai 2013, doi 10.1145/2470654.2466180 (with the nominal
/// amplitude). Smallest valid input: 2 trials that spread by more than sa, which isn't negative.
MeasureSet finger_aiming_measures(AimTask task, std::span<const AimTrial> sequence, double tap_sd_mm);

}  // namespace thimble::motion
