// Shapes in millimetres to triangles in pixels, with feathered edges: coverage falls from one to nothing over
// one pixel across the true edge, so that no multisampling is needed. Pure functions; they append to a mesh
// that the caller owns and allocate nothing once it is warm. Only sqrt, sin and cos: the same triangles from
// every build on one machine.
//
// What overlaps: discs, rings, polygons, sprites and words cover each pixel once by construction. A stroke is
// one strip of cross-sections with round joins and caps, which overlaps itself at sharp bends and where it
// crosses itself. Opaque, that can't be seen; translucent, its command says Blend::kAsOne. Ink is always
// painted with GL_MAX into the ink layer.
#pragma once

#include <cstddef>

#include "engine/draw/draw_list.hpp"
#include "engine/draw/mesh.hpp"
#include "engine/draw/palette.hpp"

namespace thimble::draw {

class Font;

/// Where the page lies in the window. Widths of strokes use the mean of the two scales, which differ by a few
/// percent at most.
struct View {
  Vec2 origin_px{};
  Vec2 px_per_mm{1};

  Vec2 to_px(Vec2 mm) const { return origin_px + mm * px_per_mm; }
  bool operator==(const View&) const = default;
};

struct Look {
  View view;
  const Palette* palette = nullptr;
  const Font* font = nullptr;  ///< without one, words are passed over
};

/// Holds every point: nothing is passed over.
inline constexpr Rect kEverywhere{Vec2{-std::numeric_limits<double>::infinity()},
                                  Vec2{std::numeric_limits<double>::infinity()}};

/// Appends the items of a layer, in order, with their commands. Items that can't touch `only_mm` are passed
/// over.
void tessellate(const Layer& layer, const Look& look, Mesh& mesh, const Rect& only_mm = kEverywhere);

/// Appends a curve from point `first_point` on, as one command, for painting with GL_MAX: with round ends, so
/// that pieces painted one after another look like the whole. A first point beyond the last appends nothing.
void tessellate_ink(const Ink& ink, std::size_t first_point, const Look& look, Mesh& mesh);

/// Width of a line of text in millimetres.
double text_width_mm(const Font& font, std::string_view utf8, double capital_height_mm);

}  // namespace thimble::draw
