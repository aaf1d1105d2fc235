// Goal: the count that SciPy's find_peaks gives with a prominence of 5 %. Method: profiles counted by eye,
// and long ones counted by SciPy (tests/motion/reference/smoothness_reference.py).
#include "engine/motion/smoothness/velocity_peaks.hpp"

#include <cmath>
#include <cstdlib>
#include <vector>

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

int peaks(const std::vector<double>& speeds) { return velocity_peaks(speeds); }

// As in the reference script.
std::vector<double> whole_numbers() {
  std::vector<double> numbers;
  long long lcg = 1;
  for (int i = 0; i < 2000; ++i) {
    lcg = (lcg * 1103515245 + 12345) % (1LL << 31);
    numbers.push_back(static_cast<double>(lcg / 65536 % 40));
  }
  return numbers;
}

TEST_CASE("without three speeds, without movement and on a slope there is no peak") {
  CHECK(peaks({}) == 0);
  CHECK(peaks({5}) == 0);
  CHECK(peaks({0, 5}) == 0);
  CHECK(peaks(std::vector<double>(40, 0.0)) == 0);
  CHECK(peaks({1, 2, 3, 4}) == 0);
  CHECK(peaks({4, 3, 2, 1}) == 0);
}

TEST_CASE("a flat top counts once, an end never") {
  CHECK(peaks({0, 5, 0}) == 1);
  CHECK(peaks({0, 5, 5, 5, 0}) == 1);
  CHECK(peaks({5, 0, 5}) == 0);
  CHECK(peaks({5, 5, 0, 5, 5}) == 0);
  CHECK(peaks({0, 3, 3, 4, 0}) == 1);
}

TEST_CASE("a bump counts from 5 % of the largest speed on") {
  CHECK(peaks({0, 100, 60, 65, 0}) == 2);
  CHECK(peaks({0, 100, 60, 64.9, 0}) == 1);
  CHECK(peaks({0, 65, 60, 100, 0}) == 2);
  CHECK(peaks({0, 64.9, 60, 100, 0}) == 1);
}

TEST_CASE("two equal tops stand out down to the floor on either side") {
  CHECK(peaks({0, 100, 99, 100, 0}) == 2);
}

TEST_CASE("the counts of SciPy") {
  CHECK(peaks(whole_numbers()) == 630);
  std::vector<double> walk;
  double at = 0;
  for (double number : whole_numbers()) {
    at += number - 19;
    walk.push_back(std::abs(at));
  }
  CHECK(peaks(walk) == 33);
}

}  // namespace
}  // namespace thimble::motion
