// Pointing at targets after ISO 9241-411: how far, how scattered and how fast a sequence of selections was, in
// one number of bits a second. From positions and times of the trials alone: knows nothing of what the pointer
// did between them.
#pragma once

#include <cstdint>
#include <span>

#include "engine/core/geometry.hpp"
#include "engine/motion/measure.hpp"

namespace thimble::motion {

/// One aim of a sequence. Any length unit does as long as it is the same everywhere; nothing here may be
/// infinite or NaN.
struct AimTrial {
  Vec2 from{};                 ///< centre of the target before: where the aim was meant to start
  Vec2 to{};                   ///< centre of the target
  Vec2 select{};               ///< where it was selected
  double movement_time_s = 0;  ///< from the selection before to this one, or from the start to this one
  double width_mm = 0;         ///< the target's diameter
};

/// Serial: each selection is the start of the next aim. Discrete: every aim starts anew.
enum class AimTask : std::uint8_t { kSerial, kDiscrete };

/// effective_amplitude effective_width effective_id_bits throughput_bit_s error_fraction movement_time_s
/// nominal_id_bits of one sequence
MeasureSet aiming_measures(AimTask task, std::span<const AimTrial> sequence);

/// The mean of the sequences' values, measure by measure; throughput is thereby the mean of means. A measure
/// absent in every sequence is absent; where some sequences lack it, the mean is over the others.
MeasureSet mean_over_sequences(std::span<const MeasureSet> sequences);

}  // namespace thimble::motion
