// The rows of the measure table of following, keeping time, and moving fingers and hands apart or together.
#pragma once

#include <array>

#include "engine/motion/measure.hpp"

namespace thimble::motion {

inline constexpr std::array<MeasureInfo, 0> kCoordinationTable{};

}  // namespace thimble::motion
