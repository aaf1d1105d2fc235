// Goal: an arrow is drawn only for a change beyond the child's own spread. Method: small baselines by hand;
// what is too little to tell; how often chance passes, by many simulated children.
#include "engine/motion/change/probe_change.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "engine/core/rng.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using Scores = std::vector<double>;

// ---- Too little to tell ----

TEST_CASE("fewer than three baseline probes, no later one, or one that isn't finite is not enough yet") {
  const double nan = std::nan("");
  struct Case {
    Scores baseline;
    Scores later;
    const char* change_reason;
    const char* mdc_reason;
  };
  for (const Case& c :
       {Case{{}, {}, "no baseline probe", "fewer than 3 baseline probes"},
        Case{{1, 2}, {90}, "", "fewer than 3 baseline probes"},
        Case{{1, 2, 3}, {}, "no later probe", "no later probe"},
        Case{{1, 2, nan}, {9}, "a score is not a finite number", "a score is not a finite number"},
        Case{{1, 2, 3}, {nan}, "a score is not a finite number", ""}}) {
    const ProbeChange found = probe_change(c.baseline, c.later);
    CHECK(found.verdict == Verdict::kNotEnoughYet);
    CHECK(found.change.reason == c.change_reason);
    CHECK(found.individual_mdc95.reason == c.mdc_reason);
  }
}

TEST_CASE("a baseline without spread doesn't make every change real") {
  const ProbeChange found = probe_change(Scores{0.1, 0.1, 0.1}, Scores{0.2});
  CHECK(found.verdict == Verdict::kNotEnoughYet);
  CHECK(*found.change.value == Approx(0.1));
  CHECK(found.individual_mdc95.reason == "all baseline probes are equal, so that their spread is unknown");
  // Nor one whose spread is rounding alone.
  CHECK(probe_change(Scores{0.3, 0.1 + 0.2, 0.3}, Scores{0.31}).verdict == Verdict::kNotEnoughYet);
  CHECK(probe_change(Scores{0.3, 0.3000001, 0.3}, Scores{0.31}).verdict == Verdict::kRealChange);
  CHECK(probe_change(Scores{0, 0, 0}, Scores{1}).verdict == Verdict::kNotEnoughYet);
}

TEST_CASE("scores too large to compute with are not enough yet") {
  const ProbeChange found = probe_change(Scores{1e308, -1e308, 1e308}, Scores{1e308});
  CHECK(found.verdict == Verdict::kNotEnoughYet);
  CHECK_FALSE(found.individual_mdc95.value.has_value());
  CHECK_FALSE(found.individual_mdc95.reason.empty());
}

// ---- By hand ----

TEST_CASE("the individual minimal detectable change of 4, 6, 8 beside one, three and many later probes") {
  const Scores baseline{4, 6, 8};  // standard deviation 2
  CHECK(*individual_minimal_detectable_change(baseline, 1).value == Approx(1.96 * 2 * std::sqrt(4.0 / 3)));
  CHECK(*individual_minimal_detectable_change(baseline, 3).value == Approx(1.96 * 2 * std::sqrt(2.0 / 3)));
  CHECK(*individual_minimal_detectable_change(baseline, 1'000'000).value ==
        Approx(1.96 * 2 / std::sqrt(3)).epsilon(1e-5));
  // NumPy (tests/motion/reference/change_reference.py).
  CHECK(*individual_minimal_detectable_change(Scores{12.5, 14, 11, 13.5}, 3).value ==
        Approx(1.9803114233204162).epsilon(1e-12));
}

TEST_CASE("a change is real only beyond the child's own spread, whichever way it goes") {
  const Scores baseline{4, 6, 8};  // mean 6; beside one later probe it takes more than 4.526
  CHECK(probe_change(baseline, Scores{10.5}).verdict == Verdict::kWithinUsualSpread);
  CHECK(probe_change(baseline, Scores{10.6}).verdict == Verdict::kRealChange);
  CHECK(probe_change(baseline, Scores{1.5}).verdict == Verdict::kWithinUsualSpread);
  CHECK(probe_change(baseline, Scores{1.4}).verdict == Verdict::kRealChange);
  CHECK(probe_change(baseline, baseline).verdict == Verdict::kWithinUsualSpread);
  CHECK(*probe_change(baseline, Scores{1, 2}).change.value == Approx(-4.5));
}

TEST_CASE("a change of exactly the minimal detectable one is not yet real") {
  const Scores baseline{-1, 0, 1};
  const double mdc = *individual_minimal_detectable_change(baseline, 1).value;
  CHECK(probe_change(baseline, Scores{mdc}).verdict == Verdict::kWithinUsualSpread);
  CHECK(probe_change(baseline, Scores{std::nextafter(mdc, 9)}).verdict == Verdict::kRealChange);
}

TEST_CASE("the verdicts have the words that people read") {
  CHECK(words_of(Verdict::kRealChange) == "real change");
  CHECK(words_of(Verdict::kWithinUsualSpread) == "within the usual spread");
  CHECK(words_of(Verdict::kNotEnoughYet) == "not enough yet");
}

TEST_CASE("the measures come in the order of the table") {
  auto row = measure_table(Family::kChange).begin();
  while (row->id != "probe_change") ++row;
  for (const Measure& m : probe_change_measures(Scores{4, 6, 8}, Scores{1, 2})) {
    CHECK(m.id == (row++)->id);
    CHECK(m.value.has_value());
  }
}

// ---- What must not matter, and what chance does ----

TEST_CASE("the verdict doesn't depend on the score's unit or zero") {
  Rng rng(8);
  for (int i = 0; i < 200; ++i) {
    Scores baseline(4), later(3);
    for (double& v : baseline) v = rng.uniform();
    for (double& v : later) v = rng.uniform(-0.3, 1.8);
    const Verdict expected = probe_change(baseline, later).verdict;
    for (double& v : baseline) v = 100 - 25.4 * v;
    for (double& v : later) v = 100 - 25.4 * v;
    CHECK(probe_change(baseline, later).verdict == expected);
  }
}

// The share of unchanged children, of whom three probes follow a baseline, that chance calls changed.
double called_changed(std::size_t baseline_probes) {
  Rng rng(41);
  const auto normal = [&] {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += rng.uniform();
    return sum;
  };
  const int children = 20'000;
  int changed = 0;
  for (int i = 0; i < children; ++i) {
    Scores baseline(baseline_probes), later(3);
    for (double& v : baseline) v = normal();
    for (double& v : later) v = normal();
    if (probe_change(baseline, later).verdict == Verdict::kRealChange) ++changed;
  }
  return static_cast<double>(changed) / children;
}

TEST_CASE("chance passes as often as the header says: 19, 12 and 8 of 100 after 3, 5 and 10 probes") {
  CHECK(called_changed(3) == Approx(0.189).margin(0.01));
  CHECK(called_changed(5) == Approx(0.122).margin(0.01));
  CHECK(called_changed(10) == Approx(0.082).margin(0.01));
}

}  // namespace
}  // namespace thimble::motion
