#include "engine/motion/signal.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/core/check.hpp"

namespace thimble::motion {
namespace {

constexpr double kOversamplingMax = 100;  // at 10 kHz nothing of a hand is left to come back
constexpr double kOnsetPeakFraction = 0.05;
constexpr double kOnsetMinMmS = 10;
constexpr double kOnsetS = 0.040;
constexpr double kOffsetS = 0.100;

// The slope of a monotone cubic at an inner point: a weighted harmonic mean of the chords' slopes beside it.
double inner_slope(double h0, double h1, double chord0, double chord1) {
  if (!(chord0 * chord1 > 0)) return 0;
  const double w0 = 2 * h1 + h0;
  const double w1 = h1 + 2 * h0;
  return (w0 + w1) / (w0 / chord0 + w1 / chord1);
}

// At an end: the parabola through three points, held back where it would overshoot.
double end_slope(double h0, double h1, double chord0, double chord1) {
  const double slope = ((2 * h0 + h1) * chord0 - h0 * chord1) / (h0 + h1);
  if (!(slope * chord0 > 0)) return 0;
  if (chord0 * chord1 < 0 && std::abs(slope) > 3 * std::abs(chord0)) return 3 * chord0;
  return slope;
}

Vec2 end_slope(double h0, double h1, Vec2 chord0, Vec2 chord1) {
  return {end_slope(h0, h1, chord0.x, chord1.x), end_slope(h0, h1, chord0.y, chord1.y)};
}

std::vector<Vec2> monotone_slopes(std::span<const double> times, std::span<const TimedPoint> points) {
  const auto step = [&](std::size_t i) { return times[i + 1] - times[i]; };
  const auto chord = [&](std::size_t i) { return (points[i + 1].mm - points[i].mm) / step(i); };
  const std::size_t n = points.size();
  if (n == 2) return {chord(0), chord(0)};
  std::vector<Vec2> slopes(n);
  slopes[0] = end_slope(step(0), step(1), chord(0), chord(1));
  for (std::size_t i = 1; i + 1 < n; ++i) {
    const Vec2 before = chord(i - 1);
    const Vec2 after = chord(i);
    slopes[i] = {inner_slope(step(i - 1), step(i), before.x, after.x),
                 inner_slope(step(i - 1), step(i), before.y, after.y)};
  }
  slopes[n - 1] = end_slope(step(n - 2), step(n - 3), chord(n - 2), chord(n - 3));
  return slopes;
}

// Hermite's cubic between two points `step` seconds apart, at the fraction f of the way.
Vec2 hermite(Vec2 from, Vec2 to, Vec2 slope_from, Vec2 slope_to, double step, double f) {
  const double g = 1 - f;
  return from + (to - from) * (f * f * (1 + 2 * g)) +
         (slope_from * (g * g * f) - slope_to * (f * f * g)) * step;
}

// One section of 2nd order in the transposed direct form, normalised to a0 == 1.
struct Section {
  double b0, b1, b2, a1, a2;
};

Section butterworth_for_two_passes(double rate_hz, double cutoff_hz) {
  // Two passes square the gain, so each must be down by the square root of 1/2 where both are down by 1/2 in
  // power.
  const double pass_correction = std::pow(std::sqrt(2.0) - 1, 0.25);
  const double corner = std::tan(std::numbers::pi * cutoff_hz / rate_hz) / pass_correction;
  const double norm = 1 + std::sqrt(2.0) * corner + corner * corner;
  const double b0 = corner * corner / norm;
  return {.b0 = b0,
          .b1 = 2 * b0,
          .b2 = b0,
          .a1 = 2 * (corner * corner - 1) / norm,
          .a2 = (1 - std::sqrt(2.0) * corner + corner * corner) / norm};
}

// Filters in place from `begin` to `end`, as though the first value had been there for ever.
template <class Iterator>
void run(const Section& s, Iterator begin, Iterator end) {
  double z2 = (s.b2 - s.a2) * *begin;
  double z1 = (s.b1 - s.a1) * *begin + z2;
  for (Iterator it = begin; it != end; ++it) {
    const double in = *it;
    const double out = s.b0 * in + z1;
    z1 = s.b1 * in - s.a1 * out + z2;
    z2 = s.b2 * in - s.a2 * out;
    *it = out;
  }
}

}  // namespace

Signal resampled(std::span<const TimedPoint> points, double rate_hz) {
  CHECK(points.size() >= 2 && rate_hz > 0);
  const double duration = in_seconds(points.back().t - points.front().t);
  const double steps = std::max(1.0, std::round(duration * rate_hz));
  const auto count = static_cast<std::size_t>(steps) + 1;
  std::vector<double> seconds;
  seconds.reserve(count);
  for (std::size_t k = 0; k < count; ++k) seconds.push_back(duration * (static_cast<double>(k) / steps));
  return {.rate_hz = steps / duration, .start = points.front().t, .mm = positions_at(points, seconds)};
}

std::vector<Vec2> positions_at(std::span<const TimedPoint> points, std::span<const double> seconds) {
  CHECK(points.size() >= 2);
  std::vector<double> times;
  times.reserve(points.size());
  for (const TimedPoint& point : points) times.push_back(in_seconds(point.t - points.front().t));
  const std::vector<Vec2> slopes = monotone_slopes(times, points);

  std::vector<Vec2> positions;
  positions.reserve(seconds.size());
  std::size_t i = 0;
  for (double t : seconds) {
    while (i + 2 < points.size() && times[i + 1] <= t) ++i;
    const double step = times[i + 1] - times[i];
    const double f = std::clamp((t - times[i]) / step, 0.0, 1.0);
    positions.push_back(hermite(points[i].mm, points[i + 1].mm, slopes[i], slopes[i + 1], step, f));
  }
  return positions;
}

std::vector<double> low_passed(std::span<const double> values, double rate_hz, double cutoff_hz,
                               std::size_t padding) {
  CHECK(cutoff_hz > 0 && cutoff_hz < rate_hz / 2);
  const std::size_t n = values.size();
  if (n < 2) return {values.begin(), values.end()};
  std::vector<double> padded(n + 2 * padding);
  // From the first value on, so that a rest stays exactly one, wherever it is on the page.
  for (std::size_t i = 0; i < n; ++i) padded[padding + i] = values[i] - values[0];
  const std::size_t first = padding;
  const std::size_t last = padding + n - 1;
  for (std::size_t i = 1; i <= padding; ++i) {
    padded[first - i] = 2 * padded[first] - padded[first + i];
    padded[last + i] = 2 * padded[last] - padded[last - i];
  }

  const Section section = butterworth_for_two_passes(rate_hz, cutoff_hz);
  run(section, padded.begin(), padded.end());
  run(section, padded.rbegin(), padded.rend());
  std::vector<double> smooth;
  smooth.reserve(n);
  for (std::size_t i = first; i <= last; ++i) smooth.push_back(values[0] + padded[i]);
  return smooth;
}

Signal low_passed(const Signal& signal, double cutoff_hz, std::size_t padding) {
  std::vector<double> x;
  std::vector<double> y;
  x.reserve(signal.mm.size());
  y.reserve(signal.mm.size());
  for (Vec2 p : signal.mm) {
    x.push_back(p.x);
    y.push_back(p.y);
  }
  x = low_passed(x, signal.rate_hz, cutoff_hz, padding);
  y = low_passed(y, signal.rate_hz, cutoff_hz, padding);
  Signal smooth{.rate_hz = signal.rate_hz, .start = signal.start, .mm = {}};
  smooth.mm.reserve(signal.mm.size());
  for (std::size_t i = 0; i < x.size(); ++i) smooth.mm.push_back({x[i], y[i]});
  return smooth;
}

std::size_t oversampling(std::span<const TimedPoint> points, double rate_hz) {
  CHECK(rate_hz > 0);
  // What comes back as slow as twice the cut-off was faster than this, and half the recording's rate at most.
  const double harmful_hz = rate_hz - 2 * kChainCutoffHz;
  const double recorded_hz = median_rate_hz(points);
  if (recorded_hz <= 2 * harmful_hz) return 1;
  const double times = std::ceil(recorded_hz / rate_hz * (1 - 1e-3));  // a device's 200 Hz may be 200.001
  return static_cast<std::size_t>(std::clamp(times, 1.0, kOversamplingMax));
}

Signal thinned(const Signal& signal, std::size_t step) {
  CHECK(step > 0);
  Signal thin{.rate_hz = signal.rate_hz / static_cast<double>(step), .start = signal.start, .mm = {}};
  thin.mm.reserve(signal.mm.size() / step + 1);
  for (std::size_t i = 0; i < signal.mm.size(); i += step) thin.mm.push_back(signal.mm[i]);
  return thin;
}

Signal smoothed(std::span<const TimedPoint> points, double rate_hz, std::size_t times) {
  CHECK(points.size() >= 2);
  const double duration = in_seconds(points.back().t - points.front().t);
  const double steps = std::max(1.0, std::round(duration * rate_hz));
  const Signal fine = resampled(points, steps * static_cast<double>(times) / duration);
  return thinned(low_passed(fine, kChainCutoffHz, kFilterPadding * times), times);
}

std::vector<Vec2> velocities_mm_s(const Signal& signal) {
  const std::size_t n = signal.mm.size();
  if (n < 2) return {};
  std::vector<Vec2> velocities;
  velocities.reserve(n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t before = i == 0 ? 0 : i - 1;
    const std::size_t after = std::min(i + 1, n - 1);
    const double steps = static_cast<double>(after - before);
    velocities.push_back((signal.mm[after] - signal.mm[before]) * (signal.rate_hz / steps));
  }
  return velocities;
}

std::vector<Vec2> first_differences_mm_s(const Signal& signal) {
  std::vector<Vec2> velocities;
  velocities.reserve(signal.mm.size());
  for (std::size_t i = 1; i < signal.mm.size(); ++i)
    velocities.push_back((signal.mm[i] - signal.mm[i - 1]) * signal.rate_hz);
  return velocities;
}

std::vector<double> speeds_of(std::span<const Vec2> velocities) {
  std::vector<double> speeds;
  speeds.reserve(velocities.size());
  for (Vec2 v : velocities) speeds.push_back(glm::length(v));
  return speeds;
}

std::optional<Movement> movement_bounds(std::span<const double> speeds, double rate_hz) {
  CHECK(rate_hz > 0);
  if (speeds.empty()) return std::nullopt;
  const double peak = *std::max_element(speeds.begin(), speeds.end());
  const double threshold = std::max(kOnsetPeakFraction * peak, kOnsetMinMmS);
  const auto crossing = [&](std::size_t i) {  // between step i - 1 and step i
    const double rise = speeds[i] - speeds[i - 1];
    return static_cast<double>(i - 1) + (threshold - speeds[i - 1]) / rise;
  };
  // Runs of speed above the threshold; a run shorter than the onset counts only as part of a movement under
  // way.
  std::optional<Movement> movement;
  for (std::size_t i = 0; i < speeds.size();) {
    if (!(speeds[i] > threshold)) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < speeds.size() && speeds[end] > threshold) ++end;
    const double onset = i == 0 ? 0 : crossing(i);
    const double offset = end == speeds.size() ? static_cast<double>(end - 1) : crossing(end);
    const bool lasts = offset - onset >= kOnsetS * rate_hz;
    const bool continues = movement && onset - movement->offset < kOffsetS * rate_hz;
    if (!movement && lasts)
      movement = Movement{.first = i, .last = end - 1, .onset = onset, .offset = offset};
    if (movement && (lasts || continues)) {
      movement->last = end - 1;
      movement->offset = offset;
    }
    i = end;
  }
  return movement;
}

}  // namespace thimble::motion
