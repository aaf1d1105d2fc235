// Goal: a time is predicted from this child's own trials of one kind, or it is said what is missing; never a
// number from nothing. Method: trials by hand on lines T = a + b ID, whose a, b and spread are worked out on
// paper.
#include "therapist_panel/model/prediction.hpp"

#include "tests/catch.hpp"

namespace thimble::panel {
namespace {

TrialFacts trial(double id, double seconds) {
  TrialFacts facts;
  facts.device = "touch";
  facts.calibrated = true;
  facts.outcome = play::TrialOutcome::kCompleted;
  facts.measures = {motion::present("completion", 1), motion::present("steering_id", id),
                    motion::present("movement_time_s", seconds)};
  return facts;
}

Prediction only(const std::vector<TrialFacts>& trials, double id) {
  const std::vector<Prediction> all = predictions(trials, id);
  REQUIRE(all.size() == 1);
  return all[0];
}

TEST_CASE("without trials there is no time, and what it needs is said") {
  const Prediction none = only({}, 10);
  CHECK_FALSE(none.seconds.has_value());
  CHECK(none.kind.empty());
  CHECK_THAT(none.basis, Catch::Contains("two different steering indices"));
  CHECK(time_text(none) == "not yet");
}

TEST_CASE("trials of one steering index alone are no line") {
  const Prediction one = only({trial(10, 8), trial(10, 9)}, 12);
  CHECK_FALSE(one.seconds.has_value());
  CHECK(one.basis == "2 trials of this child, all of one steering index: play a path of another one");
}

TEST_CASE("what wasn't finished, was helped, was cut off, was paced or has no index doesn't count") {
  std::vector<TrialFacts> trials{trial(5, 5), trial(5, 6), trial(5, 7), trial(5, 8), trial(5, 9)};
  trials[0].outcome = play::TrialOutcome::kSkipped;
  trials[1].prompt_level = play::PromptLevel::kVerbal;
  trials[2].measures[0] = motion::present("completion", 0.4);
  trials[3].measures[1] = motion::absent("steering_id", "drawn free");
  trials[4].measures.push_back(motion::present("pace_ratio", 1));
  CHECK(only(trials, 10).kind.empty());
}

TEST_CASE("two trials of different indices are a line, without a spread") {
  // a = 2 s, b = 0.5 s: at 14 it is 9 s.
  const Prediction two = only({trial(10, 7), trial(20, 12)}, 14);
  REQUIRE(two.seconds.has_value());
  CHECK(*two.seconds == Approx(9));
  CHECK_FALSE(two.spread_s.has_value());
  CHECK(two.kind == "touch");
  CHECK(two.basis == "from 2 trials of this child");
  CHECK(time_text(two) == "9.0 s");
}

TEST_CASE("the spread is the standard deviation around the line") {
  // Through (10, 6), (10, 8), (20, 11), (20, 13): T = 2 + 0.5 ID, each 1 s off: sqrt(4 / (4 - 2)) = 1.414.
  const Prediction four = only({trial(10, 6), trial(10, 8), trial(20, 11), trial(20, 13)}, 14);
  CHECK(*four.seconds == Approx(9));
  CHECK(*four.spread_s == Approx(1.41421).margin(1e-5));
  CHECK(time_text(four) == "9.0 s ± 1.4 s");
}

TEST_CASE("a path harder or easier than all that was played says so") {
  const std::vector<TrialFacts> trials{trial(10, 7), trial(20, 12)};
  CHECK(only(trials, 40).basis == "from 2 trials of this child, beyond what was played (10.0 to 20.0)");
  CHECK(*only(trials, 40).seconds == Approx(22));
  CHECK_THAT(only(trials, 9).basis, Catch::Contains("beyond what was played"));
}

TEST_CASE("a line that falls, or leads to no time at all, predicts nothing") {
  const Prediction falling = only({trial(10, 9), trial(20, 7)}, 14);
  CHECK_FALSE(falling.seconds.has_value());
  CHECK_THAT(falling.basis, Catch::Contains("harder paths took no more time"));
  // T = -10 + ID.
  const Prediction negative = only({trial(15, 5), trial(20, 10)}, 8);
  CHECK_FALSE(negative.seconds.has_value());
  CHECK_THAT(negative.basis, Catch::Contains("much easier than what was played"));
}

TEST_CASE("devices, calibration, recordings and versions of the measure are never pooled") {
  std::vector<TrialFacts> trials{trial(10, 7), trial(20, 12), trial(10, 3), trial(20, 4)};
  const auto differs = [&](auto change) {
    std::vector<TrialFacts> two = trials;
    change(two[2]);
    change(two[3]);
    const std::vector<Prediction> all = predictions(two, 14);
    REQUIRE(all.size() == 2);
    CHECK(*all[0].seconds == Approx(9));
    CHECK(*all[1].seconds == Approx(3.4));
    return all[1].kind;
  };
  CHECK(differs([](TrialFacts& t) { t.device = "mouse"; }) == "mouse");
  CHECK(differs([](TrialFacts& t) { t.calibrated = false; }) == "touch, uncalibrated");
  CHECK(differs([](TrialFacts& t) { t.simulated = true; }) == "touch, from a recording");
  differs([](TrialFacts& t) { t.measures[2].version = 2; });
}

}  // namespace
}  // namespace thimble::panel
