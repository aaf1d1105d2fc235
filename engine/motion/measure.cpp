#include "engine/motion/measure.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/check.hpp"

namespace thimble::motion {
namespace {

constexpr std::string_view kCulmer = "Culmer et al. 2009, doi 10.1016/j.jneumeth.2009.07.025";
constexpr std::string_view kOwn = "this project";

// Distances are those of projection.hpp, positions and speeds those of signal.hpp.
constexpr std::array kTable{
    MeasureInfo{.id = "path_accuracy_mm",
                .label = "path accuracy",
                .unit = "mm",
                .better = Better::kLower,
                .formula = "mean distance from the drawn path to the template, every drawn millimetre alike",
                .source = kCulmer},
    MeasureInfo{.id = "rms_deviation_mm",
                .label = "RMS deviation",
                .unit = "mm",
                .better = Better::kLower,
                .formula =
                    "square root of the mean squared distance from the drawn path to the template, every "
                    "drawn millimetre alike",
                .source = kCulmer},
    MeasureInfo{.id = "p95_deviation_mm",
                .label = "95 % deviation",
                .unit = "mm",
                .better = Better::kLower,
                .formula = "the distance to the template that 95 % of the drawn length stays within",
                .source = kOwn},
    MeasureInfo{.id = "max_deviation_mm",
                .label = "largest deviation",
                .unit = "mm",
                .better = Better::kLower,
                .tier = Tier::kB,
                .formula = "the largest distance from the drawn path to the template",
                .source = kCulmer},
    MeasureInfo{.id = "signed_bias_mm",
                .label = "sideways bias",
                .unit = "mm",
                .better = Better::kNeither,
                .tier = Tier::kB,
                .formula =
                    "mean sideways offset from the template, every drawn millimetre alike; positive to the "
                    "right of the direction of drawing",
                .source = kOwn},
    MeasureInfo{
        .id = "in_corridor_fraction",
        .label = "inside the corridor",
        .unit = "1",
        .better = Better::kHigher,
        .formula =
            "drawn length within W/2 of the template over the whole drawn length, W the corridor's width",
        .source = kOwn},
    MeasureInfo{.id = "out_of_corridor_mm",
                .label = "drawn outside the corridor",
                .unit = "mm",
                .better = Better::kLower,
                .tier = Tier::kB,
                .decimals = 1,
                .formula = "drawn length farther than W/2 from the template",
                .source = kOwn},
    MeasureInfo{
        .id = "completion",
        .label = "completion",
        .unit = "1",
        .better = Better::kHigher,
        .formula =
            "length of the template that was passed in its direction, each part counted once, over its "
            "whole length; passed means within W of it, and a jump of more than W along it skips "
            "what lies between",
        .source = kOwn},
    MeasureInfo{
        .id = "excursions",
        .label = "times outside the corridor",
        .unit = "1",
        .better = Better::kLower,
        .decimals = 0,
        .formula =
            "times that the drawn path was farther than W/2 from the template for at least 2 mm or 100 ms",
        .source = kOwn},
    MeasureInfo{
        .id = "movement_time_s",
        .label = "movement time",
        .unit = "s",
        .better = Better::kNeither,
        .formula =
            "from the onset of the first movement to the offset of the last, pauses and time in the air "
            "between them included",
        .source = kCulmer},
    MeasureInfo{.id = "mean_speed_mm_s",
                .label = "mean speed",
                .unit = "mm/s",
                .better = Better::kNeither,
                .decimals = 1,
                .formula =
                    "length drawn between each stroke's onset and offset over the time between them, summed "
                    "over the strokes first",
                .source = kCulmer},
    MeasureInfo{.id = "peak_speed_mm_s",
                .label = "peak speed",
                .unit = "mm/s",
                .better = Better::kNeither,
                .decimals = 1,
                .formula = "the largest speed between the onset and the offset of a movement",
                .source = kCulmer},
    MeasureInfo{
        .id = "pen_lifts",
        .label = "lifts",
        .unit = "1",
        .better = Better::kNeither,
        .decimals = 0,
        .formula =
            "times that the finger or pen was up for at least 30 ms and came down again; a figure of n "
            "strokes asks for n - 1",
        .source = kOwn},
    MeasureInfo{
        .id = "sparc",
        .label = "smoothness (SPARC)",
        .unit = "1",
        .better = Better::kHigher,
        .formula =
            "spectral arc length of each stroke's speed from onset to offset (padding 4, cut-off 10 Hz, "
            "threshold 0.05); the median over the strokes",
        .source = "Balasubramanian et al. 2015, doi 10.1186/s12984-015-0090-9"},
};

const MeasureInfo& info_of(std::string_view id) {
  const MeasureInfo* info = find_measure(id);
  CHECK(info != nullptr);
  return *info;
}

}  // namespace

std::span<const MeasureInfo> measure_table() { return kTable; }

const MeasureInfo* find_measure(std::string_view id) {
  const auto* found =
      std::find_if(kTable.begin(), kTable.end(), [&](const MeasureInfo& m) { return m.id == id; });
  return found == kTable.end() ? nullptr : found;
}

Measure present(std::string_view id, double value) {
  CHECK(std::isfinite(value));
  const MeasureInfo& info = info_of(id);
  return {.id = std::string(info.id), .version = info.version, .value = value, .reason = {}};
}

Measure absent(std::string_view id, std::string reason) {
  CHECK(!reason.empty());
  const MeasureInfo& info = info_of(id);
  return {.id = std::string(info.id),
          .version = info.version,
          .value = std::nullopt,
          .reason = std::move(reason)};
}

const Measure* find(const MeasureSet& set, std::string_view id) {
  const auto found = std::find_if(set.begin(), set.end(), [&](const Measure& m) { return m.id == id; });
  return found == set.end() ? nullptr : &*found;
}

}  // namespace thimble::motion
