// Goal: a circle is round, an ellipse has its own axes, and what isn't either says so. Method: figures whose
// answers follow by hand; SciPy's least squares and NumPy's moments
// (tests/motion/reference/shape_reference.py); what must not matter.
#include "engine/motion/shape/roundness.hpp"

#include <cmath>
#include <numbers>
#include <string>

#include "tests/motion/shape/drawn_curves.hpp"
#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::changed;
using test::Curve;
using test::remainder;
using test::reversed;
using test::scribble;
using test::turned;
using test::value_of;
using test::wave;
using Kind = SignalChain::Kind;

struct Ellipse {
  double width = 80;
  double height = 74;
  double turns = 1;
};

// n points, the last a step before the first comes again.
Curve ellipse(int n, const Ellipse& e) {
  Curve points;
  for (int i = 0; i < n; ++i) {
    const double angle = 2 * std::numbers::pi * e.turns * i / n;
    points.push_back({30 + e.width / 2 * std::cos(angle), 50 + e.height / 2 * std::sin(angle)});
  }
  return points;
}

Curve wobbly() {
  Curve points = ellipse(90, {});
  for (int i = 0; i < 90; ++i) points[static_cast<std::size_t>(i)] += remainder(i);
  return points;
}

// ---- What isn't round at all ----

TEST_CASE("nothing drawn, one point and coordinates out of range have reasons") {
  for (const Measure& m : circle_measures({})) CHECK(m.reason == "nothing was drawn");
  const MeasureSet one = circle_measures(Curve{{5, 5}});
  CHECK(find(one, "circle_roundness")->reason == "all points are in the same place");
  CHECK(find(one, "ellipse_axis_ratio")->reason == "fewer than 3 points");
  CHECK(value_of(one, "closure_gap_mm") == 0);
  for (const Measure& m : circle_measures(Curve{{5, 5}, {std::nan(""), 0}, {0, 1e61}})) {
    CHECK(m.reason == "a coordinate is beyond 1e60 mm or not a number");
  }
}

TEST_CASE("three recorded points are always round, so they say nothing") {
  const Curve three{{0, 0}, {10, 0}, {3, 7}};
  CHECK(circle_roundness(three).error().message == "fewer than 4 points");
  CHECK(find(circle_measures(three, Kind::kRaw), "circle_roundness")->reason == "fewer than 4 points");
  CHECK(least_squares_circle(Curve{{0, 0}, {1, 1}}).error().message == "fewer than 3 points");
}

TEST_CASE("points on a line or nearly so are on no circle and go around no area") {
  const Curve line{{0, 0}, {1, 2}, {2, 4}, {5, 10}, {7, 14}};
  CHECK(circle_roundness(line).error().message == "the points lie nearly on a line");
  CHECK(ellipse_axis_ratio(line).error().message == "the line goes around no area");
  const Curve shallow = wave(50, {.length = 100, .height = 0.2, .turns = 0.5});
  CHECK(circle_roundness(shallow).error().message == "the points lie nearly on a line");
}

TEST_CASE("an eight goes around two areas, and no ellipse has its moments") {
  const Curve eight{{0, 0}, {10, 10}, {10, 0}, {0, 10}};
  CHECK(ellipse_axis_ratio(eight).error().message == "the line goes around no area");
  const Curve uneven{{0, 0}, {10, 10}, {10, 0}, {0, 9}};
  CHECK(ellipse_axis_ratio(uneven).error().message == "the line goes around more than one area");
}

// ---- By hand ----

TEST_CASE("a circle is found where it is, and is round") {
  const Curve circle = ellipse(50, {.width = 40, .height = 40});
  const Result<FittedCircle> found = least_squares_circle(circle);
  REQUIRE(found.ok());
  CHECK(found->centre_mm.x == Approx(30).epsilon(1e-12));
  CHECK(found->centre_mm.y == Approx(50).epsilon(1e-12));
  CHECK(found->radius_mm == Approx(20).epsilon(1e-12));
  CHECK(circle_roundness(circle).value() == Approx(0).margin(1e-12));
  CHECK(ellipse_axis_ratio(circle).value() == Approx(1).epsilon(1e-12));
}

TEST_CASE("part of a circle is as round, and its gap says the rest") {
  const Curve three_quarters = ellipse(301, {.width = 40, .height = 40, .turns = 0.75 * 301 / 300});
  const MeasureSet set = circle_measures(three_quarters);
  CHECK(value_of(set, "circle_roundness") == Approx(0).margin(1e-4));  // its pieces are chords
  CHECK(value_of(set, "closure_gap_mm") == Approx(20 * std::sqrt(2)));
}

TEST_CASE("the roundness of a square is that of its corners and sides") {
  const Curve square{{0, 0}, {20, 0}, {20, 20}, {0, 20}, {0, 0}};
  Curve dense;
  for (std::size_t i = 1; i < square.size(); ++i) {
    for (int k = 0; k < 1000; ++k) {
      dense.push_back(square[i - 1] + (square[i] - square[i - 1]) * (k / 1000.0));
    }
  }
  const double mean = 10 * std::asinh(1) * 0.5 + 10 * std::sqrt(2) * 0.5;  // of the distances from its middle
  const double expected = (10 * std::sqrt(2) - 10) / mean;
  CHECK(circle_roundness(dense).value() == Approx(expected).epsilon(1e-5));
  CHECK(value_of(circle_measures(square), "circle_roundness") == Approx(expected).epsilon(0.01));
  CHECK(ellipse_axis_ratio(square).value() == Approx(1));
  // Recorded as five points, all of them are corners.
  CHECK(value_of(circle_measures(square, Kind::kRaw), "circle_roundness") < 0.5);
}

TEST_CASE("a rectangle and an ellipse have the ratio of their sides and axes") {
  CHECK(ellipse_axis_ratio(Curve{{0, 0}, {30, 0}, {30, 12}, {0, 12}}).value() == Approx(0.4).epsilon(1e-12));
  CHECK(ellipse_axis_ratio(ellipse(64, {.width = 60, .height = 15})).value() == Approx(0.25).epsilon(1e-12));
  const Curve askew =
      changed(ellipse(64, {.width = 60, .height = 15}), [](Vec2 p) { return turned(p, 0.8); });
  CHECK(ellipse_axis_ratio(askew).value() == Approx(0.25).epsilon(1e-12));
}

TEST_CASE("an ellipse gone around twice, or the other way, has the same axes") {
  CHECK(ellipse_axis_ratio(ellipse(128, {.width = 60, .height = 15, .turns = 2})).value() ==
        Approx(0.25).epsilon(1e-12));
  CHECK(ellipse_axis_ratio(reversed(ellipse(64, {.width = 60, .height = 15}))).value() ==
        Approx(0.25).epsilon(1e-12));
}

// ---- Against SciPy ----

TEST_CASE("a wobbly circle has SciPy's least-squares centre, and the roundness about it") {
  const Result<FittedCircle> found = least_squares_circle(wobbly());
  REQUIRE(found.ok());
  CHECK(found->centre_mm.x == Approx(30.453143319197718).epsilon(1e-9));
  CHECK(found->centre_mm.y == Approx(50.471382224822811).epsilon(1e-9));
  CHECK(found->radius_mm == Approx(38.511515826652392).epsilon(1e-9));
  CHECK(value_of(circle_measures(wobbly(), Kind::kRaw), "circle_roundness") ==
        Approx(0.097798482912716894).epsilon(1e-8));
  CHECK(value_of(circle_measures(wobbly()), "circle_roundness") ==
        Approx(0.096840239498643108).epsilon(1e-8));
  CHECK(ellipse_axis_ratio(wobbly()).value() == Approx(0.92560528044551194).epsilon(1e-12));

  Curve arc = wobbly();
  arc.resize(40);
  CHECK(circle_roundness(arc).value() == Approx(0.042859077014289683).epsilon(1e-8));
}

// ---- What must not matter ----

TEST_CASE("roundness and axes don't depend on place, turn, size or direction") {
  const double roundness = circle_roundness(wobbly()).value();
  const double ratio = ellipse_axis_ratio(wobbly()).value();
  for (double size : {1e-50, 0.1, 25.4, 1e50}) {
    CAPTURE(size);
    const Curve elsewhere = changed(wobbly(), [&](Vec2 p) {
      return (turned(p, 2.3) + Vec2{-700, 300}) * size;
    });
    CHECK(circle_roundness(elsewhere).value() == Approx(roundness).epsilon(1e-9));
    CHECK(ellipse_axis_ratio(elsewhere).value() == Approx(ratio).epsilon(1e-9));
  }
  CHECK(circle_roundness(reversed(wobbly())).value() == Approx(roundness).epsilon(1e-9));
}

TEST_CASE("a finger that was slow on one side draws the same circle") {
  const auto drawn = [](double slowness) {
    Curve points;
    for (int i = 0; i <= 2000; ++i) {
      const double u = i / 2000.0;
      const double angle = 2 * std::numbers::pi * (u - slowness * std::sin(2 * std::numbers::pi * u) / 6.3);
      const double r = 30 + 2 * std::cos(3 * angle) + std::cos(2 * angle);
      points.push_back({r * std::cos(angle), r * std::sin(angle)});
    }
    return circle_measures(points);
  };
  CHECK(value_of(drawn(0.9), "circle_roundness") ==
        Approx(value_of(drawn(0), "circle_roundness")).epsilon(5e-3));
  CHECK(value_of(drawn(0.9), "ellipse_axis_ratio") ==
        Approx(value_of(drawn(0), "ellipse_axis_ratio")).epsilon(1e-3));
}

TEST_CASE("any scribble has a roundness and a ratio or a reason") {
  Rng rng(23);
  for (int i = 0; i < 300; ++i) {
    CAPTURE(i);
    for (const Measure& m : circle_measures(scribble(rng, 1 + i % 40), i % 2 ? Kind::kFull : Kind::kRaw)) {
      CHECK(m.value.has_value() == m.reason.empty());
      if (m.value) CHECK(*m.value >= 0);
    }
  }
}

TEST_CASE("the circle's measures come in the order of the table") {
  auto row = measure_table(Family::kShape).begin();
  while (row->id != "circle_roundness") ++row;
  for (const Measure& m : circle_measures(wobbly())) CHECK(m.id == (row++)->id);
}

}  // namespace
}  // namespace thimble::motion
