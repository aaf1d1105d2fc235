// A path that somebody draws with a finger becomes a drawing to trace, an SVG like any other; and what any
// such drawing has to keep to. Knows no folder: whoever keeps it gives it an id.
#pragma once

#include <string>
#include <vector>

#include "engine/play/content.hpp"
#include "engine/play/schema.hpp"
#include "games/tracing/tracing.hpp"

namespace thimble::tracing {

/// The page that all shapes have.
inline constexpr Vec2 kPathPageMm{160, 100};
/// Three times the longest of the built-in ones: more is no exercise but a test of patience.
inline constexpr double kPathLengthMaxMm = 1'500;
/// A child has to find the start of each: more is a picture, not a path.
inline constexpr std::size_t kPathStrokesMax = 20;
/// What a pointer that reports 1,000 times a second leaves in half a minute; more of one stroke isn't kept.
inline constexpr std::size_t kSketchPointsMax = 30'000;

/// What was drawn, as it was drawn.
struct Sketch {
  std::vector<std::vector<Vec2>> strokes{};  ///< mm on the page, in the order of drawing
  double corridor_mm = Params{}.corridor_mm;
  bool operator==(const Sketch&) const = default;
};

/// The strokes as a child will follow them, tidied (tidy_stroke.hpp), with room for the corridor and its edge
/// beside each: a wider corridor moves what lies at the page's edge. Their ids are "stroke1", "stroke2", ...
/// One for each stroke of the sketch; one in which nothing moved has no length.
std::vector<play::ContentStroke> strokes_of(const Sketch& sketch);

/// Of strokes that can all be traced. An error says that they are more than a drawing may hold.
Result<std::string> svg_of(std::vector<play::ContentStroke> strokes);

/// Steering index of difficulty of all strokes together: the sum of motion::Corridor's.
double steering_id(const std::vector<play::ContentStroke>& strokes, double corridor_mm);

/// An error says which limit it breaks and what to do: too many strokes, one too short to be traced, too long
/// altogether, beside the page with its corridor.
Result<void> can_be_own_path(const Content& content, double corridor_mm);
/// For tracing it: this corridor, and an ink that leaves some of it to be seen.
play::Parameters own_path_parameters(double corridor_mm);

}  // namespace thimble::tracing
