// Goal: the steering law's numbers. Method: offsets by hand, and trials that follow the law.
#include "engine/motion/tracing/steering.hpp"

#include <cmath>
#include <numbers>
#include <vector>

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::value_of;

TEST_CASE("a path that keeps one distance has no effective width") {
  const auto piece = [](double from, double to) {
    return DeviationPiece{.from = {.distance_mm = from, .offset_mm = from},
                          .to = {.distance_mm = to, .offset_mm = to},
                          .length_mm = 5};
  };
  const std::vector<DeviationPiece> even = {piece(2, 2), piece(2, 2)};
  CHECK(effective_steering_id(even, 100).error().message == "the offsets don't vary: no effective width");
  CHECK_FALSE(effective_steering_id({}, 100).ok());
  const std::vector<DeviationPiece> both_sides = {piece(-1, -1), piece(1, 1)};
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
