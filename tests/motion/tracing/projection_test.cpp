// Goal: a trace is laid beside the part of the template that it was following, whatever else lies near.
// Method: curves that come near themselves, with arc lengths known by construction.
#include "engine/motion/tracing/projection.hpp"

#include <cmath>

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::circle;
using test::on_circle;
using test::on_spiral;
using test::spiral;
using test::straight_line;

// Points some 0.25 mm apart along straight pieces.
std::vector<Vec2> path(std::vector<Vec2> corners) {
  return spaced_by_arc_length(Polyline(std::move(corners)), 0.25);
}

std::vector<Polyline::Projection> followed_alone(const Polyline& line, const std::vector<Vec2>& drawn) {
  return followed(line, std::vector<std::vector<Vec2>>{drawn}).front();
}

double largest_distance(const std::vector<Polyline::Projection>& projections) {
  double largest = 0;
  for (const auto& p : projections) largest = std::max(largest, p.distance_mm);
  return largest;
}

TEST_CASE("no paths, and paths without points, have no projections") {
  CHECK(followed(straight_line(), {}).empty());
  const auto none = followed(straight_line(), std::vector<std::vector<Vec2>>(2));
  REQUIRE(none.size() == 2);
  CHECK(none[0].empty());
}

TEST_CASE("a single point is projected to the nearest place") {
  const auto projections = followed_alone(straight_line(), {{30, 4}});
  REQUIRE(projections.size() == 1);
  CHECK(projections[0].s == Approx(30));
  CHECK(projections[0].distance_mm == Approx(4));
}

TEST_CASE("a small step back is followed where it happened") {
  const auto projections = followed_alone(straight_line(), path({{0, 1}, {50, 1}, {47, 1}, {100, 1}}));
  CHECK(largest_distance(projections) == Approx(1));
  CHECK(projections.back().s == Approx(100));
}

TEST_CASE("going back over half the line is followed too") {
  const auto projections = followed_alone(straight_line(), path({{0, 0}, {80, 0}, {20, 0}, {100, 0}}));
  CHECK(largest_distance(projections) == Approx(0).margin(1e-9));
}

TEST_CASE("a path across a later part of a template that crosses itself stays with its own part") {
  // Up, round to the right and back across the first stretch at (0, 50).
  const Polyline line({{0, 0}, {0, 100}, {40, 100}, {40, 50}, {-40, 50}});
  const auto projections = followed_alone(line, path({{-2, 0}, {-2, 100}}));
  for (std::size_t i = 0; i < projections.size(); ++i) {
    CHECK(projections[i].s == Approx(0.25 * static_cast<double>(i)));
    CHECK(projections[i].distance_mm == Approx(2));
  }
}

TEST_CASE("a spiral drawn nearer to its next loop than to its own is scored against its own") {
  std::vector<Vec2> drawn;
  for (int i = 0; i <= 3000; ++i)
    drawn.push_back(on_spiral(4 * i / 3000.0, 10, 6));  // the next loop is at 4 mm
  const auto projections = followed_alone(spiral(4, 10), drawn);
  // 6 mm along the radius, which crosses the inmost turns aslant.
  for (const auto& p : projections) CHECK((p.distance_mm > 5 && p.distance_mm <= 6));
  CHECK(spiral(4, 10).project(drawn[1500]).distance_mm ==
        Approx(4).margin(0.1));  // as the nearest point would have it
}

TEST_CASE("a path that leaves out a loop is scored against the loops that it drew") {
  const Polyline line = spiral(4, 10);
  std::vector<Vec2> drawn;
  for (int i = 0; i <= 400; ++i) drawn.push_back(on_spiral(i / 400.0, 10));
  for (int i = 0; i <= 1200; ++i) drawn.push_back(on_spiral(2 + 2 * i / 1200.0, 10));
  const auto projections = followed_alone(line, drawn);
  double far_mm = 0;
  for (std::size_t i = 1; i < drawn.size(); ++i) {
    if (projections[i].distance_mm > 1 && i != 401) far_mm += distance(drawn[i - 1], drawn[i]);
  }
  CHECK(far_mm < 10);
  CHECK(projections.back().s == Approx(line.length()));
}

TEST_CASE("a closed template goes on from its end at its start") {
  std::vector<Vec2> drawn;  // from an eighth before the start, once round and an eighth more
  for (int i = 0; i <= 1250; ++i) drawn.push_back(on_circle(40.5, -0.125 + 1.25 * i / 1250));
  const auto projections = followed_alone(circle(40), drawn);
  CHECK(largest_distance(projections) == Approx(0.5).margin(0.01));
  CHECK(projections.front().s == Approx(circle(40).length() * 0.875).margin(0.1));
  CHECK(projections.back().s == Approx(circle(40).length() * 0.125).margin(0.1));
}

TEST_CASE("a path resumed after a lift goes on where it was left") {
  const auto projections = followed(
      straight_line(), std::vector<std::vector<Vec2>>{path({{0, 0}, {40, 0}}), path({{38, 0}, {100, 0}})});
  CHECK(projections[0].back().s == Approx(40));
  CHECK(projections[1].front().s == Approx(38));
  CHECK(projections[1].back().s == Approx(100));
}

TEST_CASE("a template drawn from its end to its start is followed backwards") {
  const auto projections = followed_alone(straight_line(), path({{100, 0}, {0, 0}}));
  CHECK(largest_distance(projections) == Approx(0).margin(1e-9));
  CHECK(projections.front().s == Approx(100));
  CHECK(projections.back().s == Approx(0).margin(1e-9));
}

}  // namespace
}  // namespace thimble::motion
