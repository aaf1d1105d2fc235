// Goal: the overshoot is the one that the formula with squares defines, without its losses. Method: that
// formula itself where it loses nothing, and right triangles by hand; throughput_test.cpp has whole
// sequences.
#include "engine/motion/aiming/effective_target.hpp"

#include <cmath>

#include "tests/motion/aiming/aims.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

AimTrial trial(Vec2 from, Vec2 to, Vec2 select) {
  return {.from = from, .to = to, .select = select, .movement_time_s = 1, .width_mm = 10};
}

double overshoot_of(const AimTrial& t) { return overshoots_of(std::vector{t}).value().at(0); }

TEST_CASE("a trial without an axis, and one whose numbers overflow, have no overshoot") {
  CHECK(overshoots_of(std::vector{trial({3, 4}, {3, 4}, {5, 5})}).error().message ==
        "a trial starts in the centre of its own target");
  CHECK(overshoots_of(std::vector{trial({-1.7e308, 0}, {1.7e308, 0}, {0, 0})}).error().message ==
        "the numbers are too large to compute with");
  CHECK(overshoots_of({}).value().empty());
}

TEST_CASE("the overshoot is the one of the formula with squares") {
  for (std::size_t k = 0; k < 3; ++k) {
    for (const AimTrial& t : test::ring_sequence(k)) {
      const double a = distance(t.from, t.to);
      const double b = distance(t.to, t.select);
      const double c = distance(t.from, t.select);
      CHECK(overshoot_of(t) == Approx((c * c - b * b - a * a) / (2 * a)).margin(1e-12));
    }
  }
}

TEST_CASE("an overshoot is positive beyond the target, negative before it and 0 beside it") {
  CHECK(overshoot_of(trial({10, 10}, {10, 60}, {10, 63})) == 3);
  CHECK(overshoot_of(trial({10, 10}, {10, 60}, {10, 55})) == -5);
  CHECK(overshoot_of(trial({10, 10}, {10, 60}, {14, 60})) == 0);
  CHECK(overshoot_of(trial({10, 10}, {10, 60}, {10, 10})) == -50);
  CHECK(overshoot_of(trial({0, 0}, {30, 40}, {36, 48})) == Approx(10).epsilon(1e-15));
}

TEST_CASE("squares that differ by eighteen decimals take nothing from an overshoot") {
  // The formula with squares gives half a micrometre of undershoot here, of an aim over one.
  CHECK(overshoot_of(trial({0, 0}, {0.001, 0}, {0.001, 1e6})) == 0);
}

TEST_CASE("the index of difficulty of the amplitudes of one to seven widths is known by hand") {
  CHECK(index_of_difficulty(10, 10).value() == 1);
  CHECK(index_of_difficulty(70, 10).value() == 3);
  CHECK(index_of_difficulty(0, 10).value() == 0);
  CHECK(index_of_difficulty(-5, 10).value() == -1);
  CHECK_FALSE(index_of_difficulty(-10, 10).ok());
}

TEST_CASE("throughput takes the first reason that there is none") {
  CHECK(throughput_bit_s(3.0, 0.5).value() == 6);
  CHECK(throughput_bit_s(Error{"no bits"}, Error{"no time"}).error().message == "no bits");
  CHECK(throughput_bit_s(3.0, Error{"no time"}).error().message == "no time");
  CHECK_FALSE(throughput_bit_s(3.0, 0.0).ok());
}

}  // namespace
}  // namespace thimble::motion
