// How a hand follows a moving target: how far off, how far behind, and how much of its movement. Knows
// nothing of who moved the target or why.
#pragma once

#include <span>

#include "engine/motion/measure.hpp"
#include "engine/motion/signal.hpp"
#include "engine/motion/stroke.hpp"

namespace thimble::motion {

/// The measures of one recording of a hand, `path`, and of the target that it followed, `target`, stamped by
/// the same clock:
/// pursuit_rmse_mm pursuit_gain pursuit_lag_s pursuit_mean_error_mm
/// pursuit_gain_x pursuit_gain_y pursuit_correlation
/// pursuit_radial_rmse_mm pursuit_tangential_rmse_mm pursuit_tangential_bias_mm.
/// All of version 1. p is the hand's position, q the target's, both at the same steps of time; v their
/// velocities, each its own.
///
/// pursuit_rmse_mm: sqrt(mean of |p - q|^2). mm, lower is better; one step suffices. Source: Culmer 2009,
///   doi 10.1016/j.jneumeth.2009.07.025.
/// pursuit_mean_error_mm: mean of |p - q|. mm, lower is better; one step suffices.
/// pursuit_lag_s: the shift L of at most 0.5 s either way, 0.5 s included, at which the normalised
///   cross-correlation of the velocities is largest: the sum of vq[i] . vp[i + L] over the root of the
///   product of both sums of squares, all three over the steps at which both are there, the means not taken
///   off. s, positive when the hand is behind; neither way is better (0 is best). Of shifts that fit alike
///   within 1e-12 the smallest is taken, and of two of one size the one behind: for a target at one speed
///   along a straight line, where all shifts fit alike, that is 0. In the full chain the parabola through the
///   largest and its two neighbours refines it by at most half a step. Velocities, because positions that
///   drift apart slowly would decide it otherwise. Smallest valid input: movement of both, in a stretch of 1
///   s without a silence (or in shorter ones of which what exceeds 0.5 s adds up to 0.5 s), a correlation
///   above 0 at some shift, and a rate of 2 to 10,000 Hz.
/// pursuit_correlation: that largest correlation. 1, higher is better: 1 for an exact copy behind or ahead.
/// pursuit_gain: the hand's amplitude over the target's: sum of (q - mean q) . (p - mean p) over the sum of
///   |q - mean q|^2, p being shifted back by the lag in whole steps; the least-squares scale from the
///   target's movement to the hand's. For a target that swings at one frequency it is the ratio of both
///   amplitudes at that frequency. 1; neither way is better, 1 is best: less falls short. Needs what the lag
///   needs.
/// pursuit_gain_x, pursuit_gain_y: the same along one axis of the page. Needs a target that moves along it.
/// pursuit_radial_rmse_mm, pursuit_tangential_rmse_mm: sqrt(mean of the square) of the part of p - q across
///   and along vq, over the steps at which the target moves (their squares add up to that of the RMSE there).
///   mm, lower is better. Needs a target that moves. Named after the target that goes round in a circle.
/// pursuit_tangential_bias_mm: mean of p - q along vq. mm, negative when the hand trails; neither way is
///   better, 0 is best.
///
/// Full chain: both are sampled by PCHIP at one grid of chain.rate_hz from the first to the last moment that
/// both recordings cover, and low-passed alike. Where the hand was silent for more than 100 ms nothing is
/// taken from either; all sums run over the stretches between silences. The target is known between its
/// samples, however far apart. Points whose stamp doesn't go forward are passed over. Each needs 2 samples,
/// the hand 2 within 100 ms. Raw: both must have the same stamps, else every measure is absent; velocities
/// are first differences times chain.rate_hz, and the one at a step is that of the way there. O(n * rate).
MeasureSet pursuit_measures(std::span<const TimedPoint> path, std::span<const TimedPoint> target,
                            const SignalChain& chain = {});

/// time_on_target_fraction: steps with |p - q| <= radius_mm (which is positive) over all steps. 1, higher is
/// better, version 1. Smallest valid input: one step that both recordings cover. Chain as above.
MeasureSet time_on_target_measures(std::span<const TimedPoint> path, std::span<const TimedPoint> target,
                                   double radius_mm, const SignalChain& chain = {});

/// From `begin` on, until before `end`.
struct TimeSpan {
  Ns begin{0};
  Ns end{0};
};

/// pursuit_visible_rmse_mm pursuit_hidden_rmse_mm visible_hidden_error_ratio: the RMSE over the steps at
/// which the target was seen, over those within one of the spans `hidden`, and the first over the second. mm,
/// lower is better; 1, neither way is better: near 1 for a hand that needs no sight of the target, near 0 for
/// one that is lost without. All of version 1. Smallest valid input: one step of each kind, and an error
/// while hidden. Chain as above.
MeasureSet hidden_target_measures(std::span<const TimedPoint> path, std::span<const TimedPoint> target,
                                  std::span<const TimeSpan> hidden, const SignalChain& chain = {});

/// pursuit_phase_deg: 360 * lag * frequency, for a target that swings at `frequency_hz` (positive). degrees,
/// positive when the hand is behind; neither way is better, 0 is best. Version 1. Not wrapped: at 2 Hz the
/// lag of 0.5 s is 360 degrees. `lag` is the measure pursuit_lag_s; where it is absent, so is the phase, for
/// its reason.
Measure pursuit_phase(const Measure& lag, double frequency_hz);

}  // namespace thimble::motion
