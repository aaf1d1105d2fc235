// When an aim reached its target, left it and came back. Young children's times obey Fitts' law only up to
// the first entry, so that all four times are kept: first entry, last entry, press and release.
#pragma once

#include "engine/motion/aiming/aim.hpp"

namespace thimble::motion {

/// One aim.
/// - first_entry_time_s, last_entry_time_s: when the way first and last came into the target (within W/2 of
///   its centre), since the stimulus, latency subtracted; 0 where it was there at the stimulus. s, lower is
///   better. Needs a way that came there at all, and a target with a width.
/// - press_time_s, release_time_s: when it was pressed and released, the same. s, lower is better. Needs a
///   press, a release.
/// - target_reentries: entries after the first. A count, lower is better. Needs what the first entry needs.
/// The way is that of the signal chain, from the stimulus to the release, or to its end where there was
/// none; between its steps it is straight, and so a step across the whole target is an entry. All of version
/// 1, in this order. Source: Hourcade et al. 2004, ACM Trans Comput-Hum Interact 11:357 (children; the four
/// times); MacKenzie, Kauppinen & Silfverberg 2001, CHI 2001:9 (target re-entry).
MeasureSet target_entry_measures(const Aim& aim);

}  // namespace thimble::motion
