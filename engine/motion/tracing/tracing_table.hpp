// The rows of the measure table that belong to tracing a template: how near, how far along, how fast.
#pragma once

#include <array>
#include <string_view>

#include "engine/motion/measure.hpp"

namespace thimble::motion {

inline constexpr std::string_view kCulmer = "Culmer et al. 2009, doi 10.1016/j.jneumeth.2009.07.025";

// Distances are those of projection.hpp, positions and speeds those of signal.hpp.
inline constexpr std::string_view kTwoPlaces =
    "two samples in different places, one within 100 ms of the other";
inline constexpr std::string_view kOneMovement = "a movement: 40 ms above 10 mm/s";

inline constexpr std::array kTracingTable{
    MeasureInfo{.id = "path_accuracy_mm",
                .label = "path accuracy",
                .family = Family::kTracing,
                .unit = "mm",
                .better = Better::kLower,
                .formula = "mean distance from the drawn path to the template, every drawn millimetre alike",
                .chain = kPositionsChain,
                .needs = kTwoPlaces,
                .source = kCulmer},
    MeasureInfo{.id = "rms_deviation_mm",
                .label = "RMS deviation",
                .family = Family::kTracing,
                .unit = "mm",
                .better = Better::kLower,
                .formula =
                    "square root of the mean squared distance from the drawn path to the template, every "
                    "drawn millimetre alike",
                .chain = kPositionsChain,
                .needs = kTwoPlaces,
                .source = kCulmer},
    MeasureInfo{.id = "p95_deviation_mm",
                .label = "95 % deviation",
                .family = Family::kTracing,
                .unit = "mm",
                .better = Better::kLower,
                .formula = "the distance to the template that 95 % of the drawn length stays within",
                .chain = kPositionsChain,
                .needs = kTwoPlaces,
                .source = kThisProject},
    MeasureInfo{.id = "max_deviation_mm",
                .label = "largest deviation",
                .family = Family::kTracing,
                .unit = "mm",
                .better = Better::kLower,
                .tier = Tier::kB,
                .formula = "the largest distance from the drawn path to the template",
                .chain = kPositionsChain,
                .needs = kTwoPlaces,
                .source = kCulmer},
    MeasureInfo{.id = "signed_bias_mm",
                .label = "sideways bias",
                .family = Family::kTracing,
                .unit = "mm",
                .better = Better::kNeither,
                .tier = Tier::kB,
                .formula =
                    "mean sideways offset from the template, every drawn millimetre alike; positive to the "
                    "right of the direction of drawing",
                .chain = kPositionsChain,
                .needs = kTwoPlaces,
                .source = kThisProject},
    MeasureInfo{
        .id = "in_corridor_fraction",
        .label = "inside the corridor",
        .family = Family::kTracing,
        .unit = "1",
        .better = Better::kHigher,
        .formula =
            "drawn length within W/2 of the template over the whole drawn length, W the corridor's width",
        .chain = kPositionsChain,
        .needs = kTwoPlaces,
        .source = kThisProject},
    MeasureInfo{.id = "out_of_corridor_mm",
                .label = "drawn outside the corridor",
                .family = Family::kTracing,
                .unit = "mm",
                .better = Better::kLower,
                .tier = Tier::kB,
                .decimals = 1,
                .formula = "drawn length farther than W/2 from the template",
                .chain = kPositionsChain,
                .needs = kTwoPlaces,
                .source = kThisProject},
    MeasureInfo{
        .id = "completion",
        .label = "completion",
        .family = Family::kTracing,
        .unit = "1",
        .better = Better::kHigher,
        .formula =
            "length of the template that was passed in its direction, each part counted once, over its "
            "whole length; passed means within W of it, and a jump of more than W along it skips "
            "what lies between",
        .chain = kPositionsChain,
        .needs = kTwoPlaces,
        .source = kThisProject},
    MeasureInfo{
        .id = "excursions",
        .label = "times outside the corridor",
        .family = Family::kTracing,
        .unit = "1",
        .better = Better::kLower,
        .decimals = 0,
        .formula =
            "times that the drawn path was farther than W/2 from the template for at least 2 mm or 100 ms",
        .chain = kPositionsChain,
        .needs = kTwoPlaces,
        .source = kThisProject},
    MeasureInfo{
        .id = "movement_time_s",
        .label = "movement time",
        .family = Family::kTracing,
        .unit = "s",
        .better = Better::kNeither,
        .formula =
            "from the onset of the first movement to the offset of the last, pauses and time in the air "
            "between them included",
        .chain = kSpeedsChain,
        .needs = kOneMovement,
        .source = kCulmer},
    MeasureInfo{.id = "mean_speed_mm_s",
                .label = "mean speed",
                .family = Family::kTracing,
                .unit = "mm/s",
                .better = Better::kNeither,
                .decimals = 1,
                .formula =
                    "length drawn between each stroke's onset and offset over the time between them, summed "
                    "over the strokes first",
                .chain = kSpeedsChain,
                .needs = kOneMovement,
                .source = kCulmer},
    MeasureInfo{.id = "peak_speed_mm_s",
                .label = "peak speed",
                .family = Family::kTracing,
                .unit = "mm/s",
                .better = Better::kNeither,
                .decimals = 1,
                .formula = "the largest speed between the onset and the offset of a movement",
                .chain = kSpeedsChain,
                .needs = kOneMovement,
                .source = kCulmer},
    MeasureInfo{
        .id = "pen_lifts",
        .label = "lifts",
        .family = Family::kTracing,
        .unit = "1",
        .better = Better::kNeither,
        .decimals = 0,
        .formula =
            "times that the finger or pen was up for at least 30 ms and came down again; a figure of n "
            "strokes asks for n - 1",
        .needs = "one sample",
        .source = kThisProject},
};

}  // namespace thimble::motion
