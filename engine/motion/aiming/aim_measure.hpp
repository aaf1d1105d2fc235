// How the measures of this folder are written down: a number too large for arithmetic is no number.
#pragma once

#include <cmath>
#include <initializer_list>
#include <string>
#include <string_view>

#include "engine/core/result.hpp"
#include "engine/motion/measure.hpp"

namespace thimble::motion {

inline constexpr std::string_view kTooLarge = "the numbers are too large to compute with";

/// Absent where the value has overflowed.
inline Measure aim_measure(std::string_view id, double value) {
  return std::isfinite(value) ? present(id, value) : absent(id, std::string(kTooLarge));
}

/// Absent for the reason that the error gives.
inline Measure aim_measure(std::string_view id, const Result<double>& value) {
  return value ? aim_measure(id, *value) : absent(id, value.error().message);
}

inline void append_absent_aims(MeasureSet& set, std::initializer_list<std::string_view> ids,
                               const std::string& reason) {
  for (std::string_view id : ids) set.push_back(absent(id, reason));
}

}  // namespace thimble::motion
