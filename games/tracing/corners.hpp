// The corners of a path: where it turns by more than 45 degrees within a few millimetres.
#pragma once

#include <vector>

#include "engine/core/polyline.hpp"

namespace thimble::tracing {

struct Corner {
  double s_mm = 0;  ///< along the path
  Vec2 mm{};
  Vec2 into{};  ///< unit direction in which the path comes
};

/// In the order of the path; its ends are none. Directions are those of the 3 mm before and after, so that a
/// bend with a radius of 4 mm or more is no corner; corners are at least 5 mm apart.
std::vector<Corner> corners_of(const Polyline& line);

}  // namespace thimble::tracing
