// The rows of the measure table of pointing at targets: throughput.hpp and finger_throughput.hpp.
#pragma once

#include <array>
#include <string_view>

#include "engine/motion/aiming/aiming_sources.hpp"
#include "engine/motion/measure.hpp"

namespace thimble::motion {

inline constexpr std::string_view kTrialsWithSpread =
    "2 trials whose selections spread along the task axis, no target in the same place as the one before";

inline constexpr std::array kThroughputTable{
    MeasureInfo{.id = "effective_amplitude",
                .label = "effective amplitude",
                .family = Family::kAiming,
                .unit = "mm",
                .better = Better::kNeither,
                .tier = Tier::kB,
                .decimals = 1,
                .formula =
                    "Ae = mean of a + dx over a sequence, a the distance between the targets and dx how far "
                    "the selection went beyond the centre along the task axis; in serial tasks the dx of the "
                    "trial before is added; in the length unit of the trials",
                .needs = "one trial, no target in the same place as the one before",
                .source = kSoukoreffAndMacKenzie},
    MeasureInfo{.id = "effective_width",
                .label = "effective width",
                .family = Family::kAiming,
                .unit = "mm",
                .better = Better::kNeither,
                .tier = Tier::kB,
                .formula =
                    "We = 4.132731354 times the standard deviation (n - 1) of dx over a sequence; in the "
                    "length unit of the trials",
                .needs = kTrialsWithSpread,
                .source = kSoukoreffAndMacKenzie},
    MeasureInfo{.id = "effective_id_bits",
                .label = "effective index of difficulty",
                .family = Family::kAiming,
                .unit = "bits",
                .better = Better::kNeither,
                .tier = Tier::kB,
                .formula = "log2(Ae / We + 1)",
                .needs = kTrialsWithSpread,
                .source = kSoukoreffAndMacKenzie},
    MeasureInfo{.id = "throughput_bit_s",
                .label = "throughput",
                .family = Family::kAiming,
                .unit = "bit/s",
                .better = Better::kHigher,
                .formula =
                    "effective index of difficulty over the mean movement time, a sequence at a time; over "
                    "several sequences the mean of theirs",
                .needs = kTrialsWithSpread,
                .source = kSoukoreffAndMacKenzie},
    MeasureInfo{.id = "error_fraction",
                .label = "missed targets",
                .family = Family::kAiming,
                .unit = "1",
                .better = Better::kLower,
                .formula = "selections farther than W/2 from the target's centre over all selections, W the "
                           "target's width",
                .needs = "one trial, and every target's width",
                .source = kSoukoreffAndMacKenzie},
    MeasureInfo{.id = "nominal_id_bits",
                .label = "nominal index of difficulty",
                .family = Family::kAiming,
                .unit = "bits",
                .better = Better::kNeither,
                .tier = Tier::kB,
                .formula = "mean of log2(a / W + 1) over a sequence",
                .needs = "one trial, and every target's width",
                .source = "MacKenzie 1992, doi 10.1207/s15327051hci0701_3"},
    MeasureInfo{
        .id = "finger_tap_sd_mm",
        .label = "the finger's own spread",
        .family = Family::kAiming,
        .unit = "mm",
        .better = Better::kLower,
        .tier = Tier::kB,
        .formula = "standard deviation (n - 1) of careful taps about their own mean error, both axes pooled",
        .needs = "2 calibration taps",
        .source = kBiLiAndZhai},
    MeasureInfo{.id = "finger_effective_width_mm",
                .label = "effective width less the finger's spread",
                .family = Family::kAiming,
                .unit = "mm",
                .better = Better::kNeither,
                .tier = Tier::kB,
                .formula =
                    "4.132731354 times sqrt(s^2 - s_a^2), s the standard deviation (n - 1) of dx over a "
                    "sequence and s_a the finger's own",
                .needs = "2 trials that spread by more than the finger's own spread",
                .source = kBiLiAndZhai},
    MeasureInfo{.id = "finger_effective_id_bits",
                .label = "effective index of difficulty for a finger",
                .family = Family::kAiming,
                .unit = "bits",
                .better = Better::kNeither,
                .tier = Tier::kB,
                .formula = "log2(Ae / W + 1), W the effective width less the finger's spread",
                .needs = "2 trials that spread by more than the finger's own spread",
                .source = kBiLiAndZhai},
    MeasureInfo{.id = "finger_throughput_bit_s",
                .label = "throughput of a finger",
                .family = Family::kAiming,
                .unit = "bit/s",
                .better = Better::kHigher,
                .tier = Tier::kB,
                .formula = "effective index of difficulty for a finger over the mean movement time",
                .needs = "2 trials that spread by more than the finger's own spread",
                .source = kBiLiAndZhai},
};

}  // namespace thimble::motion
