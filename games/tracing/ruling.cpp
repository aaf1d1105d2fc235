#include "games/tracing/ruling.hpp"

#include <algorithm>

namespace thimble::tracing {

namespace {

constexpr double kRulingMm = 0.6;
constexpr double kCardEdgeMm = 2;

}  // namespace

void draw_ruling(draw::Layer& layer, const Content& content, float alpha) {
  for (const Polyline& line : content.guides)
    layer.stroke(line.points(), kRulingMm, {draw::Role::kRuling, alpha});
}

void draw_ruling_in_card(draw::Layer& layer, const Content& content, const Params& params) {
  const Rect inside = expanded(card_of(content, params), -kCardEdgeMm);
  const Placement at = in_card(content, params);
  for (const Polyline& line : content.guides) {
    std::vector<Vec2> points;
    for (Vec2 p : line.points()) {
      p = at(p);
      points.emplace_back(std::clamp(p.x, inside.min.x, inside.max.x), p.y);
    }
    const bool lies_on_it =
        std::ranges::all_of(points, [&](Vec2 p) { return p.y > inside.min.y && p.y < inside.max.y; });
    if (lies_on_it) layer.stroke(points, kRulingMm / 2, {draw::Role::kRuling});
  }
}

}  // namespace thimble::tracing
