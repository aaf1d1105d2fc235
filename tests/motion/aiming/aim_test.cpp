// Goal: an aim's numbers are those of the movement that was made. Method: minimum-jerk reaches, whose onset,
// peak and way follow by hand; reaches in several parts; changes that must not matter (place, direction,
// rate, jitter, rests); and recordings without a movement, which must say so.
#include "engine/motion/aiming/aim.hpp"

#include <cmath>

#include "engine/core/rng.hpp"

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::at_seconds;
using test::minimum_jerk;
using test::sampled;
using test::value_of;

constexpr double kStimulusS = 0.5;

// 5 % of the peak of a minimum-jerk movement is passed at u (1 - u) = sqrt(0.05) / 4, after this part of the
// time and this part of the way.
constexpr double kOnsetTime = 0.0594466;
const double kOnsetWay = minimum_jerk(kOnsetTime, 1);

Aim aim_along_x(std::vector<TimedPoint> points) {
  Aim aim;
  aim.stimulus = at_seconds(kStimulusS);
  aim.from = {0, 0};
  aim.to = {100, 0};
  aim.width_mm = 10;
  aim.points = std::move(points);
  return aim;
}

// 100 mm in 0.8 s, 300 ms after the stimulus.
Aim reach(double rate_hz = 240, double rest_s = 0.3) {
  return aim_along_x(sampled(0, kStimulusS + 1.1 + rest_s, rate_hz, [](double t) {
    return Vec2{100 * minimum_jerk(t - kStimulusS - 0.3, 0.8), 0};
  }));
}

struct Part {
  double begin_s;
  double duration_s;
  double length_mm;
};

// Along x, in parts that add up, with rests around them.
Aim reach_in_parts(const std::vector<Part>& parts) {
  return aim_along_x(sampled(0, 3, 240, [&](double t) {
    Vec2 p{};
    for (const Part& part : parts) p.x += part.length_mm * minimum_jerk(t - part.begin_s, part.duration_s);
    return p;
  }));
}

double corrections(const Aim& aim) { return value_of(aim_measures(aim), "corrective_submovements"); }

template <class Change>
Aim changed(Aim aim, Change change) {
  aim.from = change(aim.from);
  aim.to = change(aim.to);
  for (TimedPoint& p : aim.points) p.mm = change(p.mm);
  return aim;
}

void check_same(const Aim& found, const Aim& expected, double tolerance) {
  const MeasureSet a = aim_measures(found);
  const MeasureSet b = aim_measures(expected);
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    CAPTURE(a[i].id);
    CHECK(*a[i].value == Approx(*b[i].value).epsilon(tolerance).margin(tolerance));
  }
}

// ---- What can't be measured ----

TEST_CASE("an aim without points, with one or two, and one at rest have a reason for every measure") {
  const std::vector<TimedPoint> one = {{.t = Ns{0}, .mm = {5, 5}}};
  const std::vector<TimedPoint> two = {{.t = Ns{0}, .mm = {0, 3}}, {.t = at_seconds(0.01), .mm = {1, 3}}};
  const std::vector<TimedPoint> rest = sampled(0, 3, 120, [](double) { return Vec2{4, 4}; });
  for (const auto& points : {std::vector<TimedPoint>{}, one, two, rest}) {
    const MeasureSet set = aim_measures(aim_along_x(points));
    CHECK(set.size() == 11);
    for (const Measure& m : set) CHECK(m.reason == "nothing moved faster than 10 mm/s for 40 ms");
  }
}

TEST_CASE("an aim from where its target is has no endpoint error, and all the rest") {
  Aim aim = reach();
  aim.from = aim.to;
  const MeasureSet set = aim_measures(aim);
  CHECK(find(set, "endpoint_error_along_mm")->reason == "the aim starts in the centre of its own target");
  CHECK(find(set, "endpoint_error_across_mm")->reason == "the aim starts in the centre of its own target");
  CHECK(find(set, "movement_time_s")->value.has_value());
}

TEST_CASE("an aim near the largest numbers has values or reasons, never NaN") {
  for (double scale : {1e150, 1e300, 1.7e306}) {
    for (const Measure& m : aim_measures(changed(reach(), [&](Vec2 p) { return p * scale; }))) {
      CAPTURE(m.id);
      CHECK(m.value.has_value() == m.reason.empty());
    }
  }
}

TEST_CASE("a block without endpoint errors has a reason for every measure, one error no spread") {
  const MeasureSet none = endpoint_measures({});
  CHECK(none.size() == 6);
  for (const Measure& m : none) CHECK(m.reason == "no aim has an endpoint error");

  const std::vector<MeasureSet> one = {aim_measures(reach()), aim_measures(aim_along_x({}))};
  const MeasureSet set = endpoint_measures(one);
  CHECK(find(set, "endpoint_variable_error_along_mm")->reason == "fewer than 2 aims with an endpoint error");
  CHECK(value_of(set, "endpoint_constant_error_along_mm") == value_of(one[0], "endpoint_error_along_mm"));
}

// ---- By hand ----

TEST_CASE("a minimum-jerk reach has the times, speed and way that follow by hand, at every rate") {
  for (double rate_hz : {60.0, 120.0, 240.0, 1000.0}) {
    CAPTURE(rate_hz);
    const MeasureSet set = aim_measures(reach(rate_hz));
    CHECK(value_of(set, "reaction_time_ms") == Approx(300 + 800 * kOnsetTime).margin(3));
    CHECK(value_of(set, "response_time_s") == Approx(0.3 + 0.8 * (1 - kOnsetTime)).margin(3e-3));
    CHECK(value_of(set, "movement_time_s") == Approx(0.8 * (1 - 2 * kOnsetTime)).margin(3e-3));
    CHECK(value_of(set, "peak_speed_mm_s") == Approx(100 / 0.8 * 1.875).epsilon(2e-3));
    CHECK(value_of(set, "time_to_peak_speed_s") == Approx(0.8 * (0.5 - kOnsetTime)).margin(0.01));
    CHECK(value_of(set, "deceleration_time_s") == Approx(0.8 * (0.5 - kOnsetTime)).margin(0.01));
    CHECK(value_of(set, "aim_path_length_mm") == Approx(100 * (1 - 2 * kOnsetWay)).margin(0.05));
    CHECK(value_of(set, "aim_path_efficiency") == Approx(1).epsilon(1e-9));
    CHECK(value_of(set, "corrective_submovements") == 0);
    CHECK(value_of(set, "endpoint_error_along_mm") == Approx(-100 * kOnsetWay).margin(0.05));
    CHECK(value_of(set, "endpoint_error_across_mm") == Approx(0).margin(1e-9));
  }
}

TEST_CASE("the times to and from the peak add up to the movement time") {
  const MeasureSet set = aim_measures(reach_in_parts({{0.8, 0.5, 80}, {1.2, 0.4, 20}}));
  CHECK(value_of(set, "time_to_peak_speed_s") + value_of(set, "deceleration_time_s") ==
        Approx(value_of(set, "movement_time_s")).epsilon(1e-12));
  CHECK(value_of(set, "reaction_time_ms") / 1000 + value_of(set, "movement_time_s") ==
        Approx(value_of(set, "response_time_s")).epsilon(1e-12));
}

TEST_CASE("the device's latency shortens the times since the stimulus and no others") {
  Aim slow = reach();
  slow.device_latency = at_seconds(0.045);
  const MeasureSet set = aim_measures(slow);
  for (const Measure& m : aim_measures(reach())) {
    CAPTURE(m.id);
    const double less = m.id == "reaction_time_ms" ? 45 : m.id == "response_time_s" ? 0.045 : 0;
    CHECK(value_of(set, m.id) == Approx(*m.value - less).epsilon(1e-12));
  }
}

TEST_CASE("a movement that begins before its stimulus has a negative reaction time") {
  Aim early = reach();
  early.stimulus = at_seconds(1);
  CHECK(value_of(aim_measures(early), "reaction_time_ms") == Approx(-200 + 800 * kOnsetTime).margin(3));
}

TEST_CASE("a half circle is half pi times as long as straight") {
  Aim aim = aim_along_x(sampled(0, 3, 240, [](double t) {
    const double angle = std::numbers::pi * minimum_jerk(t - 0.8, 1.5);
    return Vec2{50 - 50 * std::cos(angle), -50 * std::sin(angle)};
  }));
  const MeasureSet set = aim_measures(aim);
  CHECK(value_of(set, "aim_path_length_mm") == Approx(50 * std::numbers::pi).epsilon(0.01));
  CHECK(value_of(set, "aim_path_efficiency") == Approx(2 / std::numbers::pi).epsilon(0.01));
}

TEST_CASE("ends beyond the target and to the right of the aim are positive, whatever its direction") {
  for (double angle : {0.0, 0.7, 2.0, -2.5}) {
    CAPTURE(angle);
    const auto turned = [&](Vec2 p) {
      return Vec2{p.x * std::cos(angle) - p.y * std::sin(angle),
                  p.x * std::sin(angle) + p.y * std::cos(angle)};
    };
    const Aim aim =
        changed(aim_along_x(sampled(
                    0, 3, 240,
                    [](double t) {
                      return minimum_jerk(t - 0.8, 0.8) * Vec2{104, 3};  // y points down: to the right
                    })),
                turned);
    const MeasureSet set = aim_measures(aim);
    CHECK(value_of(set, "endpoint_error_along_mm") == Approx(104 * (1 - kOnsetWay) - 100).margin(0.05));
    CHECK(value_of(set, "endpoint_error_across_mm") == Approx(3 * (1 - kOnsetWay)).margin(0.05));
  }
}

TEST_CASE("a block's constant, variable and absolute errors follow by hand") {
  std::vector<MeasureSet> aims;
  for (Vec2 error : {Vec2{2, -1}, Vec2{-4, -1}, Vec2{5, 2}}) {
    aims.push_back(
        {present("endpoint_error_along_mm", error.x), present("endpoint_error_across_mm", error.y)});
  }
  aims.push_back({absent("endpoint_error_along_mm", "no movement")});
  const MeasureSet set = endpoint_measures(aims);
  CHECK(value_of(set, "endpoint_constant_error_along_mm") == Approx(1));
  CHECK(value_of(set, "endpoint_variable_error_along_mm") == Approx(std::sqrt(21)));
  CHECK(value_of(set, "endpoint_absolute_error_along_mm") == Approx(11.0 / 3));
  CHECK(value_of(set, "endpoint_constant_error_across_mm") == Approx(0).margin(1e-12));
  CHECK(value_of(set, "endpoint_variable_error_across_mm") == Approx(std::sqrt(3)));
  CHECK(value_of(set, "endpoint_absolute_error_across_mm") == Approx(4.0 / 3));
}

// ---- Corrections ----

TEST_CASE("every later part of a reach that speeds up again is a correction") {
  CHECK(corrections(reach_in_parts({{0.8, 0.5, 80}})) == 0);
  CHECK(corrections(reach_in_parts({{0.8, 0.5, 80}, {1.25, 0.4, 20}})) == 1);
  CHECK(corrections(reach_in_parts({{0.8, 0.5, 70}, {1.25, 0.3, 15}, {1.55, 0.3, 15}})) == 2);
  CHECK(corrections(reach_in_parts({{0.8, 0.5, 110}, {1.25, 0.4, -10}})) == 1);  // and so is one back
}

TEST_CASE("a slow start that is overtaken by the main movement makes that no correction of it twice") {
  // A first peak of 47 mm/s, then the main one of 300: one rise after the first fall.
  CHECK(corrections(reach_in_parts({{0.8, 0.4, 10}, {1.15, 0.5, 80}})) == 1);
}

TEST_CASE("a rise of less than 5 % of the peak speed or 10 mm/s is no correction") {
  // Peaks of 300 mm/s, then of 28 and of 9 mm/s.
  CHECK(corrections(reach_in_parts({{0.8, 0.5, 80}, {1.29, 0.4, 6}})) == 1);
  CHECK(corrections(reach_in_parts({{0.8, 0.5, 80}, {1.29, 0.4, 2}})) == 0);
  // A peak of 38 mm/s, then a wobble of 6 mm/s on the way down: more than 5 % of it, less than 10 mm/s.
  const auto slow = [](double wobble_mm_s) {
    return corrections(aim_along_x(sampled(0, 4, 240, [=](double t) {
      const double wobble = wobble_mm_s / (2 * std::numbers::pi * 3);
      return Vec2{40 * minimum_jerk(t - 0.8, 2) + wobble * std::cos(2 * std::numbers::pi * 3 * t), 0};
    })));
  };
  CHECK(slow(3) == 0);
  CHECK(slow(12) > 1);
}

TEST_CASE("the faster an aim, the larger must a rise be to be a correction") {
  // After a peak of 600 mm/s one rise to 115 mm/s, with a dip to 94 mm/s on top of it.
  const std::vector<Part> dip = {{1.2, 1.2, 60}, {1.5, 0.3, 5}, {1.8, 0.3, 5}};
  const auto after = [&](double first_mm) {
    std::vector<Part> parts = dip;
    parts.push_back({0.8, 0.5, first_mm});
    return corrections(reach_in_parts(parts));
  };
  CHECK(after(160) == 1);
  CHECK(after(60) == 2);
}

TEST_CASE("a device that falls silent amid an even movement is taken to have rested") {
  std::vector<TimedPoint> points = sampled(0.8, 0.5, 240, [](double t) { return Vec2{100 * t, 0}; });
  for (const TimedPoint& p : sampled(1.45, 0.5, 240, [](double t) { return Vec2{50 + 100 * t, 0}; })) {
    points.push_back(p);
  }
  CHECK(corrections(aim_along_x(points)) == 1);
}

TEST_CASE("a silence of the device amid an aim is a rest, crossed straight") {
  Aim silent = reach_in_parts({{0.8, 0.5, 80}, {1.6, 0.4, 20}});
  std::erase_if(silent.points,
                [](const TimedPoint& p) { return p.t > at_seconds(1.35) && p.t < at_seconds(1.55); });
  const MeasureSet set = aim_measures(silent);
  CHECK(value_of(set, "corrective_submovements") == 1);
  CHECK(value_of(set, "aim_path_length_mm") == Approx(100).margin(0.5));
  CHECK(value_of(set, "movement_time_s") == Approx(1.2 - 0.45 * 2 * kOnsetTime).margin(0.02));
}

// ---- What must not matter ----

TEST_CASE("moving an aim on the page, and its clock, changes nothing") {
  const Aim aim = reach_in_parts({{0.8, 0.5, 80}, {1.25, 0.4, 24}});
  check_same(changed(aim, [](Vec2 p) { return p + Vec2{1234.5, -321.25}; }), aim, 1e-6);
  Aim later = aim;
  later.stimulus += std::chrono::hours(1);
  for (TimedPoint& p : later.points) p.t += std::chrono::hours(1);
  check_same(later, aim, 1e-6);
}

TEST_CASE("turning an aim on the page changes nothing that matters") {
  const Aim aim = reach_in_parts({{0.8, 0.5, 80}, {1.25, 0.4, 24}});
  for (double angle : {0.3, 1.0, 2.5}) {
    check_same(changed(aim,
                       [&](Vec2 p) {
                         return Vec2{p.x * std::cos(angle) - p.y * std::sin(angle),
                                     p.x * std::sin(angle) + p.y * std::cos(angle)};
                       }),
               aim, 1e-6);
  }
}

TEST_CASE("a rest after the movement changes nothing") {
  check_same(reach(240, 4), reach(240, 0.2), 0.011);  // a step of the chain, for the time of the peak
}

TEST_CASE("a clock that jitters by 2 ms changes times by no more than that") {
  Aim jittered = reach(240);
  Rng rng(7);
  for (TimedPoint& p : jittered.points) p.t += at_seconds(rng.uniform(-0.002, 0.002));
  const MeasureSet set = aim_measures(jittered);
  const MeasureSet still = aim_measures(reach(240));
  CHECK(value_of(set, "reaction_time_ms") == Approx(value_of(still, "reaction_time_ms")).margin(5));
  CHECK(value_of(set, "movement_time_s") == Approx(value_of(still, "movement_time_s")).margin(8e-3));
  CHECK(value_of(set, "corrective_submovements") == 0);
}

TEST_CASE("whole pixels and a tremor above the cut-off make no corrections") {
  CHECK(corrections(changed(reach(120), [](Vec2 p) {
          return Vec2{std::round(p.x / 0.265) * 0.265, std::round(p.y / 0.265) * 0.265};
        })) == 0);
  Aim trembling = reach(240);
  for (TimedPoint& p : trembling.points) {
    p.mm.y += 0.3 * std::sin(2 * std::numbers::pi * 30 * in_seconds(p.t));
  }
  CHECK(corrections(trembling) == 0);
}

}  // namespace
}  // namespace thimble::motion
