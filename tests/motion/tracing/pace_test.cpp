// Goal: times and speeds of strokes. Method: strokes at an even speed with rests of known length, whose
// answers follow by hand.
#include "engine/motion/tracing/pace.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::sampled;

// Rests 0.5 s, goes 50 mm in 1 s, rests 0.5 s; begins at begin_s.
std::vector<StrokeSignal> stroke(std::size_t number, double begin_s) {
  return signals_of(sampled(begin_s, 2, 200,
                            [](double t) {
                              return Vec2{50 * std::clamp(t - 0.5, 0.0, 1.0), 0};
                            }),
                    number);
}

TEST_CASE("the time goes from the first onset to the last offset, with the air between") {
  std::vector<StrokeSignal> signals = stroke(0, 0);
  CHECK(movement_time_s(signals) == Approx(1).margin(0.05));
  for (const StrokeSignal& s : stroke(1, 3)) signals.push_back(s);
  CHECK(movement_time_s(signals) == Approx(4).margin(0.05));
}

TEST_CASE("the mean speed leaves rests at the ends and the air out") {
  std::vector<StrokeSignal> signals = stroke(0, 0);
  for (const StrokeSignal& s : stroke(1, 3)) signals.push_back(s);
  CHECK(mean_speed_mm_s(signals) == Approx(50).epsilon(0.05));
  CHECK(peak_speed_mm_s(signals) == Approx(50).epsilon(0.06));
}

TEST_CASE("an even speed varies little, one that swings between 20 and 80 by its sine") {
  CHECK(speed_variation(signals_of(sampled(0, 3, 200,
                                           [](double t) {
                                             return Vec2{50 * t, 0};
                                           }),
                                   0))
            .value() < 0.02);
  // v = 50 + 30 sin(w t) over whole turns: SD 30 / sqrt 2, mean 50.
  const double w = 2 * std::numbers::pi;
  const auto swinging = signals_of(sampled(0, 8, 200,
                                           [&](double t) {
                                             return Vec2{50 * t + 30 / w * (1 - std::cos(w * t)), 0};
                                           }),
                                   0);
  CHECK(speed_variation(swinging).value() == Approx(30 / std::sqrt(2.0) / 50).epsilon(0.03));
}

TEST_CASE("without speeds there is no variation") {
  CHECK(speed_variation({}).error().message == "fewer than 2 speeds");
}

}  // namespace
}  // namespace thimble::motion
