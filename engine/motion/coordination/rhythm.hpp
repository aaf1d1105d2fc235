// How evenly fingers tap, from the times between taps alone. Knows nothing of where they tap or to what.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "engine/motion/measure.hpp"

namespace thimble::motion {

enum class Detrend : std::uint8_t {
  /// The straight line of least squares over the intervals' numbers is taken off first: a tempo that drifts
  /// isn't a clock that trembles.
  kLinear,
  /// As recorded, for comparing with other programs.
  kNone
};

/// Wing and Kristofferson's model of self-paced tapping: an interval is a tick of a central clock, plus the
/// delay of the finger's movement at its end, less that at its beginning; all of them independent. Then
/// clock variance = gamma0 + 2 gamma1 and motor variance = -gamma1.
struct WingKristofferson {
  /// gamma0 and gamma1: the sum of d[i] d[i + k] over the number of all intervals (the biased kind), d the
  /// detrended intervals less their mean. ms^2. None with fewer than 2 intervals (3 when detrended), or when
  /// they are too large to be squared.
  std::optional<double> autocovariance_0;
  std::optional<double> autocovariance_1;
  /// Both or none, never negative. ms.
  std::optional<double> clock_sd_ms;
  std::optional<double> motor_sd_ms;
  /// "model valid", or "model not valid: " and why.
  std::string verdict;
};

/// The model holds where -0.5 <= gamma1 / gamma0 <= 0 (up to 1e-12), the range that it allows for; otherwise
/// neither SD exists, because one variance would be negative. Nor do they where nothing varies: all intervals
/// equal, or on the line, up to rounding (an SD under 1e-10 of the largest interval). Intervals in ms, in
/// their order, finite. Version 1. Source: Wing & Kristofferson 1973, Percept Psychophys 14:5. Smallest valid
/// input: 3 intervals; some 30 are needed for the SDs to mean something.
WingKristofferson wing_kristofferson(std::span<const double> intervals_ms,
                                     Detrend detrend = Detrend::kLinear);

/// interval_mean_ms interval_sd_ms interval_coefficient_of_variation tap_rate_hz clock_sd_ms motor_sd_ms
/// autocovariance_0 autocovariance_1, all of version 1, of the intervals (ms, in their order, finite) between
/// taps.
///
/// interval_mean_ms: mean of the intervals as given. ms, neither way is better; from 1 interval.
/// interval_sd_ms: their SD (n - 1), not detrended. ms, lower is better; from 2 intervals.
/// interval_coefficient_of_variation: that SD over the mean. 1, lower is better; from 2 intervals of a
///   positive mean.
/// tap_rate_hz: 1000 over the mean. Hz, neither way is better; from 1 interval, of a positive mean.
/// clock_sd_ms, motor_sd_ms: the two SDs of the model above. ms, lower is better. Absent where the model
/// isn't
///   valid; the reason is its verdict.
/// autocovariance_0, autocovariance_1: gamma0 and gamma1. ms^2, neither way is better.
MeasureSet tapping_measures(std::span<const double> intervals_ms, Detrend detrend = Detrend::kLinear);

}  // namespace thimble::motion
