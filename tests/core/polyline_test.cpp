// Goal: arc length addresses a curve the same way for games, drawing and measures. Method: an L of 3 + 4 mm
// and other curves whose lengths are whole numbers.
#include "engine/core/polyline.hpp"

#include <cmath>

#include "tests/catch.hpp"

namespace thimble {
namespace {

Polyline right_angle() { return Polyline({{0, 0}, {3, 0}, {3, 4}}); }

TEST_CASE("a curve without points is empty and has no length") {
  const Polyline none;
  CHECK(none.empty());
  CHECK(none.length() == 0);
  CHECK(none.bounds().empty());
  CHECK(spaced_by_arc_length(none, 1).empty());
}

TEST_CASE("a curve of one point has that point everywhere") {
  const Polyline dot({{2, 5}});
  CHECK(dot.length() == 0);
  CHECK(dot.at(-1) == Vec2{2, 5});
  CHECK(dot.at(9) == Vec2{2, 5});
  CHECK(dot.direction(0) == Vec2{1, 0});
  CHECK(dot.project({2, 8}).distance_mm == Approx(3));
  CHECK(spaced_by_arc_length(dot, 1).size() == 1);
}

TEST_CASE("repeated neighbours are dropped, a return to an earlier point is kept") {
  const Polyline line({{0, 0}, {0, 0}, {1, 0}, {1, 0}, {1, 0}, {0, 0}});
  CHECK(line.points().size() == 3);
  CHECK(line.length() == Approx(2));
}

TEST_CASE("neighbours too near to add to the arc length are dropped, so that no piece is without length") {
  const Polyline line({{-900, 0}, {-900, 1e-200}, {200, 0}, {std::nextafter(200, 300), 0}, {200, 50}});
  CHECK(line.points().size() == 3);
  for (double s : {0.0, 1100.0, 1150.0}) CHECK(glm::length(line.direction(s)) == Approx(1));
}

TEST_CASE("a point at an arc length is clamped to the ends") {
  CHECK(right_angle().length() == Approx(7));
  CHECK(right_angle().length_at(1) == Approx(3));
  CHECK(right_angle().at(-5) == Vec2{0, 0});
  CHECK(right_angle().at(2) == Vec2{2, 0});
  CHECK(right_angle().at(3) == Vec2{3, 0});
  CHECK(right_angle().at(5) == Vec2{3, 2});
  CHECK(right_angle().at(99) == Vec2{3, 4});
}

TEST_CASE("the first part of a curve has its points and ends where it was cut") {
  const Polyline line{{{0, 0}, {4, 0}, {4, 3}}};
  CHECK(line.first(5) == std::vector<Vec2>{{0, 0}, {4, 0}, {4, 1}});
  CHECK(Polyline{line.first(99)} == line);
  CHECK(Polyline{line.first(0)}.points().size() == 1);
}

TEST_CASE("the direction at a corner is that of the piece to come, at the end that of the last piece") {
  CHECK(right_angle().direction(1) == Vec2{1, 0});
  CHECK(right_angle().direction(3) == Vec2{0, 1});
  CHECK(right_angle().direction(7) == Vec2{0, 1});
  CHECK(right_angle().direction(-1) == Vec2{1, 0});
}

TEST_CASE("a projection onto the side, onto a corner and past an end") {
  const Polyline::Projection side = right_angle().project({1, 1});
  CHECK(side.s == Approx(1));
  CHECK(side.distance_mm == Approx(1));
  CHECK(side.point == Vec2{1, 0});

  const Polyline::Projection corner = right_angle().project({6, -4});
  CHECK(corner.s == Approx(3));
  CHECK(corner.distance_mm == Approx(5));

  CHECK(right_angle().project({3, 9}).s == Approx(7));
  CHECK(right_angle().project({3, 9}).distance_mm == Approx(5));
}

TEST_CASE("an offset is positive to the right of the direction of travel, with y down") {
  CHECK(right_angle().project({1, 0.5}).signed_offset_mm == Approx(0.5));
  CHECK(right_angle().project({1, -0.5}).signed_offset_mm == Approx(-0.5));
  CHECK(right_angle().project({2.5, 3}).signed_offset_mm == Approx(0.5));
  CHECK(right_angle().project({4, 3}).signed_offset_mm == Approx(-1));
  CHECK(right_angle().project({4, -1}).signed_offset_mm == Approx(-std::sqrt(2)));  // round the outer corner
}

TEST_CASE("a projection looks only inside its window of arc lengths, and the window is clamped") {
  CHECK(right_angle().project({0, 1}, 2, 3).s == Approx(2));
  CHECK(right_angle().project({3, 4}, 0, 2.5).point == Vec2{2.5, 0});
  CHECK(right_angle().project({1, 1}, 4, 5).s == Approx(4));
  CHECK(right_angle().project({1, 1}, -9, 99).s == Approx(1));
  CHECK(right_angle().project({0, 0}, 50, 60).s == Approx(7));
  CHECK(right_angle().project({0, 0}, 5, 2).s == Approx(5));  // an empty window is its beginning
}

TEST_CASE("of equally near places the earliest is taken") {
  const Polyline there_and_back({{0, 0}, {10, 0}, {0, 0}});
  CHECK(there_and_back.project({4, 3}).s == Approx(4));
  CHECK(there_and_back.project({4, 3}, 10, 20).s == Approx(16));
}

TEST_CASE("every point of a curve projects onto itself") {
  std::vector<Vec2> points;
  for (int i = 0; i <= 100; ++i) points.push_back({i * 0.7, 10 * std::sin(i * 0.1)});
  const Polyline wave(points);
  for (double s = 0; s <= wave.length(); s += 0.37) {
    CHECK(wave.project(wave.at(s), s - 1, s + 1).s == Approx(s).margin(1e-9));
    CHECK(glm::length(wave.direction(s)) == Approx(1));
  }
}

TEST_CASE("points spaced by arc length end with the curve's own end") {
  const std::vector<Vec2> spaced = spaced_by_arc_length(right_angle(), 2);
  REQUIRE(spaced.size() == 5);
  CHECK(spaced[1] == Vec2{2, 0});
  CHECK(spaced[2] == Vec2{3, 1});
  CHECK(spaced[4] == Vec2{3, 4});
  CHECK(spaced_by_arc_length(right_angle(), 3.5).size() == 3);  // the end falls on the spacing
  CHECK(spaced_by_arc_length(right_angle(), 100).size() == 2);
}

TEST_CASE("points spaced by a tenth end at the end once, though tenths don't add up") {
  const Polyline line({{0, 0}, {0.3, 0}});
  CHECK(spaced_by_arc_length(line, 0.1).size() == 4);
}

TEST_CASE("the nearest of many pieces is that which looking at each would find") {
  // A rosette that crosses itself, so that equals and near equals lie in boxes far apart.
  std::vector<Vec2> points;
  for (int i = 0; i <= 700; ++i) {
    const double angle = i * 3.14159265358979 / 700;
    points.push_back(40 * std::cos(5 * angle) * Vec2{std::cos(angle), std::sin(angle)});
  }
  const Polyline line(points);
  for (int k = 0; k < 500; ++k) {
    const Vec2 p{std::fmod(k * 37.7, 100) - 50, std::fmod(k * 61.3, 100) - 50};
    const double s_min = std::fmod(k * 13.1, line.length());
    const double s_max = k % 3 == 0 ? line.length() : s_min + std::fmod(k * 7.7, 90);
    Polyline::Projection least{.s = -1, .distance_mm = 1e9};
    for (std::size_t i = 0; i + 1 < line.points().size(); ++i) {
      const double from = std::max(s_min, line.length_at(i));
      const double to = std::min(s_max, line.length_at(i + 1));
      if (from > to) continue;
      const Polyline piece({line.at(from), line.at(to)});
      const auto found = piece.project(p);
      if (found.distance_mm < least.distance_mm - 1e-9) least = {from + found.s, found.distance_mm, 0, {}};
    }
    const Polyline::Projection found = line.project(p, s_min, s_max);
    CAPTURE(k, s_min, s_max);
    CHECK(found.distance_mm == Approx(least.distance_mm).margin(1e-9));
    CHECK(found.s == Approx(least.s).margin(1e-6));
  }
}

}  // namespace
}  // namespace thimble
