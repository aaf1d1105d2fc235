// Means and spreads of a few scores.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>

#include "engine/core/check.hpp"

namespace thimble::motion {

inline bool all_finite(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
}

/// Whether values differ by no more than rounding does: a billionth of the largest. Scores that were computed
/// in two ways, or 1 and what is left of it after a subtraction, have no spread of their own.
inline bool all_equal(std::span<const double> values) {
  if (values.empty()) return true;
  const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
  return *highest - *lowest <= 1e-9 * std::max(std::abs(*lowest), std::abs(*highest));
}

/// Not of no values. Equal values have exactly that mean.
inline double mean_of(std::span<const double> values) {
  CHECK(!values.empty());
  double beyond = 0;
  for (double v : values) beyond += v - values.front();
  return values.front() + beyond / static_cast<double>(values.size());
}

/// With n - 1; 2 values or more.
inline double standard_deviation(std::span<const double> values) {
  CHECK(values.size() >= 2);
  const double mean = mean_of(values);
  double squares = 0;
  for (double v : values) squares += (v - mean) * (v - mean);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

}  // namespace thimble::motion
