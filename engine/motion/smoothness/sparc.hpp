// How smooth a movement is, from its speed profile alone. Knows nothing of how the profile was had.
#pragma once

#include <span>

#include "engine/core/result.hpp"

namespace thimble::motion {

struct SparcSettings {
  int pad_level = 4;                  ///< powers of two beyond the profile's own length
  double cutoff_hz = 10;              ///< inclusive
  double amplitude_threshold = 0.05;  ///< of the spectrum over its maximum, inclusive
};

/// Spectral arc length (SPARC) of one discrete movement; version 1.
/// Formula: N = 2^(ceil(log2 n) + pad level); M = |DFT of the zero-padded profile| over its maximum; of the
/// bins up to the cut-off keep those from the first to the last with M at or above the threshold; -sum of
/// sqrt((df / (f_last - f_first))^2 + dM^2). Unit: 1. Direction: higher, that is nearer to 0, is smoother (a
/// minimum-jerk reach has -1.40). Source: Balasubramanian et al. 2015, doi 10.1186/s12984-015-0090-9, and its
/// reference code. Smallest valid input: 2 speeds of which one isn't 0, at a rate of at least twice the
/// cut-off; else the error says what is missing. O(n log n).
Result<double> sparc(std::span<const double> speeds, double rate_hz, const SparcSettings& settings = {});

}  // namespace thimble::motion
