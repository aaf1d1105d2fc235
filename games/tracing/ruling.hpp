// The lines that letters stand on: nothing to follow and nothing to touch.
#pragma once

#include "games/tracing/showing.hpp"

namespace thimble::tracing {

/// Under all else, as on paper.
void draw_ruling(draw::Layer& layer, const Content& content, float alpha = 1);
/// On the card of the small picture, at its scale: those that lie on it, as far as it reaches.
void draw_ruling_in_card(draw::Layer& layer, const Content& content, const Params& params);

}  // namespace thimble::tracing
