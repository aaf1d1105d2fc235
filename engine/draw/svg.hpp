// The strokes of an SVG drawing as points in millimetres: what a therapist draws in Inkscape is what a child
// traces. Takes shape from the file and nothing else: no colours, widths, text, pictures, styles or scripts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/result.hpp"

namespace thimble::draw {

struct SvgStroke {
  std::string id;            ///< of its element; empty where that has none
  std::vector<Vec2> points;  ///< mm from the page's top left corner; at least two, no equal neighbours
  /// How wide what is around the stroke becomes along it, at equal steps from its start to its end, as
  /// multiples of an even width; empty where it stays even.
  std::vector<double> widths{};
};

struct SvgDrawing {
  Vec2 page_mm{};
  std::vector<SvgStroke> strokes;  ///< in document order; may be empty
  std::vector<SvgStroke> guides;   ///< what is only for the eye, such as the lines that letters stand on
  bool mirrors = false;            ///< means the same when it is mirrored left to right
  /// The first thing that a new drawing must not have, though it could be read and a record that has it still
  /// can: an element that draws nothing (<path d="">, a circle of no radius), entities of its own, text that
  /// isn't UTF-8.
  std::optional<Error> fault{};
};

/// A drawing that a person made has some hundred points and kilobytes; these stop what isn't one. Points and
/// strokes are counted with those of guides.
inline constexpr std::size_t kSvgBytesMax = 1 << 20;
inline constexpr std::size_t kSvgPointsMax = 200'000;
inline constexpr std::size_t kSvgStrokesMax = 1'000;
inline constexpr double kSvgPageMinMm = 1;
inline constexpr double kSvgPageMaxMm = 2'000;
/// A width is a bottleneck or a widening of the corridor, not another picture.
inline constexpr std::size_t kSvgWidthsMax = 100;
inline constexpr double kSvgWidthMin = 0.25;
inline constexpr double kSvgWidthMax = 4;

/// Curves become pieces of at most this length, off the true curve by less than the error, and on whole
/// micrometres, so that no libm can move a replay.
inline constexpr double kSvgPieceMm = 0.5;
inline constexpr double kSvgErrorMm = 0.02;

/// How finely curves become pieces.
struct SvgDetail {
  double piece_mm = kSvgPieceMm;
  double error_mm = kSvgErrorMm;
  double rounding_mm = 0.001;  ///< 0: no rounding
};
/// For numbers instead of play: a circle is as long as 2 pi r to 1e-6 of it.
inline constexpr SvgDetail kSvgForMeasuring{.piece_mm = 0.5, .error_mm = 1e-5, .rounding_mm = 0};

/// One stroke for each subpath of path, line, polyline, polygon, circle, ellipse and rect, with the
/// transforms of the element and all around it; data-widths="1 0.5 1" on the element are its widths. What has
/// the class or Inkscape label "guide", with all inside, is read in the same way, and apart. Passed over,
/// with all inside: defs, symbol, marker, clipPath, mask, pattern; display:none. The drawing mirrors where
/// its root says data-mirrors="yes".
///
/// The page has the size that its width and height say, in mm, cm, in, px, pt, pc or plain px (96 to the
/// inch).
///
/// Errors say what is wrong and where, elements by their id or their line: not XML (line), not an SVG, no
/// page size, damaged path data (position), a bad number or transform, a coordinate that isn't finite or is
/// far off the page, data-mirrors other than yes or no, too deep, too many, too large. No message is longer
/// than a few lines, or tells a terminal anything.
Result<SvgDrawing> strokes_of_svg(std::string_view text, const SvgDetail& detail = {});

}  // namespace thimble::draw
