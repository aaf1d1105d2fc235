#include "engine/motion/pinching/digits.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "engine/core/check.hpp"

namespace thimble::motion {
namespace {

constexpr double kLagMaxS = 0.2;

double path_mm(const Signal& signal, std::size_t first, std::size_t last) {
  double length_mm = 0;
  for (std::size_t i = first; i < last; ++i) length_mm += distance(signal.mm[i], signal.mm[i + 1]);
  return length_mm;
}

std::vector<double> without_mean(std::span<const double> values) {
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  std::vector<double> centred(values.begin(), values.end());
  for (double& value : centred) value -= mean;
  return centred;
}

double norm(std::span<const double> values) {
  return std::sqrt(std::inner_product(values.begin(), values.end(), values.begin(), 0.0));
}

// Sum of early_i late_(i + shift).
double product_at(std::span<const double> early, std::span<const double> late, std::size_t shift) {
  return std::inner_product(late.begin() + static_cast<std::ptrdiff_t>(shift), late.end(), early.begin(),
                            0.0);
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
  return std::abs(in_ms(pair.second.points.front().t - pair.first.points.front().t));
}

double release_asynchrony_ms(const ContactPair& pair) {
  return std::abs(in_ms(pair.second.points.back().t - pair.first.points.back().t));
}

DigitPaths digit_paths(const PairSignal& signal, const Closing& closing) {
  return {.first_mm = path_mm(signal.first, closing.first, closing.last),
          .second_mm = path_mm(signal.second, closing.first, closing.last)};
}

std::optional<Correlation> speed_correlation(std::span<const double> first, std::span<const double> second,
                                             double rate_hz) {
  CHECK(first.size() == second.size() && rate_hz > 0);
  if (first.size() < 3) return std::nullopt;
  const std::vector<double> a = without_mean(first);
  const std::vector<double> b = without_mean(second);
  const double size = norm(a) * norm(b);
  // What rounding leaves of a level profile is no spread.
  const auto level = [](std::span<const double> centred, std::span<const double> values) {
    return !(norm(centred) > 1e-12 * norm(values));
  };
  if (level(a, first) || level(b, second) || !(size > 0)) return std::nullopt;

  const double shifts_max =
      std::min(std::floor(kLagMaxS * rate_hz + 1e-9), static_cast<double>(a.size() - 1));
  Correlation best{.peak = product_at(a, b, 0) / size, .lag_s = 0};
  for (std::size_t shift = 1; shift <= static_cast<std::size_t>(shifts_max); ++shift) {
    const double lag_s = static_cast<double>(shift) / rate_hz;
    const double second_later = product_at(a, b, shift) / size;
    const double first_later = product_at(b, a, shift) / size;
    if (second_later > best.peak) best = {.peak = second_later, .lag_s = lag_s};
    if (first_later > best.peak) best = {.peak = first_later, .lag_s = -lag_s};
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
