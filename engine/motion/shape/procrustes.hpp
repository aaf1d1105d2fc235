// The similarity (turn, scale, shift) that carries one set of points onto another, and what it leaves over.
// Knows nothing of what lies between the points.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/result.hpp"

namespace thimble::motion {

/// b is about scale * R(a - mean a) + mean b. Four findings that are reported apart: a copy that is too
/// large, askew and in another place may still have the right form.
struct Similarity {
  /// 1 - r^2, r the correlation of the two forms once they are turned alike: the squared distances left over,
  /// over those of b from its mean. 0 (the same form) to 1. Unit 1, lower is better.
  double residual = 0;
  /// Above -180 to 180 degrees, positive from x towards y: clockwise on the screen. 0 is best; neither way is
  /// better. None where every turn fits alike, as between a square and its mirror image.
  std::optional<double> rotation_deg;
  /// How many times as large as a. Unit 1, 1 is best; neither way is better. It shrinks where the forms don't
  /// fit, to 0 where they have nothing in common: it is that of the best fit, not the ratio of their sizes.
  double scale = 0;
  /// Mean b - mean a, mm; 0 is best, neither way is better.
  Vec2 shift_mm{};
  /// Mean distance between a once it is carried over and b, mm (b's), lower is better.
  double mean_residual_mm = 0;
};

/// Ordinary Procrustes analysis: the similarity that carries `a` onto `b` with the least sum of squared
/// distances between points of the same index, and never a mirror image, since a reversed letter is a finding
/// and not a good fit. Version 1. In the plane, with a and b about their means, dot = sum of a.b and cross =
/// sum of (ax by - ay bx): rotation = atan2(cross, dot), r = hypot(dot, cross) / (|a| |b|), scale =
/// hypot(dot, cross) / |a|^2. Sources: Gower 1975, doi 10.1007/BF02291478; Culmer et al. 2009, doi
/// 10.1016/j.jneumeth.2009.07.025 (a mean distance after registering with a scale). Smallest valid input: as
/// many points of each, at least 2 (which always fit; 3 say something), not all of one in the same place, and
/// no coordinate beyond 1e60 mm; else the error says what is missing. O(n).
Result<Similarity> procrustes(std::span<const Vec2> a, std::span<const Vec2> b);

/// `count` points (2 or more) along the line through `points` from its first to its last, evenly by arc
/// length. Not for no points. O(n + count log n).
std::vector<Vec2> evenly_sampled(std::span<const Vec2> points, std::size_t count);

}  // namespace thimble::motion
