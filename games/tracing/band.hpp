// The corridor as it is seen: a band around a stroke, as wide along it as the corridor is.
#pragma once

#include "engine/draw/draw_list.hpp"
#include "engine/play/content.hpp"

namespace thimble::tracing {

struct Band {
  const play::ContentStroke& stroke;
  double corridor_mm = 0;  ///< of the exercise
  double grown_mm = 0;     ///< on each side
  Vec2 origin{};           ///< where the page's own origin is drawn
};

/// One stroke where the corridor is even. Where its width changes, as many discs as it takes to look smooth:
/// these are never translucent, as they would double where they overlap.
void draw_band(draw::Layer& layer, const Band& band, draw::Paint paint);

}  // namespace thimble::tracing
