#include "engine/motion/pinching/closing.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "engine/core/check.hpp"

namespace thimble::motion {
namespace {

// Nearer than this part of the way to the smallest aperture counts as having come there.
constexpr double kNearlyClosed = 0.05;

// dg/dt by the chain's own differences.
std::vector<double> aperture_rates(const PairSignal& signal, bool raw) {
  Signal aperture{.rate_hz = signal.rate_hz(), .start = signal.first.start, .mm = {}};
  aperture.mm.reserve(signal.size());
  for (double g : signal.aperture_mm) aperture.mm.push_back({g, 0});
  std::vector<double> rates;
  rates.reserve(signal.size());
  for (Vec2 v : raw ? first_differences_mm_s(aperture) : velocities_mm_s(aperture)) rates.push_back(v.x);
  return rates;
}

// Peak and closed only; none where the aperture never gets smaller.
std::optional<Closing> extremes(std::span<const double> g) {
  const auto smallest = std::min_element(g.begin(), g.end());
  const auto peak = std::max_element(g.begin(), smallest);
  if (!(*peak > *smallest)) return std::nullopt;
  const double nearly = *smallest + kNearlyClosed * (*peak - *smallest);
  auto closed = std::find_if(peak, g.end(), [&](double value) { return value <= nearly; });
  while (closed + 1 != g.end() && *(closed + 1) < *closed) ++closed;
  return Closing{.peak = static_cast<std::size_t>(peak - g.begin()),
                 .closed = static_cast<std::size_t>(closed - g.begin()),
                 .start = 0,
                 .onset = 0,
                 .offset = 0,
                 .first = 0,
                 .last = 0,
                 .velocities_mm_s = {}};
}

// Raw: velocity i lies between steps i and i + 1.
void take_all(Closing& closing, std::span<const double> rates) {
  closing.first = closing.peak;
  closing.last = closing.closed;
  closing.onset = static_cast<double>(closing.peak);
  closing.offset = static_cast<double>(closing.closed);
  for (std::size_t i = closing.first; i < closing.last; ++i) closing.velocities_mm_s.push_back(-rates[i]);
}

bool take_movement(Closing& closing, std::span<const double> rates, double rate_hz) {
  std::vector<double> closing_rates;
  for (std::size_t i = closing.peak; i <= closing.closed; ++i)
    closing_rates.push_back(std::max(0.0, -rates[i]));
  const std::optional<Movement> movement = movement_bounds(closing_rates, rate_hz);
  if (!movement) return false;
  const auto peak = static_cast<double>(closing.peak);
  closing.onset = peak + movement->onset;
  closing.offset = peak + movement->offset;
  closing.first = closing.peak + movement->first;
  closing.last = closing.peak + movement->last;
  for (std::size_t i = closing.first; i <= closing.last; ++i) closing.velocities_mm_s.push_back(-rates[i]);

  std::vector<double> speeds;
  for (std::size_t i = 0; i <= closing.closed; ++i) speeds.push_back(std::abs(rates[i]));
  const std::optional<Movement> any = movement_bounds(speeds, rate_hz);
  closing.start = any ? std::min(any->onset, closing.onset) : closing.onset;
  return true;
}

}  // namespace

std::optional<Closing> closing_of(const PairSignal& signal, const SignalChain& chain, std::size_t end) {
  CHECK(end < signal.size());
  std::optional<Closing> closing = extremes(std::span(signal.aperture_mm).first(end + 1));
  if (!closing) return std::nullopt;
  const bool raw = chain.kind == SignalChain::Kind::kRaw;
  const std::vector<double> rates = aperture_rates(signal, raw);
  if (raw)
    take_all(*closing, rates);
  else if (!take_movement(*closing, rates, signal.rate_hz()))
    return std::nullopt;
  return closing;
}

double time_to_peak_aperture(const Closing& closing) {
  const double peak = static_cast<double>(closing.peak);
  return std::clamp((peak - closing.start) / (closing.offset - closing.start), 0.0, 1.0);
}

double closing_amplitude_mm(const PairSignal& signal, const Closing& closing) {
  return signal.aperture_mm[closing.peak] - signal.aperture_mm[closing.closed];
}

double peak_closing_velocity_mm_s(const Closing& closing) {
  return *std::max_element(closing.velocities_mm_s.begin(), closing.velocities_mm_s.end());
}

double mean_closing_velocity_mm_s(const PairSignal& signal, const Closing& closing) {
  const double closed_by = signal.aperture_at(closing.onset) - signal.aperture_at(closing.offset);
  return closed_by * signal.rate_hz() / (closing.offset - closing.onset);
}

std::vector<double> closing_speeds_mm_s(const Closing& closing) {
  std::vector<double> speeds = closing.velocities_mm_s;
  for (double& v : speeds) v = std::abs(v);
  return speeds;
}

}  // namespace thimble::motion
