// Goal: isochrony and homothety over trials. Method: trials that follow a law exactly, and a small table by
// hand.
#include "engine/motion/tracing/timing_laws.hpp"

#include <cmath>
#include <vector>

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

TEST_CASE("one size, or no trial, has no isochrony") {
  CHECK_FALSE(isochrony({}).value.has_value());
  CHECK(isochrony(std::vector<SizedTrial>{{40, 2}, {40, 3}}).reason == "fewer than 2 different sizes");
}

TEST_CASE("the slope says how time grows with size") {
  for (double power : {0.0, 0.4, 1.0}) {
    std::vector<SizedTrial> trials;
    for (double size : {20.0, 40.0, 55.0}) trials.push_back({size, 0.3 * std::pow(size, power)});
    CHECK(*isochrony(trials).value == Approx(power).margin(1e-12));
  }
}

TEST_CASE("strokes that keep their shares have no homothety variation, however fast they are") {
  CHECK(*homothety(std::vector<std::vector<double>>{{1, 2, 1}, {0.5, 1, 0.5}, {3, 6, 3}}).value ==
        Approx(0).margin(1e-12));
}

TEST_CASE("shares of 1/4 and 1/2 of the same stroke vary by hand's number") {
  // Stroke 1: mean 0.375, SD 0.1768, 0.4714; stroke 2: mean 0.625, the same SD, 0.2828; mean 0.3771.
  CHECK(*homothety(std::vector<std::vector<double>>{{1, 3}, {2, 2}}).value == Approx(0.37712).margin(1e-5));
}

TEST_CASE("one trial, and a figure of one stroke, say why there is no homothety") {
  CHECK(homothety(std::vector<std::vector<double>>{{1, 2}}).reason == "fewer than 2 trials");
  CHECK(homothety(std::vector<std::vector<double>>{{1}, {2}}).reason ==
        "fewer than 2 strokes: one has all of the time");
}

}  // namespace
}  // namespace thimble::motion
