// What a sequence of aims was really aimed at, judged from where the selections fell: the effective amplitude
// and the spread along the task axis. Knows nothing of times.
#pragma once

#include <span>
#include <vector>

#include "engine/core/result.hpp"
#include "engine/motion/aiming/throughput.hpp"

namespace thimble::motion {

/// sqrt(2 pi e): the width of a uniform distribution that carries as many bits as a normal one of SD 1; 3.9 %
/// of selections fall outside it.
inline constexpr double kEffectiveWidthPerSd = 4.132731354;

/// a = |to - from|, without overflow on the way.
double amplitude_of(const AimTrial& trial);

/// dx of every trial: how far the selection went beyond the target's centre along the task axis, negative
/// where it fell short. Computed as (select - to) . (to - from) / a, which is algebraically (c^2 - b^2 - a^2)
/// / (2 a) with b = |select - to| and c = |select - from|, but doesn't subtract large squares from each
/// other. An error when a trial has no axis (from and to are one point) or a number overflows.
Result<std::vector<double>> overshoots_of(std::span<const AimTrial> sequence);

/// Mean of a + dx; in a serial task of a + dx + the dx of the trial before, because the aim started where
/// that one ended (0 before the first). Needs a trial and its overshoots.
double effective_amplitude_of(AimTask task, std::span<const AimTrial> sequence,
                              std::span<const double> overshoots);

/// The standard deviation of the overshoots, n - 1. An error when there is none: a single trial, or
/// overshoots that differ by no more than the rounding of coordinates of that size (1e-12 of the largest); or
/// when the effective width overflows.
Result<double> overshoot_sd_of(std::span<const AimTrial> sequence, std::span<const double> overshoots);

/// log2(amplitude / width + 1), bits; the width is positive. An error when the selections fell so far short
/// that the logarithm has none.
Result<double> index_of_difficulty(double amplitude, double width);

/// Mean of the movement times, s. An error when one of them is negative. Needs a trial.
Result<double> mean_movement_time_s(std::span<const AimTrial> sequence);

/// Bits over time. The first error of the two, or one of its own when no time passed.
Result<double> throughput_bit_s(const Result<double>& id_bits, const Result<double>& movement_time_s);

}  // namespace thimble::motion
