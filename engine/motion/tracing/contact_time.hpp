// Where the time of a trace went: lifts, the air between strokes, and pauses on the surface.
#pragma once

#include <span>

#include "engine/motion/stroke_signal.hpp"
#include "engine/motion/tracing/tracing.hpp"

namespace thimble::motion {

// All are of version 1.

/// Pen lifts: how often the finger or pen was taken away by the child for at least 30 ms and came down again.
/// A count; neither way is better: a figure of n strokes asks for n - 1. Strokes without points are passed
/// over; no points at all are an error.
Result<double> pen_lifts(std::span<const DrawnStroke> drawn);

/// Air time fraction: time in the air between strokes over the time from the first sample to the last. 0 to
/// 1, neither way is better. Error: fewer than 2 stamps.
Result<double> air_time_fraction(std::span<const DrawnStroke> drawn);

struct Pauses {
  int count = 0;
  double time_s = 0;
};

/// Pauses: stays of a contact below 5 mm/s for at least 150 ms, between the first onset and the last offset
/// of the whole trace. A silence inside a contact is such a stay where the finger came up again no farther
/// away than 5 mm/s allows: many devices are silent while a finger rests. Count and summed s, fewer and less
/// is better; pauses told poor writers from good ones better than totals did (the project's MEASURES page).
/// Needs a movement.
Pauses pauses_of(std::span<const StrokeSignal> signals);

}  // namespace thimble::motion
