// One aim at one target, from the pointer's or the finger's recorded way: when it began, how fast it was, how
// it was corrected and where it ended. And the ends of a block of aims together. Targets that jump are
// jump.hpp's.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/time.hpp"
#include "engine/motion/measure.hpp"
#include "engine/motion/stroke.hpp"

namespace thimble::motion {

struct Aim {
  Ns stimulus{0};                    ///< when the target was shown, on the points' clock
  Ns device_latency{0};              ///< what display and digitiser add, as declared for the device
  Vec2 from{};                       ///< where the aim was meant to start: the centre of the target before
  Vec2 to{};                         ///< the target's centre
  double width_mm = 0;               ///< the target's diameter
  std::vector<TimedPoint> points{};  ///< raw, of one pointer or contact, from rest on; a rest may follow
  std::optional<Ns> press{};         ///< when the button or the finger came down to select
  std::optional<Ns> release{};       ///< when it came up again
};

/// One aim through the signal chain; its movement lasts from the first onset to the last offset.
/// - reaction_time_ms: onset - stimulus - latency. ms, lower is better; negative if it began before.
/// - response_time_s: offset - stimulus - latency. s, lower is better.
/// - movement_time_s, peak_speed_mm_s: as in tracing/pace.hpp.
/// - time_to_peak_speed_s: from onset to the first step of the peak speed. s, neither way.
/// - deceleration_time_s: from there to the offset. s, neither way; longer where the end is steered.
/// - aim_path_length_mm: length of the way from onset to offset, a silence of the device crossed straight.
///   mm, neither way.
/// - aim_path_efficiency: straight distance between the two ends of that way over its length. 0 to 1, higher
///   is straighter.
/// - corrective_submovements: times after the first peak that the acceleration crosses zero upwards for
///   good: the speed rises again by at least 5 % of the peak speed and 10 mm/s (as much as an onset needs),
///   after a fall by at least as much. A silence of the device is a rest. A count, lower is better; small
///   movements of one's own accord count as well.
/// - endpoint_error_along_mm: where the way ended, along the line from `from` to `to` beyond the target's
///   centre. mm, 0 is best; negative is short of it.
/// - endpoint_error_across_mm: the same across that line, positive to the right of its direction (y points
///   down).
/// All of version 1, in this order. Smallest valid input: a movement (40 ms above 10 mm/s); for the last two
/// `from` and `to` in different places as well. Source: Culmer 2009, doi 10.1016/j.jneumeth.2009.07.025, and
/// Flatters 2014, doi 10.1371/journal.pone.0088692; sub-movements: Meyer 1988, doi
/// 10.1037/0033-295X.95.3.340. Means over a block of aims: mean_over_sequences of throughput.hpp.
MeasureSet aim_measures(const Aim& aim);

/// The ends of a block of aims, from the sets that aim_measures gave: endpoint_constant_error_along_mm (the
/// mean of their endpoint errors; 0 is best), endpoint_variable_error_along_mm (their standard deviation,
/// n - 1; lower is better), endpoint_absolute_error_along_mm (the mean of their absolute values; lower is
/// better), and the same three across. mm, version 1. Source: Schmidt & Lee, Motor Control and Learning.
/// Smallest valid input: one aim with an endpoint error, two for the variable error. Aims without one are
/// passed over.
MeasureSet endpoint_measures(std::span<const MeasureSet> aims);

}  // namespace thimble::motion
