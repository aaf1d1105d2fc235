// How hard a pen was pressed. Only for pens that really measure it: what a finger reports is its area or
// nothing.
#pragma once

#include <span>

#include "engine/motion/measure.hpp"
#include "engine/motion/sample.hpp"

namespace thimble::motion {

/// pressure_mean (of the device's range, 0 to 1), pressure_variation (SD with n - 1 over the mean) and
/// pressure_slope_1_s (least squares over the trial's time), of the samples of a stylus that have a pressure
/// above 0, up to each lift. Neither way is better; tier C: the range is the device's own, so these are never
/// compared across devices. Version 1. Absent without a pen that measures pressure, for fewer than 2 samples,
/// and the slope where all have one stamp. Source: this project; that its variation falls until about 7 years
/// is in the tablet norms literature.
MeasureSet pressure_measures(std::span<const Sample> samples);

}  // namespace thimble::motion
