// How near to a beat the taps come. Knows nothing of what is heard or seen as the beat.
#pragma once

#include <span>

#include "engine/motion/measure.hpp"

namespace thimble::motion {

/// Times from one start, ms, finite; in any order.
struct TapsAndBeats {
  std::span<const double> taps_ms;
  std::span<const double> beats_ms;
};

/// asynchrony_mean_ms asynchrony_sd_ms beats_tapped_fraction, all of version 1.
/// Pairing: a tap belongs to the beat nearest to it (to the earlier one when it is halfway); before the first
/// or after the last beat, only within half of the interval beside that beat. Of several taps that belong to
/// one beat the nearest counts (the earlier one when they are equally near), the others are passed over.
///
/// asynchrony_mean_ms: mean of tap - beat over the pairs. ms, negative when taps come early, as they do in
///   most people; neither way is better. From 1 pair.
/// asynchrony_sd_ms: their SD (n - 1). ms, lower is better. From 2 pairs.
/// beats_tapped_fraction: beats with a tap over all beats. 1, higher is better. From 2 beats.
/// Two beats at different times are needed for any of them. O(n log n).
MeasureSet asynchrony_measures(const TapsAndBeats& recorded);

}  // namespace thimble::motion
