#include "engine/motion/pinching/tremor.hpp"

#include <bit>
#include <cmath>
#include <complex>
#include <kissfft/kissfft.hh>
#include <numbers>
#include <vector>

#include "engine/core/check.hpp"
#include "engine/motion/signal.hpp"

namespace thimble::motion {
namespace {

constexpr double kHighPassHz = 0.5;  // slower is drift

// |DFT|^2 of values padded with zeros to `size` (a power of two), bins 0 to size / 2 - 1.
std::vector<double> power_spectrum(std::span<const double> values, std::size_t size) {
  std::vector<double> padded(size, 0.0);
  std::copy(values.begin(), values.end(), padded.begin());
  std::vector<std::complex<double>> bins(size / 2);
  kissfft<double>(size / 2, false).transform_real(padded.data(), bins.data());
  std::vector<double> powers;
  powers.reserve(bins.size());
  for (const std::complex<double>& bin : bins) powers.push_back(std::norm(bin));
  powers[0] = bins[0].real() * bins[0].real();  // the bin at half the rate travels beside the one at 0
  return powers;
}

}  // namespace

double band_power(std::span<const double> x, double rate_hz, const Band& band) {
  CHECK(x.size() >= 2 && band.low_hz > 0 && band.high_hz <= rate_hz / 2);
  const std::vector<double> slow = low_passed(x, rate_hz, kHighPassHz);
  const auto n = static_cast<double>(x.size());
  std::vector<double> windowed;
  windowed.reserve(x.size());
  double window_squares = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double w = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / n);
    window_squares += w * w;
    windowed.push_back(w * (x[i] - slow[i]));
  }

  const std::size_t size = std::bit_ceil(x.size());
  const std::vector<double> powers = power_spectrum(windowed, size);
  const double step_hz = rate_hz / static_cast<double>(size);
  double sum = 0;
  for (std::size_t k = 0; k < powers.size(); ++k) {
    const double frequency = static_cast<double>(k) * step_hz;
    if (frequency >= band.low_hz && frequency < band.high_hz) sum += powers[k];
  }
  return 2 * sum * step_hz / (rate_hz * window_squares);
}

}  // namespace thimble::motion
