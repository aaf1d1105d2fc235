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
// The same for a place under the middle of the hand.
constexpr double kUnderHandCostMm = 24;
// Below and to the left of its fingertip.
constexpr Vec2 kLeftHand{-0.707, 0.707};

double room_at(Vec2 at, const play::Content& content, double corridor_mm) {
  double nearest = std::numeric_limits<double>::infinity();
  for (const play::ContentStroke& stroke : content.strokes) {
    const Polyline::Projection near = stroke.line.project(at);
    nearest = std::min(nearest, near.distance_mm - corridor_mm * stroke.width_factor(near.s) / 2);
  }
  return nearest - kPathEdgeMm;
}

// The nearest place to `anchor` with room. `ahead` is the way the finger goes, `hand` where the hand lies as
// seen from its fingertip, or nothing.
struct Wish {
  Vec2 anchor{}, ahead{}, hand{};
};
Vec2 place_near(const Wish& wish, const play::Content& content, double corridor_mm, const Vec2* other) {
  const auto& [anchor, ahead, hand] = wish;
  const double margin = kCompanionMm / 2 - 3;
  Vec2 best = anchor;
  double best_cost = std::numeric_limits<double>::infinity();
  for (double y = margin; y <= content.page_mm.y - margin; y += kGridMm)
    for (double x = margin; x <= content.page_mm.x - margin; x += kGridMm) {
      const Vec2 at{x, y};
      if (other != nullptr && distance(at, *other) < kApartMm) continue;
      const double away = distance(at, anchor);
      double cost = away + (away > 0 ? kAheadCostMm * glm::dot(at - anchor, ahead) / away : 0);
      if (away > 0) cost += kUnderHandCostMm * std::max(0.0, glm::dot(at - anchor, hand) / away);
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

Companions companions_beside(const play::Content& content, double corridor_mm, Hand hand) {
  const Polyline& first = content.strokes.front().line;
  const Polyline& last = content.strokes.back().line;
  const Wish start{.anchor = first.points().front(), .ahead = first.direction(0)};
  const Vec2 snail = place_near(start, content, corridor_mm, nullptr);
  const Wish end{.anchor = last.points().back(),
                 .ahead = -last.direction(last.length()),
                 .hand = hand == Hand::kLeft ? kLeftHand : Vec2{}};
  return {snail, place_near(end, content, corridor_mm, &snail)};
}

}  // namespace thimble::tracing
