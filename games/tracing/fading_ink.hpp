// Ink that doesn't stay: it thins away behind the finger, or where a stroke is begun again.
#pragma once

#include "games/tracing/tracing.hpp"

namespace thimble::tracing {

/// Of every stroke what was drawn a short time ago.
void draw_passing_ink(draw::Layer& live, const State& state, const Params& params);
/// Of a stroke that is begun again.
void draw_leaving_ink(draw::Layer& live, const State& state, const Params& params);
bool ink_fades(const State& state, const Params& params);

}  // namespace thimble::tracing
