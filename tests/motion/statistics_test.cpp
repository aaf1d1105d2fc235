// Goal: mean, spread and middle as everyone means them. Method: by hand.
#include "engine/motion/statistics.hpp"

#include <cmath>
#include <vector>

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

TEST_CASE("mean, standard deviation and median of a few numbers") {
  const std::vector<double> values = {2, 4, 4, 4, 5, 5, 7, 9};
  CHECK(mean_of(values) == Approx(5));
  CHECK(standard_deviation_of(values) == Approx(std::sqrt(32.0 / 7)));
  CHECK(median_of(values) == 4.5);
  CHECK(median_of({9, 1, 2}) == 2);
  CHECK(median_of({7}) == 7);
}

TEST_CASE("equal values have no spread at all, whatever they are") {
  const std::vector<double> tenths(1000, 0.1);
  CHECK(mean_of(tenths) == 0.1);
  CHECK(standard_deviation_of(tenths) == 0);
}

TEST_CASE("values far from 0 keep their spread") {
  CHECK(standard_deviation_of(std::vector<double>{1e9, 1e9 + 1, 1e9 + 2}) == Approx(1));
}

}  // namespace
}  // namespace thimble::motion
