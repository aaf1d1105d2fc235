#include "games/tracing/band.hpp"

#include <cmath>
#include <vector>

namespace thimble::tracing {

namespace {

constexpr double kDiscsMm = 0.5;

void draw_even(draw::Layer& layer, const Band& band, draw::Paint paint) {
  const double width_mm = band.corridor_mm + 2 * band.grown_mm;
  const std::span<const Vec2> points = band.stroke.line.points();
  if (band.origin == Vec2{}) return layer.stroke(points, width_mm, paint);
  std::vector<Vec2> moved(points.begin(), points.end());
  for (Vec2& p : moved) p += band.origin;
  layer.stroke(moved, width_mm, paint);
}

}  // namespace

void draw_band(draw::Layer& layer, const Band& band, draw::Paint paint) {
  const play::ContentStroke& stroke = band.stroke;
  if (stroke.widths.empty()) return draw_even(layer, band, paint);
  const double length = stroke.line.length();
  const double discs = std::ceil(length / kDiscsMm);
  for (double k = 0; k <= discs; ++k) {
    const double s = length * (k / discs);
    const double radius_mm = band.corridor_mm * stroke.width_factor(s) / 2 + band.grown_mm;
    layer.disc(band.origin + stroke.line.at(s), radius_mm, {paint.role});
  }
}

}  // namespace thimble::tracing
