// Goal: the way of an aim, cut where the movement begins and ends. Method: short paths by hand.
#include "engine/motion/aiming/aim_path.hpp"

#include <limits>

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

const std::vector<PathPoint> kCorner = {
    {.t_s = 1, .mm = {0, 0}}, {.t_s = 2, .mm = {10, 0}}, {.t_s = 4, .mm = {10, 20}}};

TEST_CASE("what lies outside a path's time has no part of it") {
  CHECK(between({}, 0, 9).empty());
  CHECK(between(kCorner, 4.1, 9).empty());
  CHECK(between(kCorner, 0, 0.9).empty());
  CHECK(length_of({}) == 0);
}

TEST_CASE("a part's ends are interpolated, within one step too") {
  const std::vector<PathPoint> round_the_corner = between(kCorner, 1.5, 3);
  REQUIRE(round_the_corner.size() == 3);
  CHECK(round_the_corner[0].mm == Vec2{5, 0});
  CHECK(round_the_corner[2].mm == Vec2{10, 10});
  CHECK(length_of(round_the_corner) == 15);

  const std::vector<PathPoint> straight = between(kCorner, 2.5, 3.5);
  REQUIRE(straight.size() == 2);
  CHECK(straight[0].mm == Vec2{10, 5});
  CHECK(straight[1].mm == Vec2{10, 15});
}

TEST_CASE("times on a path's points, and beyond its ends, add no point") {
  CHECK(between(kCorner, 1, 4).size() == 3);
  CHECK(between(kCorner, 2, 4).size() == 2);
  CHECK(between(kCorner, -5, std::numeric_limits<double>::infinity()).size() == 3);
  CHECK(length_of(between(kCorner, 1, 4)) == 30);
}

TEST_CASE("a path goes on through a silence, and its movement from the first onset to the last offset") {
  std::vector<TimedPoint> points = test::sampled(0, 1, 100, [](double t) { return Vec2{100 * t, 0}; });
  for (const TimedPoint& p : test::sampled(1.5, 1, 100, [](double t) { return Vec2{100 + 100 * t, 0}; })) {
    points.push_back(p);
  }
  const std::vector<StrokeSignal> signals = signals_of(points, 0);
  REQUIRE(signals.size() == 2);
  CHECK(length_of(path_of(signals)) == Approx(200).epsilon(1e-3));
  CHECK(movement_times(signals).onset_s == Approx(0).margin(1e-9));
  CHECK(movement_times(signals).offset_s == Approx(2.5).epsilon(1e-9));
  CHECK(velocity_time_s(signals[1], 0) == Approx(1.5).epsilon(1e-9));
  CHECK(velocity_time_s(signals[1], signals[1].velocities_mm_s.size() - 1) == Approx(2.5).epsilon(1e-9));
}

}  // namespace
}  // namespace thimble::motion
