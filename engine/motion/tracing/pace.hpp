// How fast strokes were drawn: what follows from their signals alone. Knows nothing of templates.
#pragma once

#include <span>

#include "engine/core/result.hpp"
#include "engine/motion/stroke_signal.hpp"

namespace thimble::motion {

// These need at least one signal with a movement (40 ms above 10 mm/s). They take the signals in the
// order of time, those of one contact next to each other. All are of version 1.

/// Movement time: last offset - first onset. s; pauses and time in the air between them are part of it, a
/// rest before or after isn't. Neither way is better. Source: Culmer 2009,
/// doi 10.1016/j.jneumeth.2009.07.025.
double movement_time_s(std::span<const StrokeSignal> signals);
/// Mean speed: path length between each contact's first onset and last offset, summed, over the time between
/// them, summed. mm/s; pauses on the surface are part of it, time in the air isn't. Neither way is better.
/// Source: Culmer 2009.
double mean_speed_mm_s(std::span<const StrokeSignal> signals);
/// Peak speed: the largest speed between an onset and its offset. mm/s, neither way is better. Source: Culmer
/// 2009.
double peak_speed_mm_s(std::span<const StrokeSignal> signals);
/// Speed variation: SD (n - 1) over mean of the speeds between onsets and offsets, of all signals together.
/// 1, neither way is better. Error: fewer than 2 speeds.
Result<double> speed_variation(std::span<const StrokeSignal> signals);

}  // namespace thimble::motion
