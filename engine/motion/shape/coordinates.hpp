// Which coordinates a curve can be measured at.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>
#include <string_view>

#include "engine/core/geometry.hpp"

namespace thimble::motion {

/// Fourth powers of lengths, and sums of them, stay within a double's range.
inline constexpr double kCoordinateMaxMm = 1e60;
inline constexpr std::string_view kOutOfRange = "a coordinate is beyond 1e60 mm or not a number";

inline bool within_range(std::span<const Vec2> points) {
  return std::all_of(points.begin(), points.end(), [](Vec2 p) {
    return std::abs(p.x) <= kCoordinateMaxMm && std::abs(p.y) <= kCoordinateMaxMm;
  });
}

}  // namespace thimble::motion
