// Curves by formula, the same as in tests/motion/reference/shape_reference.py, and what is done to them.
#pragma once

#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/rng.hpp"

namespace thimble::motion::test {

using Curve = std::vector<Vec2>;

struct Wave {
  double length = 100;
  double height = 10;
  double turns = 2;
};

inline Curve wave(int n, const Wave& w = {}) {
  Curve points;
  for (int i = 0; i < n; ++i) {
    const double u = static_cast<double>(i) / (n - 1);
    points.push_back({w.length * u, w.height * std::sin(2 * std::numbers::pi * w.turns * u)});
  }
  return points;
}

inline Vec2 remainder(int i) { return {(i * 7919 % 13) / 13.0, (i * 104729 % 17) / 17.0}; }

inline Vec2 turned(Vec2 p, double radians) {
  return {p.x * std::cos(radians) - p.y * std::sin(radians),
          p.x * std::sin(radians) + p.y * std::cos(radians)};
}

template <class Change>
Curve changed(Curve points, Change change) {
  for (Vec2& p : points) p = change(p);
  return points;
}

inline Curve reversed(const Curve& points) { return {points.rbegin(), points.rend()}; }

/// A wave drawn unsteadily: askew, larger and elsewhere.
inline Curve shaky(int n) {
  Curve points = wave(n);
  for (int i = 0; i < n; ++i) {
    points[static_cast<std::size_t>(i)] =
        1.3 * turned(points[static_cast<std::size_t>(i)] + remainder(i), 0.4) + Vec2{12, -7};
  }
  return points;
}

/// A wave with steps back on the way.
inline Curve wandering(int n) {
  Curve points = wave(n, {.length = 96, .height = 12, .turns = 1.9});
  for (int i = 0; i < n; ++i) {
    points[static_cast<std::size_t>(i)] += Vec2{6 * std::sin(0.6 * i), 3 * std::cos(0.45 * i)} + remainder(i);
  }
  return points;
}

/// Points anywhere in a square of 100 mm.
inline Curve scribble(Rng& rng, int n) {
  Curve points;
  for (int i = 0; i < n; ++i) {
    const double x = rng.uniform(0, 100);
    points.push_back({x, rng.uniform(0, 100)});
  }
  return points;
}

}  // namespace thimble::motion::test
