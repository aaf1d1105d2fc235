// Lines of the page's millimetres on the screen, to scale.
#pragma once

#include <imgui.h>

#include <span>

#include "engine/core/geometry.hpp"

namespace thimble::panel {

/// From the page's millimetres to the screen and back, one scale for both directions.
struct Fit {
  Vec2 center_mm{};
  ImVec2 center_px{};
  double px_per_mm = 1;

  ImVec2 operator()(Vec2 mm) const {
    const Vec2 offset = (mm - center_mm) * px_per_mm;
    return {center_px.x + static_cast<float>(offset.x), center_px.y + static_cast<float>(offset.y)};
  }
  Vec2 mm_at(ImVec2 px) const { return center_mm + Vec2{px.x - center_px.x, px.y - center_px.y} / px_per_mm; }
};

/// Neighbours nearer than a pixel to each other are drawn as one.
void draw_polyline(ImDrawList& list, const Fit& fit, std::span<const Vec2> points, float width_px,
                   ImU32 rgba);

}  // namespace thimble::panel
