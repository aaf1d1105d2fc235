#include "engine/core/polyline.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/check.hpp"

namespace thimble {

Polyline::Polyline(std::vector<Vec2> points) {
  points_.reserve(points.size());
  lengths_.reserve(points.size());
  for (Vec2 p : points) {
    CHECK(std::isfinite(p.x) && std::isfinite(p.y));
    const double s = points_.empty() ? 0 : length() + distance(points_.back(), p);
    if (!points_.empty() && !(s > length())) continue;  // others divide by a piece's length
    if (!points_.empty()) {
      const std::size_t box = (points_.size() - 1) / kPiecesABox;
      boxes_.resize(box + 1);
      boxes_[box] = united(united(boxes_[box], points_.back()), p);
    }
    points_.push_back(p);
    lengths_.push_back(s);
  }
}

Rect Polyline::bounds() const {
  Rect r;
  for (Vec2 p : points_) r = united(r, p);
  return r;
}

// The piece from points_[i] to points_[i + 1] that holds s.
std::size_t Polyline::piece_at(double s) const {
  const auto after = std::upper_bound(lengths_.begin(), lengths_.end(), s);
  const auto index = static_cast<std::size_t>(after - lengths_.begin());
  return std::clamp<std::size_t>(index, 1, points_.size() - 1) - 1;
}

Vec2 Polyline::at(double s) const {
  CHECK(!empty());
  if (points_.size() == 1 || s <= 0) return points_.front();
  if (s >= length()) return points_.back();
  const std::size_t i = piece_at(s);
  const double f = (s - lengths_[i]) / (lengths_[i + 1] - lengths_[i]);
  return points_[i] + (points_[i + 1] - points_[i]) * f;
}

std::vector<Vec2> Polyline::first(double s) const {
  const auto end = std::lower_bound(lengths_.begin(), lengths_.end(), s) - lengths_.begin();
  std::vector<Vec2> part{points_.begin(), points_.begin() + end};
  part.push_back(at(s));
  return part;
}

Vec2 Polyline::direction(double s) const {
  if (points_.size() < 2) return {1, 0};
  const std::size_t i = piece_at(s);
  return (points_[i + 1] - points_[i]) / (lengths_[i + 1] - lengths_[i]);
}

namespace {

double squared_distance(const Rect& box, Vec2 p) {
  const double x = std::max({box.min.x - p.x, 0.0, p.x - box.max.x});
  const double y = std::max({box.min.y - p.y, 0.0, p.y - box.max.y});
  return x * x + y * y;
}

}  // namespace

// The nearest point found so far among the pieces looked at, in whatever order; of equals that of the first
// piece.
struct Polyline::Nearest {
  const Polyline& line;
  Vec2 p;
  double s_min, s_max;
  double s, squared;
  Vec2 point;
  std::size_t piece;

  void look_at(std::size_t i) {
    const Vec2 along = line.points_[i + 1] - line.points_[i];
    const double length = line.lengths_[i + 1] - line.lengths_[i];
    const double t = glm::dot(p - line.points_[i], along) / length;  // mm along this piece
    const double at = std::clamp(line.lengths_[i] + std::clamp(t, 0.0, length), s_min, s_max);
    const Vec2 nearest = line.points_[i] + along * ((at - line.lengths_[i]) / length);
    const double found = glm::dot(p - nearest, p - nearest);
    if (found < squared || (found == squared && i < piece)) {
      s = at;
      squared = found;
      point = nearest;
      piece = i;
    }
  }

  void look_at_box(std::size_t box, std::size_t first, std::size_t last) {
    const std::size_t end = std::min(last + 1, (box + 1) * kPiecesABox);
    for (std::size_t i = std::max(first, box * kPiecesABox); i < end; ++i) look_at(i);
  }

  // What lies in a box can't be nearer than the box; the nearest box goes first, so that few others are left.
  // The margin keeps rounding from deciding.
  void look_between(std::size_t first, std::size_t last) {
    const std::size_t first_box = first / kPiecesABox;
    const std::size_t last_box = last / kPiecesABox;
    std::size_t nearest = first_box;
    if (last_box - first_box >= 2) {
      double least = squared_distance(line.boxes_[first_box], p);
      for (std::size_t box = first_box + 1; box <= last_box; ++box) {
        const double bound = squared_distance(line.boxes_[box], p);
        if (bound < least) {
          least = bound;
          nearest = box;
        }
      }
    }
    look_at_box(nearest, first, last);
    for (std::size_t box = first_box; box <= last_box; ++box)
      if (box != nearest && squared_distance(line.boxes_[box], p) <= squared * (1 + 1e-9))
        look_at_box(box, first, last);
  }
};

Polyline::Projection Polyline::project(Vec2 p, double s_min, double s_max) const {
  CHECK(!empty());
  s_min = std::clamp(s_min, 0.0, length());
  s_max = std::clamp(s_max, s_min, length());
  const Vec2 begin = at(s_min);
  const double begin_mm = distance(p, begin);
  if (points_.size() == 1)
    return {.s = s_min, .distance_mm = begin_mm, .signed_offset_mm = begin_mm, .point = begin};

  const std::size_t first = piece_at(s_min);
  Nearest nearest{.line = *this,
                  .p = p,
                  .s_min = s_min,
                  .s_max = s_max,
                  .s = s_min,
                  .squared = begin_mm * begin_mm,
                  .point = begin,
                  .piece = first};
  nearest.look_between(first, piece_at(s_max));
  const double distance_mm = distance(p, nearest.point);
  const Vec2 along = points_[nearest.piece + 1] - points_[nearest.piece];
  const bool right = glm::dot(p - nearest.point, perpendicular(along)) >= 0;
  return {.s = nearest.s,
          .distance_mm = distance_mm,
          .signed_offset_mm = right ? distance_mm : -distance_mm,
          .point = nearest.point};
}

std::vector<Vec2> spaced_by_arc_length(const Polyline& line, double spacing_mm) {
  CHECK(spacing_mm > 0);
  if (line.points().size() < 2) return {line.points().begin(), line.points().end()};
  std::vector<Vec2> spaced;
  const auto count = static_cast<std::size_t>(line.length() / spacing_mm);
  spaced.reserve(count + 2);
  std::size_t piece = 0;
  for (std::size_t k = 0; k <= count; ++k) {
    const double s = static_cast<double>(k) * spacing_mm;
    while (piece + 2 < line.points().size() && line.length_at(piece + 1) <= s) ++piece;
    const double f = (s - line.length_at(piece)) / (line.length_at(piece + 1) - line.length_at(piece));
    spaced.push_back(line.points()[piece] +
                     (line.points()[piece + 1] - line.points()[piece]) * std::min(f, 1.0));
  }
  if (distance(spaced.back(), line.points().back()) > 1e-9) spaced.push_back(line.points().back());
  return spaced;
}

}  // namespace thimble
