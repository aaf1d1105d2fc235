// Goal: the shift found is the one at which two movements fit best, by the rules for ties and rests. Method:
// stretches of velocities written down, so that each correlation can be had by hand.
#include "engine/motion/coordination/shift.hpp"

#include <cmath>
#include <string>

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

// At 10 steps a second, so that 5 steps are the longest shift. Velocities along x, mm/s.
PairedStretch stretch(const std::vector<double>& lead, const std::vector<double>& follow,
                      double rate_hz = 10) {
  const auto track = [](const std::vector<double>& speeds) {
    PairedTrack one;
    for (double v : speeds) {
      one.mm.push_back({0, 0});
      one.velocities_mm_s.push_back({v, 0});
    }
    return one;
  };
  return {.rate_hz = rate_hz, .start = Ns{0}, .lead = track(lead), .follow = track(follow)};
}

std::vector<double> pulse(std::size_t at, std::size_t count = 20, double height = 1) {
  std::vector<double> speeds(count, 0.0);
  speeds[at] = height;
  return speeds;
}

Result<BestShift> shift_of(const std::vector<double>& lead, const std::vector<double>& follow) {
  const std::vector<PairedStretch> one = {stretch(lead, follow)};
  return best_shift(one);
}

TEST_CASE("too short, too slow or too fast a recording has no shift, and says so") {
  const std::vector<PairedStretch> ten = {stretch(pulse(3, 10), pulse(3, 10))};
  CHECK(best_shift(ten).error().message == "less than 1 s without a silence");
  CHECK(shift_of(pulse(3, 11), pulse(3, 11)).ok());
  // Six steps leave none at the longest shift, eight leave two; three times eight are enough.
  const std::vector<PairedStretch> short_ones(9, stretch(pulse(3, 6), pulse(3, 6)));
  CHECK(best_shift(short_ones).error().message == "less than 1 s without a silence");
  const std::vector<PairedStretch> two(2, stretch(pulse(3, 8), pulse(3, 8)));
  CHECK(best_shift(two).error().message == "less than 1 s without a silence");
  const std::vector<PairedStretch> three(3, stretch(pulse(3, 8), pulse(3, 8)));
  CHECK(best_shift(three).ok());
  const std::vector<PairedStretch> slow = {stretch(pulse(3), pulse(3), 1.9)};
  CHECK(best_shift(slow).error().message == "the rate is below 2 Hz");
  const std::vector<PairedStretch> fast = {stretch(pulse(3), pulse(3), 10'001)};
  CHECK(best_shift(fast).error().message == "the rate is above 10,000 Hz");
}

TEST_CASE("two that move at other times, or only against each other, have no shift") {
  const char* unlike = "no shift within 0.5 s makes the two move alike";
  CHECK(shift_of(pulse(2), pulse(12)).error().message == unlike);
  CHECK(shift_of(pulse(2, 40), pulse(30, 40)).error().message == unlike);
  CHECK(shift_of(pulse(2), std::vector<double>(20, 0.0)).error().message == unlike);
  CHECK(shift_of(std::vector<double>(20, 1.0), std::vector<double>(20, -1.0)).error().message == unlike);
}

TEST_CASE(
    "a shift is found up to half a second either way, inclusive, positive when the follower is behind") {
  for (int steps = -5; steps <= 5; ++steps) {
    CAPTURE(steps);
    const auto found = shift_of(pulse(10), pulse(static_cast<std::size_t>(10 + steps), 20, 3));
    REQUIRE(found.ok());
    CHECK(found->steps == steps);
    CHECK(found->correlation == 1);
    CHECK(std::abs(found->refined_steps - steps) <= 0.5);
  }
}

TEST_CASE("of shifts that fit alike the smallest is taken, and of two of one size the one behind") {
  const std::vector<double> steady(20, 7.0);
  CHECK(shift_of(steady, steady)->steps == 0);
  CHECK(shift_of(steady, steady)->refined_steps == 0);
  std::vector<double> both_sides = pulse(8);
  both_sides[12] = 1;
  CHECK(shift_of(pulse(10), both_sides)->steps == 2);
  CHECK(shift_of(pulse(10), both_sides)->correlation == Approx(std::sqrt(0.5)));
  both_sides[13] = 1;
  both_sides[12] = 0;
  CHECK(shift_of(pulse(10), both_sides)->steps == -2);
}

TEST_CASE("the peak between steps is that of the parabola through three") {
  // Products of the pulse with 1, 3, 2 over sqrt(14): a vertex at 0.5 (1 - 2) / (1 - 6 + 2) past the middle.
  std::vector<double> follow = pulse(11, 20, 3);
  follow[10] = 1;
  follow[12] = 2;
  const auto found = shift_of(pulse(10), follow);
  CHECK(found->steps == 1);
  CHECK(found->correlation == Approx(3 / std::sqrt(14)));
  CHECK(found->refined_steps == Approx(1 + 1 / 6.0));
}

TEST_CASE("at the edge of the search the shift stays a whole step") {
  std::vector<double> follow = pulse(15, 20, 3);
  follow[14] = 1;
  follow[16] = 2;
  CHECK(shift_of(pulse(10), follow)->refined_steps == 5);
}

TEST_CASE("pairs never reach over a silence") {
  // The pulse and its echo 2 steps later lie on two sides of it; what lies within says 1 step.
  const std::vector<PairedStretch> parts = {stretch(pulse(10, 12), pulse(0, 12, 0)),
                                            stretch(pulse(0, 12, 0), pulse(0, 12)),
                                            stretch(pulse(5, 12, 0.1), pulse(6, 12, 0.1))};
  CHECK(best_shift(parts)->steps == 1);
}

}  // namespace
}  // namespace thimble::motion
