// Goal: constant, variable and absolute error as motor control defines them. Method: blocks by hand.
#include "engine/motion/aiming/block_error.hpp"

#include <cmath>
#include <vector>

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

TEST_CASE("a single error has no variable error") {
  const BlockError block = block_error(std::vector<double>{-3});
  CHECK(block.constant == -3);
  CHECK_FALSE(block.variable);
  CHECK(block.absolute == 3);
}

TEST_CASE("equal errors are all bias, and opposite ones all spread") {
  const BlockError equal = block_error(std::vector<double>{-0.1, -0.1, -0.1});
  CHECK(equal.constant == -0.1);
  CHECK(equal.variable == 0.0);
  CHECK(equal.absolute == 0.1);

  const BlockError opposite = block_error(std::vector<double>{5, -5, 5, -5});
  CHECK(opposite.constant == 0);
  CHECK(opposite.variable.value() == Approx(std::sqrt(100.0 / 3)));
  CHECK(opposite.absolute == 5);
}

TEST_CASE("the three errors of a block follow by hand") {
  const BlockError block = block_error(std::vector<double>{2, -4, 5});
  CHECK(block.constant == Approx(1));
  CHECK(block.variable.value() == Approx(std::sqrt(21)));
  CHECK(block.absolute == Approx(11.0 / 3));
}

}  // namespace
}  // namespace thimble::motion
