// Goal: the marks of an axis lie at numbers a person would choose, and the axis holds all values. Method:
// literal cases by hand, then many random ranges for what must always be true.
#include "therapist_panel/model/axis.hpp"

#include <cmath>

#include "engine/core/rng.hpp"
#include "tests/catch.hpp"

namespace thimble::panel {
namespace {

TEST_CASE("equal and swapped bounds still give an axis") {
  const Axis flat = nice_axis(3, 3, 6);
  CHECK(flat.min < 3);
  CHECK(flat.max > 3);
  const Axis swapped = nice_axis(10, 0, 6);
  CHECK(swapped.min == 0);
  CHECK(swapped.max == 10);
  CHECK(nice_axis(0, 0, 3).ticks.size() >= 2);
}

TEST_CASE("ticks are counted in ones, twos and fives") {
  CHECK(nice_axis(0, 10, 6).ticks == std::vector<double>{0, 2, 4, 6, 8, 10});
  CHECK(nice_axis(0, 9.3, 6).ticks == std::vector<double>{0, 2, 4, 6, 8, 10});
  CHECK(nice_axis(-1, 1, 5).ticks == std::vector<double>{-1, -0.5, 0, 0.5, 1});
  CHECK(nice_axis(0, 120, 4).ticks == std::vector<double>{0, 50, 100, 150});
  CHECK(nice_axis(0.2, 0.9, 6).decimals == 1);
}

TEST_CASE("an axis of what can't be negative begins at zero, unless that would crowd the values at its top") {
  CHECK(nice_axis_from_zero(2, 8, 6).min == 0);
  CHECK(nice_axis_from_zero(95, 99, 6).min == 95);
  CHECK(nice_axis_from_zero(-3, 4, 6).min < -2.9);
  CHECK(nice_axis_from_zero(5, 5, 6).min == 0);
}

TEST_CASE("any range lies within its axis, which has few ticks at equal steps") {
  Rng rng{7};
  for (int i = 0; i < 2000; ++i) {
    const double scale = std::pow(10, rng.uniform(-4, 6));
    const double low = rng.uniform(-scale, scale), high = low + rng.uniform(0, scale);
    const int ticks_max = 3 + static_cast<int>(rng.below(8));
    const Axis axis = nice_axis(low, high, ticks_max);
    CAPTURE(low, high, ticks_max, axis.min, axis.max, axis.step);
    const double slack = 1e-8 * axis.step + 1e-12;
    CHECK(axis.min <= low + slack);
    CHECK(axis.max >= high - slack);
    CHECK(axis.ticks.size() >= 2);
    CHECK(static_cast<int>(axis.ticks.size()) <= ticks_max);
    for (std::size_t k = 1; k < axis.ticks.size(); ++k)
      CHECK(axis.ticks[k] - axis.ticks[k - 1] == Approx(axis.step));
    CHECK(axis.place(axis.min) == 0);
    CHECK(axis.place(axis.max) == 1);
  }
}

}  // namespace
}  // namespace thimble::panel
