// The rows of the measure table of pinching with two contacts.
#pragma once

#include <array>

#include "engine/motion/measure.hpp"

namespace thimble::motion {

inline constexpr std::array<MeasureInfo, 0> kPinchingTable{};

}  // namespace thimble::motion
