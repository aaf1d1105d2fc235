// Goal: a child's reaction time isn't made by the device, by luck or by a distraction. Method: blocks whose
// answers follow by hand or from NumPy (tests/motion/reference/aiming_timing_reference.py), and the limits
// exactly.
#include "engine/motion/aiming/reaction.hpp"

#include <initializer_list>
#include <vector>

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::value_of;

Ns ms(double value) { return test::at_seconds(value / 1000); }

std::vector<ReactionTrial> block(std::initializer_list<double> after_ms, Ns start = Ns{0}) {
  std::vector<ReactionTrial> trials;
  for (double after : after_ms) {
    const Ns stimulus = start + ms(5000.0 * static_cast<double>(trials.size()));
    trials.push_back({.stimulus = stimulus, .response = stimulus + ms(after)});
  }
  return trials;
}

TEST_CASE("a block without trials has a reason for every measure") {
  const MeasureSet set = reaction_measures({}, Ns{0});
  CHECK(set.size() == 4);
  for (const Measure& m : set) CHECK(m.reason == "no trials");
}

TEST_CASE("a block without a valid response has counts and no reaction time") {
  std::vector<ReactionTrial> trials = block({100, -300, 2500});
  trials.push_back({.stimulus = ms(60000), .response = std::nullopt});
  const MeasureSet set = reaction_measures(trials, Ns{0});
  CHECK(find(set, "reaction_time_median_ms")->reason == "no response between 150 and 2000 ms");
  CHECK(value_of(set, "anticipations") == 2);
  CHECK(value_of(set, "late_responses") == 1);
  CHECK(value_of(set, "missing_responses") == 1);
}

TEST_CASE("responses of exactly 150 and 2000 ms are valid, a nanosecond beyond they aren't") {
  const auto valid = [](Ns after) {
    const std::vector<ReactionTrial> one = {{.stimulus = ms(77), .response = ms(77) + after}};
    return find(reaction_measures(one, Ns{0}), "reaction_time_median_ms")->value.has_value();
  };
  CHECK(valid(ms(150)));
  CHECK(valid(ms(2000)));
  CHECK_FALSE(valid(ms(150) - Ns{1}));
  CHECK_FALSE(valid(ms(2000) + Ns{1}));
}

TEST_CASE("a block's median and counts are NumPy's, the device's latency subtracted first") {
  const MeasureSet set =
      reaction_measures(block({310, 150, 189.9, 190, 455.5, 612, 2040, 2040.1, -20, 388, 505, 421}), ms(40));
  CHECK(value_of(set, "reaction_time_median_ms") == Approx(398.25).epsilon(1e-12));
  CHECK(value_of(set, "anticipations") == 3);
  CHECK(value_of(set, "late_responses") == 1);
  CHECK(value_of(set, "missing_responses") == 0);
}

TEST_CASE("the median of an odd number of responses is the middle one, in whatever order they came") {
  CHECK(value_of(reaction_measures(block({500, 300, 400}), Ns{0}), "reaction_time_median_ms") == 400);
  CHECK(value_of(reaction_measures(block({300, 400, 500}), Ns{0}), "reaction_time_median_ms") == 400);
  CHECK(value_of(reaction_measures(block({430}), Ns{0}), "reaction_time_median_ms") == 430);
}

TEST_CASE("starting the clock elsewhere changes no reaction time") {
  CHECK(reaction_measures(block({310, 190, 455.5}, std::chrono::hours(100)), ms(40)) ==
        reaction_measures(block({310, 190, 455.5}), ms(40)));
}

TEST_CASE("children take 2.8 times an adult's time at 5 years, 2.0 at 8 and 1.4 at 12") {
  CHECK(reaction_time_age_factor(5) == Approx(2.8057).epsilon(1e-4));
  CHECK(reaction_time_age_factor(8) == Approx(1.9617).epsilon(1e-4));
  CHECK(reaction_time_age_factor(12) == Approx(1.4152).epsilon(1e-4));
  CHECK(reaction_time_age_factor(0) == 6.16);
  CHECK(reaction_time_age_factor(90) == Approx(1));
}

}  // namespace
}  // namespace thimble::motion
