// Traces with known answers, drawn by formula.
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/core/check.hpp"
#include "engine/motion/tracing/tracing.hpp"

namespace thimble::motion::test {

inline Ns at_seconds(double s) { return Ns{std::llround(s * 1e9)}; }

/// The points of path(seconds since begin_s), at this rate for this long, both ends included.
template <class Path>
std::vector<TimedPoint> sampled(double begin_s, double duration_s, double rate_hz, Path path) {
  std::vector<TimedPoint> points;
  const auto count = static_cast<int>(std::lround(duration_s * rate_hz)) + 1;
  for (int i = 0; i < count; ++i) {
    const double t = i / rate_hz;
    points.push_back({.t = at_seconds(begin_s + t), .mm = path(t)});
  }
  return points;
}

/// How far a minimum-jerk movement has come (Flash & Hogan 1985), from 0 at t <= 0 to 1 at t >= duration.
inline double minimum_jerk(double t, double duration) {
  const double u = std::clamp(t / duration, 0.0, 1.0);
  return u * u * u * (10 - 15 * u + 6 * u * u);
}

inline Polyline straight_line(double length_mm = 100) { return Polyline({{0, 0}, {length_mm, 0}}); }

inline Vec2 on_circle(double radius_mm, double turns) {
  const double angle = 2 * std::numbers::pi * turns;
  return {60 + radius_mm * std::cos(angle), 60 + radius_mm * std::sin(angle)};
}

/// Clockwise on the screen, from the rightmost point, ending exactly where it begins.
inline Polyline circle(double radius_mm) {
  std::vector<Vec2> points;
  for (int i = 0; i < 720; ++i) points.push_back(on_circle(radius_mm, i / 720.0));
  points.push_back(points.front());
  return Polyline(std::move(points));
}

/// Outwards by `pitch_mm` a turn.
inline Vec2 on_spiral(double turns, double pitch_mm, double outwards_mm = 0) {
  return on_circle(3 + pitch_mm * turns + outwards_mm, turns);
}

inline Polyline spiral(double turns, double pitch_mm) {
  std::vector<Vec2> points;
  for (int i = 0; i <= 2000; ++i) points.push_back(on_spiral(turns * i / 2000.0, pitch_mm));
  return Polyline(std::move(points));
}

/// One stroke drawn over one template.
inline TracedFigure figure(Polyline line, double corridor_mm, std::vector<TimedPoint> points) {
  return {.templates = {{std::move(line), Corridor{corridor_mm}}},
          .drawn = {{.template_stroke = 0, .points = std::move(points), .end = StrokeEnd::kLift}}};
}

/// The value of a measure that must be there.
inline double value_of(const MeasureSet& set, std::string_view id) {
  const Measure* measure = find(set, id);
  CHECK(measure != nullptr && measure->value.has_value());
  return *measure->value;
}

}  // namespace thimble::motion::test
