// Goal: the steering law's numbers. Method: Accot and Zhai's shapes by hand, their integral by many small
// straight pieces, and fits of trials that follow the law.
#include "engine/motion/tracing/steering.hpp"

#include <cmath>
#include <numbers>
#include <vector>

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::value_of;

TEST_CASE("steering index of a circle and of a square") {
  CHECK(steering_id(2 * std::numbers::pi * 40, 10) == Approx(25.1327).margin(1e-4));
  CHECK(steering_id(4 * 80, 12) == Approx(26.6667).margin(1e-4));
}

TEST_CASE("a cone has its logarithm, in either direction") {
  const double expected = 100 / (20.0 - 5.0) * std::log(20.0 / 5.0);
  CHECK(steering_id(std::vector<CorridorWidth>{{0, 20}, {100, 5}}) == Approx(expected));
  CHECK(steering_id(std::vector<CorridorWidth>{{0, 5}, {100, 20}}) == Approx(expected));
}

TEST_CASE("a changing width is the integral over its pieces") {
  const std::vector<CorridorWidth> widths = {{0, 12}, {30, 6}, {50, 6}, {50, 9}, {90, 9.0001}, {140, 30}};
  double expected = 0;
  for (std::size_t i = 1; i < widths.size(); ++i)
    for (int k = 0; k < 100'000; ++k) {
      const double f = (k + 0.5) / 100'000;
      const double length = (widths[i].s_mm - widths[i - 1].s_mm) / 100'000;
      expected += length / (widths[i - 1].width_mm + f * (widths[i].width_mm - widths[i - 1].width_mm));
    }
  CHECK(steering_id(widths) == Approx(expected).epsilon(1e-9));
}

TEST_CASE("a width that changes by next to nothing is as good as even") {
  for (double change : {0.0, 1e-12, 1e-6, 0.0199, 0.0201})
    CHECK(steering_id(std::vector<CorridorWidth>{{0, 10}, {100, 10 + change}}) ==
          Approx(100 / (10 + change / 2)).epsilon(1e-6));
  // The two ways of computing meet where they change over.
  const auto wide = [](double to) { return steering_id(std::vector<CorridorWidth>{{0, 10}, {100, to}}); };
  CHECK(wide(10.0200200) == Approx(wide(10.0200201)).epsilon(1e-8));
}

TEST_CASE("a path that keeps one distance has no effective width") {
  const std::vector<Deviation> even = {{2, 2, 1}, {2, 2, 3}};
  CHECK(effective_steering_id(even, 100).error().message == "the offsets don't vary: no effective width");
  CHECK_FALSE(effective_steering_id({}, 100).ok());
  const std::vector<Deviation> both_sides = {{1, -1, 5}, {1, 1, 5}};
  CHECK(effective_steering_id(both_sides, 100).value() == Approx(100 / 4.132731354));
}

TEST_CASE("trials that follow the law give its intercept, slope and performance") {
  std::vector<SteeringTrial> trials;
  for (double id : {3.0, 5.0, 8.0, 20.0}) trials.push_back({id, 0.4 + 0.125 * id});
  const MeasureSet set = steering_fit(trials);
  CHECK(value_of(set, "steering_intercept_s") == Approx(0.4));
  CHECK(value_of(set, "steering_slope_s") == Approx(0.125));
  CHECK(value_of(set, "steering_performance_1_s") == Approx(8));
}

TEST_CASE("one difficulty has no law, and no performance comes of a slope that falls") {
  for (const Measure& m : steering_fit(std::vector<SteeringTrial>{{5, 1}, {5, 2}}))
    CHECK(m.reason == "fewer than 2 different indices of difficulty");
  const MeasureSet falling = steering_fit(std::vector<SteeringTrial>{{5, 2}, {8, 1}});
  CHECK(value_of(falling, "steering_slope_s") < 0);
  CHECK(find(falling, "steering_performance_1_s")->reason == "harder corridors took no more time");
}

}  // namespace
}  // namespace thimble::motion
