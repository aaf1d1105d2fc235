#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/motion/pinching/hold.hpp"
#include "engine/motion/pinching/pinch_groups.hpp"
#include "engine/motion/pinching/tremor.hpp"
#include "engine/motion/statistics.hpp"

namespace thimble::motion {
namespace {

std::optional<StepRange> hold_of(const PinchParts& parts, const PinchTask& task) {
  if (!parts.signal) return std::nullopt;
  if (task.hold) return steps_in(*parts.signal, *task.hold);
  const double taken = task.captured ? std::ceil(parts.signal->step_at(*task.captured)) : 0;
  const std::size_t begin = parts.closing ? parts.closing->closed : 0;
  return steps_held(*parts.signal, std::max(begin, static_cast<std::size_t>(taken)));
}

Measure time_in_zone(const std::optional<HoldZone>& zone, std::span<const Vec2> midpoints) {
  return zone ? present("hold_time_in_zone_fraction", time_in_zone_fraction(midpoints, *zone))
              : absent("hold_time_in_zone_fraction", "the task names no zone");
}

void append_steadiness(MeasureSet& set, const PinchParts& parts, const std::optional<StepRange>& hold,
                       const std::optional<HoldZone>& zone) {
  if (!hold || hold->size() < 3) {
    std::string reason = parts.trouble;
    if (reason.empty()) reason = "fewer than 3 positions of both contacts during the hold";
    append_absent(set,
                  {"hold_aperture_sd_mm", "hold_ellipse_area_mm2", "hold_aperture_drift_mm_s",
                   "hold_time_in_zone_fraction"},
                  reason);
    return;
  }
  const auto aperture = std::span(parts.signal->aperture_mm).subspan(hold->first, hold->size());
  const auto midpoints = std::span(parts.signal->midpoint_mm).subspan(hold->first, hold->size());
  set.push_back(present("hold_aperture_sd_mm", standard_deviation_of(aperture)));
  set.push_back(present("hold_ellipse_area_mm2", hold_ellipse_area_mm2(midpoints)));
  set.push_back(present("hold_aperture_drift_mm_s", hold_drift_mm_s(aperture, parts.signal->rate_hz())));
  set.push_back(time_in_zone(zone, midpoints));
}

std::string why_no_tremor(const PinchParts& parts, const std::optional<StepRange>& hold) {
  if (!parts.trouble.empty()) return parts.trouble;
  const double needed_hz = 2 * kFastTremor.high_hz;
  const PairSignal& signal = *parts.signal;
  const double slower_hz = std::min(signal.recorded_hz, signal.rate_hz());
  if (slower_hz < needed_hz)
    return fmt::format("recorded at {:.1f} samples a second, fewer than the {:.0f} that are needed",
                       slower_hz, needed_hz);
  if (!hold || in_seconds(signal.stamps[hold->last] - signal.stamps[hold->first]) < kTremorHoldMinS)
    return "the hold was shorter than 3 s";
  return {};
}

void append_tremor(MeasureSet& set, const PinchParts& parts, const std::optional<StepRange>& hold) {
  if (const std::string reason = why_no_tremor(parts, hold); !reason.empty()) {
    append_absent(set,
                  {"aperture_tremor_3_to_8_hz_mm2", "aperture_tremor_8_to_12_hz_mm2",
                   "midpoint_tremor_3_to_8_hz_mm2", "midpoint_tremor_8_to_12_hz_mm2"},
                  reason);
    return;
  }
  std::vector<double> aperture;
  std::vector<double> x;
  std::vector<double> y;
  for (std::size_t i = hold->first; i <= hold->last; ++i) {
    const Vec2 first = parts.signal->recorded_first.mm[i];
    const Vec2 second = parts.signal->recorded_second.mm[i];
    aperture.push_back(distance(first, second));
    x.push_back((first.x + second.x) / 2);
    y.push_back((first.y + second.y) / 2);
  }
  const auto power = [&](std::span<const double> values, const Band& band) {
    return band_power(values, parts.signal->rate_hz(), band);
  };
  set.push_back(present("aperture_tremor_3_to_8_hz_mm2", power(aperture, kSlowTremor)));
  set.push_back(present("aperture_tremor_8_to_12_hz_mm2", power(aperture, kFastTremor)));
  set.push_back(present("midpoint_tremor_3_to_8_hz_mm2", power(x, kSlowTremor) + power(y, kSlowTremor)));
  set.push_back(present("midpoint_tremor_8_to_12_hz_mm2", power(x, kFastTremor) + power(y, kFastTremor)));
}

}  // namespace

void append_hold(MeasureSet& set, const PinchParts& parts, const PinchTask& task) {
  const std::optional<StepRange> hold = hold_of(parts, task);
  append_steadiness(set, parts, hold, task.zone);
  append_tremor(set, parts, hold);
}

}  // namespace thimble::motion
