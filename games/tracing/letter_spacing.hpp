// How far apart letters stand so that their spaces look even: by what lies open between their edges.
#pragma once

#include <span>
#include <vector>

#include "engine/core/geometry.hpp"

namespace thimble::tracing {

/// The heights of the four lines that letters are drawn on.
inline constexpr double kTopLineMm = 14, kMidlineMm = 39, kWritingLineMm = 64, kLowerLineMm = 89;
/// Nearer than this no two letters come, so that there is paper between their paths.
inline constexpr double kLettersApartMm = 15;

/// What spacing looks at of a letter: points of its strokes, no more than some half millimetre apart.
struct LetterForm {
  std::vector<Vec2> points;
  Rect bounds;
};

/// The x at which the left edge of `next` stands after `written`, the letters before it where they stand; the
/// last of them is the one that the space is measured from. kLettersApartMm from all of them at least.
double place_after(std::span<const LetterForm> written, const LetterForm& next);

}  // namespace thimble::tracing
