// Ink that is drawn toward the middle of the path, for a hand that can't keep to it yet. The finger's own
// place is what is recorded and measured; this is only what is seen, and how far along the path that is.
#pragma once

#include "games/tracing/tracing.hpp"

namespace thimble::tracing {

struct Drawn {
  double s = 0;       ///< along the stroke
  double off_mm = 0;  ///< from its middle
  Vec2 mm{};
};

/// What a finger at `mm` draws; `near` is the nearest place of the path that it may have come to. Without
/// magnetism that is where the finger is.
Drawn drawn_at(const State& state, const Params& params, Vec2 mm, const Polyline::Projection& near);

}  // namespace thimble::tracing
