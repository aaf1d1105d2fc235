// Holding back: answers to go stimuli and to no-go stimuli. A picture of attention in that game, no
// diagnosis. Knows nothing of what the stimuli were.
#pragma once

#include <optional>
#include <span>

#include "engine/motion/aiming/reaction.hpp"
#include "engine/motion/measure.hpp"

namespace thimble::motion {

enum class Stimulus : std::uint8_t { kGo, kNoGo };

struct GoNoGoTrial {
  Stimulus stimulus = Stimulus::kGo;
  ReactionTrial reaction{};
};

/// A block of trials. An answer is an answer however early or late.
/// - commission_fraction: no-go stimuli answered over all no-go stimuli. 0 to 1, lower is better. Needs a
///   no-go stimulus.
/// - omission_fraction: go stimuli not answered over all go stimuli. 0 to 1, lower is better. Needs a go
///   stimulus.
/// - d_prime: z(H) - z(FA), with H = (go answered + 0.5) / (go + 1) and FA = (no-go answered + 0.5) /
///   (no-go + 1), so that perfect blocks have a value; it grows with their length. 1, higher is better, 0 is
///   chance. Needs a stimulus of each kind.
/// - go_reaction_time_variation: standard deviation (n - 1) over mean of the go responses of 150 to 2000 ms,
///   latency subtracted. 1, lower is steadier. Needs 2 such responses.
/// All of version 1, in this order. Source: Macmillan & Creelman 2005, Detection Theory; correction: Hautus
/// 1995, doi 10.3758/BF03203619. The latency isn't negative.
MeasureSet attention_measures(std::span<const GoNoGoTrial> block, Ns device_latency);

}  // namespace thimble::motion
