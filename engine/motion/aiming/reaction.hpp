// How fast a child answers a stimulus, and how often before it can have been seen. From times alone: knows
// nothing of what the response was.
#pragma once

#include <optional>
#include <span>

#include "engine/core/time.hpp"
#include "engine/motion/measure.hpp"

namespace thimble::motion {

/// Both times on one clock.
struct ReactionTrial {
  Ns stimulus{0};              ///< when the stimulus was shown
  std::optional<Ns> response;  ///< the first movement above the threshold, or the press; none: no response
};

/// Earlier than this nothing seen can have caused the response; later, something else came between.
inline constexpr Ns kReactionMin{150'000'000};
inline constexpr Ns kReactionMax{2'000'000'000};

/// response - stimulus - latency of a trial with a response, ms; negative for a response before the stimulus.
/// `device_latency` is what display and digitiser add, as declared for the device.
std::optional<double> reaction_time_of_ms(const ReactionTrial& trial, Ns device_latency);

/// From 150 to 2000 ms, both included.
bool is_valid_reaction_ms(double reaction_time_ms);

/// A block of trials.
/// - reaction_time_median_ms: median of the valid response - stimulus - latency, 150 to 2000 ms, both
///   included (of an even number the mean of the middle two). ms, lower is better. Needs a valid response.
/// - anticipations: responses under 150 ms, those before the stimulus included.
/// - late_responses: responses over 2000 ms.
/// - missing_responses: trials without a response.
/// The last three are counts, lower is better, and need a trial. All of version 1, in this order. Source:
/// Luce 1986, Response Times (Oxford); the limits: this project. The latency isn't negative.
MeasureSet reaction_measures(std::span<const ReactionTrial> block, Ns device_latency);

/// How many times as long as an adult a child of that age takes, on average: 1 + 5.16 e^(-0.21 age). 2.8 at 5
/// years, 2.0 at 8, 1.4 at 12. A start for what to expect, no norm: speed of processing over many tasks.
/// Source: Kail 1991, doi 10.1037/0033-2909.109.3.490. The age isn't negative.
double reaction_time_age_factor(double age_years);

}  // namespace thimble::motion
