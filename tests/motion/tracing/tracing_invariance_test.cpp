// Goal: a trace's numbers don't depend on what says nothing of the hand: its place and direction on the page,
// the trial's clock, the device's rate and its noise. Method: one shaky spiral, changed in one way at a time.
#include "engine/motion/tracing/tracing.hpp"

#include <chrono>
#include <cmath>
#include <numbers>

#include "engine/core/rng.hpp"

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::at_seconds;
using test::figure;
using test::on_spiral;
using test::sampled;
using test::spiral;
using test::straight_line;
using test::value_of;

// A shaky spiral, with the noise of a whole-pixel digitiser.
TracedFigure shaky_spiral(double rate_hz) {
  return figure(spiral(3, 12), 8, sampled(0, 9, rate_hz, [](double t) {
                  const Vec2 p = on_spiral(t / 3, 12, 2 * std::sin(5 * t)) + Vec2{0.5 * std::sin(11 * t), 0};
                  return Vec2{std::round(p.x / 0.265) * 0.265, std::round(p.y / 0.265) * 0.265};
                }));
}

void check_same(const MeasureSet& found, const MeasureSet& expected, double tolerance) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(found[i].id);
    // Jerk and peaks tell of the whole pixels' noise, which is what changes here.
    const bool of_noise = find_measure(found[i].id)->family == Family::kSmoothness && found[i].id != "sparc";
    if (of_noise && tolerance > 1e-5) continue;
    CHECK(*found[i].value == Approx(*expected[i].value).epsilon(tolerance).margin(tolerance));
  }
}

template <class Change>
TracedFigure changed(TracedFigure traced, Change change) {
  for (TemplateStroke& target : traced.templates) {
    Polyline& line = target.line;
    std::vector<Vec2> points(line.points().begin(), line.points().end());
    for (Vec2& p : points) p = change(p);
    line = Polyline(std::move(points));
  }
  for (DrawnStroke& stroke : traced.drawn) {
    for (TimedPoint& point : stroke.points) point.mm = change(point.mm);
  }
  return traced;
}

TEST_CASE("moving figure and trace on the page changes no measure") {
  const TracedFigure traced = shaky_spiral(120);
  const TracedFigure moved = changed(traced, [](Vec2 p) { return p + Vec2{1234.5, -321.25}; });
  check_same(tracing_measures(moved), tracing_measures(traced), 1e-6);
}

TEST_CASE("starting the trial's clock elsewhere changes no measure") {
  TracedFigure later = shaky_spiral(120);
  for (TimedPoint& p : later.drawn[0].points) p.t += std::chrono::hours(1);
  check_same(tracing_measures(later), tracing_measures(shaky_spiral(120)), 1e-6);
}

TEST_CASE("turning figure and trace on the page changes the measures by next to nothing") {
  // Not exactly nothing: the resampling's monotone cubics work on each coordinate by itself.
  const TracedFigure traced = shaky_spiral(120);
  for (double angle : {0.3, 1.0, 2.5}) {
    const TracedFigure turned = changed(traced, [&](Vec2 p) {
      return Vec2{p.x * std::cos(angle) - p.y * std::sin(angle),
                  p.x * std::sin(angle) + p.y * std::cos(angle)};
    });
    check_same(tracing_measures(turned), tracing_measures(traced), 5e-3);
  }
}

TEST_CASE("mirroring figure and trace turns the bias round and nothing else") {
  const TracedFigure traced = shaky_spiral(120);
  MeasureSet mirrored = tracing_measures(changed(traced, [](Vec2 p) { return Vec2{-p.x, p.y}; }));
  for (Measure& m : mirrored) {
    if (m.id == "signed_bias_mm") *m.value = -*m.value;
  }
  check_same(mirrored, tracing_measures(traced), 1e-6);
}

TEST_CASE("a device of another rate gives nearly the same measures") {
  const MeasureSet expected = tracing_measures(shaky_spiral(125));
  for (double rate_hz : {60.0, 240.0, 1000.0}) {
    CAPTURE(rate_hz);
    check_same(tracing_measures(shaky_spiral(rate_hz)), expected, 0.06);  // the whole pixels fall differently
  }
}

TEST_CASE("a clock that jitters by 2 ms gives nearly the same measures") {
  TracedFigure jittered = shaky_spiral(120);
  Rng rng(7);
  for (TimedPoint& p : jittered.drawn[0].points) p.t += at_seconds(rng.uniform(-0.002, 0.002));
  check_same(tracing_measures(jittered), tracing_measures(shaky_spiral(120)), 0.05);
}

TEST_CASE("a tremor above the cut-off changes the deviations by less than a tenth of its size") {
  const auto trembling = [](double frequency_hz) {
    return value_of(tracing_measures(figure(
                        straight_line(), 8,
                        sampled(0, 4, 240,
                                [=](double t) {
                                  return Vec2{25 * t, 1 + std::sin(2 * std::numbers::pi * frequency_hz * t)};
                                }))),
                    "max_deviation_mm");
  };
  CHECK(trembling(30) < 1.1);
  CHECK(trembling(3) == Approx(2).epsilon(0.02));
}

}  // namespace
}  // namespace thimble::motion
