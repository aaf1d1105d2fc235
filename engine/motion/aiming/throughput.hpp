// Pointing at targets after ISO 9241-411: how far, how scattered and how fast a sequence of selections was,
// in one number of bits a second. From positions and times of the trials alone: knows nothing of what the
// pointer did between them.
#pragma once

#include <cstdint>
#include <span>

#include "engine/core/geometry.hpp"
#include "engine/motion/measure.hpp"

namespace thimble::motion {

/// One aim of a sequence. Nothing here may be infinite or NaN.
struct AimTrial {
  Vec2 from{};                 ///< centre of the target before: where the aim was meant to start
  Vec2 to{};                   ///< centre of the target
  Vec2 select{};               ///< where it was selected
  double movement_time_s = 0;  ///< from the selection before to this one, or from the start to this one
  double width_mm = 0;         ///< the target's diameter
};

/// Serial: each selection is the start of the next aim. Discrete: every aim starts anew.
enum class AimTask : std::uint8_t { kSerial, kDiscrete };

/// One sequence, its trials in the order in which they were done. With F = from, T = to, S = select:
/// a = |T - F|, b = |S - T|, c = |S - F|, dx = (c^2 - b^2 - a^2) / (2 a).
/// - effective_amplitude: Ae = mean of a + dx, in serial tasks of a + dx + the dx of the trial before (0
///   before the first). mm, neither way. Needs a trial, and none with F = T.
/// - effective_width: We = 4.132731354 SD(dx), n - 1. mm, neither way. Needs 2 trials whose dx differ by
///   more than rounding (1e-12 of the largest coordinate), and none with F = T.
/// - effective_id_bits: IDe = log2(Ae / We + 1). bits, neither way. Needs We, and Ae > -We.
/// - throughput_bit_s: IDe / mean movement time. bit/s, higher is better. Needs IDe and a time above 0.
/// - error_fraction: trials with b > W/2 over all; b = W/2 is a hit (to 1e-9 mm). 0 to 1, lower is better.
///   Needs a trial, and every width above 0.
/// - movement_time_s: mean. s, neither way. Needs a trial, and no time negative.
/// - nominal_id_bits: mean of log2(a / W + 1). bits, neither way. Needs a trial, and every width above 0.
/// All of version 1, in this order. Source: ISO 9241-411; Soukoreff & MacKenzie 2004, doi
/// 10.1016/j.ijhcs.2004.09.001; the carry-over in serial tasks: MacKenzie 2015 ("Fitts' throughput and the
/// remarkable case of touch-based target selection", HCI International). Lengths may be in any one unit (a
/// recording's pixels, say): then amplitude and width are in that unit, and the rest stays as it is.
/// Sequences should have 9 trials, better 13 to 25. Children of 4 or 5 years scatter for other reasons than
/// speed: report nominal_id_bits beside.
MeasureSet aiming_measures(AimTask task, std::span<const AimTrial> sequence);

/// The mean of the sequences' values, measure by measure; throughput is thereby the mean of means (trials are
/// never pooled). A measure absent in every sequence is absent, for the first sequence's reason; where some
/// sequences lack it, the mean is over the others. No sequences give no measures.
MeasureSet mean_over_sequences(std::span<const MeasureSet> sequences);

}  // namespace thimble::motion
