// The signal chain: from stamped points to positions at a uniform rate, low-passed, and on to speeds and the
// bounds of a movement. The chain is part of every measure that uses it: a change here raises those measures'
// versions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/motion/stroke.hpp"

namespace thimble::motion {

/// The chain's own rate: fast enough for the 10 Hz that hands move in, and one that most devices reach.
inline constexpr double kChainRateHz = 100;
/// Effective, after both passes (the Kinematic Assessment Tool's: Culmer 2009,
/// doi 10.1016/j.jneumeth.2009.07.025).
inline constexpr double kChainCutoffHz = 10;
/// Values by which the filter's input is continued at each end: SciPy's for this filter.
inline constexpr std::size_t kFilterPadding = 9;

/// What is done to a recording before it is measured. The default is what the versions of the measure table
/// mean.
struct SignalChain {
  enum class Kind : std::uint8_t {
    kFull,
    /// As recorded, for comparing with other programs: no split at silences, no resampling, no filter, no
    /// movement bounds. A velocity is the plain first difference times the rate.
    kRaw,
  };
  Kind kind = Kind::kFull;
  double rate_hz = kChainRateHz;  ///< raw: the rate that the points were recorded at

  /// The filter needs a rate of more than twice its cut-off.
  bool filters() const { return kind == Kind::kFull && rate_hz > 2 * kChainCutoffHz; }
};

/// Positions at equal steps of time.
struct Signal {
  double rate_hz = kChainRateHz;
  Ns start{0};  ///< stamp of mm[0]
  std::vector<Vec2> mm;

  double seconds_at(double index) const { return in_seconds(start) + index / rate_hz; }
};

/// The points at the rate nearest to `rate_hz` at which both the first and the last of them fall on a step,
/// by monotone cubics between the stamps (PCHIP: Fritsch & Butland 1984, doi 10.1137/0905021; SciPy's
/// PchipInterpolator): no corners where a slow device's samples were, and no overshoot where the finger
/// stopped. Two points give a straight line. Needs points in time order, at least 2 of them, and a positive
/// rate.
Signal resampled(std::span<const TimedPoint> points, double rate_hz = kChainRateHz);

/// Where the same cubics are at each of `seconds` (ascending) after the first point; before the first and
/// after the last stamp, at that point. Needs points in time order, at least 2 of them.
std::vector<Vec2> positions_at(std::span<const TimedPoint> points, std::span<const double> seconds);

/// Low-passed without a shift in time: a Butterworth filter of 2nd order run forwards and backwards, its
/// corner set so that both passes together are 3 dB down at `cutoff_hz` (Robertson & Dowling 2003, J
/// Electromyogr Kinesiol 13:569). Each end is continued by 0.09 s, and at least 9 values, turned about it by
/// half a circle (and again where there are fewer), and each pass starts in its steady state: SciPy's
/// filtfilt, and NumPy's odd reflection for what SciPy calls too short. A value alone comes back as it is.
/// The cut-off must lie below half the rate.
std::vector<double> low_passed(std::span<const double> values, double rate_hz, double cutoff_hz,
                               std::size_t padding = kFilterPadding);

/// Both coordinates low-passed.
Signal low_passed(const Signal& signal, double cutoff_hz = kChainCutoffHz,
                  std::size_t padding = kFilterPadding);

/// How many times the chain's rate a recording needs while it is filtered, so that what is nearly as fast as
/// that rate (a mains hum's harmonic, a fast tremor) doesn't come back as something slow. 1 for a recording
/// that is too slow to hold such: up to 160 Hz at the chain's own rate. Points in time order.
std::size_t oversampling(std::span<const TimedPoint> points, double rate_hz);

/// Every `step`-th position, from the first on.
Signal thinned(const Signal& signal, std::size_t step);

/// The positions of the full chain: resampled to `times` the rate (as oversampling() says; signals that are
/// compared take the larger of theirs), low-passed, and thinned to the rate. Needs points in time order, at
/// least 2 of them, and a rate that it can filter at.
Signal smoothed(std::span<const TimedPoint> points, double rate_hz, std::size_t times);

/// mm/s at every step: the central difference, one-sided at the two ends. Fewer than 2 positions give none.
std::vector<Vec2> velocities_mm_s(const Signal& signal);

/// mm/s between every two steps: the plain first difference times the rate, one fewer than positions.
std::vector<Vec2> first_differences_mm_s(const Signal& signal);

/// The lengths of velocities.
std::vector<double> speeds_of(std::span<const Vec2> velocities);

/// From the onset of the first to the offset of the last movement in a speed profile.
struct Movement {
  std::size_t first = 0;  ///< the first step at or after the onset
  std::size_t last = 0;   ///< the last step at or before the offset
  double onset = 0;       ///< in steps, between two of them where the speed crosses the threshold
  double offset = 0;      ///< in steps
};

/// A movement begins where the speed rises above 5 % of its peak, and above 10 mm/s, for at least 40 ms, and
/// ends where it falls below for at least 100 ms; shorter dips belong to it. A movement may be cut by either
/// end of the profile. None when nothing moved so.
std::optional<Movement> movement_bounds(std::span<const double> speeds_mm_s, double rate_hz);

}  // namespace thimble::motion
