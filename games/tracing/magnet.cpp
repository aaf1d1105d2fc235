#include "games/tracing/magnet.hpp"

#include <algorithm>

#include "games/tracing/follow.hpp"

namespace thimble::tracing {

namespace {

// In full as far off as the path is wide, then less and less, and not at all from twice as far.
double hold_at(double off_mm, double corridor_mm) {
  const double u = std::clamp(2 - off_mm / corridor_mm, 0.0, 1.0);
  return u * u * (3 - 2 * u);
}

}  // namespace

Drawn drawn_at(const State& state, const Params& params, Vec2 mm, const Polyline::Projection& near) {
  if (params.magnetism == 0) return {.s = near.s, .off_mm = near.distance_mm, .mm = mm};
  // A finger that goes back along the path draws there, and isn't held where it came to.
  const Polyline::Projection held =
      line(state).project(mm, state.progress_mm - params.corridor_mm - state.stray_mm,
                          state.progress_mm + kAheadMm + state.stray_mm);
  const double corridor_mm = params.corridor_mm * state.content->strokes[state.stroke].width_factor(held.s);
  const double share = params.magnetism * hold_at(held.distance_mm, corridor_mm);
  return {.s = held.s, .off_mm = held.distance_mm * (1 - share), .mm = mm + (held.point - mm) * share};
}

}  // namespace thimble::tracing
