#include "engine/motion/aiming/aim_path.hpp"

#include <algorithm>

#include "engine/core/check.hpp"

namespace thimble::motion {
namespace {

PathPoint interpolated(const PathPoint& a, const PathPoint& b, double t_s) {
  return {.t_s = t_s, .mm = a.mm + (b.mm - a.mm) * ((t_s - a.t_s) / (b.t_s - a.t_s))};
}

}  // namespace

std::vector<PathPoint> path_of(std::span<const StrokeSignal> signals) {
  std::vector<PathPoint> path;
  for (const StrokeSignal& s : signals) {
    for (std::size_t i = 0; i < s.signal.mm.size(); ++i) {
      path.push_back({.t_s = s.signal.seconds_at(static_cast<double>(i)), .mm = s.signal.mm[i]});
    }
  }
  return path;
}

std::vector<PathPoint> between(std::span<const PathPoint> path, double begin_s, double end_s) {
  std::vector<PathPoint> part;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool crosses_begin = i > 0 && path[i - 1].t_s < begin_s && path[i].t_s > begin_s;
    if (crosses_begin) part.push_back(interpolated(path[i - 1], path[i], begin_s));
    const bool crosses_end = i > 0 && path[i - 1].t_s < end_s && path[i].t_s > end_s;
    if (crosses_end) part.push_back(interpolated(path[i - 1], path[i], end_s));
    if (path[i].t_s >= begin_s && path[i].t_s <= end_s) part.push_back(path[i]);
  }
  return part;
}

double length_of(std::span<const PathPoint> path) {
  double length_mm = 0;
  for (std::size_t i = 1; i < path.size(); ++i) length_mm += distance(path[i - 1].mm, path[i].mm);
  return length_mm;
}

MovementTimes movement_times(std::span<const StrokeSignal> signals) {
  CHECK(any_movement(signals));
  const auto moves = [](const StrokeSignal& s) { return s.movement.has_value(); };
  const StrokeSignal& first = *std::find_if(signals.begin(), signals.end(), moves);
  const StrokeSignal& last = *std::find_if(signals.rbegin(), signals.rend(), moves);
  return {.onset_s = first.signal.seconds_at(first.movement->onset),
          .offset_s = last.signal.seconds_at(last.movement->offset)};
}

double velocity_time_s(const StrokeSignal& s, std::size_t i) {
  CHECK(s.movement && i < s.velocities_mm_s.size());
  return s.signal.seconds_at(s.movement->onset) + static_cast<double>(i) / s.velocity_rate_hz;
}

}  // namespace thimble::motion
