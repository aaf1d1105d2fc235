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

Vec2 Polyline::direction(double s) const {
  if (points_.size() < 2) return {1, 0};
  const std::size_t i = piece_at(s);
  return (points_[i + 1] - points_[i]) / (lengths_[i + 1] - lengths_[i]);
}

Polyline::Projection Polyline::project(Vec2 p, double s_min, double s_max) const {
  CHECK(!empty());
  s_min = std::clamp(s_min, 0.0, length());
  s_max = std::clamp(s_max, s_min, length());
  Projection best{
      .s = s_min, .distance_mm = distance(p, at(s_min)), .signed_offset_mm = 0, .point = at(s_min)};
  if (points_.size() == 1) {
    best.signed_offset_mm = best.distance_mm;
    return best;
  }
  std::size_t best_piece = piece_at(s_min);
  double best_squared = best.distance_mm * best.distance_mm;
  for (std::size_t i = best_piece; i + 1 < points_.size() && lengths_[i] <= s_max; ++i) {
    const Vec2 along = points_[i + 1] - points_[i];
    const double piece = lengths_[i + 1] - lengths_[i];
    const double t = glm::dot(p - points_[i], along) / piece;  // mm along this piece
    const double s = std::clamp(lengths_[i] + std::clamp(t, 0.0, piece), s_min, s_max);
    const Vec2 nearest = points_[i] + along * ((s - lengths_[i]) / piece);
    const double squared = glm::dot(p - nearest, p - nearest);
    if (squared < best_squared) {
      best = {.s = s, .distance_mm = 0, .signed_offset_mm = 0, .point = nearest};
      best_squared = squared;
      best_piece = i;
    }
  }
  best.distance_mm = distance(p, best.point);
  const Vec2 along = points_[best_piece + 1] - points_[best_piece];
  const bool right = glm::dot(p - best.point, perpendicular(along)) >= 0;
  best.signed_offset_mm = right ? best.distance_mm : -best.distance_mm;
  return best;
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
