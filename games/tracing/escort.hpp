// Small things that go ahead of the finger, turned along the path: drawn from strokes, as pictures can't be
// turned.
#pragma once

#include "engine/draw/draw_list.hpp"

namespace thimble::tracing {

/// A car seen from above. `ahead` has length 1; `width_mm` is what it takes of the path, from side to side.
void draw_car(draw::Layer& layer, Vec2 at, Vec2 ahead, double width_mm);
/// The stiff end of a shoe lace, a little slimmer than a car.
void draw_aglet(draw::Layer& layer, Vec2 at, Vec2 ahead, double width_mm);

}  // namespace thimble::tracing
