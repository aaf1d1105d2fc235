// Goal: what comes out of the signal chain for one contact, whole and raw. Method: recordings with silences,
// stamps that stand still, and movements that begin between two of the chain's steps.
#include "engine/motion/stroke_signal.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::at_seconds;
using test::minimum_jerk;
using test::sampled;

TEST_CASE("no points, a lone point and one stamp give no signal") {
  CHECK(signals_of({}, 0).empty());
  CHECK(signals_of(std::vector<TimedPoint>{{Ns{1}, {1, 1}}}, 0).empty());
  CHECK(signals_of(std::vector<TimedPoint>{{Ns{1}, {1, 1}}, {Ns{1}, {2, 2}}}, 0).empty());
}

TEST_CASE("a silence over 100 ms splits a contact, in raw nothing does") {
  std::vector<TimedPoint> points = sampled(0, 2, 100, [](double t) { return Vec2{40 * t, 0}; });
  std::erase_if(points, [](const TimedPoint& p) { return p.t > at_seconds(0.8) && p.t < at_seconds(1.2); });
  const auto full = signals_of(points, 7);
  REQUIRE(full.size() == 2);
  CHECK(full[0].stroke == 7);
  CHECK(full[1].stroke == 7);
  CHECK(*full[0].resampled_from_hz == Approx(100).epsilon(1e-6));

  const auto raw = signals_of(points, 7, {.kind = SignalChain::Kind::kRaw, .rate_hz = 100});
  REQUIRE(raw.size() == 1);
  CHECK_FALSE(raw[0].resampled_from_hz.has_value());
  CHECK(raw[0].signal.mm.size() == points.size());
  CHECK(raw[0].velocities_mm_s.size() == points.size() - 1);
  CHECK(raw[0].velocities_mm_s[3].x == Approx(40));
}

TEST_CASE("velocities go from onset to offset at equal steps, wherever between two steps they fall") {
  for (double shift_s : {0.0, 0.0025, 0.005, 0.0075}) {
    CAPTURE(shift_s);
    const auto signals = signals_of(sampled(0, 2, 1000,
                                            [&](double t) {
                                              return Vec2{100 * minimum_jerk(t - 0.5 - shift_s, 0.8), 0};
                                            }),
                                    0);
    REQUIRE(signals.size() == 1);
    const StrokeSignal& s = signals[0];
    REQUIRE(s.movement.has_value());
    // 5 % of the peak, 11.7 mm/s, is passed after 5.94 % of the time.
    CHECK(s.signal.seconds_at(s.movement->onset) == Approx(0.5 + shift_s + 0.0476).margin(2e-3));
    CHECK(s.velocities_mm_s.size() == 71 + 1);
    CHECK(s.speeds_mm_s.front() == Approx(11.72).epsilon(0.03));
    CHECK(s.speeds_mm_s.back() == Approx(11.72).epsilon(0.03));
    CHECK(*std::max_element(s.speeds_mm_s.begin(), s.speeds_mm_s.end()) == Approx(234.4).epsilon(2e-3));
  }
}

TEST_CASE("a finger that rests has a signal and no movement") {
  const auto signals = signals_of(sampled(0, 1, 100, [](double) { return Vec2{3, 3}; }), 0);
  REQUIRE(signals.size() == 1);
  CHECK_FALSE(signals[0].movement.has_value());
  CHECK(signals[0].velocities_mm_s.empty());
  CHECK_FALSE(any_movement(signals));
}

}  // namespace
}  // namespace thimble::motion
