#include "games/tracing/companions.hpp"

#include <algorithm>
#include <limits>

namespace thimble::tracing {

namespace {

constexpr double kGridMm = 4;
constexpr double kReachMm = kCompanionMm * 0.68;  // from a companion's middle to what it may not touch
constexpr double kApartMm = kCompanionMm * 1.3;   // between the two middles
// A place in the way of the first strokes costs as much as one this much further off.
constexpr double kAheadCostMm = 8;

double room_at(Vec2 at, const play::Content& content, double corridor_mm) {
  double nearest = std::numeric_limits<double>::infinity();
  for (const play::ContentStroke& stroke : content.strokes) {
    const Polyline::Projection near = stroke.line.project(at);
    nearest = std::min(nearest, near.distance_mm - corridor_mm * stroke.width_factor(near.s) / 2);
  }
  return nearest - kPathEdgeMm;
}

// The nearest place to `anchor` with room; `ahead` is the way the finger goes.
Vec2 place_near(Vec2 anchor, Vec2 ahead, const play::Content& content, double corridor_mm,
                const Vec2* other) {
  const double margin = kCompanionMm / 2 - 3;
  Vec2 best = anchor;
  double best_cost = std::numeric_limits<double>::infinity();
  for (double y = margin; y <= content.page_mm.y - margin; y += kGridMm)
    for (double x = margin; x <= content.page_mm.x - margin; x += kGridMm) {
      const Vec2 at{x, y};
      if (other != nullptr && distance(at, *other) < kApartMm) continue;
      const double away = distance(at, anchor);
      double cost = away + (away > 0 ? kAheadCostMm * glm::dot(at - anchor, ahead) / away : 0);
      if (cost >= best_cost) continue;
      const double lacking = kReachMm - room_at(at, content, corridor_mm);
      if (lacking > 0) cost += 1000 * lacking;  // only where nothing is free
      if (cost < best_cost) {
        best = at;
        best_cost = cost;
      }
    }
  return best;
}

}  // namespace

Companions companions_beside(const play::Content& content, double corridor_mm) {
  const Polyline& first = content.strokes.front().line;
  const Polyline& last = content.strokes.back().line;
  const Vec2 snail = place_near(first.points().front(), first.direction(0), content, corridor_mm, nullptr);
  const Vec2 into = last.direction(last.length());
  return {snail, place_near(last.points().back(), -into, content, corridor_mm, &snail)};
}

}  // namespace thimble::tracing
