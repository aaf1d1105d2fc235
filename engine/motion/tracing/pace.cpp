#include "engine/motion/tracing/pace.hpp"

#include <algorithm>
#include <vector>

#include "engine/core/check.hpp"
#include "engine/motion/statistics.hpp"
#include "engine/motion/tracing/drawn_path.hpp"

namespace thimble::motion {
namespace {

// From the first onset to the last offset within one contact.
struct StrokeTime {
  std::size_t stroke = 0;
  double onset_s = 0;
  double offset_s = 0;
};

std::vector<StrokeTime> stroke_times(std::span<const StrokeSignal> signals) {
  std::vector<StrokeTime> times;
  for (const StrokeSignal& s : signals) {
    if (!s.movement) continue;
    const double onset_s = s.signal.seconds_at(s.movement->onset);
    const double offset_s = s.signal.seconds_at(s.movement->offset);
    if (times.empty() || times.back().stroke != s.stroke) {
      times.push_back({.stroke = s.stroke, .onset_s = onset_s, .offset_s = offset_s});
    }
    times.back().offset_s = offset_s;
  }
  CHECK(!times.empty());
  return times;
}

// Between two steps, and clamped to the ends.
double length_at(std::span<const double> lengths, double step) {
  step = std::clamp(step, 0.0, static_cast<double>(lengths.size() - 1));
  const auto i = std::min(static_cast<std::size_t>(step), lengths.size() - 2);
  return lengths[i] + (lengths[i + 1] - lengths[i]) * (step - static_cast<double>(i));
}

double drawn_during(const StrokeSignal& s, const StrokeTime& time) {
  const std::vector<double> lengths = lengths_mm(s.signal);
  const double start_s = in_seconds(s.signal.start);
  return length_at(lengths, (time.offset_s - start_s) * s.signal.rate_hz) -
         length_at(lengths, (time.onset_s - start_s) * s.signal.rate_hz);
}

}  // namespace

double movement_time_s(std::span<const StrokeSignal> signals) {
  const std::vector<StrokeTime> times = stroke_times(signals);
  return times.back().offset_s - times.front().onset_s;
}

double mean_speed_mm_s(std::span<const StrokeSignal> signals) {
  double length_mm = 0;
  double duration_s = 0;
  auto s = signals.begin();
  for (const StrokeTime& time : stroke_times(signals)) {
    while (s->stroke != time.stroke) ++s;
    for (; s != signals.end() && s->stroke == time.stroke; ++s) length_mm += drawn_during(*s, time);
    duration_s += time.offset_s - time.onset_s;
  }
  return length_mm / duration_s;
}

double peak_speed_mm_s(std::span<const StrokeSignal> signals) {
  double peak = 0;
  for (const StrokeSignal& s : signals) {
    for (double speed : s.speeds_mm_s) peak = std::max(peak, speed);
  }
  return peak;
}

Result<double> speed_variation(std::span<const StrokeSignal> signals) {
  std::vector<double> speeds;
  for (const StrokeSignal& s : signals)
    speeds.insert(speeds.end(), s.speeds_mm_s.begin(), s.speeds_mm_s.end());
  if (speeds.size() < 2) return Error{"fewer than 2 speeds"};
  const double mean = mean_of(speeds);
  if (!(mean > 0)) return Error{"nothing moved"};
  return standard_deviation_of(speeds) / mean;
}

}  // namespace thimble::motion
