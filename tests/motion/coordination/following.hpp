// A target and a hand by formula, the same as in tests/motion/reference/coordination_pursuit_reference.py.
#pragma once

#include <vector>

#include "tests/motion/traces.hpp"

namespace thimble::motion::test {

inline constexpr SignalChain kRaw100{.kind = SignalChain::Kind::kRaw, .rate_hz = 100};

inline Vec2 target_at(double t) { return {100 + 40 * std::sin(3.1 * t), 80 + 30 * std::sin(1.9 * t + 0.4)}; }

inline Vec2 wobble_at(double t) { return {3 * std::sin(7 * t), 2 * std::cos(5 * t)}; }

/// Goes round in a circle of 40 mm.
inline Vec2 round_at(double t, double turns_per_s) {
  const double angle = 2 * std::numbers::pi * turns_per_s * t;
  return {60 + 40 * std::cos(angle), 60 + 40 * std::sin(angle)};
}

template <class Change>
std::vector<TimedPoint> each_changed(std::vector<TimedPoint> points, Change change) {
  for (TimedPoint& point : points) point.mm = change(point.mm);
  return points;
}

/// The target that the hand follows.
inline std::vector<TimedPoint> target(double duration_s = 8, double rate_hz = 100, double begin_s = 0) {
  return sampled(begin_s, duration_s, rate_hz, [=](double t) { return target_at(begin_s + t); });
}

/// A hand that does what the target did `lag_s` ago, at `gain` times its size, and trembles a little.
inline std::vector<TimedPoint> hand(double lag_s, double gain, double wobble = 0, double duration_s = 8,
                                    double rate_hz = 100, double begin_s = 0) {
  return sampled(begin_s, duration_s, rate_hz, [=](double t) {
    return Vec2{10, -5} + gain * target_at(begin_s + t - lag_s) + wobble * wobble_at(begin_s + t);
  });
}

}  // namespace thimble::motion::test
