// The rows of the measure table that say how smooth a movement is.
#pragma once

#include <array>
#include <string_view>

#include "engine/motion/measure.hpp"

namespace thimble::motion {

inline constexpr std::string_view kSmoothNeeds = "a movement: 40 ms above 10 mm/s, recorded at 20 Hz or more";
inline constexpr std::string_view kBalasubramanian =
    "Balasubramanian et al. 2015, doi 10.1186/s12984-015-0090-9, and its reference code";

// T is the number N of velocities times the step between them, second differences are N - 2. Each is of one
// stroke from onset to offset; of several strokes the median, of velocity peaks the sum.
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
        .needs = kSmoothNeeds,
        .source = kBalasubramanian},
    MeasureInfo{.id = "ldlj_speed",
                .label = "log dimensionless jerk of the speed",
                .family = Family::kSmoothness,
                .unit = "1",
                .better = Better::kHigher,
                .tier = Tier::kC,
                .formula = "-ln |dimensionless_jerk_speed|; for straight reaches only",
                .chain = kSpeedsChain,
                .needs = kSmoothNeeds,
                .source = kBalasubramanian},
    MeasureInfo{.id = "ldlj_vector",
                .label = "log dimensionless jerk",
                .family = Family::kSmoothness,
                .unit = "1",
                .better = Better::kHigher,
                .tier = Tier::kC,
                .formula = "-ln |dimensionless_jerk_vector|",
                .chain = kSpeedsChain,
                .needs = kSmoothNeeds,
                .source = kBalasubramanian},
    MeasureInfo{
        .id = "dimensionless_jerk_speed",
        .label = "dimensionless jerk of the speed",
        .family = Family::kSmoothness,
        .unit = "1",
        .better = Better::kHigher,
        .tier = Tier::kC,
        .decimals = 1,
        .formula =
            "-(T^3 / largest speed^2) x sum of squared second differences of the speed over dt^4, x dt; "
            "for straight reaches only",
        .chain = kSpeedsChain,
        .needs = kSmoothNeeds,
        .source = kBalasubramanian},
    MeasureInfo{.id = "dimensionless_jerk_vector",
                .label = "dimensionless jerk",
                .family = Family::kSmoothness,
                .unit = "1",
                .better = Better::kHigher,
                .tier = Tier::kC,
                .decimals = 1,
                .formula =
                    "-(T^3 / largest speed^2) x sum of squared lengths of the velocity vector's second "
                    "differences over dt^4, x dt",
                .chain = kSpeedsChain,
                .needs = kSmoothNeeds,
                .source = kBalasubramanian},
    MeasureInfo{
        .id = "normalised_jerk",
        .label = "normalised jerk",
        .family = Family::kSmoothness,
        .unit = "1",
        .better = Better::kLower,
        .tier = Tier::kC,
        .decimals = 1,
        .formula =
            "square root of T^5 / (2 x path length^2) x sum of squared lengths of the velocity vector's "
            "second differences over dt^4, x dt",
        .chain = kSpeedsChain,
        .needs = kSmoothNeeds,
        .source = "Teulings et al. 1997, doi 10.1006/exnr.1997.6507"},
    MeasureInfo{.id = "velocity_peaks",
                .label = "velocity peaks",
                .family = Family::kSmoothness,
                .unit = "1",
                .better = Better::kLower,
                .tier = Tier::kB,
                .decimals = 0,
                .formula = "local maxima of the speed that stand out by at least 5 % of its largest value",
                .chain = kSpeedsChain,
                .needs = kSmoothNeeds,
                .source = kThisProject},
    MeasureInfo{.id = "velocity_peaks_per_stroke",
                .label = "velocity peaks a stroke",
                .family = Family::kSmoothness,
                .unit = "1",
                .better = Better::kLower,
                .tier = Tier::kB,
                .decimals = 1,
                .formula = "velocity peaks over the number of strokes that moved",
                .chain = kSpeedsChain,
                .needs = kSmoothNeeds,
                .source = kThisProject},
    MeasureInfo{.id = "velocity_peaks_per_cm",
                .label = "velocity peaks a centimetre",
                .family = Family::kSmoothness,
                .unit = "1/cm",
                .better = Better::kLower,
                .tier = Tier::kB,
                .formula = "velocity peaks over the centimetres drawn between onsets and offsets",
                .chain = kSpeedsChain,
                .needs = kSmoothNeeds,
                .source = kThisProject},
};

}  // namespace thimble::motion
