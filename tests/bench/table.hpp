// One line of the table that ./dev bench prints: what, median, 99th percentile, unit, and the target beside.
// No line passes or fails: the machine decides too.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace thimble::bench {

inline void print_row(std::string_view what, double median, double p99, std::string_view unit,
                      std::string_view target) {
  fmt::print("{:<62} {:>10.4g} {:>10.4g}  {:<12} {}\n", what, median, p99, unit, target);
  std::fflush(stdout);
}

/// `fraction` 0.5 is the median; of few values a high fraction is their maximum.
inline double quantile(std::vector<double> values, double fraction) {
  if (values.empty()) return std::nan("");
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(std::ceil(fraction * static_cast<double>(values.size() - 1)))];
}

inline void print_row(std::string_view what, const std::vector<double>& values, std::string_view unit,
                      std::string_view target) {
  print_row(what, quantile(values, 0.5), quantile(values, 0.99), unit, target);
}

}  // namespace thimble::bench
