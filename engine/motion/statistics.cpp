#include "engine/motion/statistics.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/check.hpp"

namespace thimble::motion {

bool all_finite(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
}

bool all_equal(std::span<const double> values) {
  if (values.empty()) return true;
  const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
  return *highest - *lowest <= 1e-9 * std::max(std::abs(*lowest), std::abs(*highest));
}

double mean_of(std::span<const double> values) {
  CHECK(!values.empty());
  // From the first on, so that equal values have exactly their mean.
  double sum = 0;
  for (double value : values) sum += value - values.front();
  return values.front() + sum / static_cast<double>(values.size());
}

double standard_deviation_of(std::span<const double> values) {
  CHECK(values.size() >= 2);
  const double mean = mean_of(values);
  double squares = 0;
  for (double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

double median_of(std::vector<double> values) {
  CHECK(!values.empty());
  std::sort(values.begin(), values.end());
  const std::size_t n = values.size();
  return values[(n - 1) / 2] + (values[n / 2] - values[(n - 1) / 2]) / 2;
}

}  // namespace thimble::motion
