// Goal: what a finger drew comes out smooth, with its corners, and never off the page or elsewhere than it
// was drawn; no input stops it. Method: shapes with known geometry, jittered by a seeded generator; distances
// are measured to the true shape, and the limits follow from the header by hand.
#include "games/tracing/tidy_stroke.hpp"

#include <cmath>
#include <numbers>

#include "engine/core/polyline.hpp"
#include "engine/core/rng.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using tracing::kTidyMm;
using tracing::tidy_stroke;

namespace {

constexpr Rect kRoom{{9, 9}, {151, 91}};
constexpr double kJitterMm = 0.4;  // a touch screen's, and a mouse's whole pixels

/// The points moved by up to `jitter` each way, some said twice.
std::vector<Vec2> jittered(const std::vector<Vec2>& points, double jitter = kJitterMm) {
  Rng rng{7};
  std::vector<Vec2> raw;
  for (const Vec2 p : points) {
    raw.push_back(p + Vec2{rng.uniform(-jitter, jitter), rng.uniform(-jitter, jitter)});
    if (raw.size() % 5 == 0) raw.push_back(raw.back());
  }
  return raw;
}

/// Every 0.3 to 3 mm, as an uneven hand would.
std::vector<Vec2> unevenly(const std::vector<Vec2>& corners) {
  const Polyline line{corners};
  std::vector<Vec2> points;
  double step = 0.3;
  for (double s = 0; s < line.length(); s += step, step = step < 3 ? step * 1.3 : 0.3)
    points.push_back(line.at(s));
  points.push_back(line.points().back());
  return points;
}

std::vector<Vec2> circle(Vec2 center, double radius, double turns = 1, int count = 160) {
  std::vector<Vec2> points;
  for (int i = 0; i <= count; ++i) {
    const double angle = 2 * std::numbers::pi * turns * i / count;
    points.push_back(center + Vec2{std::cos(angle), std::sin(angle)} * radius);
  }
  return points;
}

/// Of one curve from the other, both ways round.
double apart(const std::vector<Vec2>& a, const std::vector<Vec2>& b) {
  double most = 0;
  const Polyline one{a}, other{b};
  for (double s = 0; s <= one.length(); s += 0.25)
    most = std::max(most, other.project(one.at(s)).distance_mm);
  for (double s = 0; s <= other.length(); s += 0.25)
    most = std::max(most, one.project(other.at(s)).distance_mm);
  return most;
}

double nearest(const std::vector<Vec2>& stroke, Vec2 p) {
  double least = 1e9;
  for (const Vec2 q : stroke) least = std::min(least, distance(p, q));
  return least;
}

/// The sharpest turn at any point, in degrees.
double sharpest_turn(const std::vector<Vec2>& stroke) {
  double most = 0;
  for (std::size_t i = 1; i + 1 < stroke.size(); ++i) {
    const Vec2 to = glm::normalize(stroke[i] - stroke[i - 1]), on = glm::normalize(stroke[i + 1] - stroke[i]);
    most = std::max(most, std::acos(std::clamp(glm::dot(to, on), -1.0, 1.0)));
  }
  return most * 180 / std::numbers::pi;
}

}  // namespace

TEST_CASE("nothing, one touch and a finger that only jitters make no stroke to follow") {
  CHECK(tidy_stroke({}, kRoom).empty());
  CHECK(tidy_stroke(std::vector<Vec2>{{20, 20}}, kRoom).size() == 1);
  const auto rested = tidy_stroke(jittered(std::vector<Vec2>(500, Vec2{50, 50})), kRoom);
  CHECK(Polyline{rested}.length() < 2);
}

TEST_CASE("what isn't a number is passed over, and what is far off the page comes to its edge") {
  const double nan = std::nan(""), infinity = std::numeric_limits<double>::infinity();
  CHECK(tidy_stroke(std::vector<Vec2>{{nan, 1}, {1, infinity}}, kRoom).empty());
  const std::vector<Vec2> raw{{20, 50}, {nan, nan}, {60, 50}, {infinity, 50}, {1e300, 50}};
  const auto stroke = tidy_stroke(raw, kRoom);
  REQUIRE(stroke.size() == 2);
  CHECK(stroke.front() == Vec2{20, 50});
  CHECK(stroke.back() == Vec2{151, 50});
}

TEST_CASE("a scribble without end stays in its room, is cut off, and is soon done") {
  Rng rng{3};
  std::vector<Vec2> raw;
  for (int i = 0; i < 30'000; ++i) raw.push_back({rng.uniform(-1e6, 1e6), rng.uniform(-1e6, 1e6)});
  const auto stroke = tidy_stroke(raw, kRoom);
  for (const Vec2 p : stroke) CHECK(kRoom.contains(p));
  CHECK(Polyline{stroke}.length() <= tracing::kTidyLengthMaxMm);
  CHECK(stroke.size() > 2);
}

TEST_CASE("a jittered line becomes a straight one from its first point to its last") {
  const auto raw = jittered(unevenly({{20, 30}, {140, 70}}));
  const auto stroke = tidy_stroke(raw, kRoom);
  REQUIRE(stroke.size() == 2);
  CHECK(stroke.front() == raw.front());
  CHECK(stroke.back() == raw.back());
}

TEST_CASE("a wave keeps its form and loses its jitter") {
  std::vector<Vec2> wave;
  for (int i = 0; i <= 240; ++i) wave.push_back({20 + i * 0.5, 50 + 20 * std::sin(i * 0.05)});
  const auto stroke = tidy_stroke(jittered(wave), kRoom);
  CHECK(apart(stroke, wave) < 2 * kJitterMm);
  CHECK(sharpest_turn(stroke) < 20);
  CHECK(std::abs(Polyline{stroke}.length() - Polyline{wave}.length()) < 0.02 * Polyline{wave}.length());
}

TEST_CASE("a circle that nearly closes is closed, at its seam as smooth as elsewhere") {
  for (const double turns : {0.96, 1.0, 1.04}) {
    CAPTURE(turns);
    const auto stroke = tidy_stroke(jittered(circle({80, 50}, 20, turns)), kRoom);
    CHECK(stroke.front() == stroke.back());
    CHECK(sharpest_turn(stroke) < 20);
    const Vec2 out = glm::normalize(stroke[1] - stroke[0]),
               in = glm::normalize(stroke.back() - stroke[stroke.size() - 2]);
    CHECK(glm::dot(out, in) > 0.9);
    // Closing moves each end by up to the gap: 0.04 of 126 mm.
    CHECK(apart(stroke, circle({80, 50}, 20)) < 5.1 + kJitterMm);
  }
}

TEST_CASE("an arc that is open, and a hook too short to be a ring, stay open") {
  const auto arc = tidy_stroke(circle({80, 50}, 20, 0.9), kRoom);
  CHECK(distance(arc.front(), arc.back()) > tracing::kClosesMm);
  const auto hook = tidy_stroke(std::vector<Vec2>{{50, 50}, {62, 50}, {62, 53}, {54, 53}}, kRoom);
  CHECK(distance(hook.front(), hook.back()) > 4);
}

TEST_CASE("a square's corners stay sharp and its sides straight, wherever it was begun") {
  const std::vector<Vec2> from_corner{{50, 20}, {110, 20}, {110, 80}, {50, 80}, {50, 21}};
  const std::vector<Vec2> from_side{{80, 20}, {110, 20}, {110, 80}, {50, 80}, {50, 20}, {79, 20}};
  for (const auto& square : {from_corner, from_side}) {
    const auto stroke = tidy_stroke(jittered(unevenly(square)), kRoom);
    CHECK(stroke.front() == stroke.back());
    CHECK(stroke.size() <= 6);
    // A corner is where one of the points was that were drawn a millimetre or two around it.
    for (const Vec2 corner : {Vec2{50, 20}, Vec2{110, 20}, Vec2{110, 80}, Vec2{50, 80}})
      CHECK(nearest(stroke, corner) < 1 + 2 * kJitterMm);
    CHECK(apart(stroke, {{50, 20}, {110, 20}, {110, 80}, {50, 80}, {50, 20}}) < 1 + 2 * kJitterMm);
  }
}

TEST_CASE("no corner of a clean zigzag loses more than a millimetre, be it blunt or sharp") {
  for (const double height : {4, 8, 16, 32}) {
    CAPTURE(height);
    std::vector<Vec2> zigzag;
    for (int i = 0; i <= 6; ++i) zigzag.push_back({20.0 + 20 * i, i % 2 == 0 ? 50.0 : 50 + height});
    CHECK(apart(tidy_stroke(zigzag, kRoom), zigzag) <= kTidyMm);
  }
}

TEST_CASE("down and back up on one line is a turn, not a spot") {
  const auto raw = unevenly({{50, 20}, {50, 80}, {50, 30}});
  const auto stroke = tidy_stroke(raw, kRoom);
  REQUIRE(stroke.size() == 3);
  const Vec2 tip = *std::ranges::max_element(raw, {}, [](Vec2 p) { return p.y; });
  CHECK(distance(stroke[1], tip) < 1.5);  // a step, and half of one
}

TEST_CASE("the same points give the same stroke, and tidying it again hardly changes it") {
  const auto raw = jittered(circle({80, 50}, 25, 0.8));
  const auto once = tidy_stroke(raw, kRoom);
  CHECK(once == tidy_stroke(raw, kRoom));
  CHECK(apart(tidy_stroke(once, kRoom), once) < 0.5);
}
