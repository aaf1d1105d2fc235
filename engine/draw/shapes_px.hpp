// The shapes themselves, in pixels: feathered triangles appended to a mesh's vertices and indices (commands
// are tessellate.cpp's business). Knows nothing of millimetres, layers or palettes.
#pragma once

#include <span>

#include "engine/draw/mesh.hpp"
#include "engine/draw/palette.hpp"

namespace thimble::draw {

/// Coverage runs from 1 to 0 across so many pixels, half of them on either side of the true edge.
inline constexpr double kFeatherPx = 1;
/// A round edge made of straight pieces leaves the true one by at most this: well under what an eye or a
/// golden sees.
inline constexpr double kRoundErrorPx = 0.1;

/// Premultiplied and packed; `opacity` (0..1, clamped) is on top of the colour's own.
std::uint32_t packed(Rgba color, double opacity);

/// An ellipse with half axes `radii`, both positive.
void add_disc(Vec2 center, Vec2 radii, Rgba color, double opacity, Mesh& mesh);
/// Between two ellipses, `width` apart; a disc where the hole closes.
void add_ring(Vec2 center, Vec2 radii, double width, Rgba color, double opacity, Mesh& mesh);
/// Convex, either way round.
void add_polygon(std::span<const Vec2> points, Rgba color, double opacity, Mesh& mesh);
/// Upright, with a texture.
void add_quad(const Rect& box, const Rect& uv, std::uint32_t rgba, Mesh& mesh);

/// A stroke with round caps and joins, fed point by point, so that no list of pixel points is kept. Points
/// nearer to the last one than kStrokeStepPx are passed over. May overlap itself.
class Stroker {
 public:
  Stroker(double width, Rgba color, double opacity, Mesh& mesh);
  void add(Vec2 point);
  /// The last cap; a dot for a single point, nothing for none.
  void finish();
  /// Whole pixels that hold all that was added.
  Rect bounds() const;

 private:
  enum class Stage : std::uint8_t { kNoPoint, kOnePoint, kMoving };

  void join(Vec2 next_direction);
  void cross_section(Vec2 normal);
  void half_disc(Vec2 from_normal);

  double half_ = 0;       // of the width
  double inner_ = 0;      // full coverage up to here from the middle
  double outer_ = 0;      // none from here
  double miter_cos_ = 0;  // bends with a larger cosine need no rounding
  double arc_step_ = 0;   // radians
  Rgba color_;
  double opacity_ = 1;
  std::uint32_t full_ = 0;
  Mesh& mesh_;

  Stage stage_ = Stage::kNoPoint;
  Vec2 at_{};
  Vec2 direction_{};
  bool has_section_ = false;
  Rect points_;
};

/// Nearer points than this bring jitter in direction and nothing to see.
inline constexpr double kStrokeStepPx = 1.0 / 16;

}  // namespace thimble::draw
