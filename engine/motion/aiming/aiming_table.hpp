// The rows of the measure table of aiming at things: pointing, reacting, intercepting, holding back.
#pragma once

#include <array>

#include "engine/motion/measure.hpp"

namespace thimble::motion {

inline constexpr std::array<MeasureInfo, 0> kAimingTable{};

}  // namespace thimble::motion
