#include "therapist_panel/plot/to_scale.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace thimble::panel {

void draw_polyline(ImDrawList& list, const Fit& fit, std::span<const Vec2> points, float width_px,
                   ImU32 rgba) {
  std::vector<ImVec2> px;
  for (Vec2 point : points) {
    const ImVec2 at = fit(point);
    // Neighbours within a pixel add nothing but corners that can't be joined.
    if (px.empty() || std::max(std::abs(at.x - px.back().x), std::abs(at.y - px.back().y)) >= 1)
      px.push_back(at);
  }
  if (px.size() < 2) return;
  list.AddPolyline(px.data(), static_cast<int>(px.size()), rgba, ImDrawFlags_None, width_px);
}

}  // namespace thimble::panel
