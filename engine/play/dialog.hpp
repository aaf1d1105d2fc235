// The few dialogue pieces of the child's window, all for grown-ups: a rounded card and buttons with words.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/draw/draw_list.hpp"

namespace thimble::play {

struct Button {
  Rect rect;
  std::string label;
};

/// The outline of a rectangle with round corners, convex, ready for Layer::polygon.
std::vector<Vec2> rounded(const Rect& rect, double radius);

/// Sizes follow `unit`, the height of a capital letter.
void draw_card(draw::Layer& layer, const Rect& rect, double unit);
void draw_button(draw::Layer& layer, const Button& button, double unit);

/// The index of the button at a point, or -1.
int button_at(std::span<const Button> buttons, Vec2 point);

}  // namespace thimble::play
