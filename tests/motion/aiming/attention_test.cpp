// Goal: go/no-go blocks in signal detection's numbers. Method: SciPy's values
// (tests/motion/reference/aiming_timing_reference.py), perfect and random blocks, and blocks of one kind
// only.
#include "engine/motion/aiming/attention.hpp"

#include <vector>

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::value_of;

Ns ms(double value) { return test::at_seconds(value / 1000); }

struct Counts {
  int go_answered = 0;
  int go_ignored = 0;
  int no_go_answered = 0;
  int no_go_ignored = 0;
};

// The k-th go answer comes after 300 + 17.5 k ms.
std::vector<GoNoGoTrial> block(const Counts& counts) {
  std::vector<GoNoGoTrial> trials;
  const auto add = [&](int count, Stimulus stimulus, bool answered) {
    for (int k = 0; k < count; ++k) {
      GoNoGoTrial trial{.stimulus = stimulus, .reaction = {.stimulus = ms(1000), .response = std::nullopt}};
      if (answered) trial.reaction.response = ms(1300 + 17.5 * k);
      trials.push_back(trial);
    }
  };
  add(counts.go_answered, Stimulus::kGo, true);
  add(counts.go_ignored, Stimulus::kGo, false);
  add(counts.no_go_answered, Stimulus::kNoGo, true);
  add(counts.no_go_ignored, Stimulus::kNoGo, false);
  return trials;
}

MeasureSet measures(const Counts& counts) { return attention_measures(block(counts), Ns{0}); }

TEST_CASE("a block without stimuli has a reason for every measure") {
  const MeasureSet set = measures({});
  CHECK(set.size() == 4);
  for (const Measure& m : set) {
    CHECK_FALSE(m.value.has_value());
    CHECK_FALSE(m.reason.empty());
  }
}

TEST_CASE("a block of one kind of stimuli has only that kind's fraction") {
  const MeasureSet go = measures({.go_answered = 3, .go_ignored = 1});
  CHECK(value_of(go, "omission_fraction") == 0.25);
  CHECK(find(go, "commission_fraction")->reason == "no no-go stimuli");
  CHECK(find(go, "d_prime")->reason == "no no-go stimuli");

  const MeasureSet no_go = measures({.no_go_answered = 1, .no_go_ignored = 4});
  CHECK(value_of(no_go, "commission_fraction") == 0.2);
  CHECK(find(no_go, "omission_fraction")->reason == "no go stimuli");
  CHECK(find(no_go, "d_prime")->reason == "no go stimuli");
}

TEST_CASE("reaction times vary only where there are two valid ones to go stimuli") {
  CHECK(find(measures({.go_answered = 1, .no_go_answered = 5}), "go_reaction_time_variation")->reason ==
        "fewer than 2 go responses between 150 and 2000 ms");
  std::vector<GoNoGoTrial> trials = block({.go_answered = 2});
  trials[1].reaction.response = ms(1100);  // an anticipation
  CHECK_FALSE(find(attention_measures(trials, Ns{0}), "go_reaction_time_variation")->value.has_value());
}

TEST_CASE("a block's fractions, d' and variation are SciPy's") {
  const MeasureSet set =
      measures({.go_answered = 18, .go_ignored = 2, .no_go_answered = 3, .no_go_ignored = 7});
  CHECK(value_of(set, "commission_fraction") == Approx(0.3));
  CHECK(value_of(set, "omission_fraction") == Approx(0.1));
  CHECK(value_of(set, "d_prime") == Approx(1.6525502386041286).epsilon(1e-12));
  CHECK(value_of(set, "go_reaction_time_variation") == Approx(0.20818815533208684).epsilon(1e-12));
}

TEST_CASE("a perfect block has a finite d', and one answered at random has none") {
  const MeasureSet perfect = measures({.go_answered = 20, .no_go_ignored = 10});
  CHECK(value_of(perfect, "d_prime") == Approx(3.6713740262321766).epsilon(1e-12));
  CHECK(value_of(perfect, "commission_fraction") == 0);
  CHECK(value_of(perfect, "omission_fraction") == 0);
  CHECK(value_of(measures({.go_answered = 5, .go_ignored = 5, .no_go_answered = 5, .no_go_ignored = 5}),
                 "d_prime") == Approx(0).margin(1e-12));
  CHECK(value_of(measures({.go_ignored = 20, .no_go_answered = 10}), "d_prime") < -3);
}

TEST_CASE("the device's latency is part of no reaction time") {
  std::vector<GoNoGoTrial> slow = block({.go_answered = 18});
  for (GoNoGoTrial& trial : slow) *trial.reaction.response += ms(60);
  CHECK(value_of(attention_measures(slow, ms(60)), "go_reaction_time_variation") ==
        Approx(0.20818815533208684).epsilon(1e-12));
}

}  // namespace
}  // namespace thimble::motion
