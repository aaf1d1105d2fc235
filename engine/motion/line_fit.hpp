// A straight line through points, by least squares.
#pragma once

#include <span>

#include "engine/core/geometry.hpp"
#include "engine/core/result.hpp"

namespace thimble::motion {

struct LineFit {
  double intercept = 0;
  double slope = 0;
  double r_squared = 0;  ///< 1 where all lie on the line, and where y doesn't vary
};

/// y = intercept + slope x, with the least sum of squared errors in y. Errors: fewer than 2 points, or all at
/// one x. O(n).
Result<LineFit> line_fit(std::span<const Vec2> points);

}  // namespace thimble::motion
