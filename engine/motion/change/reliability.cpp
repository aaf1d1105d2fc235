#include "engine/motion/change/reliability.hpp"

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "engine/core/check.hpp"
#include "engine/motion/statistics.hpp"

namespace thimble::motion {
namespace {

// Empty when the study's numbers can be used. Written so that NaN can't.
std::string why_not(const TestReliability& test) {
  if (!(std::isfinite(test.standard_deviation) && test.standard_deviation >= 0)) {
    return "the standard deviation is not a number from 0 on";
  }
  if (!(test.coefficient >= 0 && test.coefficient <= 1)) return "the reliability is not between 0 and 1";
  return {};
}

double standard_error(const TestReliability& test) {
  return test.standard_deviation * std::sqrt(1 - test.coefficient);
}

bool between_0_and_1(double r) { return r > 0 && r < 1; }

// Mean squares of the two-way table.
struct MeanSquares {
  double people = 0;
  double trials = 0;
  double left = 0;
};

MeanSquares mean_squares(const RepeatedScores& repeated) {
  const std::size_t k = repeated.trials;
  const std::size_t n = repeated.scores.size() / k;
  const double mean = mean_of(repeated.scores);
  std::vector<double> of_trial(k, 0.0);
  std::vector<double> of_person(n, 0.0);
  for (std::size_t i = 0; i < n * k; ++i) {
    of_person[i / k] += (repeated.scores[i] - mean) / static_cast<double>(k);
    of_trial[i % k] += (repeated.scores[i] - mean) / static_cast<double>(n);
  }
  const auto people = static_cast<double>(n);
  const auto trials = static_cast<double>(k);
  MeanSquares squares;
  for (double effect : of_person) squares.people += effect * effect * trials / (people - 1);
  for (double effect : of_trial) squares.trials += effect * effect * people / (trials - 1);
  for (std::size_t i = 0; i < n * k; ++i) {
    const double left = repeated.scores[i] - mean - of_person[i / k] - of_trial[i % k];
    squares.left += left * left / ((people - 1) * (trials - 1));
  }
  return squares;
}

}  // namespace

Measure standard_error_of_measurement(const TestReliability& test) {
  if (const std::string reason = why_not(test); !reason.empty()) return absent("sem", reason);
  return present("sem", standard_error(test));
}

Measure minimal_detectable_change(const TestReliability& test) {
  if (const std::string reason = why_not(test); !reason.empty()) return absent("mdc95", reason);
  return present("mdc95", kNormal95 * std::numbers::sqrt2 * standard_error(test));
}

Measure reliable_change_index(const TestReliability& test, const TwoScores& scores) {
  constexpr const char* kId = "reliable_change_index";
  if (const std::string reason = why_not(test); !reason.empty()) return absent(kId, reason);
  if (!std::isfinite(scores.before) || !std::isfinite(scores.after)) {
    return absent(kId, "a score is not a finite number");
  }
  if (!(standard_error(test) > 0)) return absent(kId, "the standard error of measurement is 0");
  return present(kId, (scores.after - scores.before) / (std::numbers::sqrt2 * standard_error(test)));
}

Measure trials_needed(const TrialsWanted& wanted) {
  const double r1 = wanted.single_trial;
  const double r = wanted.reliability;
  if (!between_0_and_1(r1) || !between_0_and_1(r)) {
    return absent("trials_needed", "a reliability is not between 0 and 1, without either");
  }
  return present("trials_needed", r * (1 - r1) / (r1 * (1 - r)));
}

Measure intraclass_correlation(const RepeatedScores& repeated) {
  constexpr const char* kId = "icc_2_1";
  const std::size_t k = repeated.trials;
  if (k < 2) return absent(kId, "fewer than 2 trials of each person");
  CHECK(repeated.scores.size() % k == 0);
  if (repeated.scores.size() / k < 2) return absent(kId, "fewer than 2 people");
  if (!all_finite(repeated.scores)) return absent(kId, "a score is not a finite number");
  if (all_equal(repeated.scores)) return absent(kId, "all scores are equal");
  const MeanSquares ms = mean_squares(repeated);
  const auto trials = static_cast<double>(k);
  const auto people = static_cast<double>(repeated.scores.size() / k);
  const double variance = ms.people + (trials - 1) * ms.left + trials * (ms.trials - ms.left) / people;
  if (variance <= 0) return absent(kId, "the scores differ in no way that a person or a trial explains");
  return present(kId, (ms.people - ms.left) / variance);
}

}  // namespace thimble::motion
