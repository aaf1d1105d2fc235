// Goal: a corner's sharpness and angle are what a pair of compasses and a protractor would give. Method:
// corners drawn by formula, whose radii and angles follow by hand; paths that don't reach; what must not
// matter.
#include "engine/motion/shape/corner.hpp"

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
using test::reversed;
using test::turned;
using test::value_of;

// Along x to the origin, which is the corner, and on at this angle to where it came from.
Curve corner_of(double angle_deg, double side_mm = 30) {
  const double radians = (180 - angle_deg) * std::numbers::pi / 180;
  return {{-side_mm, 0}, {0, 0}, turned({side_mm, 0}, radians)};
}

// Along x, a quarter of a circle about (0, radius), and down along y; the corner cut off is at (radius, 0).
Curve rounded(double radius_mm) {
  Curve points{{-30, 0}};
  for (int i = 0; i <= 400; ++i) {
    const double angle = std::numbers::pi / 2 * i / 400;
    points.push_back({radius_mm * std::sin(angle), radius_mm * (1 - std::cos(angle))});
  }
  points.push_back({radius_mm, radius_mm + 30});
  return points;
}

// ---- What can't be measured ----

TEST_CASE("nothing drawn, a point and coordinates out of range have reasons") {
  for (const Measure& m : corner_measures({}, {})) CHECK(m.reason == "nothing was drawn");
  const MeasureSet point = corner_measures(Curve{{1, 1}, {1, 1}}, {});
  CHECK(find(point, "corner_radius_mm")->reason == "less than 2 mm of path");
  CHECK(find(point, "corner_angle_error_deg")->reason ==
        "less than 10 mm of path before or after the corner");
  for (const Measure& m : corner_measures(Curve{{0, 0}, {1e61, 0}}, {})) {
    CHECK(m.reason == "a coordinate is beyond 1e60 mm or not a number");
  }
  for (const Measure& m : corner_measures(corner_of(90), {.vertex_mm = {0, std::nan("")}})) {
    CHECK(m.reason == "a coordinate is beyond 1e60 mm or not a number");
  }
}

TEST_CASE("a straight path has no corner radius, and an angle of 180 degrees") {
  const MeasureSet set = corner_measures(corner_of(180), {.vertex_mm = {0, 3}, .angle_deg = 90});
  CHECK(find(set, "corner_radius_mm")->reason == "the path is straight there");
  CHECK(value_of(set, "corner_angle_error_deg") == Approx(90));
}

TEST_CASE("a path that ends less than 10 mm from the corner has no angle") {
  CHECK(find(corner_measures(corner_of(90, 9.9), {}), "corner_angle_error_deg")->reason ==
        "less than 10 mm of path before or after the corner");
  CHECK(value_of(corner_measures(corner_of(90, 10.1), {}), "corner_angle_error_deg") ==
        Approx(0).margin(1e-9));
}

TEST_CASE("a path that turns back on itself beside the corner has no angle") {
  Curve points = corner_of(90);
  points.insert(points.begin() + 1, {{-5, 0}, {-7.5, 0}, {-5, 0}});  // from 10 to 5 mm before: there and back
  CHECK(find(corner_measures(points, {}), "corner_angle_error_deg")->reason ==
        "the path turns back on itself beside the corner");
}

// ---- By hand ----

TEST_CASE("a perfect corner has its angle, and the radius through points 1 mm before and after it") {
  for (double angle_deg : {90.0, 120.0, 135.0, 170.0}) {
    CAPTURE(angle_deg);
    const MeasureSet set = corner_measures(corner_of(angle_deg), {.angle_deg = 90});
    CHECK(value_of(set, "corner_angle_error_deg") == Approx(angle_deg - 90).margin(1e-9));
    const double half = angle_deg / 2 * std::numbers::pi / 180;
    CHECK(value_of(set, "corner_radius_mm") == Approx(1 / (2 * std::cos(half))).epsilon(1e-9));
  }
}

TEST_CASE("an acute corner has a radius between that at its tip and the 0.5 mm of turning straight back") {
  for (double angle_deg : {80.0, 60.0, 40.0, 20.0}) {
    CAPTURE(angle_deg);
    const MeasureSet set = corner_measures(corner_of(angle_deg), {.angle_deg = 50});
    CHECK(value_of(set, "corner_angle_error_deg") == Approx(angle_deg - 50).margin(1e-9));
    const double half = angle_deg / 2 * std::numbers::pi / 180;
    CHECK(value_of(set, "corner_radius_mm") <= 1 / (2 * std::cos(half)) + 1e-9);
    CHECK(value_of(set, "corner_radius_mm") >= 0.5);
  }
  CHECK(value_of(corner_measures(Curve{{-30, 0}, {0, 0}, {-30, 0}}, {.angle_deg = 0}), "corner_radius_mm") ==
        Approx(0.5));
}

TEST_CASE("a rounded corner has its radius, and the angle of its sides where these are beyond 5 mm") {
  for (double radius_mm : {2.0, 3.0, 6.0}) {
    CAPTURE(radius_mm);
    const MeasureSet set = corner_measures(rounded(radius_mm), {.vertex_mm = {radius_mm, 0}});
    CHECK(value_of(set, "corner_radius_mm") == Approx(radius_mm).epsilon(1e-3));
    CHECK(value_of(set, "corner_angle_error_deg") == Approx(0).margin(1e-6));
  }
}

TEST_CASE("a corner drawn as a wide bend is too open") {
  const MeasureSet set = corner_measures(rounded(20), {.vertex_mm = {20, 0}});
  CHECK(value_of(set, "corner_radius_mm") == Approx(20).epsilon(2e-3));
  // The chords' middles lie 15 mm of the bend apart, which turn it by 15 / 20.
  CHECK(value_of(set, "corner_angle_error_deg") ==
        Approx(90 - 15.0 / 20 * 180 / std::numbers::pi).margin(0.01));
}

TEST_CASE("only what is within 5 mm counts, and the corner that the vertex names") {
  const Curve box{{0, 0}, {40, 0}, {40, 40}, {20, 40}, {20, 60}};
  CHECK(value_of(corner_measures(box, {.vertex_mm = {20, 0}}), "corner_angle_error_deg") == Approx(90));
  CHECK(find(corner_measures(box, {.vertex_mm = {20, 0}}), "corner_radius_mm")->reason ==
        "the path is straight there");
  CHECK(value_of(corner_measures(box, {.vertex_mm = {41, -2}}), "corner_radius_mm") ==
        Approx(std::sqrt(0.5)));
}

TEST_CASE("a turn up to 5 mm before or after the vertex is the corner's, one farther off isn't") {
  const Curve turn = corner_of(120);
  const Vec2 on = (turn[2] - turn[1]) / 30.0;  // one millimetre along the second side
  for (Vec2 vertex : {Vec2{-4, 0}, on * 4.0}) {
    CHECK(value_of(corner_measures(turn, {.vertex_mm = vertex}), "corner_radius_mm") == Approx(1));
  }
  for (Vec2 vertex : {Vec2{-6.5, 0}, on * 6.5}) {
    CHECK(find(corner_measures(turn, {.vertex_mm = vertex}), "corner_radius_mm")->reason ==
          "the path is straight there");
  }
}

// ---- What must not matter ----

TEST_CASE("a corner is the same from either side, in its mirror image, and anywhere on the page") {
  const Curve bend = rounded(3);
  const MeasureSet expected = corner_measures(bend, {.vertex_mm = {3, 0}, .angle_deg = 100});
  const auto check_same = [&](const Curve& points, Vec2 vertex) {
    for (const Measure& m : corner_measures(points, {.vertex_mm = vertex, .angle_deg = 100})) {
      CHECK(*m.value == Approx(value_of(expected, m.id)).epsilon(1e-6));
    }
  };
  check_same(reversed(bend), {3, 0});
  check_same(changed(bend, [](Vec2 p) { return Vec2{p.x, -p.y}; }), {3, 0});
  const auto elsewhere = [](Vec2 p) { return turned(p, 2.5) + Vec2{812, -90}; };
  check_same(changed(bend, elsewhere), elsewhere({3, 0}));
}

TEST_CASE("the corner's measures come in the order of the table") {
  auto row = measure_table(Family::kShape).begin();
  while (row->id != "corner_radius_mm") ++row;
  for (const Measure& m : corner_measures(corner_of(90), {})) CHECK(m.id == (row++)->id);
}

}  // namespace
}  // namespace thimble::motion
