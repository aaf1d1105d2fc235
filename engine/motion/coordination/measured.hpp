// What the measures of this family share when they put their results down.
#pragma once

#include <cmath>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "engine/motion/measure.hpp"

namespace thimble::motion::coordination {

inline constexpr const char* kTooLarge = "the numbers are too large to compute with";

/// Present, unless the numbers that it was made of were so large that it isn't finite.
inline Measure measured(std::string_view id, double value) {
  return std::isfinite(value) ? present(id, value) : absent(id, kTooLarge);
}

inline void append_absent(MeasureSet& set, std::initializer_list<std::string_view> ids,
                          const std::string& reason) {
  for (std::string_view id : ids) set.push_back(absent(id, reason));
}

/// Of at least one value.
inline double mean_of(std::span<const double> values) {
  double sum = 0;
  for (double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

/// About their mean, over n - 1. Of at least two values.
inline double sd_of(std::span<const double> values) {
  const double mean = mean_of(values);
  double squares = 0;
  for (double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

}  // namespace thimble::motion::coordination
