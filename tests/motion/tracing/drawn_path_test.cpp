// Goal: every drawn millimetre counts once, however slowly it was drawn. Method: signals of a few positions
// by hand.
#include "engine/motion/tracing/drawn_path.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

TEST_CASE("a signal without length has no path") {
  CHECK(evenly_spaced({}, 1).mm.empty());
  CHECK(evenly_spaced({.rate_hz = 100, .start = Ns{0}, .mm = {{1, 1}}}, 1).mm.empty());
  CHECK(evenly_spaced({.rate_hz = 100, .start = Ns{0}, .mm = {{1, 1}, {1, 1}, {1, 1}}}, 1).mm.empty());
}

TEST_CASE("points stand at equal steps, both ends included, with the times at which they were passed") {
  // 4 mm in the first step of time, a rest of two, 6 mm round a corner in the last.
  const Signal signal{
      .rate_hz = 10, .start = Ns{1'000'000'000}, .mm = {{0, 0}, {4, 0}, {4, 0}, {4, 0}, {4, 6}}};
  const DrawnPath path = evenly_spaced(signal, 3);
  REQUIRE(path.mm.size() == 5);
  CHECK(path.step_mm == Approx(2.5));
  CHECK(path.mm[1].x == Approx(2.5));
  CHECK(path.mm[2].y == Approx(1));
  CHECK(path.mm[4] == Vec2{4, 6});
  CHECK(path.seconds[0] == Approx(1));
  CHECK(path.seconds[1] == Approx(1 + 0.1 * 2.5 / 4));
  CHECK(path.seconds[2] == Approx(1.3 + 0.1 * 1 / 6));
  CHECK(path.seconds[4] == Approx(1.4));
}

TEST_CASE("the weights of a path add up to its length") {
  const DrawnPath path = evenly_spaced({.rate_hz = 10, .start = Ns{0}, .mm = {{0, 0}, {7, 0}, {7, 9}}}, 0.7);
  double sum = 0;
  for (std::size_t i = 0; i < path.mm.size(); ++i) sum += path.weight_mm(i);
  CHECK(sum == Approx(16));
}

}  // namespace
}  // namespace thimble::motion
