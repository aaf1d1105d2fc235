// The way of an aim after the signal chain, whole: one line through all pieces between silences.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/motion/stroke_signal.hpp"

namespace thimble::motion {

struct PathPoint {
  double t_s = 0;
  Vec2 mm{};
};

/// Every step of the signals in order of time.
std::vector<PathPoint> path_of(std::span<const StrokeSignal> signals);

/// The part between two times, its ends interpolated. Empty where the path has no part of it.
std::vector<PathPoint> between(std::span<const PathPoint> path, double begin_s, double end_s);

/// mm
double length_of(std::span<const PathPoint> path);

/// The first onset and the last offset. Needs a movement.
struct MovementTimes {
  double onset_s = 0;
  double offset_s = 0;
};
MovementTimes movement_times(std::span<const StrokeSignal> signals);

/// When a velocity of a signal with a movement was had.
double velocity_time_s(const StrokeSignal& signal, std::size_t i);

}  // namespace thimble::motion
