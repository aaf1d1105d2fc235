// Following a path: a stroke is begun at its green dot, followed to its end, and so on to the last. A lift in
// the middle is recorded; the stroke is resumed where it was left. One contact draws; a hand at rest yields
// to a finger that moves. Helps have files of their own: magnet, lifts, pacer, fading_ink.
#pragma once

#include <span>

#include "games/tracing/tracing.hpp"

namespace thimble::tracing {

/// Progress may jump ahead by this, plus what was drawn since the last progress: a child who leaves the path
/// comes back further on, but can't skip the next turn of a spiral.
inline constexpr double kAheadMm = 20;

/// The template stroke being drawn, and the place on it that the child has come to; not when all are done.
inline const Polyline& line(const State& state) { return state.content->strokes[state.stroke].line; }
inline Vec2 aim(const State& state) { return line(state).at(state.progress_mm); }

void start_follow(State& state, const Params& params);
Outcome step_follow(State& state, const Params& params, Tick tick, std::span<const motion::Sample> samples,
                    Events& events);
bool moves_follow(const State& state, const Params& params);
void draw_follow(const State& state, const Params& params, DrawList& list);
/// Which samples belong to which stroke is told by the events; an event stands at its sample's tick and
/// place.
motion::MeasureSet score_follow(const Params& params, const Content& content,
                                std::span<const motion::Sample> samples, std::span<const Event> events);

}  // namespace thimble::tracing
