// Goal: the curve that scores were made from is found again, and scores that no such curve describes say so.
// Method: exact curves; SciPy's least squares over all three numbers at once
// (tests/motion/reference/change_reference.py); what must not matter.
#include "engine/motion/change/learning_curve.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "engine/core/rng.hpp"
#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::value_of;
using Scores = std::vector<double>;

struct Curve {
  double asymptote = 0;
  double gain = 0;
  double rate = 0;
};

Scores power(std::size_t count, const Curve& curve) {
  Scores scores;
  for (std::size_t n = 1; n <= count; ++n) {
    scores.push_back(curve.asymptote + curve.gain * std::pow(static_cast<double>(n), -curve.rate));
  }
  return scores;
}

Scores exponential(std::size_t count, const Curve& curve) {
  Scores scores;
  for (std::size_t n = 1; n <= count; ++n) {
    scores.push_back(curve.asymptote + curve.gain * std::exp(-curve.rate * static_cast<double>(n)));
  }
  return scores;
}

// The fluctuations of change_reference.py.
Scores shaken(Scores scores, double by) {
  for (std::size_t i = 0; i < scores.size(); ++i) {
    scores[i] += by * (static_cast<double>(i * 7919 % 13) / 13 - 0.5);
  }
  return scores;
}

struct Form {
  std::string name;
  MeasureSet (*of)(std::span<const double>);

  MeasureSet measures(const Scores& scores) const { return of(scores); }
  double value(const Scores& scores, const std::string& what) const {
    return value_of(of(scores), "learning_" + name + "_" + what);
  }
};
const std::vector<Form> kForms{{.name = "power", .of = power_learning_curve},
                               {.name = "exponential", .of = exponential_learning_curve}};

void check_all_absent(const MeasureSet& set, const std::string& reason) {
  CHECK(set.size() == 4);
  for (const Measure& m : set) {
    CAPTURE(m.id);
    CHECK_FALSE(m.value.has_value());
    CHECK(m.reason == reason);
  }
}

// ---- What no curve describes ----

TEST_CASE("fewer than four scores, equal ones, and ones that aren't finite have no curve") {
  for (const Form& form : kForms) {
    check_all_absent(form.measures({}), "fewer than 4 scores");
    check_all_absent(form.measures({9, 6, 5}), "fewer than 4 scores");
    check_all_absent(form.measures(Scores(30, 0.1)), "all scores are equal");
    check_all_absent(form.measures({0.1 + 0.2, 0.3, 0.3, 0.3, 0.3}), "all scores are equal");
    check_all_absent(form.measures({9, 6, std::nan(""), 5}), "a score is not a finite number");
    check_all_absent(form.measures({1e308, -1e308, 0, 0}), "the scores are too large to compute with");
  }
}

TEST_CASE("scores that go on in a straight line, or ever faster, don't level off") {
  for (const Form& form : kForms) {
    check_all_absent(form.measures({10, 9, 8, 7, 6, 5, 4}), "the scores don't level off");
    check_all_absent(form.measures({10, 9.9, 9.6, 9, 8, 6, 2}), "the scores don't level off");
  }
}

TEST_CASE("scores that change after the first trial only have no rate") {
  for (const Form& form : kForms) {
    check_all_absent(form.measures({10, 5, 5, 5, 5, 5}), "all of the change is in the first trial");
  }
}

// ---- Exact curves ----

TEST_CASE("an exact power law is found again") {
  for (const Curve& curve : {Curve{2, 6, 0.5}, Curve{0, 100, 1.3}, Curve{40, -25, 0.2}, Curve{-5, 0.01, 3},
                             Curve{1000, 1, 0.05}}) {
    for (std::size_t count : {4u, 10u, 200u}) {
      CAPTURE(curve.asymptote, curve.gain, curve.rate, count);
      const MeasureSet set = power_learning_curve(power(count, curve));
      CHECK(value_of(set, "learning_power_asymptote") == Approx(curve.asymptote).epsilon(1e-6).margin(1e-6));
      CHECK(value_of(set, "learning_power_gain") == Approx(curve.gain).epsilon(1e-6));
      CHECK(value_of(set, "learning_power_rate") == Approx(curve.rate).epsilon(1e-6));
      CHECK(value_of(set, "learning_power_r_squared") == Approx(1).epsilon(1e-9));
    }
  }
}

TEST_CASE("an exact exponential is found again") {
  for (const Curve& curve : {Curve{2, 6, 0.5}, Curve{0, 100, 1.3}, Curve{40, -25, 0.1}, Curve{-5, 3, 3}}) {
    for (std::size_t count : {4u, 10u, 200u}) {
      CAPTURE(curve.asymptote, curve.gain, curve.rate, count);
      const MeasureSet set = exponential_learning_curve(exponential(count, curve));
      CHECK(value_of(set, "learning_exponential_asymptote") ==
            Approx(curve.asymptote).epsilon(1e-6).margin(1e-6));
      CHECK(value_of(set, "learning_exponential_gain") == Approx(curve.gain).epsilon(1e-6));
      CHECK(value_of(set, "learning_exponential_rate") == Approx(curve.rate).epsilon(1e-6));
      CHECK(value_of(set, "learning_exponential_r_squared") == Approx(1).epsilon(1e-9));
    }
  }
}

// ---- Against SciPy ----

void check_fit(const Form& form, const Scores& scores, const Curve& expected, double r_squared) {
  CAPTURE(form.name);
  CHECK(form.value(scores, "asymptote") == Approx(expected.asymptote).epsilon(1e-7));
  CHECK(form.value(scores, "gain") == Approx(expected.gain).epsilon(1e-7));
  CHECK(form.value(scores, "rate") == Approx(expected.rate).epsilon(1e-7));
  CHECK(form.value(scores, "r_squared") == Approx(r_squared).epsilon(1e-10));
}

TEST_CASE("fluctuating scores have the curve of SciPy's least squares") {
  const Scores falling = shaken(power(20, {2, 6, 0.7}), 0.4);
  check_fit(kForms[0], falling, {2.0058722337543298, 5.7826410916391113, 0.6846327996299264},
            0.99216693872081096);
  check_fit(kForms[1], falling, {2.9416667007666515, 6.8174403059532596, 0.40416320129931599},
            0.97242654436784592);

  const Scores rising = shaken(exponential(20, {40, -25, 0.25}), 3);
  check_fit(kForms[0], rising, {56.34731044208899, -38.257028033622824, 0.30183143950133579},
            0.97323723716108768);
  check_fit(kForms[1], rising, {39.920198265322881, -27.280295260064449, 0.26855738415606084},
            0.98100087242191214);

  const Scores few{9.0, 6.5, 5.5, 5.25};
  check_fit(kForms[0], few, {3.9802404018279272, 5.0256762591810222, 1.0268859686393332},
            0.99797863775705853);
  check_fit(kForms[1], few, {5.0280507017175493, 10.937732207268295, 1.0119321896818585},
            0.99948388486402362);
}

// ---- What must not matter ----

TEST_CASE("a curve in another unit, from another zero or upside down has the same rate and fit") {
  const Scores scores = shaken(power(20, {2, 6, 0.7}), 0.4);
  for (const Form& form : kForms) {
    for (double factor : {-1.0, 25.4, 1e-200, 1e200}) {
      Scores other = scores;
      for (double& v : other) v = factor * (v + 3);
      CHECK(form.value(other, "rate") == Approx(form.value(scores, "rate")).epsilon(1e-8));
      CHECK(form.value(other, "r_squared") == Approx(form.value(scores, "r_squared")).epsilon(1e-10));
      CHECK(form.value(other, "gain") / factor == Approx(form.value(scores, "gain")).epsilon(1e-8));
      CHECK(form.value(other, "asymptote") / factor ==
            Approx(form.value(scores, "asymptote") + 3).epsilon(1e-8));
    }
  }
}

TEST_CASE("any scores have a curve or a reason, in the order of the table") {
  Rng rng(17);
  for (int i = 0; i < 100; ++i) {
    Scores scores(static_cast<std::size_t>(i % 12));
    for (double& v : scores) v = static_cast<double>(rng.below(4));
    auto row = measure_table(Family::kChange).begin();
    while (row->id != "learning_power_asymptote") ++row;
    for (const Form& form : kForms) {
      for (const Measure& m : form.measures(scores)) {
        CHECK(m.id == (row++)->id);
        CHECK(m.value.has_value() == m.reason.empty());
      }
    }
  }
}

}  // namespace
}  // namespace thimble::motion
