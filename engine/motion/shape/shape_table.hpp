// The rows of the measure table that compare two curves or describe one: its form, not its timing.
#pragma once

#include <array>

#include "engine/motion/measure.hpp"

namespace thimble::motion {

inline constexpr std::array<MeasureInfo, 0> kShapeTable{};

}  // namespace thimble::motion
