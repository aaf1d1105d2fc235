#include "engine/draw/draw_list.hpp"

#include "engine/core/check.hpp"

namespace thimble::draw {
namespace {

// The widest letter of Andika (Ŵ and its like) is 1.4 capital heights wide, the tallest rises 1.5 above the
// baseline and the deepest hangs 0.5 below; font_test.cpp holds the font to these.
constexpr double kWidestLetter = 1.6;
constexpr double kTextRise = 1.6;
constexpr double kTextFall = 0.6;
constexpr double kOverhang = 0.5;  // of a first or last letter beyond the pen's way

Rect around(Vec2 center, Vec2 half) { return {center - half, center + half}; }

Rect text_bounds(const Item& item) {
  const double width = kWidestLetter * item.size.x * item.count;
  const double left = item.align == Align::kCenter ? item.at.x - width / 2 : item.at.x;
  return {{left - kOverhang * item.size.x, item.at.y - kTextRise * item.size.x},
          {left + width + kOverhang * item.size.x, item.at.y + kTextFall * item.size.x}};
}

void add(Hasher& hasher, Vec2 v) {
  hasher.add(v.x);
  hasher.add(v.y);
}

void add(Hasher& hasher, const Paint& paint) {
  hasher.add(static_cast<std::uint64_t>(paint.role));
  hasher.add(static_cast<double>(paint.alpha));
}

void add(Hasher& hasher, std::span<const Vec2> points) {
  hasher.add(static_cast<std::uint64_t>(points.size()));
  for (Vec2 p : points) add(hasher, p);
}

}  // namespace

void Layer::clear() {
  items_.clear();
  points_.clear();
  chars_.clear();
}

void Layer::disc(Vec2 center, double radius_mm, Paint paint) {
  items_.push_back({.shape = Shape::kDisc, .paint = paint, .at = center, .size = {radius_mm, 0}});
}

void Layer::ring(Vec2 center, double radius_mm, double width_mm, Paint paint) {
  items_.push_back(
      {.shape = Shape::kRing, .paint = paint, .at = center, .size = {radius_mm, 0}, .width_mm = width_mm});
}

void Layer::stroke(std::span<const Vec2> points, double width_mm, Paint paint) {
  if (points.empty()) return;
  items_.push_back({.shape = Shape::kStroke,
                    .paint = paint,
                    .width_mm = width_mm,
                    .first = static_cast<std::uint32_t>(points_.size()),
                    .count = static_cast<std::uint32_t>(points.size())});
  points_.insert(points_.end(), points.begin(), points.end());
}

void Layer::polygon(std::span<const Vec2> points, Paint paint) {
  CHECK(points.size() >= 3 && points.size() <= kPolygonPointsMax);
  items_.push_back({.shape = Shape::kPolygon,
                    .paint = paint,
                    .first = static_cast<std::uint32_t>(points_.size()),
                    .count = static_cast<std::uint32_t>(points.size())});
  points_.insert(points_.end(), points.begin(), points.end());
}

void Layer::sprite(std::string_view name, Vec2 center, Vec2 size_mm, float alpha, Facing facing) {
  items_.push_back({.shape = Shape::kSprite,
                    .facing = facing,
                    .paint = {.alpha = alpha},
                    .at = center,
                    .size = size_mm,
                    .first = static_cast<std::uint32_t>(chars_.size()),
                    .count = static_cast<std::uint32_t>(name.size())});
  chars_.append(name);
}

void Layer::text(Vec2 baseline, double capital_height_mm, std::string_view utf8, Paint paint, Align align) {
  items_.push_back({.shape = Shape::kText,
                    .align = align,
                    .paint = paint,
                    .at = baseline,
                    .size = {capital_height_mm, 0},
                    .first = static_cast<std::uint32_t>(chars_.size()),
                    .count = static_cast<std::uint32_t>(utf8.size())});
  chars_.append(utf8);
}

Rect Layer::bounds_of(const Item& item) const {
  switch (item.shape) {
    case Shape::kDisc:
      return around(item.at, Vec2{item.size.x});
    case Shape::kRing:
      return around(item.at, Vec2{item.size.x + item.width_mm / 2});
    case Shape::kSprite:
      return around(item.at, item.size * 0.5);
    case Shape::kText:
      return text_bounds(item);
    case Shape::kStroke:
    case Shape::kPolygon: {
      Rect bounds;
      for (Vec2 p : points_of(item)) bounds = united(bounds, p);
      return expanded(bounds, item.width_mm / 2);
    }
  }
  UNREACHABLE();
}

void Layer::add_to(Hasher& hasher) const {
  hasher.add(static_cast<std::uint64_t>(items_.size()));
  for (const Item& item : items_) {
    // In one number, so that what isn't mirrored keeps the hash that it had before anything could be.
    hasher.add(static_cast<std::uint64_t>(item.shape) | static_cast<std::uint64_t>(item.facing) << 8);
    hasher.add(static_cast<std::uint64_t>(item.align));
    add(hasher, item.paint);
    add(hasher, item.at);
    add(hasher, item.size);
    hasher.add(item.width_mm);
    hasher.add(static_cast<std::uint64_t>(item.count));
  }
  add(hasher, std::span{points_});
  hasher.add(std::string_view{chars_});
}

void DrawList::clear() {
  still.clear();
  ink.clear();
  live.clear();
}

void DrawList::add_to(Hasher& hasher) const {
  still.add_to(hasher);
  hasher.add(static_cast<std::uint64_t>(ink.size()));
  for (const Ink& curve : ink) {
    hasher.add(static_cast<std::uint64_t>(curve.stroke));
    add(hasher, curve.points);
    hasher.add(curve.width_mm);
    add(hasher, curve.paint);
  }
  live.add_to(hasher);
}

}  // namespace thimble::draw
