// A name to trace: its letters side by side on one four-line grid, each written as it is taught alone. What
// comes out is an SVG like any other, so that nothing else has to know of names. Knows no folder: whoever
// keeps it gives it an id.
#pragma once

#include <string>
#include <string_view>

#include "engine/play/exercise.hpp"

namespace thimble::tracing {

/// As many as a child writes at one go; the page ends sooner with most names.
inline constexpr std::size_t kNameLettersMax = 12;
/// Names begin on the page that all shapes have, and may widen it to what a ten-inch tablet shows.
inline constexpr double kNamePageMinMm = 160, kNamePageMaxMm = 190, kNamePageHeightMm = 100;
/// Smaller than half their size, letters' paths grow together.
inline constexpr double kNameScaleMin = 0.5;
/// A fingertip covers a narrower path whole.
inline constexpr double kNameCorridorMinMm = 4;

struct WrittenName {
  std::string text;             ///< as typed, without spaces around it and with single ones inside
  std::string svg;              ///< strokes in the order of writing, "M1_left", "M1_down_up_down", "i2_down"
  play::Parameters parameters;  ///< for tracing: as wide and large as fits the letters' size
};

/// The letters are shapes/letters of `assets`; each has the path's width of its first exercise in `library`.
/// They stand as far apart as looks even: by the room between their edges, so that open forms come closer.
/// Letters at full size where they fit the page, then a wider page, then smaller letters.
/// Errors: no letter, too many, one without a drawing (which it names), too long for the page.
Result<WrittenName> written_name(std::string_view typed, const play::AssetSource& assets,
                                 const play::Library& library);

}  // namespace thimble::tracing
