// How far apart two curves are as they lie, by the four distances in use. Those called discrete, and dynamic
// time warping, know the points alone: they depend on how densely the curves were sampled.
#pragma once

#include <span>

#include "engine/core/geometry.hpp"

namespace thimble::motion {

// Each is in mm, lower is better (0: the curves agree), of version 1, and the same from a to b as from b to
// a. Each needs at least one point of each curve, which may be all there is of it, and coordinates of no more
// than 1e60 mm.

/// Hausdorff distance between the polylines: the farthest that a point of either curve, on a vertex or
/// between two, is from the nearest point of the other. To within 1e-12 of itself or 1e-14 of the curves'
/// extent, whichever is larger. Repeated points don't matter, nor points added between two others. Source:
/// Alt & Guibas 1999 (Handbook of Computational Geometry, ch. 3). O(n m), and some dozens of halvings
/// wherever the farthest place lies between two vertices.
double hausdorff_mm(std::span<const Vec2> a, std::span<const Vec2> b);

/// The same among the points alone: the farthest that a point of either curve is from the nearest point of
/// the other. Source: Huttenlocher et al. 1993, doi 10.1109/34.232073. O(n m).
double hausdorff_discrete_mm(std::span<const Vec2> a, std::span<const Vec2> b);

/// Discrete Frechet distance: both curves are walked from the first point to the last, a step on one of them
/// or on both at a time; the smallest leash that suffices. Source: Eiter & Mannila 1994 (TU Wien, CD-TR
/// 94/64). O(n m) time, O(m) memory.
double frechet_discrete_mm(std::span<const Vec2> a, std::span<const Vec2> b);

/// Dynamic time warping: of all such walks the one with the smallest sum of distances, a term for each pair
/// of points that it stands at; that sum over the number of pairs, the fewest among walks with an equal sum.
/// Source: Sakoe & Chiba 1978, doi 10.1109/TASSP.1978.1163055 (symmetric steps, no window or slope limit;
/// unlike theirs, a step on both counts once). O(n m) time, O(m) memory.
double dtw_mm(std::span<const Vec2> a, std::span<const Vec2> b);

}  // namespace thimble::motion
