#include "engine/motion/pinching/digits.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "engine/core/check.hpp"
#include "engine/motion/statistics.hpp"

namespace thimble::motion {
namespace {

constexpr double kLagMaxS = 0.2;
constexpr double kShiftsMax = 1000;  // 200 ms at 5 kHz; a rate mistyped must not take hours
constexpr double kLevel = 1e-12;     // of the mean

double path_mm(const Signal& signal, std::size_t first, std::size_t last) {
  double length_mm = 0;
  for (std::size_t i = first; i < last; ++i) length_mm += distance(signal.mm[i], signal.mm[i + 1]);
  return length_mm;
}

// Pearson's r; none where one of the two is level, but for what rounding leaves.
std::optional<double> pearson(std::span<const double> a, std::span<const double> b) {
  const double mean_a = mean_of(a);
  const double mean_b = mean_of(b);
  double aa = 0;
  double bb = 0;
  double ab = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    aa += (a[i] - mean_a) * (a[i] - mean_a);
    bb += (b[i] - mean_b) * (b[i] - mean_b);
    ab += (a[i] - mean_a) * (b[i] - mean_b);
  }
  const auto n = static_cast<double>(a.size());
  const auto varies = [&](double squares, double middle) {
    return std::sqrt(squares / n) > kLevel * std::abs(middle);
  };
  const double size = std::sqrt(aa) * std::sqrt(bb);
  if (!varies(aa, mean_a) || !varies(bb, mean_b) || !(size > 0)) return std::nullopt;
  return std::clamp(ab / size, -1.0, 1.0);
}

// From the first to the last step of closing.
std::vector<double> closing_speeds(const Signal& signal, const Closing& closing, bool raw) {
  const std::vector<double> speeds =
      speeds_of(raw ? first_differences_mm_s(signal) : velocities_mm_s(signal));
  const auto begin = speeds.begin() + static_cast<std::ptrdiff_t>(closing.first);
  return {begin, begin + static_cast<std::ptrdiff_t>(closing.velocities_mm_s.size())};
}

}  // namespace

double first_contact_asynchrony_ms(const ContactPair& pair) {
  return std::abs(in_ms(pair.second->points.front().t - pair.first->points.front().t));
}

double release_asynchrony_ms(const ContactPair& pair) {
  return std::abs(in_ms(pair.second->points.back().t - pair.first->points.back().t));
}

DigitPaths digit_paths(const PairSignal& signal, const Closing& closing) {
  return {.first_mm = path_mm(signal.first, closing.first, closing.last),
          .second_mm = path_mm(signal.second, closing.first, closing.last)};
}

std::optional<Correlation> speed_correlation(std::span<const double> first, std::span<const double> second,
                                             double rate_hz) {
  CHECK(first.size() == second.size() && rate_hz > 0);
  const std::size_t n = first.size();
  if (n < 3) return std::nullopt;
  std::optional<Correlation> best;
  const auto try_shift = [&](std::span<const double> early, std::span<const double> late, std::size_t shift,
                             double lag_s) {
    const std::optional<double> r = pearson(early.first(n - shift), late.subspan(shift));
    if (r && (!best || *r > best->peak)) best = Correlation{.peak = *r, .lag_s = lag_s};
  };
  const std::size_t overlap_min = std::max<std::size_t>(3, (n + 1) / 2);
  const double shifts_max =
      std::min({std::floor(kLagMaxS * rate_hz + 1e-9), kShiftsMax, static_cast<double>(n - overlap_min)});
  try_shift(first, second, 0, 0);
  for (std::size_t shift = 1; shift <= static_cast<std::size_t>(shifts_max); ++shift) {
    const double lag_s = static_cast<double>(shift) / rate_hz;
    try_shift(first, second, shift, lag_s);
    try_shift(second, first, shift, -lag_s);
  }
  return best;
}

std::optional<Correlation> finger_correlation(const PairSignal& signal, const Closing& closing,
                                              const SignalChain& chain) {
  const bool raw = chain.kind == SignalChain::Kind::kRaw;
  return speed_correlation(closing_speeds(signal.first, closing, raw),
                           closing_speeds(signal.second, closing, raw), signal.rate_hz());
}

}  // namespace thimble::motion
