// The rows of the measure table that say whether scores changed.
#pragma once

#include <array>

#include "engine/motion/measure.hpp"

namespace thimble::motion {

inline constexpr std::array<MeasureInfo, 0> kChangeTable{};

}  // namespace thimble::motion
