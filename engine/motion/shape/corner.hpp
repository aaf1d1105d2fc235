// How sharply a drawn path turns at a corner of its template, and by how much. Knows nothing of the rest of
// the template.
#pragma once

#include <span>

#include "engine/core/geometry.hpp"
#include "engine/core/polyline.hpp"
#include "engine/core/result.hpp"
#include "engine/motion/measure.hpp"

namespace thimble::motion {

/// A corner as it was meant to be.
struct Corner {
  Vec2 vertex_mm{};
  double angle_deg = 90;  ///< between its two sides: 0 to 180, 180 is straight on
};

// Both measures look at the drawn path around its point nearest to the vertex (the earliest of equals), by
// arc length along the path, and are of version 1. Low-pass the positions first: noise turns sharply.

/// Corner radius: the smallest radius, up to 5 mm before and after, of a circle through three points of the
/// path that are 1 mm apart along it. mm, lower (sharper) is better. A perfect right angle has 0.71 mm,
/// turning straight back 0.5 mm: the three points see nothing finer. Source: this project (the inverse of
/// Menger's curvature). Smallest valid input: a path of 2 mm, and somewhere a radius of less than 1 m. The
/// error says what is missing. O(n).
Result<double> corner_radius_mm(const Polyline& drawn, const Corner& corner);

/// Corner angle error: the angle between the 5 mm of path that lead into the 10 mm around the corner and the
/// 5 mm that lead out of them, by their chords, less the template's. Degrees; above 0 the drawn corner is
/// more open; 0 is best, neither way is better. Source: this project. Smallest valid input: 10 mm of path
/// before and after; sides of at least that length. O(n).
Result<double> corner_angle_error_deg(const Polyline& drawn, const Corner& corner);

/// corner_radius_mm and corner_angle_error_deg, in the order of the table.
MeasureSet corner_measures(std::span<const Vec2> drawn, const Corner& corner);

}  // namespace thimble::motion
