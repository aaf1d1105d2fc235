// Goal: two phases are compared as the single-case literature does. Method: pairs counted by hand; an example
// that the R package SingleCaseES tests its Tau-U with; NumPy's brute force and SciPy's Theil-Sen slope
// (tests/motion/reference/change_reference.py); phases that can't be compared.
#include "engine/motion/change/single_case.hpp"

#include <cmath>
#include <vector>

#include "engine/core/rng.hpp"
#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::value_of;
using Scores = std::vector<double>;

// ---- What can't be compared ----

TEST_CASE("phases with too few scores, too many, or one that isn't finite have reasons") {
  for (const Measure& m : phase_comparison({})) {
    CAPTURE(m.id);
    CHECK((m.reason == "a phase without scores" || m.reason == "fewer than 2 scores in a phase"));
  }
  const Scores one{3}, two{1, 2}, many(2001, 1.0), broken{1, std::nan("")};
  const MeasureSet short_baseline = phase_comparison({.baseline = one, .treatment = two});
  CHECK(value_of(short_baseline, "nap") == 0);
  CHECK(find(short_baseline, "tau_trend_a")->reason == "fewer than 2 scores in a phase");
  CHECK(find(short_baseline, "tau_u")->reason == "fewer than 2 scores in a phase");
  CHECK(value_of(short_baseline, "tau_trend_b") == 1);
  CHECK(find(phase_comparison({.baseline = two, .treatment = one}), "tau_trend_b")->reason ==
        "fewer than 2 scores in a phase");
  for (const Measure& m : phase_comparison({.baseline = many, .treatment = many})) {
    CHECK(m.reason == "more than 2,000 scores in a phase");
  }
  for (const Measure& m : phase_comparison({.baseline = broken, .treatment = broken})) {
    CHECK(m.reason == "a score is not a finite number");
  }
}

TEST_CASE("a score of which neither way is better can't improve") {
  const Scores scores{1, 2, 3};
  for (const Measure& m :
       phase_comparison({.baseline = scores, .treatment = scores, .better = Better::kNeither})) {
    CHECK(m.reason == "neither way of the score is better");
  }
}

TEST_CASE("a phase without scores has no level, one of one score no trend and no variability") {
  for (const Measure& m : phase_description({})) CHECK_FALSE(m.reason.empty());
  const MeasureSet one = phase_description(Scores{7});
  CHECK(value_of(one, "phase_level") == 7);
  CHECK(find(one, "phase_trend")->reason == "fewer than 2 scores in a phase");
  CHECK(find(one, "phase_variability")->reason == "fewer than 2 scores in a phase");
  for (const Measure& m : phase_description(Scores{1e308, -1e308, 1e308, -1e308})) {
    CHECK(m.value.has_value() == m.reason.empty());
  }
}

// ---- By hand ----

TEST_CASE("pairs that improve count one, ties a half") {
  // 3 of 4 pairs are (2, 5), (2, 3) and (3, 5), which improve; (3, 3) is a tie.
  const Scores a{2, 3}, b{5, 3};
  CHECK(*nap({.baseline = a, .treatment = b}).value == Approx(3.5 / 4));
  CHECK(*tau_a_versus_b({.baseline = a, .treatment = b}).value == Approx(3.0 / 4));
  CHECK(*nap({.baseline = a, .treatment = b, .better = Better::kLower}).value == Approx(0.5 / 4));
}

TEST_CASE("phases that don't overlap at all, and phases that are alike") {
  const Scores low{1, 2, 3}, high{4, 5}, same{6, 6, 6};
  CHECK(*nap({.baseline = low, .treatment = high}).value == 1);
  CHECK(*nap({.baseline = high, .treatment = low}).value == 0);
  CHECK(*nap({.baseline = high, .treatment = low, .better = Better::kLower}).value == 1);
  CHECK(*nap({.baseline = same, .treatment = same}).value == 0.5);
  CHECK(*tau_u({.baseline = same, .treatment = same}).value == 0);
  CHECK(*tau_trend_a({.baseline = same, .treatment = same}).value == 0);
}

TEST_CASE("a child who got better all along already has that taken from Tau-U") {
  // Tarlow 2017, and the tests of SingleCaseES: all 25 pairs improve, and so do the baseline's 10.
  const Scores a{1, 2, 3, 4, 5}, b{6, 7, 8, 9, 10};
  const MeasureSet set = phase_comparison({.baseline = a, .treatment = b});
  CHECK(value_of(set, "tau_a_versus_b") == 1);
  CHECK(value_of(set, "tau_trend_a") == 1);
  CHECK(value_of(set, "tau_trend_b") == 1);
  CHECK(value_of(set, "tau_u") == Approx(0.6));
}

TEST_CASE("Tau-U passes 1 after a baseline that got worse, as far as its header says") {
  const Scores a{3, 2, 1}, b{7, 8};
  CHECK(*tau_u({.baseline = a, .treatment = b}).value == Approx(1 + 2.0 / (2 * 2)));
}

TEST_CASE("level, trend and variability of a phase") {
  const MeasureSet line = phase_description(Scores{2, 5, 8, 11});
  CHECK(value_of(line, "phase_level") == 6.5);
  CHECK(value_of(line, "phase_trend") == 3);
  CHECK(value_of(line, "phase_variability") == Approx(std::sqrt(15)));
  CHECK(value_of(phase_description(Scores{2, 5, 100, 11, 14}), "phase_trend") ==
        3);  // one slip moves nothing
  CHECK(value_of(phase_description(Scores{4, 4, 4}), "phase_variability") == 0);
}

// ---- Against NumPy and SciPy ----

const Scores kRisingA{20, 20, 26, 25, 22, 23}, kRisingB{28, 25, 24, 27, 30, 30, 29};
const Scores kFallingA{3.5, 4, 4, 6, 5.5}, kFallingB{4, 2, 3.5, 1, 1, 2.5, 0};

TEST_CASE("phases with ties have the indices that every pair compared one by one gives") {
  const MeasureSet rising = phase_comparison({.baseline = kRisingA, .treatment = kRisingB});
  CHECK(value_of(rising, "nap") == Approx(0.91666666666666663).epsilon(1e-12));
  CHECK(value_of(rising, "tau_a_versus_b") == Approx(0.83333333333333337).epsilon(1e-12));
  CHECK(value_of(rising, "tau_trend_a") == Approx(0.26666666666666666).epsilon(1e-12));
  CHECK(value_of(rising, "tau_trend_b") == Approx(0.38095238095238093).epsilon(1e-12));
  CHECK(value_of(rising, "tau_u") == Approx(0.73809523809523814).epsilon(1e-12));

  const MeasureSet falling =
      phase_comparison({.baseline = kFallingA, .treatment = kFallingB, .better = Better::kLower});
  CHECK(value_of(falling, "nap") == Approx(0.9285714285714286).epsilon(1e-12));
  CHECK(value_of(falling, "tau_a_versus_b") == Approx(0.8571428571428571).epsilon(1e-12));
  CHECK(value_of(falling, "tau_trend_a") == Approx(-0.7).epsilon(1e-12));
  CHECK(value_of(falling, "tau_trend_b") == Approx(0.5714285714285714).epsilon(1e-12));
  CHECK(value_of(falling, "tau_u") == Approx(1.0571428571428572).epsilon(1e-12));
}

TEST_CASE("a phase has SciPy's Theil-Sen slope") {
  const MeasureSet rising = phase_description(kRisingB);
  CHECK(value_of(rising, "phase_level") == 28);
  CHECK(value_of(rising, "phase_trend") == Approx(0.66666666666666663).epsilon(1e-12));
  CHECK(value_of(rising, "phase_variability") == Approx(2.370453040886408).epsilon(1e-12));
  const MeasureSet falling = phase_description(kFallingB);
  CHECK(value_of(falling, "phase_level") == 2);
  CHECK(value_of(falling, "phase_trend") == Approx(-0.4).epsilon(1e-12));
  CHECK(value_of(falling, "phase_variability") == Approx(1.4433756729740645).epsilon(1e-12));
}

// ---- What must not matter ----

TEST_CASE("only the order of the scores matters, and the direction turns the indices round") {
  Rng rng(6);
  for (int i = 0; i < 50; ++i) {
    Scores a(5), b(8);
    for (double& v : a) v = static_cast<double>(rng.below(6));
    for (double& v : b) v = static_cast<double>(rng.below(7));
    const MeasureSet expected = phase_comparison({.baseline = a, .treatment = b});
    CHECK(value_of(expected, "tau_a_versus_b") == Approx(2 * value_of(expected, "nap") - 1).margin(1e-15));
    const MeasureSet down = phase_comparison({.baseline = a, .treatment = b, .better = Better::kLower});
    CHECK(value_of(down, "nap") == Approx(1 - value_of(expected, "nap")));
    CHECK(value_of(down, "tau_u") == -value_of(expected, "tau_u"));
    for (double& v : a) v = std::exp(v);
    for (double& v : b) v = std::exp(v);
    CHECK(phase_comparison({.baseline = a, .treatment = b}) == expected);
  }
}

TEST_CASE("the indices come in the order of the table") {
  auto row = measure_table(Family::kChange).begin();
  while (row->id != "nap") ++row;
  for (const Measure& m : phase_comparison({.baseline = kRisingA, .treatment = kRisingB})) {
    CHECK(m.id == (row++)->id);
  }
  for (const Measure& m : phase_description(kRisingB)) CHECK(m.id == (row++)->id);
}

}  // namespace
}  // namespace thimble::motion
