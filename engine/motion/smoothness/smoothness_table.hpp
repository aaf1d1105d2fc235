// The rows of the measure table that say how smooth a movement is.
#pragma once

#include <array>
#include <string_view>

#include "engine/motion/measure.hpp"

namespace thimble::motion {

inline constexpr std::array kSmoothnessTable{
    MeasureInfo{
        .id = "sparc",
        .label = "smoothness (SPARC)",
        .family = Family::kSmoothness,
        .unit = "1",
        .better = Better::kHigher,
        .formula =
            "spectral arc length of each stroke's speed from onset to offset (padding 4, cut-off 10 Hz, "
            "threshold 0.05); the median over the strokes",
        .chain = kSpeedsChain,
        .needs = "a movement: 40 ms above 10 mm/s, recorded at 20 Hz or more",
        .source = "Balasubramanian et al. 2015, doi 10.1186/s12984-015-0090-9"},
};

}  // namespace thimble::motion
