#include "games/tracing/pacer.hpp"

#include <algorithm>

#include "games/tracing/follow.hpp"

namespace thimble::tracing {

namespace {

// assets/sprites/bee.svg, looking to the right.
constexpr Vec2 kBeeMm{11.7, 10};
constexpr double kAheadAtStartMm = 16;
constexpr double kWaitsAheadMm = 36;  // of the child's progress
constexpr double kBesideMm = 5;       // of the path's middle
constexpr double kClearMm = 14;       // of the finger
constexpr double kTurnMm = 6;         // on either side, so that it flies round corners

double waits_at(const State& state) {
  return std::min(line(state).length(), state.progress_mm + kWaitsAheadMm);
}

// Which way the path goes there, a corner as a bend; and how it goes in a hairpin.
Vec2 heading(const State& state) {
  const double s = state.follow.pacer_mm;
  const Vec2 way = line(state).at(s + kTurnMm) - line(state).at(s - kTurnMm);
  const double length = std::sqrt(glm::dot(way, way));
  return length > kTurnMm / 10 ? way / length : line(state).direction(s);
}

}  // namespace

void start_pacer(State& state) { state.follow.pacer_mm = kAheadAtStartMm; }

void fly_on(State& state, const Params& params) {
  if (!pacer_moves(state, params)) return;
  const double step = params.pace_mm_s / static_cast<double>(kTicksPerSecond);
  state.follow.pacer_mm = std::min(state.follow.pacer_mm + step, waits_at(state));
}

bool pacer_moves(const State& state, const Params& params) {
  return params.pacer && state.lead >= 0 && state.follow.pacer_mm < waits_at(state);
}

Vec2 pacer_at(const State& state) {
  // Above a line that is written from left to right, or from right to left.
  const Polyline& path = line(state);
  const bool leftwards = path.points().back().x < path.points().front().x;
  const Vec2 side = perpendicular(heading(state)) * (leftwards ? 1.0 : -1.0);
  const Vec2 at = path.at(state.follow.pacer_mm) + side * kBesideMm;
  const Vec2 finger = state.lead >= 0 ? state.follow.finger : aim(state);
  const double away = distance(finger, at);
  if (away >= kClearMm) return at;
  return finger + (away > 0 ? (at - finger) / away : side) * kClearMm;
}

void draw_pacer(draw::Layer& layer, const State& state) {
  const auto facing = heading(state).x < 0 ? draw::Facing::kMirrored : draw::Facing::kAsDrawn;
  layer.sprite("bee", pacer_at(state), kBeeMm, 1, facing);
}

}  // namespace thimble::tracing
