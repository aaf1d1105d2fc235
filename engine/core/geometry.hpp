// Points and rectangles in millimetres on the content's page: origin at its top left, x to the right, y down.
#pragma once

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <limits>

namespace thimble {

using Vec2 = glm::dvec2;

/// Only sqrt, so that game steps may use it (glm::length is the same; the name says the unit of thought).
inline double distance(Vec2 a, Vec2 b) { return std::sqrt(glm::dot(b - a, b - a)); }

/// Turned by 90 degrees: to the right of the direction of travel when y points down.
constexpr Vec2 perpendicular(Vec2 v) { return {-v.y, v.x}; }

/// An axis-parallel rectangle. The default one is empty: it holds no point and adds nothing to a union.
struct Rect {
  Vec2 min{std::numeric_limits<double>::infinity()};
  Vec2 max{-std::numeric_limits<double>::infinity()};

  bool empty() const { return !(min.x <= max.x && min.y <= max.y); }
  Vec2 size() const { return max - min; }
  Vec2 center() const { return (min + max) * 0.5; }
  bool contains(Vec2 p) const { return p.x >= min.x && p.x <= max.x && p.y >= min.y && p.y <= max.y; }
  bool operator==(const Rect&) const = default;
};

inline Rect united(const Rect& a, const Rect& b) {
  return {{std::min(a.min.x, b.min.x), std::min(a.min.y, b.min.y)},
          {std::max(a.max.x, b.max.x), std::max(a.max.y, b.max.y)}};
}
inline Rect united(const Rect& a, Vec2 p) { return united(a, Rect{p, p}); }
inline Rect intersected(const Rect& a, const Rect& b) {
  return {{std::max(a.min.x, b.min.x), std::max(a.min.y, b.min.y)},
          {std::min(a.max.x, b.max.x), std::min(a.max.y, b.max.y)}};
}
/// Grown by `margin` on every side; an empty rectangle stays empty.
inline Rect expanded(const Rect& r, double margin) {
  return r.empty() ? r : Rect{r.min - Vec2{margin}, r.max + Vec2{margin}};
}

}  // namespace thimble
