// How many times a movement sped up and slowed down.
#pragma once

#include <span>

namespace thimble::motion {

inline constexpr double kPeakProminence = 0.05;  ///< of the largest speed

/// Velocity peaks (number of inversions in velocity): the local maxima of a speed profile that stand out by
/// at least 5 % of its largest speed. Prominence is the height above the higher of the two lowest speeds
/// between the peak and the next greater one, or the end, on either side. A flat top counts once; an end of
/// the profile is no maximum. A count, fewer is smoother, version 1. Fewer than 3 speeds have none. O(n).
/// Source: Meulenbroek & van Galen 1989 for the count; prominence as SciPy's find_peaks defines it.
int velocity_peaks(std::span<const double> speeds);

}  // namespace thimble::motion
