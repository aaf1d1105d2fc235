#include "engine/motion/change/learning_curve.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/motion/statistics.hpp"

namespace thimble::motion {
namespace {

constexpr std::size_t kScoresMin = 4;  // three would fit a, b and c whatever they are
constexpr int kGridSteps = 400;        // c grows by 2 % a step, for an exponential over many trials by 4
constexpr int kHalvingsMax = 100;      // more than a double's digits
constexpr std::array<double, 2> kPowerRates{0.01, 10};
constexpr double kExponentialRateMax = 10;
constexpr double kExponentialBendMin = 0.1;  // c n over all trials: less is a straight line to any eye

// What is left of the gain at trial n, and how that changes with c.
struct Remaining {
  double value = 0;
  double slope = 0;
};

Remaining power_law(double n, double c) {
  const double value = std::pow(n, -c);
  return {.value = value, .slope = -value * std::log(n)};
}

Remaining exponential_law(double n, double c) {
  const double value = std::exp(-c * n);
  return {.value = value, .slope = -value * n};
}

using Law = Remaining (*)(double n, double c);

struct Fit {
  double asymptote = 0;
  double gain = 0;
  double rate = 0;
  double squares = 0;  // left over
  double slope = 0;    // half of how these change with the rate
};

// The line of the scores over what is left of the gain.
Fit fit_at(double c, Law law, std::span<const double> scores) {
  std::vector<Remaining> remaining;
  std::vector<double> values;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    remaining.push_back(law(static_cast<double>(i + 1), c));
    values.push_back(remaining.back().value);
  }
  const double mean_value = mean_of(values);
  const double mean_score = mean_of(scores);
  double xx = 0;
  double xy = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    xx += (values[i] - mean_value) * (values[i] - mean_value);
    xy += (values[i] - mean_value) * (scores[i] - mean_score);
  }
  Fit fit;
  fit.rate = c;
  fit.gain = xy / xx;
  fit.asymptote = mean_score - fit.gain * mean_value;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double left = (scores[i] - mean_score) - fit.gain * (values[i] - mean_value);
    fit.squares += left * left;
    fit.slope -= left * fit.gain * remaining[i].slope;  // a and b are at their best: only c's part is left
  }
  return fit;
}

// Where the slope changes its sign between two rates on either side of the least squares.
Fit refined(double low, double high, Law law, std::span<const double> scores) {
  for (int i = 0; i < kHalvingsMax; ++i) {
    const double middle = (low + high) / 2;
    (fit_at(middle, law, scores).slope < 0 ? low : high) = middle;
  }
  return fit_at((low + high) / 2, law, scores);
}

Result<Fit> best_fit(Law law, const std::array<double, 2>& rates, std::span<const double> scores) {
  const auto rate_at = [&](int step) {
    return rates[0] * std::pow(rates[1] / rates[0], static_cast<double>(step) / kGridSteps);
  };
  int best = 0;
  double least = fit_at(rates[0], law, scores).squares;
  for (int step = 1; step <= kGridSteps; ++step) {
    const double squares = fit_at(rate_at(step), law, scores).squares;
    if (squares < least) {
      least = squares;
      best = step;
    }
  }
  if (best == 0) return Error{"the scores don't level off"};
  if (best == kGridSteps) return Error{"all of the change is in the first trial"};
  return refined(rate_at(best - 1), rate_at(best + 1), law, scores);
}

struct Form {
  Law law = power_law;
  std::array<double, 2> rates = kPowerRates;
  std::array<std::string_view, 4> ids;  // asymptote, gain, rate, r squared
};

MeasureSet all_absent(const Form& form, const std::string& reason) {
  MeasureSet set;
  for (std::string_view id : form.ids) set.push_back(absent(id, reason));
  return set;
}

MeasureSet learning_curve(const Form& form, std::span<const double> scores) {
  if (scores.size() < kScoresMin) return all_absent(form, "fewer than 4 scores");
  if (!all_finite(scores)) return all_absent(form, "a score is not a finite number");
  if (all_equal(scores)) return all_absent(form, "all scores are equal");

  // From 0 to 1, so that no square leaves a double's range.
  const auto [lowest, highest] = std::minmax_element(scores.begin(), scores.end());
  const double range = *highest - *lowest;
  if (!std::isfinite(range)) return all_absent(form, "the scores are too large to compute with");
  std::vector<double> scaled;
  for (double score : scores) scaled.push_back((score - *lowest) / range);

  const Result<Fit> fit = best_fit(form.law, form.rates, scaled);
  if (!fit) return all_absent(form, fit.error().message);
  const double deviation = standard_deviation_of(scaled);
  const double squares = deviation * deviation * static_cast<double>(scores.size() - 1);
  return {present(form.ids[0], *lowest + fit->asymptote * range), present(form.ids[1], fit->gain * range),
          present(form.ids[2], fit->rate), present(form.ids[3], 1 - fit->squares / squares)};
}

}  // namespace

MeasureSet power_learning_curve(std::span<const double> scores) {
  return learning_curve({.law = power_law,
                         .rates = kPowerRates,
                         .ids = {"learning_power_asymptote", "learning_power_gain", "learning_power_rate",
                                 "learning_power_r_squared"}},
                        scores);
}

MeasureSet exponential_learning_curve(std::span<const double> scores) {
  const double least = kExponentialBendMin / static_cast<double>(std::max(scores.size(), kScoresMin));
  return learning_curve({.law = exponential_law,
                         .rates = {least, kExponentialRateMax},
                         .ids = {"learning_exponential_asymptote", "learning_exponential_gain",
                                 "learning_exponential_rate", "learning_exponential_r_squared"}},
                        scores);
}

}  // namespace thimble::motion
