// Goal: the tests' textbook numbers. Method: published examples and small ones by hand; NumPy's analysis of
// variance (tests/motion/reference/change_reference.py); studies whose numbers can't be used.
#include "engine/motion/change/reliability.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

const double kNan = std::nan("");
const double kInfinity = std::numeric_limits<double>::infinity();

// ---- What can't be used ----

TEST_CASE("a standard deviation or a reliability out of its range has a reason") {
  for (double sd : {-1.0, kNan, kInfinity}) {
    const TestReliability test{.standard_deviation = sd, .coefficient = 0.8};
    const char* reason = "the standard deviation is not a number from 0 on";
    CHECK(standard_error_of_measurement(test).reason == reason);
    CHECK(minimal_detectable_change(test).reason == reason);
    CHECK(reliable_change_index(test, {.before = 1, .after = 2}).reason == reason);
  }
  for (double r : {-0.01, 1.01, kNan}) {
    const TestReliability test{.standard_deviation = 10, .coefficient = r};
    CHECK(standard_error_of_measurement(test).reason == "the reliability is not between 0 and 1");
    CHECK(minimal_detectable_change(test).reason == "the reliability is not between 0 and 1");
    CHECK(reliable_change_index(test, {}).reason == "the reliability is not between 0 and 1");
  }
}

TEST_CASE("a test said to be without error, or without spread, makes no change reliable") {
  for (TestReliability test : {TestReliability{.standard_deviation = 10, .coefficient = 1},
                               TestReliability{.standard_deviation = 0, .coefficient = 0.8}}) {
    CHECK(standard_error_of_measurement(test).value == 0);
    CHECK(minimal_detectable_change(test).value == 0);
    CHECK(reliable_change_index(test, {.before = 1, .after = 2}).reason ==
          "the standard error of measurement is 0");
  }
}

TEST_CASE("scores that aren't finite, and numbers that overflow, have a reason") {
  const TestReliability test{.standard_deviation = 10, .coefficient = 0.8};
  CHECK(reliable_change_index(test, {.before = kNan, .after = 2}).reason == "a score is not a finite number");
  CHECK(reliable_change_index(test, {.before = 1, .after = kInfinity}).reason ==
        "a score is not a finite number");
  CHECK_FALSE(reliable_change_index(test, {.before = -1e308, .after = 1e308}).value.has_value());
  CHECK_FALSE(minimal_detectable_change({.standard_deviation = 1e308, .coefficient = 0}).value.has_value());
}

TEST_CASE("a single trial that is never or always reliable can't be multiplied") {
  for (double r : {0.0, 1.0, -0.2, 1.5, kNan}) {
    CAPTURE(r);
    CHECK(trials_needed({.single_trial = r}).reason ==
          "a reliability is not between 0 and 1, without either");
    CHECK(trials_needed({.single_trial = 0.5, .reliability = r}).reason ==
          "a reliability is not between 0 and 1, without either");
  }
}

TEST_CASE("too few people or trials, and scores that are all equal, have no correlation") {
  const std::vector<double> four{1, 2, 3, 4};
  CHECK(intraclass_correlation({}).reason == "fewer than 2 trials of each person");
  CHECK(intraclass_correlation({.scores = four, .trials = 1}).reason == "fewer than 2 trials of each person");
  CHECK(intraclass_correlation({.scores = four, .trials = 4}).reason == "fewer than 2 people");
  CHECK(intraclass_correlation({.scores = std::vector<double>(6, 0.1), .trials = 2}).reason ==
        "all scores are equal");
  CHECK(intraclass_correlation({.scores = std::vector<double>{1, 2, kNan, 4}, .trials = 2}).reason ==
        "a score is not a finite number");
  CHECK_FALSE(
      intraclass_correlation({.scores = std::vector<double>{1e300, -1e300, 0, 1e300}, .trials = 2}).value);
  CHECK(intraclass_correlation({.scores = std::vector<double>{1, -1, -1, 1}, .trials = 2}).reason ==
        "the scores differ in no way that a person or a trial explains");
}

// ---- Known answers ----

TEST_CASE("a standard deviation of 10 with a reliability of .80 detects a change of 12.40") {
  const TestReliability test{.standard_deviation = 10, .coefficient = 0.8};
  CHECK(*standard_error_of_measurement(test).value == Approx(std::sqrt(20.0)));
  CHECK(*minimal_detectable_change(test).value == Approx(12.40).margin(0.005));
  CHECK(*minimal_detectable_change(test).value == Approx(1.96 * std::sqrt(40.0)).epsilon(1e-14));
}

TEST_CASE("a change is reliable by the index exactly where it passes the minimal detectable change") {
  const TestReliability test{.standard_deviation = 10, .coefficient = 0.8};
  const double mdc = *minimal_detectable_change(test).value;
  CHECK(*reliable_change_index(test, {.before = 50, .after = 50 + mdc}).value == Approx(1.96));
  CHECK(*reliable_change_index(test, {.before = 50, .after = 50 - mdc}).value == Approx(-1.96));
  CHECK(*reliable_change_index(test, {.before = 50, .after = 50}).value == 0);
  // Jacobson & Truax 1991: 47.5 before, 32.5 after, SD 7.5, r .80: 15 / 4.74.
  CHECK(
      *reliable_change_index({.standard_deviation = 7.5, .coefficient = 0.8}, {.before = 47.5, .after = 32.5})
           .value == Approx(-3.16).margin(0.005));
}

TEST_CASE("trials needed for .80 from .3, .4 and .5 are 9.33, 6 and 4, and one trial of .80 is enough") {
  CHECK(*trials_needed({.single_trial = 0.3}).value == Approx(28.0 / 3));
  CHECK(*trials_needed({.single_trial = 0.4}).value == Approx(6));
  CHECK(*trials_needed({.single_trial = 0.5}).value == Approx(4));
  CHECK(*trials_needed({.single_trial = 0.8}).value == Approx(1));
  CHECK(*trials_needed({.single_trial = 0.9}).value < 1);
}

TEST_CASE("that many trials have the reliability that was wanted") {
  for (double r1 : {0.05, 0.33, 0.6}) {
    for (double r : {0.7, 0.9}) {
      const double k = *trials_needed({.single_trial = r1, .reliability = r}).value;
      CHECK(k * r1 / (1 + (k - 1) * r1) == Approx(r));
    }
  }
}

const std::vector<double> kShroutAndFleiss{9, 2, 5, 8, 6,  1, 3, 2, 8, 4, 6, 8,
                                           7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7};

TEST_CASE("six people seen by four judges have the published intraclass correlation") {
  const Measure icc = intraclass_correlation({.scores = kShroutAndFleiss, .trials = 4});
  CHECK(*icc.value == Approx(0.29).margin(0.005));
  CHECK(*icc.value == Approx(0.28976377952755922).epsilon(1e-12));
}

TEST_CASE(
    "people who score alike in every trial have a correlation of 1, and a trial's own level takes from it") {
  CHECK(*intraclass_correlation({.scores = std::vector<double>{1, 1, 5, 5, 9, 9}, .trials = 2}).value ==
        Approx(1));
  // Persons 1 and 3 in trial one, 2 and 4 in trial two: P = 4, T = 1, E = 0; 4 / (4 + 2 * 1 / 2).
  CHECK(*intraclass_correlation({.scores = std::vector<double>{1, 2, 3, 4}, .trials = 2}).value ==
        Approx(0.8));
}

TEST_CASE("the correlation doesn't depend on the score's unit or zero") {
  std::vector<double> other = kShroutAndFleiss;
  for (double& score : other) score = 25.4 * score - 1000;
  CHECK(*intraclass_correlation({.scores = other, .trials = 4}).value ==
        Approx(*intraclass_correlation({.scores = kShroutAndFleiss, .trials = 4}).value).epsilon(1e-10));
}

}  // namespace
}  // namespace thimble::motion
