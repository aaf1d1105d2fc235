#include "engine/motion/stroke_signal.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/check.hpp"

namespace thimble::motion {
namespace {

// Through four neighbours (Catmull & Rom's cubic), so that what moves at 10 Hz is kept wherever it is asked
// for; beyond an end the line goes straight on.
Vec2 at_step(std::span<const Vec2> values, double step) {
  const std::size_t last = values.size() - 1;
  const auto i = std::min(static_cast<std::size_t>(std::max(step, 0.0)), last - 1);
  const double f = std::clamp(step - static_cast<double>(i), 0.0, 1.0);
  const Vec2 b = values[i];
  const Vec2 c = values[i + 1];
  const Vec2 a = i == 0 ? 2.0 * b - c : values[i - 1];
  const Vec2 d = i + 1 == last ? 2.0 * c - b : values[i + 2];
  return b + 0.5 * f * (c - a + f * (2.0 * a - 5.0 * b + 4.0 * c - d + f * (3.0 * (b - c) + d - a)));
}

void keep_movement(StrokeSignal& s, std::span<const Vec2> velocities) {
  const double steps = s.movement->offset - s.movement->onset;
  const double pieces = std::max(1.0, std::round(steps));
  s.velocity_rate_hz = s.signal.rate_hz * pieces / steps;
  for (double k = 0; k <= pieces; ++k)
    s.velocities_mm_s.push_back(at_step(velocities, s.movement->onset + steps * (k / pieces)));
}

StrokeSignal filtered(std::span<const TimedPoint> points, double rate_hz) {
  StrokeSignal s;
  s.signal = smoothed(points, rate_hz, oversampling(points, rate_hz));
  s.resampled_from_hz = median_rate_hz(points);
  const std::vector<Vec2> velocities = velocities_mm_s(s.signal);
  s.movement = movement_bounds(speeds_of(velocities), s.signal.rate_hz);
  if (s.movement) keep_movement(s, velocities);
  return s;
}

// All of it is the movement.
StrokeSignal as_recorded(std::span<const TimedPoint> points, double rate_hz) {
  StrokeSignal s;
  s.signal = {.rate_hz = rate_hz, .start = points.front().t, .mm = {}};
  for (const TimedPoint& point : points) s.signal.mm.push_back(point.mm);
  s.velocities_mm_s = first_differences_mm_s(s.signal);
  s.velocity_rate_hz = rate_hz;
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
    signals.back().speeds_mm_s = speeds_of(signals.back().velocities_mm_s);
  }
  return signals;
}

bool any_movement(std::span<const StrokeSignal> signals) {
  return std::any_of(signals.begin(), signals.end(),
                     [](const StrokeSignal& s) { return s.movement.has_value(); });
}

}  // namespace thimble::motion
