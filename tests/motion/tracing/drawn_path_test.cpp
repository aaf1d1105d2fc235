// Goal: a path has every position that matters, the time of each, and no length where the finger rested.
// Method: signals of a few positions by hand, and rests with a digitiser's noise.
#include "engine/motion/tracing/drawn_path.hpp"

#include <cmath>

#include "engine/core/rng.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

Signal at_10_hz(std::vector<Vec2> mm) {
  return {.rate_hz = 10, .start = Ns{1'000'000'000}, .mm = std::move(mm)};
}

TEST_CASE("a signal without length has no path") {
  CHECK(drawn_path({}).mm.empty());
  CHECK(drawn_path(at_10_hz({{1, 1}})).mm.empty());
  CHECK(drawn_path(at_10_hz({{1, 1}, {1, 1}, {1, 1}})).mm.empty());
  CHECK(drawn_path(at_10_hz({{1, 1}, {1, 1}, {1, 1}}), kAsRecordedPath).mm.empty());
}

TEST_CASE("long ways are divided evenly, corners are kept, and times go with them") {
  const DrawnPath path = drawn_path(at_10_hz({{0, 0}, {4, 0}, {4, 6}}), {.piece_mm_max = 1.5});
  REQUIRE(path.mm.size() == 1 + 3 + 4);
  CHECK(path.mm[1].x == Approx(4 / 3.0));
  CHECK(path.mm[3] == Vec2{4, 0});
  CHECK(path.mm[5].y == Approx(3));
  CHECK(path.mm.back() == Vec2{4, 6});
  CHECK(path.seconds[0] == Approx(1));
  CHECK(path.seconds[1] == Approx(1 + 0.1 / 3));
  CHECK(path.seconds[3] == Approx(1.1));
  CHECK(path.seconds[5] == Approx(1.15));
  CHECK(length_mm(path) == Approx(10));
}

TEST_CASE("as recorded, every position is a point, rests too") {
  const DrawnPath path = drawn_path(at_10_hz({{0, 0}, {0.01, 0}, {0.01, 0}, {0.01, 0.01}}), kAsRecordedPath);
  REQUIRE(path.mm.size() == 4);
  CHECK(path.mm[2] == path.mm[1]);
  CHECK(length_mm(path) == Approx(0.02));
}

TEST_CASE("positions nearer than a tenth of a millimetre are left out, but not the last") {
  const Signal quick{
      .rate_hz = 100, .start = Ns{0}, .mm = {{0, 0}, {0.6, 0}, {0.65, 0}, {0.72, 0}, {0.75, 0}}};
  const DrawnPath path = drawn_path(quick);
  CHECK(path.mm.back().x == Approx(0.75));
  for (std::size_t i = 1; i + 1 < path.mm.size(); ++i) CHECK(distance(path.mm[i - 1], path.mm[i]) > 0.0999);
}

TEST_CASE("a rest keeps its time and has no length, however the digitiser trembles") {
  Rng rng(3);
  for (double rest_s : {1.0, 60.0}) {
    std::vector<Vec2> mm;
    for (int i = 0; i <= 50; ++i) mm.push_back({0.4 * i, 0});
    for (int i = 0; i < static_cast<int>(rest_s * 100); ++i)
      mm.push_back(Vec2{20, 0} + Vec2{rng.uniform(-0.15, 0.15), rng.uniform(-0.15, 0.15)});
    for (int i = 0; i <= 50; ++i) mm.push_back({20 + 0.4 * i, 0});
    const DrawnPath path = drawn_path({.rate_hz = 100, .start = Ns{0}, .mm = std::move(mm)});
    CHECK(length_mm(path) == Approx(40).margin(1));
    CHECK(path.seconds.back() == Approx(1.01 + rest_s).margin(0.011));
  }
}

TEST_CASE("a hand that draws at 3 mm/s is followed") {
  std::vector<Vec2> mm;
  for (int i = 0; i <= 1000; ++i) mm.push_back({0.03 * i, 4 * std::sin(0.01 * i)});
  const Signal slow{.rate_hz = 100, .start = Ns{0}, .mm = std::move(mm)};
  CHECK(length_mm(drawn_path(slow)) == Approx(lengths_mm(slow).back()).epsilon(0.01));
}

}  // namespace
}  // namespace thimble::motion
