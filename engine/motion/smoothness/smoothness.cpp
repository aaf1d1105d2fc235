#include "engine/motion/smoothness/smoothness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/check.hpp"
#include "engine/motion/smoothness/jerk.hpp"
#include "engine/motion/smoothness/sparc.hpp"
#include "engine/motion/smoothness/velocity_peaks.hpp"
#include "engine/motion/statistics.hpp"

namespace thimble::motion {
namespace {

constexpr double kRecordedMinHz = 2 * kChainCutoffHz;

MeasureSet all_absent(const std::string& reason) {
  MeasureSet set;
  for (const MeasureInfo& info : measure_table(Family::kSmoothness)) set.push_back(absent(info.id, reason));
  return set;
}

// The median of what the strokes give; where none gives anything, the last one's reason.
template <class Function>
Measure median_over(std::string_view id, std::span<const StrokeSignal* const> moved, Function value_of) {
  std::vector<double> values;
  std::string trouble;
  for (const StrokeSignal* stroke : moved) {
    const Result<double> value = value_of(*stroke);
    if (value)
      values.push_back(*value);
    else
      trouble = value.error().message;
  }
  return values.empty() ? absent(id, trouble) : present(id, median_of(std::move(values)));
}

struct Peaks {
  double count = 0;
  double strokes = 0;
  double length_mm = 0;  // speeds at equal steps, each standing for the millimetres of one

  void add(std::span<const double> speeds, double rate_hz) {
    count += velocity_peaks(speeds);
    strokes += 1;
    length_mm += std::accumulate(speeds.begin(), speeds.end(), 0.0) / rate_hz;
  }
};

void append_peaks(MeasureSet& set, const Peaks& peaks) {
  if (!(peaks.length_mm > 0)) {
    for (const char* id : {"velocity_peaks", "velocity_peaks_per_stroke", "velocity_peaks_per_cm"})
      set.push_back(absent(id, "nothing moved"));
    return;
  }
  set.push_back(present("velocity_peaks", peaks.count));
  set.push_back(present("velocity_peaks_per_stroke", peaks.count / peaks.strokes));
  set.push_back(present("velocity_peaks_per_cm", peaks.count / (peaks.length_mm / 10)));
}

// The slowest recording among the strokes, where any was resampled.
std::optional<double> slowest_hz(std::span<const StrokeSignal* const> signals) {
  std::optional<double> slowest;
  for (const StrokeSignal* s : signals)
    if (s->resampled_from_hz)
      slowest = std::min(slowest.value_or(*s->resampled_from_hz), *s->resampled_from_hz);
  return slowest;
}

}  // namespace

MeasureSet smoothness_measures(std::span<const StrokeSignal> signals) {
  if (signals.empty()) return all_absent(std::string{kNoSignal});
  std::vector<const StrokeSignal*> moved;
  for (const StrokeSignal& s : signals)
    if (s.movement) moved.push_back(&s);
  if (moved.empty()) return all_absent(std::string{kNothingMoved});
  if (const auto slowest = slowest_hz(moved); slowest && *slowest < kRecordedMinHz)
    return all_absent(
        fmt::format("recorded at {:.1f} samples a second, fewer than the {:.0f} that are needed", *slowest,
                    kRecordedMinHz));

  MeasureSet set;
  const auto append = [&](std::string_view id, auto value_of) {
    set.push_back(median_over(id, moved, value_of));
  };
  append("sparc", [](const StrokeSignal& s) { return sparc(s.speeds_mm_s, s.velocity_rate_hz); });
  append("ldlj_speed",
         [](const StrokeSignal& s) { return log_dimensionless_jerk(std::span(s.speeds_mm_s)); });
  append("ldlj_vector",
         [](const StrokeSignal& s) { return log_dimensionless_jerk(std::span(s.velocities_mm_s)); });
  append("dimensionless_jerk_speed",
         [](const StrokeSignal& s) { return dimensionless_jerk(std::span(s.speeds_mm_s)); });
  append("dimensionless_jerk_vector",
         [](const StrokeSignal& s) { return dimensionless_jerk(std::span(s.velocities_mm_s)); });
  append("normalised_jerk",
         [](const StrokeSignal& s) { return normalised_jerk(std::span(s.velocities_mm_s)); });
  Peaks peaks;
  for (const StrokeSignal* stroke : moved) peaks.add(stroke->speeds_mm_s, stroke->velocity_rate_hz);
  append_peaks(set, peaks);
  return set;
}

MeasureSet smoothness_measures(std::span<const TimedPoint> path, const SignalChain& chain) {
  if (chain.kind == SignalChain::Kind::kFull && !chain.filters())
    return all_absent(
        fmt::format("at {} Hz the positions can't be filtered at {:.0f} Hz: more than {:.0f} Hz needed",
                    chain.rate_hz, kChainCutoffHz, 2 * kChainCutoffHz));
  return smoothness_measures(signals_of(path, 0, chain));
}

MeasureSet speed_profile_measures(std::span<const double> speeds, double rate_hz) {
  CHECK(rate_hz > 0);
  const std::string no_directions = "a speed profile has no directions: give the path";
  MeasureSet set;
  set.push_back(measured("sparc", sparc(speeds, rate_hz)));
  set.push_back(measured("ldlj_speed", log_dimensionless_jerk(speeds)));
  set.push_back(absent("ldlj_vector", no_directions));
  set.push_back(measured("dimensionless_jerk_speed", dimensionless_jerk(speeds)));
  set.push_back(absent("dimensionless_jerk_vector", no_directions));
  set.push_back(absent("normalised_jerk", no_directions));
  Peaks peaks;
  peaks.add(speeds, rate_hz);
  append_peaks(set, peaks);
  return set;
}

}  // namespace thimble::motion
