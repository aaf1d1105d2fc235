// Ink that doesn't stay: it thins away behind the finger, or where a stroke is begun again.
#pragma once

#include "games/tracing/tracing.hpp"

namespace thimble::tracing {

/// All that is on its way out. Ink that stays isn't drawn here.
void draw_fading_ink(draw::Layer& live, const State& state, const Params& params);
bool ink_fades(const State& state, const Params& params);

}  // namespace thimble::tracing
