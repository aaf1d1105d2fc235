// How much a held signal trembles: its power in a band of frequencies. Knows nothing of fingers.
#pragma once

#include <span>

namespace thimble::motion {

/// From `low_hz` on, up to but not including `high_hz`: bands that meet share no bin.
struct Band {
  double low_hz = 0;
  double high_hz = 0;
};

inline constexpr Band kSlowTremor{.low_hz = 3, .high_hz = 8};
inline constexpr Band kFastTremor{.low_hz = 8, .high_hz = 12};
inline constexpr double kTremorHoldMinS = 3;

/// Variance of a signal within a band; version 1.
/// Formula: y = x - x low-passed at 0.5 Hz (signal.hpp's filter, so a high-pass without a shift in time); X =
/// DFT of y times the periodic Hann window w_n = 1/2 - cos(2 pi n / N) / 2, padded with zeros to the power of
/// two from N on; the one-sided density P_k = 2 |X_k|^2 / (rate sum of w^2) (SciPy's periodogram); sum of P_k
/// times the bins' distance over the band. A sine of amplitude A inside the band has A^2 / 2. Unit: the
/// signal's, squared; lower is better. Source: Welch 1967, doi 10.1109/TAU.1967.1161901, with one segment,
/// for a hold is short. `x` must not have been low-passed within the band. Needs 2 values, at a rate of at
/// least twice the band's upper end; a hold of 3 s or more gives a number that means something. O(n log n).
double band_power(std::span<const double> x, double rate_hz, const Band& band);

}  // namespace thimble::motion
