#include <fmt/format.h>

#include <algorithm>

#include "engine/motion/pinching/digits.hpp"
#include "engine/motion/pinching/pinch_groups.hpp"
#include "engine/motion/smoothness/sparc.hpp"
#include "engine/motion/smoothness/velocity_peaks.hpp"

namespace thimble::motion {
namespace {

void append_asynchronies(MeasureSet& set, const PinchParts& parts) {
  if (!parts.pair) {
    append_absent(set, {"first_contact_asynchrony_ms", "release_asynchrony_ms"}, parts.trouble);
    return;
  }
  set.push_back(present("first_contact_asynchrony_ms", first_contact_asynchrony_ms(*parts.pair)));
  set.push_back(present("release_asynchrony_ms", release_asynchrony_ms(*parts.pair)));
}

void append_closing_smoothness(MeasureSet& set, const PairSignal& signal, const Closing& closing) {
  constexpr double kRecordedMinHz = 2 * kChainCutoffHz;
  if (signal.recorded_hz < kRecordedMinHz) {
    append_absent(set, {"closing_sparc", "closing_velocity_peaks"},
                  fmt::format("recorded at {:.1f} samples a second, fewer than the {:.0f} that are needed",
                              signal.recorded_hz, kRecordedMinHz));
    return;
  }
  const std::vector<double> speeds = closing_speeds_mm_s(closing);
  const Result<double> smoothness = sparc(speeds, signal.rate_hz());
  set.push_back(smoothness ? present("closing_sparc", *smoothness)
                           : absent("closing_sparc", smoothness.error().message));
  set.push_back(present("closing_velocity_peaks", velocity_peaks(speeds)));
}

void append_closing(MeasureSet& set, const PinchParts& parts, const std::optional<double>& size_mm) {
  if (!parts.closing) {
    append_absent(set,
                  {"peak_aperture_mm", "time_to_peak_aperture_fraction", "aperture_overshoot_ratio",
                   "closing_amplitude_mm", "peak_closing_velocity_mm_s", "mean_closing_velocity_mm_s",
                   "closing_sparc", "closing_velocity_peaks"},
                  parts.closing_trouble);
    return;
  }
  const PairSignal& signal = *parts.signal;
  const Closing& closing = *parts.closing;
  const double peak_mm = signal.aperture_mm[closing.peak];
  set.push_back(present("peak_aperture_mm", peak_mm));
  set.push_back(present("time_to_peak_aperture_fraction", time_to_peak_aperture(closing)));
  set.push_back(size_mm ? present("aperture_overshoot_ratio", peak_mm / *size_mm)
                        : absent("aperture_overshoot_ratio", "the object's size isn't known"));
  set.push_back(present("closing_amplitude_mm", closing_amplitude_mm(signal, closing)));
  set.push_back(present("peak_closing_velocity_mm_s", peak_closing_velocity_mm_s(closing)));
  set.push_back(present("mean_closing_velocity_mm_s", mean_closing_velocity_mm_s(signal, closing)));
  append_closing_smoothness(set, signal, closing);
}

bool thumb_is_known(const ContactPair& pair, const PinchTask& task) { return task.thumb == pair.first->id; }

void append_digits(MeasureSet& set, const PinchParts& parts, const PinchTask& task,
                   const SignalChain& chain) {
  if (!parts.closing) {
    append_absent(set,
                  {"thumb_contribution", "digit_symmetry", "finger_correlation", "finger_correlation_lag_ms"},
                  parts.closing_trouble);
    return;
  }
  const DigitPaths paths = digit_paths(*parts.signal, *parts.closing);
  const double both_mm = paths.first_mm + paths.second_mm;
  if (!(both_mm > 0))
    append_absent(set, {"thumb_contribution", "digit_symmetry"}, "neither finger moved while they closed");
  else {
    set.push_back(thumb_is_known(*parts.pair, task)
                      ? present("thumb_contribution", paths.first_mm / both_mm)
                      : absent("thumb_contribution", "which contact is the thumb isn't known"));
    set.push_back(present("digit_symmetry", std::min(paths.first_mm, paths.second_mm) / both_mm));
  }
  const std::optional<Correlation> correlation = finger_correlation(*parts.signal, *parts.closing, chain);
  if (!correlation) {
    append_absent(set, {"finger_correlation", "finger_correlation_lag_ms"},
                  "fewer than 3 speeds, or a finger whose speed never changed");
    return;
  }
  set.push_back(present("finger_correlation", correlation->peak));
  set.push_back(present("finger_correlation_lag_ms", correlation->lag_s * 1000));
}

Measure grip_size_error(const PinchParts& parts, const PinchTask& task) {
  const std::string_view id = "grip_size_error_mm";
  if (!task.target_size_mm) return absent(id, "the object's size isn't known");
  if (!parts.signal) return absent(id, parts.trouble);
  const PairSignal& signal = *parts.signal;
  if (task.captured) {
    if (*task.captured < signal.stamps.front() || *task.captured > signal.stamps.back())
      return absent(id, "the two contacts weren't both recorded when the object was taken");
    return present(id, signal.aperture_at(signal.step_at(*task.captured)) - *task.target_size_mm);
  }
  if (!parts.closing) return absent(id, parts.closing_trouble);
  return present(id, signal.aperture_mm[parts.closing->closed] - *task.target_size_mm);
}

}  // namespace

void append_grasp(MeasureSet& set, const PinchParts& parts, const PinchTask& task, const SignalChain& chain) {
  append_asynchronies(set, parts);
  append_closing(set, parts, task.target_size_mm);
  append_digits(set, parts, task, chain);
  set.push_back(grip_size_error(parts, task));
}

}  // namespace thimble::motion
