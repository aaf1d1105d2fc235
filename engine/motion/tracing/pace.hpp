// How fast strokes were drawn: their signals, and what follows from the signals alone. Knows nothing of
// templates.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/motion/signal.hpp"
#include "engine/motion/stroke.hpp"

namespace thimble::motion {

/// What lies between two silences of one contact, through the signal chain.
struct StrokeSignal {
  std::size_t stroke = 0;  ///< which contact
  Signal signal;           ///< at least two positions
  double recorded_hz = 0;  ///< one over the median step between the raw stamps
  std::vector<Vec2> velocities_mm_s;
  std::vector<double> speeds_mm_s;
  std::optional<Movement> movement;  ///< none where the finger only rested
};

/// The signals of one contact's raw points, numbered `stroke`. Points whose stamp doesn't go forward, and
/// lone points between two silences, are passed over. A full chain needs a rate that it can filter at.
std::vector<StrokeSignal> signals_of(std::span<const TimedPoint> points, std::size_t stroke,
                                     const SignalChain& chain = {});

/// From onset to offset of a signal that has a movement.
std::span<const double> moving_speeds(const StrokeSignal& signal);
std::span<const Vec2> moving_velocities(const StrokeSignal& signal);

// The next three need at least one signal with a movement (40 ms above 10 mm/s). They take the signals in the
// order of time, those of one contact next to each other. All are of version 1.

bool any_movement(std::span<const StrokeSignal> signals);

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

}  // namespace thimble::motion
