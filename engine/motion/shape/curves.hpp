// Two curves laid beside each other: what turns and stretches one onto the other, and how far apart they are
// as they lie. Knows nothing of time, nor of which of the two was meant to be drawn.
#pragma once

#include <cstddef>
#include <span>

#include "engine/core/geometry.hpp"
#include "engine/motion/measure.hpp"
#include "engine/motion/shape/procrustes.hpp"
#include "engine/motion/signal.hpp"

namespace thimble::motion {

/// The distances look at every pair of a point of one curve and one of the other: 10,000 of each are 100
/// million pairs, one to four seconds for all the distances (some ten for two scribbles all over the page).
/// Longer curves have a reason instead of a value; callers may refuse them sooner.
inline constexpr std::size_t kCurvePointsMax = 10'000;

/// procrustes_residual, procrustes_rotation_deg, procrustes_scale, procrustes_shift_x_mm,
/// procrustes_shift_y_mm, procrustes_mean_residual_mm, hausdorff_mm, hausdorff_discrete_mm,
/// frechet_discrete_mm and dtw_mm, in the order of the table (procrustes.hpp and curve_distance.hpp define
/// them). Procrustes carries `a` onto `b`: the other way round its numbers differ. Points that aren't finite,
/// or lie beyond 1e60 mm, give reasons. Where the curves have different numbers of points, Procrustes
/// samples both evenly by arc length in the full chain, and is absent in the raw one; the distances always
/// take the points as they are. O(n m) time, O(n + m) memory.
MeasureSet curve_measures(std::span<const Vec2> a, std::span<const Vec2> b,
                          SignalChain::Kind kind = SignalChain::Kind::kFull);

/// The six Procrustes measures at the end of a set, in the table's order: of a similarity, or absent for its
/// error's reason.
void append_procrustes(MeasureSet& set, const Result<Similarity>& found);

}  // namespace thimble::motion
