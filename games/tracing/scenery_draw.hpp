// How a theme's world is seen. What stays goes into the still layer; what has changed as the child came past
// lies over it in the live layer, where it costs no more than its own place.
#pragma once

#include "games/tracing/tracing.hpp"

namespace thimble::tracing {

/// On the path and beside it, before the child has come: under the guide and the ink.
void draw_ground(draw::Layer& still, const State& state, const Theme& theme);
/// The dashes of a road.
void draw_dashes(draw::Layer& still, const Polyline& line, draw::Paint paint);
/// What has changed. Items are there from the start, unseen, so that a frame changes only where one grows.
void draw_changes(draw::Layer& live, const State& state, const Theme& theme);
/// What goes with the child.
void draw_escort(draw::Layer& live, const State& state, const Params& params, const Theme& theme);
void draw_companions(draw::Layer& still, const State& state, const Theme& theme);
/// Ink that stays.
void draw_ink(DrawList& list, const State& state, const Params& params, const Theme& theme);

}  // namespace thimble::tracing
