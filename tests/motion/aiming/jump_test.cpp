// Goal: when a hand under way turned after a target that jumped. Method: minimum-jerk aims with a
// minimum-jerk correction added at a known time (the extrapolation's own bias on that shape follows by hand),
// and aims in which nothing can be judged.
#include "engine/motion/aiming/jump.hpp"

#include <cmath>
#include <vector>

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::at_seconds;
using test::minimum_jerk;
using test::sampled;
using test::value_of;

// On a minimum-jerk speed the line through 1/4 and 3/4 of the peak, at 0.146447 and 0.316987 of the time,
// meets 0 at 0.061177 of it.
constexpr double kBias = 0.061177;
constexpr double kJumpS = 0.45;

struct Correction {
  double after_s = 0.2;
  double duration_s = 0.5;
  double length_mm = 30;
  double drift = 0;  ///< sideways per mm of the aim, as of a hand that doesn't aim straight
};

// 100 mm along x in 0.8 s from 0.3 s on; the target jumps 30 mm sideways at 0.45 s.
JumpAim jump_aim(const Correction& c) {
  JumpAim jump;
  jump.aim.from = {0, 0};
  jump.aim.to = {100, 0};
  jump.aim.points = sampled(0, 2.5, 240, [=](double t) {
    const double x = 100 * minimum_jerk(t - 0.3, 0.8);
    return Vec2{x, c.drift * x + c.length_mm * minimum_jerk(t - kJumpS - c.after_s, c.duration_s)};
  });
  jump.jump = at_seconds(kJumpS);
  jump.jumped_to = {100, 30};
  return jump;
}

double correction_ms(const JumpAim& jump) {
  const std::optional<JumpResponse> response = jump_response(jump);
  REQUIRE(response);
  REQUIRE(response->correction_time_ms);
  return *response->correction_time_ms;
}

TEST_CASE("aims in which nothing can be judged have no response") {
  JumpAim still = jump_aim({});
  for (TimedPoint& p : still.aim.points) p.mm = {0, 0};
  CHECK_FALSE(jump_response(still));
  JumpAim pointless = jump_aim({});
  pointless.aim.points.clear();
  CHECK_FALSE(jump_response(pointless));

  JumpAim before = jump_aim({});
  before.jump = at_seconds(0.1);
  CHECK_FALSE(jump_response(before));
  JumpAim after = jump_aim({});
  after.jump = at_seconds(2);
  CHECK_FALSE(jump_response(after));

  for (Vec2 to : {Vec2{130, 0}, Vec2{70, 0}, Vec2{130, 29}, Vec2{100, 0}}) {
    JumpAim along = jump_aim({});
    along.jumped_to = to;
    CHECK_FALSE(jump_response(along));
  }
  JumpAim no_axis = jump_aim({});
  no_axis.aim.from = no_axis.aim.to;
  CHECK_FALSE(jump_response(no_axis));
}

TEST_CASE("a hand that goes on to the old target, or turns away, never turned after the new one") {
  const std::optional<JumpResponse> straight = jump_response(jump_aim({.length_mm = 0}));
  REQUIRE(straight);
  CHECK_FALSE(straight->correction_time_ms);
  const std::optional<JumpResponse> away = jump_response(jump_aim({.length_mm = -30}));
  REQUIRE(away);
  CHECK_FALSE(away->correction_time_ms);
}

TEST_CASE("a turn of less than 10 mm/s or 5 % of the peak speed is none") {
  const auto turned = [](double speed_mm_s, double turn_mm) {  // in 0.5 s: 3.75 mm/s at its peak for a mm
    JumpAim jump = jump_aim({});
    jump.aim.points = sampled(0, 1.2, 240, [=](double t) {
      return Vec2{speed_mm_s * t, turn_mm * minimum_jerk(t - kJumpS - 0.2, 0.5)};
    });
    const std::optional<JumpResponse> response = jump_response(jump);
    REQUIRE(response);
    return response->correction_time_ms.has_value();
  };
  CHECK_FALSE(turned(100, 2));
  CHECK(turned(100, 3));
  CHECK_FALSE(turned(400, 5));
  CHECK(turned(400, 6));
}

TEST_CASE("a block in which nothing can be judged, or nobody turned, says which") {
  const MeasureSet none = jump_measures({}, at_seconds(0.5));
  CHECK(none.size() == 2);
  for (const Measure& m : none) {
    CHECK(m.reason == "no target jumped sideways while the hand was on its way");
  }
  const MeasureSet unturned = jump_measures(std::vector{jump_aim({.length_mm = 0})}, at_seconds(0.5));
  CHECK(find(unturned, "jump_correction_time_ms")->reason == "the hand never turned after a jump");
  CHECK(value_of(unturned, "jump_corrected_in_time_fraction") == 0);
}

TEST_CASE("a correction is found where it began, to the extrapolation's known bias") {
  for (double after_s : {0.12, 0.2, 0.3}) {
    for (double duration_s : {0.35, 0.5}) {
      CAPTURE(after_s, duration_s);
      const JumpAim jump = jump_aim({.after_s = after_s, .duration_s = duration_s});
      CHECK(correction_ms(jump) == Approx(1000 * (after_s + kBias * duration_s)).margin(5));
    }
  }
}

TEST_CASE("a weak correction seems no later than a strong one") {
  CHECK(correction_ms(jump_aim({.length_mm = 10})) ==
        Approx(correction_ms(jump_aim({.length_mm = 60}))).margin(2));
}

TEST_CASE("a hand that drifts sideways all the way hides its correction by little") {
  for (double drift : {-0.05, 0.05}) {
    CHECK(correction_ms(jump_aim({.drift = drift})) == Approx(correction_ms(jump_aim({}))).margin(25));
  }
  // On its way at an even speed, a hand hides nothing at all.
  for (double drift : {-0.5, 0.0, 0.5}) {
    JumpAim even = jump_aim({});
    even.aim.points = sampled(0, 1.2, 240, [=](double t) {
      return Vec2{150 * t, drift * 150 * t + 30 * minimum_jerk(t - kJumpS - 0.2, 0.5)};
    });
    CHECK(correction_ms(even) == Approx(1000 * (0.2 + kBias * 0.5)).margin(5));
  }
}

TEST_CASE("the device's latency is no part of a correction time") {
  JumpAim slow = jump_aim({});
  slow.aim.device_latency = at_seconds(0.05);
  CHECK(correction_ms(slow) == Approx(correction_ms(jump_aim({})) - 50).epsilon(1e-9));
}

TEST_CASE("a block's mean is over the corrections, its fraction over all that can be judged") {
  JumpAim late = jump_aim({.after_s = 0.35});
  const std::vector<JumpAim> block = {jump_aim({.after_s = 0.12}), jump_aim({.after_s = 0.2}), late,
                                      jump_aim({.length_mm = 0}), JumpAim{}};
  const MeasureSet set = jump_measures(block, at_seconds(0.25));
  CHECK(value_of(set, "jump_corrected_in_time_fraction") == 0.5);
  CHECK(value_of(set, "jump_correction_time_ms") ==
        Approx((correction_ms(block[0]) + correction_ms(block[1]) + correction_ms(late)) / 3));
  const double limit_ms = correction_ms(block[0]);  // on the very limit is in time
  CHECK(value_of(jump_measures(std::vector{block[0]}, at_seconds(limit_ms / 1000) + Ns{1}),
                 "jump_corrected_in_time_fraction") == 1);
  CHECK(value_of(jump_measures(std::vector{block[0]}, at_seconds(limit_ms / 1000) - Ns{1000}),
                 "jump_corrected_in_time_fraction") == 0);
}

TEST_CASE("turning the aim on the page, and a jump to the other side, change no correction time") {
  const JumpAim jump = jump_aim({.drift = 0.02});
  for (double angle : {0.4, 2.2}) {
    for (double side : {1.0, -1.0}) {
      const auto turn = [&](Vec2 p) {
        return Vec2{p.x * std::cos(angle) - side * p.y * std::sin(angle),
                    p.x * std::sin(angle) + side * p.y * std::cos(angle)};
      };
      JumpAim turned = jump;
      turned.jumped_to = turn(turned.jumped_to);
      turned.aim.from = turn(turned.aim.from);
      turned.aim.to = turn(turned.aim.to);
      for (TimedPoint& p : turned.aim.points) p.mm = turn(p.mm);
      CHECK(correction_ms(turned) == Approx(correction_ms(jump)).margin(1));
    }
  }
}

}  // namespace
}  // namespace thimble::motion
