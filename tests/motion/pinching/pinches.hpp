// Pinches with known answers, drawn by formula; tests/motion/reference/pinching_reference.py has the same
// one.
#pragma once

#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "engine/core/check.hpp"
#include "engine/motion/pinching/aperture.hpp"
#include "engine/motion/pinching/pinch.hpp"
#include "tests/motion/traces.hpp"

namespace thimble::motion::test {

inline constexpr int kThumb = 3;
inline constexpr int kIndex = 7;

struct Fingers {
  Vec2 thumb{};
  Vec2 index{};
};

/// Two fingers that open by 4 mm from 0.1 s on, close from 54 to 20 mm until 1.1 s, hold with a tremor and
/// carry by (120, 50) mm from 5 to 6 s, turning by 0.2 rad.
inline Fingers fingers_at(double t) {
  const double tau = 2 * std::numbers::pi;
  const double held = minimum_jerk(t - 1.3, 0.2);
  const double tremor_mm = 0.3 * std::sin(tau * 5 * t) + 0.2 * std::sin(tau * 9.3 * t) + 0.15 * (t - 1.3);
  const double apart = 20 + 4 * minimum_jerk(t - 0.1, 0.3) + 30 * (1 - minimum_jerk(t - 0.3, 0.8)) -
                       4 * minimum_jerk(t - 0.5, 0.6) + held * tremor_mm;
  const double way = minimum_jerk(t - 5, 1);
  const Vec2 middle{100 + 120 * way + 0.3 * std::sin(tau * 0.7 * t) + held * 0.25 * std::sin(tau * 6.1 * t),
                    80 + 50 * way + 6 * std::sin(std::numbers::pi * way) + 0.2 * std::cos(tau * 1.1 * t)};
  const double angle = 0.6 + 0.2 * way;
  const Vec2 along{std::cos(angle), std::sin(angle)};
  return {.thumb = middle - 0.4 * apart * along, .index = middle + 0.6 * apart * along};
}

inline PinchTask pinching_task() {
  PinchTask task;
  task.target_size_mm = 18;
  task.hold = TimeWindow{.from = at_seconds(1.5), .to = at_seconds(4.8)};
  task.zone = HoldZone{.center_mm = {102, 82}, .radius_mm = 1};
  task.place_mm = Vec2{221, 128};
  task.target_angle_deg = 40;
  task.thumb = kThumb;
  return task;
}

/// The thumb from 0.05 s for 6.2 s, the index from 0 s for 6.3 s, each at its own rate.
inline Pinch pinching(double thumb_hz, double index_hz) {
  return {.contacts = {{.id = kIndex,
                        .points = sampled(0, 6.3, index_hz, [](double t) { return fingers_at(t).index; })},
                       {.id = kThumb,
                        .points = sampled(0.05, 6.2, thumb_hz,
                                          [](double t) { return fingers_at(t + 0.05).thumb; })}},
          .task = pinching_task()};
}

/// A contact that rests in one place from `begin_s` to `end_s`, 100 times a second.
inline PinchContact resting(int id, double begin_s, double end_s, Vec2 place_mm = {}) {
  return {.id = id, .points = sampled(begin_s, end_s - begin_s, 100, [&](double) { return place_mm; })};
}

/// Two contacts on the x axis, `aperture(t)` apart, one of them at `left(t)`; 100 times a second.
template <class Left, class Aperture>
std::vector<PinchContact> on_axis(double duration_s, Left left, Aperture aperture) {
  return {{.id = 1,
           .points = sampled(0, duration_s, 100,
                             [&](double t) {
                               return Vec2{left(t), 0};
                             })},
          {.id = 2, .points = sampled(0, duration_s, 100, [&](double t) {
                      return Vec2{left(t) + aperture(t), 0};
                    })}};
}

/// The only signal of two contacts.
inline PairSignal signal_of(const std::vector<PinchContact>& contacts, const SignalChain& chain = {}) {
  const std::vector<Grip> grips = grips_of(contacts);
  CHECK(grips.size() == 1);
  std::vector<PairSignal> signals = pair_signals(grips[0].pair, chain);
  CHECK(signals.size() == 1);
  return std::move(signals[0]);
}

}  // namespace thimble::motion::test
