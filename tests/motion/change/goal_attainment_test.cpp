// Goal: the T-score that a therapist finds in the published tables. Method: known answers, some by hand;
// goals that were entered wrongly.
#include "engine/motion/change/goal_attainment.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using Goals = std::vector<Goal>;

double score(const Goals& goals) { return *goal_attainment(goals).value; }

TEST_CASE("no goal, a level off the scale, and a weight that weighs nothing have a reason") {
  CHECK(goal_attainment({}).reason == "no goal");
  for (int level : {-3, 3, std::numeric_limits<int>::min()}) {
    CHECK(goal_attainment(Goals{{.level = 0}, {.level = level}}).reason ==
          "a level is not between -2 and +2");
  }
  for (double weight : {0.0, -1.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
    CHECK(goal_attainment(Goals{{.level = 1, .weight = weight}}).reason ==
          "a weight is not a number above 0");
  }
  for (double rho : {-0.1, 1.1, std::nan("")}) {
    CHECK(goal_attainment(Goals{{.level = 1}}, rho).reason ==
          "the correlation between goals is not between 0 and 1");
  }
}

TEST_CASE("goals reached as expected give 50, whatever their weights") {
  CHECK(score({{.level = 0}, {.level = 0}, {.level = 0}}) == 50);
  CHECK(score({{.level = 0, .weight = 7}, {.level = 0, .weight = 0.1}}) == 50);
  CHECK(score({{.level = 1}, {.level = -1}}) == 50);
}

TEST_CASE("one goal moves 10 a level, whatever its weight") {
  for (int level = -2; level <= 2; ++level) {
    CHECK(score({{.level = level}}) == Approx(50 + 10 * level));
    CHECK(score({{.level = level, .weight = 40}}) == Approx(50 + 10 * level));
  }
}

TEST_CASE("three equal goals at +1 give 63.69, at -2 22.61, and weights 3, 2, 1 with +1, 0, -1 54.41") {
  CHECK(score({{.level = 1}, {.level = 1}, {.level = 1}}) == Approx(63.69).margin(0.005));
  CHECK(score({{.level = -2}, {.level = -2}, {.level = -2}}) == Approx(22.61).margin(0.005));
  const Goals weighted{{.level = 1, .weight = 3}, {.level = 0, .weight = 2}, {.level = -1, .weight = 1}};
  CHECK(score(weighted) == Approx(54.41).margin(0.005));
  CHECK(score(weighted) == Approx(50 + 20 / std::sqrt(0.7 * 14 + 0.3 * 36)).epsilon(1e-14));  // by hand
}

TEST_CASE("only the weights' ratios and the goals' number matter, not the order") {
  const Goals goals{{.level = 2, .weight = 1}, {.level = -1, .weight = 4}, {.level = 1, .weight = 2}};
  for (double factor : {1e-300, 0.1, 1e300}) {
    Goals others{goals.rbegin(), goals.rend()};
    for (Goal& goal : others) goal.weight *= factor;
    CHECK(score(others) == Approx(score(goals)).epsilon(1e-12));
  }
}

TEST_CASE("goals that hang together entirely are one goal, and those that don't at all add up") {
  const Goals two{{.level = 1}, {.level = 1}};
  CHECK(*goal_attainment(two, 1).value == Approx(60));
  CHECK(*goal_attainment(two, 0).value == Approx(50 + 20 / std::sqrt(2)));
}

}  // namespace
}  // namespace thimble::motion
