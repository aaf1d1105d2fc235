// What a finger left on the glass, uneven and jittery, becomes a stroke that can be followed. Pure geometry
// in millimetres: knows no drawing, no file and no screen.
#pragma once

#include <span>
#include <vector>

#include "engine/core/geometry.hpp"

namespace thimble::tracing {

/// The smoothing takes less than this off any corner, and turns what strays less than this from a straight
/// line into one. (The steps of 1 mm add up to one and a half where the way turns back on itself.)
inline constexpr double kTidyMm = 1;
/// Where the direction turns by more than 60 degrees within twice this length is a corner, which stays sharp.
inline constexpr double kCornerArmMm = 4;
/// A stroke whose end comes back so near to its start was meant to close, unless it is shorter than the
/// other.
inline constexpr double kClosesMm = 6, kClosedMinMm = 30;
/// What is drawn on after so much of one stroke is cut off: nobody follows that.
inline constexpr double kTidyLengthMaxMm = 3'000;

/// The stroke through `raw`, from its first point to its last; closed, it ends exactly where it begins.
/// All of it lies in `room`, which isn't empty: points beside it are moved to its nearest edge, and those
/// that aren't numbers are passed over. Fewer than two points where nothing moved. The same input gives the
/// same stroke.
///
/// Method: steps of 1 mm along the drawn way; corners by the k-cosine (Rosenfeld & Johnston 1973); between
/// them a binomial filter, as a Gaussian of 2.4 mm; then the points that say nothing go (Ramer 1972, Douglas
/// & Peucker 1973). O(n^2) at worst in the stroke's millimetres.
std::vector<Vec2> tidy_stroke(std::span<const Vec2> raw, const Rect& room);

}  // namespace thimble::tracing
