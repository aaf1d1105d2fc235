// The rows of the measure table of aiming, following, tapping and reacting.
#pragma once

#include <array>

#include "engine/motion/measure.hpp"

namespace thimble::motion {

inline constexpr std::array<MeasureInfo, 0> kHandEyeTable{};

}  // namespace thimble::motion
