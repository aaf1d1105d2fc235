// How round a drawn circle is. Knows nothing of where it was meant to be or how large.
#pragma once

#include <span>

#include "engine/core/geometry.hpp"
#include "engine/core/result.hpp"
#include "engine/motion/measure.hpp"
#include "engine/motion/signal.hpp"

namespace thimble::motion {

// All are of version 1, and take coordinates of no more than 1e60 mm.

struct FittedCircle {
  Vec2 centre_mm{};
  double radius_mm = 0;  ///< mean distance of the points from the centre
};

/// The circle with the least sum of squared distances from the points to it (ISO 12181-1's least-squares
/// reference circle; not the algebraic fits, which prefer small circles on short arcs). Smallest valid input:
/// 3 points, not (nearly) on one line: a circle of more than ten times the points' extent is none. O(n) an
/// iteration.
Result<FittedCircle> least_squares_circle(std::span<const Vec2> points);

/// Roundness: (largest - smallest distance from the least-squares centre) / mean distance. Unit 1, lower is
/// better; 0 is a circle, or a part of one: the closure gap stands beside it. Noise adds to it: low-pass the
/// positions first. Source: Chu et al. 2022, doi 10.1177/00315125221087802 (the measure), ISO 12181-1 (the
/// centre). Smallest valid input: 4 points, since 3 are always round, not nearly on one line.
Result<double> circle_roundness(std::span<const Vec2> points);

/// The smaller over the larger axis of the ellipse with the same second moments of area as what the line
/// through the points encloses, closed by a straight piece from the last to the first. Unit 1, higher is
/// better; 1 is as wide as long. Exact for an ellipse, however it was sampled and however often it was gone
/// around. Source: this project. Smallest valid input: 3 points that go around one area.
Result<double> ellipse_axis_ratio(std::span<const Vec2> points);

/// Closure gap: from the last point to the first. mm, lower is better. Source: this project. Smallest valid
/// input: 1 point.
double closure_gap_mm(std::span<const Vec2> points);

/// circle_roundness, ellipse_axis_ratio and closure_gap_mm of one stroke, in the order of the table. In the
/// full chain the roundness is that of 256 points evenly by arc length, so that it doesn't matter where the
/// finger was slow; in the raw one that of the points as they are.
MeasureSet circle_measures(std::span<const Vec2> drawn, SignalChain::Kind kind = SignalChain::Kind::kFull);

}  // namespace thimble::motion
