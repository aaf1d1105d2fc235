// Following a path: a stroke is begun at its green dot, followed to its end, and so on to the last. A lift in
// the middle is recorded; the stroke is resumed where it was left. One contact draws; a hand at rest yields
// to a finger that moves.
#pragma once

#include <span>

#include "games/tracing/tracing.hpp"

namespace thimble::tracing {

void start_follow(State& state, const Params& params);
Outcome step_follow(State& state, const Params& params, Tick tick, std::span<const motion::Sample> samples,
                    Events& events);
void draw_follow(const State& state, const Params& params, DrawList& list);
/// Which samples belong to which stroke is told by the events; an event stands at its sample's tick and
/// place.
motion::MeasureSet score_follow(const Params& params, const Content& content,
                                std::span<const motion::Sample> samples, std::span<const Event> events);

}  // namespace thimble::tracing
