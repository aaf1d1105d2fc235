// A curve as straight pieces, addressed by arc length. Uses only + - x / and sqrt, so that game steps may use
// it.
#pragma once

#include <span>
#include <vector>

#include "engine/core/geometry.hpp"

namespace thimble {

class Polyline {
 public:
  /// The nearest point of the curve to some point.
  struct Projection {
    double s = 0;                 ///< arc length from the start, mm
    double distance_mm = 0;       ///< never negative
    double signed_offset_mm = 0;  ///< positive to the right of the direction of travel (y points down)
    Vec2 point{};
  };

  Polyline() = default;
  /// Neighbours that repeat, or lie too near to add to the arc length, are dropped. Every coordinate must be
  /// finite.
  explicit Polyline(std::vector<Vec2> points);

  std::span<const Vec2> points() const { return points_; }
  bool empty() const { return points_.empty(); }
  double length() const { return lengths_.empty() ? 0 : lengths_.back(); }
  /// Arc length at points()[index].
  double length_at(std::size_t index) const { return lengths_[index]; }
  Rect bounds() const;

  /// The point at arc length s, clamped to the ends. Not for an empty curve. O(log n).
  Vec2 at(double s) const;
  /// The points up to arc length s, and the one there, which may repeat the last. Not for an empty curve.
  std::vector<Vec2> first(double s) const;
  /// Unit direction of travel at s; (1, 0) for a curve of one point.
  Vec2 direction(double s) const;

  /// The nearest point among arc lengths from s_min to s_max (clamped); the earliest of equals. Not for an
  /// empty curve. O(pieces in the window), of which most are only looked at sixteen at a time.
  Projection project(Vec2 p, double s_min, double s_max) const;
  Projection project(Vec2 p) const { return project(p, 0, length()); }

  bool operator==(const Polyline&) const = default;

 private:
  struct Nearest;
  static constexpr std::size_t kPiecesABox = 16;

  std::size_t piece_at(double s) const;

  std::vector<Vec2> points_;
  std::vector<double> lengths_;  // cumulative, lengths_[0] == 0
  std::vector<Rect> boxes_;      // around every kPiecesABox pieces
};

/// Points every `spacing_mm` of arc length from the start, and the end itself.
/// Fewer than two points, or no length, come back as they are.
std::vector<Vec2> spaced_by_arc_length(const Polyline& line, double spacing_mm);

}  // namespace thimble
