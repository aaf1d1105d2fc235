#include "therapist_panel/cli/measure_chain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/motion/stroke.hpp"

namespace thimble::panel {
namespace {

using motion::SignalChain;

/// As many as a file may have rows.
constexpr double kStepsMax = static_cast<double>(store::kCsvRowsMax);
/// Stamps of 6 decimals don't say 100 Hz exactly.
constexpr double kWholeRate = 1e-6;

/// Without the silences, which aren't resampled.
double recorded_seconds(std::span<const Ns> stamps) {
  Ns recorded{0};
  for (std::size_t i = 1; i < stamps.size(); ++i)
    if (stamps[i] - stamps[i - 1] <= motion::kStrokeGap) recorded += stamps[i] - stamps[i - 1];
  return in_seconds(recorded);
}

double rate_of(std::span<const Ns> stamps) {
  if (stamps.size() < 2) return motion::kChainRateHz;  // of one point nothing follows at any rate
  const double rate_hz = static_cast<double>(stamps.size() - 1) / in_seconds(stamps.back() - stamps.front());
  const double whole_hz = std::round(rate_hz);
  return std::abs(rate_hz - whole_hz) <= kWholeRate * whole_hz ? whole_hz : rate_hz;
}

}  // namespace

std::vector<Ns> stamps_of(std::span<const motion::TimedPoint> points) {
  std::vector<Ns> stamps;
  for (const motion::TimedPoint& point : points) stamps.push_back(point.t);
  return stamps;
}

std::vector<Ns> stamps_of(std::span<const store::CsvContact> contacts) {
  std::vector<Ns> stamps;
  for (const store::CsvContact& contact : contacts)
    for (const motion::TimedPoint& point : contact.points) stamps.push_back(point.t);
  std::sort(stamps.begin(), stamps.end());
  stamps.erase(std::unique(stamps.begin(), stamps.end()), stamps.end());
  return stamps;
}

Result<std::optional<double>> rate_given(const MeasureOptions& options) {
  if (!options.rate_hz || (*options.rate_hz > 0 && *options.rate_hz <= kRateMaxHz)) return options.rate_hz;
  return Error{
      fmt::format("--rate-hz takes a number above 0, up to {:g}, not '{:g}'", kRateMaxHz, *options.rate_hz)};
}

Result<SignalChain> chain_for(const MeasureOptions& options, std::span<const Ns> stamps, TooSlow too_slow) {
  const Result<std::optional<double>> given = rate_given(options);
  if (!given) return given.error();
  if (options.chain == SignalChain::Kind::kRaw)
    return SignalChain{.kind = SignalChain::Kind::kRaw, .rate_hz = *given ? **given : rate_of(stamps)};
  const SignalChain chain{.kind = SignalChain::Kind::kFull, .rate_hz = given->value_or(motion::kChainRateHz)};
  if (!chain.filters() && too_slow == TooSlow::kIsRefused)
    return Error{
        fmt::format("--rate-hz takes more than {:g}, which the filter at {:g} Hz needs, not '{:g}': "
                    "give a higher one, or --raw",
                    2 * motion::kChainCutoffHz, motion::kChainCutoffHz, chain.rate_hz)};
  if (const double steps = recorded_seconds(stamps) * chain.rate_hz; steps > kStepsMax)
    return Error{
        fmt::format("expected at most {:.0f} steps, found {:.0f} s at {:g} Hz: give a part of the "
                    "recording or a lower --rate-hz",
                    kStepsMax, recorded_seconds(stamps), chain.rate_hz)};
  return chain;
}

}  // namespace thimble::panel
