#include "engine/motion/aiming/finger_throughput.hpp"

#include <cmath>
#include <vector>

#include "engine/core/check.hpp"
#include "engine/motion/aiming/effective_target.hpp"
#include "engine/motion/statistics.hpp"

namespace thimble::motion {
namespace {

Result<double> width_beyond(double sd_mm, double tap_sd_mm) {
  if (!(sd_mm > tap_sd_mm)) return Error{"the selections spread no more than the finger's own imprecision"};
  return kEffectiveWidthPerSd * std::sqrt(sd_mm - tap_sd_mm) * std::sqrt(sd_mm + tap_sd_mm);
}

Result<double> finger_width_mm(std::span<const AimTrial> sequence,
                               const Result<std::vector<double>>& overshoots, double tap_sd_mm) {
  if (!overshoots) return overshoots.error();
  const Result<double> sd_mm = overshoot_sd_of(sequence, *overshoots);
  return sd_mm ? width_beyond(*sd_mm, tap_sd_mm) : sd_mm;
}

}  // namespace

Result<double> finger_tap_sd_mm(std::span<const CalibrationTap> taps) {
  if (taps.size() < 2) return Error{"fewer than 2 calibration taps"};
  std::vector<double> x;
  std::vector<double> y;
  for (const CalibrationTap& tap : taps) {
    x.push_back(tap.tap.x - tap.target.x);
    y.push_back(tap.tap.y - tap.target.y);
  }
  return std::hypot(standard_deviation_of(x), standard_deviation_of(y)) / std::sqrt(2.0);
}

MeasureSet finger_calibration_measures(std::span<const CalibrationTap> taps) {
  return {measured("finger_tap_sd_mm", finger_tap_sd_mm(taps))};
}

MeasureSet finger_aiming_measures(AimTask task, std::span<const AimTrial> sequence, double tap_sd_mm) {
  CHECK(std::isfinite(tap_sd_mm) && tap_sd_mm >= 0);
  MeasureSet set;
  const Result<std::vector<double>> overshoots = overshoots_of(sequence);
  const Result<double> width_mm = finger_width_mm(sequence, overshoots, tap_sd_mm);
  if (!width_mm) {
    append_absent(set, {"finger_effective_width_mm", "finger_effective_id_bits", "finger_throughput_bit_s"},
                  width_mm.error().message);
    return set;
  }
  const Result<double> id_bits =
      index_of_difficulty(effective_amplitude_of(task, sequence, *overshoots), *width_mm);
  set.push_back(measured("finger_effective_width_mm", width_mm));
  set.push_back(measured("finger_effective_id_bits", id_bits));
  set.push_back(
      measured("finger_throughput_bit_s", throughput_bit_s(id_bits, mean_movement_time_s(sequence))));
  return set;
}

}  // namespace thimble::motion
