// How often a stroke may be left in its middle. Within what is allowed it is taken up again where it was; one
// more, and it is begun again, calmly and not for ever: after some times it can be left as often as one
// likes.
#pragma once

#include "games/tracing/tracing.hpp"

namespace thimble::tracing {

/// None so far, of a stroke that comes next.
void begin_counting_lifts(State& state);
/// In every tick. A contact that the system took isn't a lift, nor is one so short that a digitiser made it,
/// nor one while the stroke is still at its start.
void count_lift(State& state, const Params& params, Tick tick, Events& events);

}  // namespace thimble::tracing
