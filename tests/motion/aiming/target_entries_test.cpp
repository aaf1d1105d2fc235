// Goal: when an aim came into its target, and how often again. Method: even and swinging movements, whose
// times in a circle follow by hand, and ways that never come there.
#include "engine/motion/aiming/target_entries.hpp"

#include <cmath>
#include <numbers>

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::at_seconds;
using test::sampled;
using test::value_of;

constexpr double kStimulusS = 2;

// A target of 20 mm at 100 mm, with a way that begins at the stimulus.
template <class Path>
Aim aim_along(double duration_s, Path path, double rate_hz = 120) {
  Aim aim;
  aim.stimulus = at_seconds(kStimulusS);
  aim.from = {0, 0};
  aim.to = {100, 0};
  aim.width_mm = 20;
  aim.points = sampled(kStimulusS, duration_s, rate_hz, path);
  return aim;
}

Vec2 at_100_mm_s(double t) { return {100 * t, 0}; }

void check_no_entry(const Aim& aim, std::string_view reason) {
  const MeasureSet set = target_entry_measures(aim);
  REQUIRE(set.size() == 5);
  for (const char* id : {"first_entry_time_s", "last_entry_time_s", "target_reentries"}) {
    CHECK_FALSE(find(set, id)->value.has_value());
    CHECK(find(set, id)->reason == reason);
  }
}

TEST_CASE("a way that never comes into the target, or lacks points, has no entry") {
  check_no_entry(aim_along(0.5, at_100_mm_s), "the way never came into the target");
  check_no_entry(aim_along(2,
                           [](double t) {
                             return Vec2{100 * t, 10.01};
                           }),
                 "the way never came into the target");
  Aim pointless = aim_along(1, at_100_mm_s);
  pointless.points.clear();
  check_no_entry(pointless, "the way never came into the target");
  pointless.points = {{.t = at_seconds(kStimulusS), .mm = {100, 0}}};
  check_no_entry(pointless, "the way never came into the target");
}

TEST_CASE("a target without a width is never entered") {
  Aim aim = aim_along(2, at_100_mm_s);
  aim.width_mm = 0;
  check_no_entry(aim, "the target has no width");
}

TEST_CASE("a target near the largest numbers has entries or a reason, never NaN") {
  for (double scale : {1e150, 1e300, 1.7e306}) {
    Aim aim = aim_along(2, [&](double t) { return Vec2{t * scale, 0}; });
    aim.to = {scale, 0};
    aim.width_mm = scale;
    for (const Measure& m : target_entry_measures(aim)) CHECK(m.value.has_value() == m.reason.empty());
  }
}

TEST_CASE("what wasn't pressed or released has no time") {
  const MeasureSet set = target_entry_measures(aim_along(2, at_100_mm_s));
  CHECK(find(set, "press_time_s")->reason == "nothing was pressed");
  CHECK(find(set, "release_time_s")->reason == "nothing was released");
}

TEST_CASE("an even movement enters at the target's edge, once, and at every rate") {
  for (double rate_hz : {50.0, 120.0, 1000.0}) {
    const MeasureSet set = target_entry_measures(aim_along(2, at_100_mm_s, rate_hz));
    CHECK(value_of(set, "first_entry_time_s") == Approx(0.9).epsilon(1e-6));
    CHECK(value_of(set, "last_entry_time_s") == Approx(0.9).epsilon(1e-6));
    CHECK(value_of(set, "target_reentries") == 0);
  }
}

TEST_CASE("a way 6 mm beside the centre enters where the circle is 16 mm wide") {
  const MeasureSet set = target_entry_measures(aim_along(2, [](double t) { return Vec2{100 * t, 6}; }));
  CHECK(value_of(set, "first_entry_time_s") == Approx(0.92).epsilon(1e-6));
}

TEST_CASE("a step across the whole target is an entry") {
  const MeasureSet set =  // 50 mm a step; the filter rounds the ends by some 30 micrometres
      target_entry_measures(aim_along(
          0.1,
          [](double t) {
            return Vec2{-25 + 5000 * t, 0};
          },
          1000));
  CHECK(value_of(set, "first_entry_time_s") == Approx(0.023).margin(2e-5));
  CHECK(value_of(set, "target_reentries") == 0);
}

TEST_CASE("swinging to and fro enters the target at each pass") {
  // 100 - 50 cos: into 90..110 where the cosine is 0.2, and back where it is -0.2.
  const auto swing = [](double t) { return Vec2{100 - 50 * std::cos(2 * std::numbers::pi * t), 0}; };
  const MeasureSet set = target_entry_measures(aim_along(1, swing));
  CHECK(value_of(set, "first_entry_time_s") == Approx(std::acos(0.2) / (2 * std::numbers::pi)).margin(1e-3));
  CHECK(value_of(set, "last_entry_time_s") ==
        Approx(1 - std::acos(-0.2) / (2 * std::numbers::pi)).margin(1e-3));
  CHECK(value_of(set, "target_reentries") == 1);
  CHECK(value_of(target_entry_measures(aim_along(3, swing)), "target_reentries") == 5);
}

TEST_CASE("a way counts from the stimulus to the release") {
  const auto swing = [](double t) { return Vec2{100 - 50 * std::cos(2 * std::numbers::pi * t), 0}; };
  Aim aim = aim_along(3, swing);
  aim.press = at_seconds(kStimulusS + 1.4);
  aim.release = at_seconds(kStimulusS + 1.5);  // three passes
  const MeasureSet set = target_entry_measures(aim);
  CHECK(value_of(set, "target_reentries") == 2);
  CHECK(value_of(set, "press_time_s") == Approx(1.4));
  CHECK(value_of(set, "release_time_s") == Approx(1.5));

  aim.stimulus += at_seconds(0.5);  // after the first
  CHECK(value_of(target_entry_measures(aim), "target_reentries") == 1);
}

TEST_CASE("the device's latency is subtracted from every time, and what was there has taken none") {
  Aim aim = aim_along(2, at_100_mm_s);
  aim.press = at_seconds(kStimulusS + 1.0);
  aim.release = at_seconds(kStimulusS + 1.2);
  aim.device_latency = at_seconds(0.05);
  const MeasureSet set = target_entry_measures(aim);
  CHECK(value_of(set, "first_entry_time_s") == Approx(0.85).epsilon(1e-6));
  CHECK(value_of(set, "press_time_s") == Approx(0.95));
  CHECK(value_of(set, "release_time_s") == Approx(1.15));

  aim.stimulus = at_seconds(kStimulusS + 0.95);
  CHECK(value_of(target_entry_measures(aim), "first_entry_time_s") == 0);
}

TEST_CASE("moving and turning target and way changes no entry") {
  const auto swing = [](double t) { return Vec2{100 - 50 * std::cos(2 * std::numbers::pi * t), 3 * t}; };
  const Aim aim = aim_along(3, swing);
  Aim turned = aim;
  const auto turn = [](Vec2 p) {
    return Vec2{p.x * std::cos(1.2) - p.y * std::sin(1.2) + 55,
                p.x * std::sin(1.2) + p.y * std::cos(1.2) - 8};
  };
  turned.to = turn(turned.to);
  for (TimedPoint& p : turned.points) p.mm = turn(p.mm);
  for (const Measure& m : target_entry_measures(aim)) {
    if (m.value) CHECK(value_of(target_entry_measures(turned), m.id) == Approx(*m.value).margin(1e-4));
  }
}

}  // namespace
}  // namespace thimble::motion
