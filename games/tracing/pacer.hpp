// A bee that flies along the path ahead of the finger, to show how fast to go. It waits for whoever is
// slower, and is passed by whoever is faster; it hurries nobody with anything but its own way.
#pragma once

#include "games/tracing/tracing.hpp"

namespace thimble::tracing {

/// To its place a little ahead of the start of the stroke.
void start_pacer(State& state);
/// One tick, while a finger draws.
void fly_on(State& state, const Params& params);
bool pacer_moves(const State& state, const Params& params);
/// Where it is seen: beside the path, and never under the finger. Not when all strokes are done.
Vec2 pacer_at(const State& state);
void draw_pacer(draw::Layer& layer, const State& state);

}  // namespace thimble::tracing
