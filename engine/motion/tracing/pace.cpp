#include "engine/motion/tracing/pace.hpp"

#include <algorithm>

#include "engine/core/check.hpp"
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

double median_step_s(std::span<const TimedPoint> points) {
  std::vector<Ns> steps;
  steps.reserve(points.size());
  for (std::size_t i = 1; i < points.size(); ++i) steps.push_back(points[i].t - points[i - 1].t);
  const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  return in_seconds(*middle);
}

StrokeSignal filtered(std::span<const TimedPoint> points, double rate_hz) {
  StrokeSignal s;
  s.signal = low_passed(resampled(points, rate_hz));
  s.velocities_mm_s = velocities_mm_s(s.signal);
  s.speeds_mm_s = speeds_of(s.velocities_mm_s);
  s.movement = movement_bounds(s.speeds_mm_s, s.signal.rate_hz);
  return s;
}

// All of it is the movement.
StrokeSignal as_recorded(std::span<const TimedPoint> points, double rate_hz) {
  StrokeSignal s;
  s.signal = {.rate_hz = rate_hz, .start = points.front().t, .mm = {}};
  for (const TimedPoint& point : points) s.signal.mm.push_back(point.mm);
  s.velocities_mm_s = first_differences_mm_s(s.signal);
  s.speeds_mm_s = speeds_of(s.velocities_mm_s);
  const std::size_t steps = s.velocities_mm_s.size();
  s.movement = Movement{.first = 0, .last = steps - 1, .onset = 0, .offset = static_cast<double>(steps)};
  return s;
}

}  // namespace

std::vector<StrokeSignal> signals_of(std::span<const TimedPoint> points, std::size_t stroke,
                                     const SignalChain& chain) {
  const bool raw = chain.kind == SignalChain::Kind::kRaw;
  CHECK(raw || chain.filters());
  std::vector<StrokeSignal> signals;
  const std::vector<TimedPoint> ordered = in_time_order(points);
  const auto pieces = raw ? std::vector{std::span<const TimedPoint>(ordered)} : split_at_gaps(ordered);
  for (std::span<const TimedPoint> piece : pieces) {
    if (piece.size() < 2) continue;
    signals.push_back(raw ? as_recorded(piece, chain.rate_hz) : filtered(piece, chain.rate_hz));
    signals.back().stroke = stroke;
    signals.back().recorded_hz = 1 / median_step_s(piece);
  }
  return signals;
}

std::span<const double> moving_speeds(const StrokeSignal& s) {
  CHECK(s.movement);
  return std::span(s.speeds_mm_s).subspan(s.movement->first, s.movement->last - s.movement->first + 1);
}

std::span<const Vec2> moving_velocities(const StrokeSignal& s) {
  CHECK(s.movement);
  return std::span(s.velocities_mm_s).subspan(s.movement->first, s.movement->last - s.movement->first + 1);
}

bool any_movement(std::span<const StrokeSignal> signals) {
  return std::any_of(signals.begin(), signals.end(),
                     [](const StrokeSignal& s) { return s.movement.has_value(); });
}

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
    if (!s.movement) continue;
    const std::span<const double> speeds = moving_speeds(s);
    peak = std::max(peak, *std::max_element(speeds.begin(), speeds.end()));
  }
  return peak;
}

}  // namespace thimble::motion
