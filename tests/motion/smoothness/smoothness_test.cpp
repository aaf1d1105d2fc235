// Goal: the smoothness of a recording is that of the hand, whatever the device, its clock, the place on the
// page and how long the finger rested afterwards. Method: movements drawn by formula; in raw, the defining
// formulas on plain first differences; and recordings that can't be measured, which must say why.
#include "engine/motion/smoothness/smoothness.hpp"

#include <cmath>
#include <numbers>

#include "engine/core/rng.hpp"
#include "engine/motion/smoothness/jerk.hpp"
#include "engine/motion/smoothness/sparc.hpp"

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::at_seconds;
using test::minimum_jerk;
using test::on_circle;
using test::sampled;
using test::value_of;

constexpr SignalChain kRaw120{.kind = SignalChain::Kind::kRaw, .rate_hz = 120};

// There and back on an arc in two movements of 0.7 s, with a shake of `tremor_mm` at `tremor_hz`.
std::vector<TimedPoint> two_arcs(double rate_hz, double after_s = 0.3, double tremor_mm = 0,
                                 double tremor_hz = 0) {
  return sampled(0, 1.9 + after_s, rate_hz, [=](double t) {
    const double way = minimum_jerk(t - 0.2, 0.7) - 0.8 * minimum_jerk(t - 0.8, 0.7);
    const double moving = way > 0 && t < 1.5 ? 1 : 0;
    return on_circle(40, way / 3) +
           Vec2{moving * tremor_mm * std::sin(2 * std::numbers::pi * tremor_hz * t), 0};
  });
}

void check_near(const MeasureSet& found, const MeasureSet& expected, double tolerance) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(found[i].id, found[i].reason);
    CHECK(found[i].value.has_value());
    CHECK(*found[i].value == Approx(*expected[i].value).epsilon(tolerance));
  }
}

// ---- What can't be measured ----

TEST_CASE("nothing, one sample, two samples and a rest have a reason for every measure") {
  const std::vector<TimedPoint> rest = sampled(0, 3, 120, [](double) { return Vec2{4, 4}; });
  for (const auto& points : {std::vector<TimedPoint>{}, {rest[0]}, {rest[0], rest[1]}, rest}) {
    const MeasureSet set = smoothness_measures(points);
    REQUIRE(set.size() == measure_table(Family::kSmoothness).size());
    for (const Measure& m : set) {
      CAPTURE(m.id);
      CHECK_FALSE(m.value.has_value());
      CHECK(m.reason == (points.size() < 2 ? kNoSignal : kNothingMoved));
    }
  }
}

TEST_CASE("a recording below 20 samples a second is refused, whatever it is resampled to") {
  const MeasureSet set = smoothness_measures(two_arcs(15));
  CHECK(find(set, "sparc")->reason == "recorded at 15.0 samples a second, fewer than the 20 that are needed");
  CHECK(value_of(smoothness_measures(two_arcs(25)), "velocity_peaks") == 2);
}

TEST_CASE("a chain at 20 Hz can't filter at 10 Hz and says so") {
  const MeasureSet set = smoothness_measures(two_arcs(120), {.rate_hz = 20});
  CHECK(find(set, "ldlj_vector")->reason ==
        "at 20 Hz the positions can't be filtered at 10 Hz: more than 20 Hz needed");
  CHECK(find(smoothness_measures(two_arcs(120), {.rate_hz = 21}), "sparc")->value.has_value());
}

TEST_CASE("positions beyond all numbers are absent, not infinite") {
  std::vector<TimedPoint> huge = two_arcs(120);
  for (TimedPoint& p : huge) p.mm *= 1e306;
  for (const SignalChain& chain : {SignalChain{}, kRaw120})
    for (const Measure& m : smoothness_measures(huge, chain)) {
      CAPTURE(m.id);
      CHECK((m.value.has_value() ? std::isfinite(*m.value) : !m.reason.empty()));
    }
}

TEST_CASE("a speed profile has no directions, so what needs them is absent") {
  const MeasureSet set = speed_profile_measures(std::vector<double>{0, 4, 9, 4, 0}, 100);
  for (const char* id : {"ldlj_vector", "dimensionless_jerk_vector", "normalised_jerk"})
    CHECK(find(set, id)->reason == "a speed profile has no directions: give the path");
  CHECK(value_of(set, "velocity_peaks") == 1);
  CHECK(value_of(set, "dimensionless_jerk_speed") == Approx(-125 * (1.0 + 100 + 1) / 81));
  CHECK(value_of(set, "velocity_peaks_per_cm") == Approx(1 / 0.017));
}

TEST_CASE("of no speeds everything is absent") {
  for (const Measure& m : speed_profile_measures({}, 100)) CHECK_FALSE(m.value.has_value());
}

// ---- As recorded ----

TEST_CASE("raw, every measure is its formula on plain first differences") {
  const std::vector<TimedPoint> points = two_arcs(120, 0.3, 0.4, 7);
  std::vector<Vec2> velocities;
  std::vector<double> speeds;
  for (std::size_t i = 1; i < points.size(); ++i) {
    velocities.push_back((points[i].mm - points[i - 1].mm) * 120.0);
    speeds.push_back(std::hypot(velocities.back().x, velocities.back().y));
  }
  const MeasureSet set = smoothness_measures(points, kRaw120);
  CHECK(value_of(set, "sparc") == Approx(sparc(speeds, 120).value()).epsilon(1e-12));
  CHECK(value_of(set, "ldlj_speed") == Approx(log_dimensionless_jerk(speeds).value()).epsilon(1e-12));
  CHECK(value_of(set, "ldlj_vector") == Approx(log_dimensionless_jerk(velocities).value()).epsilon(1e-12));
  CHECK(value_of(set, "normalised_jerk") == Approx(normalised_jerk(velocities).value()).epsilon(1e-12));
}

TEST_CASE("raw, a slow recording keeps its jerk and loses its SPARC") {
  const MeasureSet set = smoothness_measures(two_arcs(15), {.kind = SignalChain::Kind::kRaw, .rate_hz = 15});
  CHECK(find(set, "sparc")->reason == "the rate is below twice the cut-off frequency");
  CHECK(find(set, "ldlj_vector")->value.has_value());
}

// ---- What must not matter ----

TEST_CASE("resting longer, before or after, changes nothing") {
  const MeasureSet expected = smoothness_measures(two_arcs(120));
  for (double after_s : {0.5, 1.2345, 5.0})
    check_near(smoothness_measures(two_arcs(120, after_s)), expected, 0.01);
  std::vector<TimedPoint> later = two_arcs(120);
  for (TimedPoint& p : later) p.t += at_seconds(1.237);
  std::vector<TimedPoint> rested = sampled(0, 1.229, 120, [&](double) { return later.front().mm; });
  rested.insert(rested.end(), later.begin(), later.end());
  check_near(smoothness_measures(rested), expected, 0.01);
}

TEST_CASE("another rate of the device, or a clock that jitters, changes little") {
  // At 60 Hz the cubics between the stamps add jerk of their own: why jerk isn't compared across devices.
  const MeasureSet expected = smoothness_measures(two_arcs(1000));
  check_near(smoothness_measures(two_arcs(60)), expected, 0.15);
  check_near(smoothness_measures(two_arcs(120)), expected, 0.02);
  check_near(smoothness_measures(two_arcs(240)), expected, 0.02);
  std::vector<TimedPoint> jittered = two_arcs(240);
  Rng rng(7);
  for (TimedPoint& p : jittered) p.t += at_seconds(rng.uniform(-0.0005, 0.0005));
  check_near(smoothness_measures(jittered), expected, 0.15);
}

TEST_CASE("place, direction, mirror and unit of length change nothing") {
  // Large enough for the onset's 10 mm/s to stay below 5 % of the peak in every unit.
  const std::vector<TimedPoint> points = two_arcs(240);
  MeasureSet expected = smoothness_measures(points);
  const auto changed = [&](auto change) {
    std::vector<TimedPoint> all = points;
    for (TimedPoint& p : all) p.mm = change(p.mm);
    return smoothness_measures(all);
  };
  check_near(changed([](Vec2 p) { return p + Vec2{1234.5, -321.25}; }), expected, 1e-6);
  check_near(changed([](Vec2 p) { return Vec2{-p.x, p.y}; }), expected, 1e-6);
  check_near(changed([](Vec2 p) {
               return Vec2{0.8 * p.x - 0.6 * p.y, 0.6 * p.x + 0.8 * p.y};
             }),
             expected, 2e-3);
  MeasureSet scaled = changed([](Vec2 p) { return 3.0 * p; });
  for (Measure& m : scaled)
    if (m.id == "velocity_peaks_per_cm") *m.value *= 3;
  check_near(scaled, expected, 1e-6);
}

TEST_CASE("the same movement backwards is as smooth") {
  std::vector<TimedPoint> reversed = two_arcs(240);
  const Ns end = reversed.back().t;
  std::reverse(reversed.begin(), reversed.end());
  for (TimedPoint& p : reversed) p.t = end - p.t;
  check_near(smoothness_measures(reversed), smoothness_measures(two_arcs(240)), 2e-3);
}

TEST_CASE("a tremor below the cut-off is less smooth, one far above it isn't seen") {
  const auto sparc_of = [](double tremor_hz) {
    return value_of(smoothness_measures(two_arcs(240, 0.3, 1.5, tremor_hz)), "sparc");
  };
  const double calm = value_of(smoothness_measures(two_arcs(240)), "sparc");
  CHECK(sparc_of(6) < calm - 0.3);
  CHECK(sparc_of(50) == Approx(calm).margin(0.02));
}

TEST_CASE("a tremor nearly as fast as the chain's own rate doesn't come back as a slow one") {
  const auto sparc_of = [](double tremor_hz) {
    return value_of(smoothness_measures(two_arcs(1000, 0.3, 0.5, tremor_hz)), "sparc");
  };
  const double calm = value_of(smoothness_measures(two_arcs(1000)), "sparc");
  for (double tremor_hz : {90.0, 97.0, 103.0, 198.0}) CHECK(sparc_of(tremor_hz) == Approx(calm).margin(0.02));
}

TEST_CASE("a silence of more than 100 ms makes two strokes, with the median of both") {
  const std::vector<TimedPoint> arc = two_arcs(120, 0);
  std::vector<TimedPoint> both = arc;
  for (TimedPoint p : arc) both.push_back({p.t + arc.back().t + at_seconds(0.11), p.mm});
  const MeasureSet one = smoothness_measures(arc);
  const MeasureSet two = smoothness_measures(both);
  CHECK(value_of(two, "velocity_peaks") == 2 * value_of(one, "velocity_peaks"));
  CHECK(value_of(two, "velocity_peaks_per_stroke") == value_of(one, "velocity_peaks_per_stroke"));
  CHECK(value_of(two, "sparc") == Approx(value_of(one, "sparc")).epsilon(1e-9));
}

}  // namespace
}  // namespace thimble::motion
