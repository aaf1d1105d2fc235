#include "engine/motion/coordination/rhythm.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/motion/statistics.hpp"

namespace thimble::motion {
namespace {

constexpr double kRounding = 1e-10;       // of the largest interval: an SD below that is no variation
constexpr double kRatioRounding = 1e-12;  // a ratio of exactly 0 or -0.5 is valid, whatever the rounding
constexpr std::size_t kModelIntervalsMin = 3;

// The values less their mean or, detrended, less their line of least squares.
std::vector<double> deviations_of(std::span<const double> values, Detrend detrend) {
  const double mean = mean_of(values);
  const double middle = static_cast<double>(values.size() - 1) / 2;
  double slope = 0;
  if (detrend == Detrend::kLinear) {
    double with_values = 0;
    double with_itself = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double from_middle = static_cast<double>(i) - middle;
      with_values += from_middle * (values[i] - mean);
      with_itself += from_middle * from_middle;
    }
    slope = with_itself > 0 ? with_values / with_itself : 0;
  }
  std::vector<double> deviations;
  deviations.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    deviations.push_back(values[i] - mean - slope * (static_cast<double>(i) - middle));
  return deviations;
}

// The biased kind, which divides by the number of all values whatever the lag.
double autocovariance(std::span<const double> deviations, std::size_t lag) {
  double sum = 0;
  for (std::size_t i = 0; i + lag < deviations.size(); ++i) sum += deviations[i] * deviations[i + lag];
  return sum / static_cast<double>(deviations.size());
}

double largest_size(std::span<const double> values) {
  double largest = 0;
  for (double value : values) largest = std::max(largest, std::abs(value));
  return largest;
}

// Empty when the model holds.
std::string why_not_valid(double gamma0, double gamma1, double largest_ms) {
  if (std::sqrt(gamma0) <= kRounding * largest_ms) return "nothing varies";
  const double ratio = gamma1 / gamma0;
  if (ratio > kRatioRounding) {
    return fmt::format("neighbouring intervals go the same way (lag-1 autocorrelation {:.3g}, above 0)",
                       ratio);
  }
  if (ratio < -0.5 - kRatioRounding) {
    return fmt::format("neighbouring intervals alternate (lag-1 autocorrelation {:.3g}, below -0.5)", ratio);
  }
  return {};
}

// Two intervals always lie on a line.
std::size_t autocovariance_intervals_min(Detrend detrend) { return detrend == Detrend::kLinear ? 3 : 2; }

std::string why_no_autocovariances(std::size_t count, Detrend detrend) {
  const std::size_t least = autocovariance_intervals_min(detrend);
  return count < least ? fmt::format("fewer than {} intervals", least) : kTooLarge;
}

void append_tempo(MeasureSet& set, std::span<const double> intervals_ms) {
  if (intervals_ms.empty()) {
    append_absent(set,
                  {"interval_mean_ms", "interval_sd_ms", "interval_coefficient_of_variation", "tap_rate_hz"},
                  "no intervals");
    return;
  }
  const double mean_ms = mean_of(intervals_ms);
  const std::optional<double> sd_ms =
      intervals_ms.size() >= 2 ? std::optional(standard_deviation_of(intervals_ms)) : std::nullopt;
  std::string no_ratio;
  if (!std::isfinite(mean_ms))
    no_ratio = kTooLarge;
  else if (!(mean_ms > 0))
    no_ratio = "the mean interval isn't positive";
  const auto over_mean = [&](std::string_view id, double value) {
    return no_ratio.empty() ? present(id, value / mean_ms) : absent(id, no_ratio);
  };
  set.push_back(present("interval_mean_ms", mean_ms));
  if (sd_ms) {
    set.push_back(present("interval_sd_ms", *sd_ms));
    set.push_back(over_mean("interval_coefficient_of_variation", *sd_ms));
  } else {
    append_absent(set, {"interval_sd_ms", "interval_coefficient_of_variation"}, "fewer than 2 intervals");
  }
  set.push_back(over_mean("tap_rate_hz", 1000));
}

Measure present_or(std::string_view id, const std::optional<double>& value, const std::string& reason) {
  return value ? present(id, *value) : absent(id, reason);
}

}  // namespace

WingKristofferson wing_kristofferson(std::span<const double> intervals_ms, Detrend detrend) {
  const auto not_valid = [](std::string_view why) { return fmt::format("model not valid: {}", why); };
  WingKristofferson model;
  if (intervals_ms.size() < autocovariance_intervals_min(detrend)) {
    model.verdict = not_valid("fewer than 3 intervals");
    return model;
  }
  const std::vector<double> deviations = deviations_of(intervals_ms, detrend);
  const double gamma0 = autocovariance(deviations, 0);
  const double gamma1 = autocovariance(deviations, 1);
  if (!std::isfinite(gamma0) || !std::isfinite(gamma1)) {
    model.verdict = not_valid(kTooLarge);
    return model;
  }
  model.autocovariance_0 = gamma0;
  model.autocovariance_1 = gamma1;
  const std::string why = intervals_ms.size() < kModelIntervalsMin
                              ? "fewer than 3 intervals"
                              : why_not_valid(gamma0, gamma1, largest_size(intervals_ms));
  if (!why.empty()) {
    model.verdict = not_valid(why);
    return model;
  }
  model.clock_sd_ms = std::sqrt(std::max(0.0, gamma0 + 2 * gamma1));
  model.motor_sd_ms = std::sqrt(std::max(0.0, -gamma1));
  model.verdict = "model valid";
  return model;
}

MeasureSet tapping_measures(std::span<const double> intervals_ms, Detrend detrend) {
  MeasureSet set;
  append_tempo(set, intervals_ms);
  const WingKristofferson model = wing_kristofferson(intervals_ms, detrend);
  const std::string reason = why_no_autocovariances(intervals_ms.size(), detrend);
  set.push_back(present_or("clock_sd_ms", model.clock_sd_ms, model.verdict));
  set.push_back(present_or("motor_sd_ms", model.motor_sd_ms, model.verdict));
  set.push_back(present_or("autocovariance_0", model.autocovariance_0, reason));
  set.push_back(present_or("autocovariance_1", model.autocovariance_1, reason));
  return set;
}

}  // namespace thimble::motion
