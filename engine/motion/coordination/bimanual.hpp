// How two hands move together. Knows nothing of what they were to do.
#pragma once

#include <span>

#include "engine/motion/measure.hpp"
#include "engine/motion/stroke.hpp"

namespace thimble::motion {

/// Two hands' points, stamped by the same clock, and the direction along which each of them swings, of any
/// length but 0. What counts as the same movement is the caller's choice: for mirror movements to be in phase
/// the directions both lead outwards, (-1, 0) and (1, 0); for parallel ones they're equal.
struct TwoHands {
  std::span<const TimedPoint> left;
  std::span<const TimedPoint> right;
  Vec2 left_direction{0, -1};
  Vec2 right_direction{0, -1};
};

/// relative_phase_mean_deg relative_phase_sd_deg hand_lag_s hand_coupling right_hand_share, all of version 1.
/// Full chain, at the same steps of time for both, over the stretches in which neither hand was silent for
/// more than 100 ms; x is a hand's position along its direction, v the velocity along it.
///
/// relative_phase_mean_deg, relative_phase_sd_deg: a hand's phase at a step is the angle of the point
///   (x - mean x, -v SD(x) / SD(v)) of its phase plane, which goes round once a swing; means and SDs over all
///   steps. The relative phase is the right hand's less the left's. Mean: the direction of the sum of its
///   unit vectors, from -180 to 180 degrees, positive when the right hand is ahead; 0 in phase, 180 in
///   anti-phase; neither way is better. SD: sqrt(-2 ln R), R the length of that sum over the number of steps;
///   degrees, lower is better. Sources: Kelso, Scholz & Schoener 1986, Phys Lett A 118:279 (phase plane);
///   Mardia & Jupp 2000, Directional Statistics (mean and SD). Smallest valid input: a whole swing of each
///   hand (its x passes its mean twice) while both are down; absent too where the phases are spread all round
///   (R under 1e-9).
/// hand_lag_s: the shift of at most 0.5 s at which the normalised cross-correlation of the two v is largest
///   (shift.hpp), refined by a parabola. s, positive when the right hand is behind; neither way is better.
/// hand_coupling: that largest correlation. 1, higher is better: 1 when one hand copies the other. Both need
///   movement of both hands in a stretch of 1 s without a silence.
/// right_hand_share: the length of the right hand's path over that of both, each over all its own stretches.
///   1, neither way is better: 0.5 when both do alike. Needs a movement of either.
MeasureSet bimanual_measures(const TwoHands& hands);

}  // namespace thimble::motion
