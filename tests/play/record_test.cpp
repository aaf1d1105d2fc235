// Goal: the record's own words and numbers are exact. Method: by hand.
#include "engine/play/record.hpp"

#include "tests/catch.hpp"

using namespace thimble;

TEST_CASE("names of levels and outcomes are read back, and others refused with what is allowed") {
  CHECK(*play::prompt_level_from("hand_over_hand") == play::PromptLevel::kHandOverHand);
  CHECK(*play::trial_outcome_from("interrupted") == play::TrialOutcome::kInterrupted);
  CHECK_THAT(play::prompt_level_from("shouted").error().message, Catch::Contains("independent, gesture"));
}

TEST_CASE("the fingerprint moves with every part of an event") {
  const play::Events base{{.tick = 3, .kind = "a", .contact = 1, .mm = {1, 2}, .value = 4}};
  const std::uint64_t fingerprint = play::fingerprint_of(base, 10);
  CHECK(play::fingerprint_of(base, 10) == fingerprint);
  CHECK(play::fingerprint_of(base, 11) != fingerprint);
  for (auto change : std::vector<void (*)(play::Event&)>{
           [](play::Event& e) { e.tick = 4; }, [](play::Event& e) { e.kind = "b"; },
           [](play::Event& e) { e.contact = 2; }, [](play::Event& e) { e.mm.y = 3; },
           [](play::Event& e) { e.value = 5; }}) {
    play::Events changed = base;
    change(changed[0]);
    CHECK(play::fingerprint_of(changed, 10) != fingerprint);
  }
}

TEST_CASE("the timing of a trial tells rate, step, source and disorder") {
  CHECK(play::timing_of({}).clock_source == "none");
  const auto at = [](int ms, int contact, motion::StampSource source = motion::StampSource::kServer) {
    return motion::Sample{.t = std::chrono::milliseconds{ms}, .contact = contact, .source = source};
  };
  std::vector<motion::Sample> samples{at(0, 0), at(8, 0), at(3, 1), at(16, 0), at(12, 0), at(24, 0)};
  const play::TimingQuality timing = play::timing_of(samples);
  CHECK(timing.sample_rate_hz == Approx(125));
  CHECK(timing.clock_step_ms == Approx(8));
  CHECK(timing.clock_source == "server");
  CHECK(timing.out_of_order == 1);
  samples.push_back(at(30, 0, motion::StampSource::kWatch));
  CHECK(play::timing_of(samples).clock_source == "mixed");
}
