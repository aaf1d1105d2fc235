#include "engine/motion/smoothness/sparc.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <complex>
#include <kissfft/kissfft.hh>
#include <vector>

namespace thimble::motion {
namespace {

// |DFT| of the profile padded with zeros to `size` (a power of two), bins 0 to size / 2.
std::vector<double> magnitude_spectrum(std::span<const double> profile, std::size_t size) {
  std::vector<double> padded(size, 0.0);
  std::copy(profile.begin(), profile.end(), padded.begin());
  std::vector<std::complex<double>> bins(size / 2);
  kissfft<double>(size / 2, false).transform_real(padded.data(), bins.data());

  std::vector<double> magnitudes;
  magnitudes.reserve(size / 2 + 1);
  magnitudes.push_back(std::abs(bins[0].real()));
  for (std::size_t k = 1; k < bins.size(); ++k) magnitudes.push_back(std::abs(bins[k]));
  magnitudes.push_back(std::abs(bins[0].imag()));  // the bin at half the rate travels beside the one at 0
  return magnitudes;
}

}  // namespace

Result<double> sparc(std::span<const double> speeds, double rate_hz, const SparcSettings& settings) {
  CHECK(settings.pad_level >= 1 && settings.cutoff_hz > 0);
  if (!(rate_hz >= 2 * settings.cutoff_hz)) return Error{"the rate is below twice the cut-off frequency"};
  if (speeds.size() < 2) return Error{"fewer than 2 speeds"};

  const std::size_t size = std::bit_ceil(speeds.size()) << settings.pad_level;
  std::vector<double> spectrum = magnitude_spectrum(speeds, size);
  const double largest = *std::max_element(spectrum.begin(), spectrum.end());
  if (!(largest > 0)) return Error{"nothing moved"};
  for (double& magnitude : spectrum) magnitude /= largest;

  const double step_hz = rate_hz / static_cast<double>(size);
  const auto frequency = [&](std::size_t k) { return static_cast<double>(k) * step_hz; };
  const auto kept = [&](std::size_t k) { return spectrum[k] >= settings.amplitude_threshold; };
  std::size_t end = 0;
  while (end < spectrum.size() && frequency(end) <= settings.cutoff_hz) ++end;
  std::size_t first = 0;
  while (first < end && !kept(first)) ++first;
  std::size_t last = end;
  while (last > first && !kept(last - 1)) --last;
  if (last - first < 2) return Error{"the spectrum below the cut-off frequency is too narrow"};
  --last;

  const double df = step_hz / (frequency(last) - frequency(first));
  double length = 0;
  for (std::size_t k = first; k < last; ++k) {
    const double dm = spectrum[k + 1] - spectrum[k];
    length += std::sqrt(df * df + dm * dm);
  }
  return -length;
}

}  // namespace thimble::motion
