#include "games/tracing/marks.hpp"

#include <algorithm>

namespace thimble::tracing {

namespace {

using draw::Role;

constexpr double kMarkerMm = 5;  // where the path is wide enough

}  // namespace

double marker_mm(double corridor_mm) { return std::min(kMarkerMm, 0.625 * corridor_mm); }

void draw_start_mark(draw::Layer& layer, Vec2 at, Vec2 ahead, double corridor_mm, ArrowHead head) {
  const double marker = marker_mm(corridor_mm), size = marker / kMarkerMm;
  layer.disc(at, marker, {Role::kStart});
  if (head == ArrowHead::kNone) return;
  const Vec2 tip = at + ahead * (1.9 * size), back = at - ahead * (1.3 * size),
             wide = perpendicular(ahead) * (2.3 * size);
  const Vec2 arrow[3] = {back + wide, tip, back - wide};
  layer.stroke(arrow, 1.5 * size, {Role::kPaper});
}

void draw_end_mark(draw::Layer& layer, Vec2 at, double corridor_mm) {
  const double marker = marker_mm(corridor_mm);
  layer.ring(at, marker, 1.6 * (marker / kMarkerMm), {Role::kEnd});
}

}  // namespace thimble::tracing
