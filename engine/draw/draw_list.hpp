// What a picture consists of, as plain data in millimetres. Knows nothing of pixels, GL or windows.
//
// Three layers, painted in this order: `still` (the scene and the path; painted once and kept), `ink` (what
// the finger leaves: curves that only grow; each new piece is painted once and kept), `live` (all that moves
// or changes). A game rebuilds the whole list each frame, and FramePlanner (frame_plan.hpp) finds what really
// changed. clear() keeps the memory, so that a warm frame allocates nothing.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/hash.hpp"
#include "engine/draw/palette.hpp"

namespace thimble::draw {

enum class Shape : std::uint8_t { kDisc, kRing, kStroke, kPolygon, kSprite, kText };
enum class Align : std::uint8_t { kLeft, kCenter };
/// A picture as it is, or mirrored left to right about its middle.
enum class Facing : std::uint8_t { kAsDrawn, kMirrored };

struct Item {
  Shape shape = Shape::kDisc;
  Align align = Align::kLeft;        ///< text only
  Facing facing = Facing::kAsDrawn;  ///< sprite only
  Paint paint;
  Vec2 at{};    ///< disc, ring, sprite: the centre; text: left end or middle of the baseline
  Vec2 size{};  ///< disc, ring: x the radius; sprite: width and height; text: x the height of a capital
  double width_mm = 0;      ///< ring, stroke
  std::uint32_t first = 0;  ///< stroke, polygon: into points; sprite, text: into chars
  std::uint32_t count = 0;

  bool operator==(const Item&) const = default;
};

/// Enough for any figure that a game draws corner by corner, and little enough for the stack.
inline constexpr std::size_t kPolygonPointsMax = 256;

class Layer {
 public:
  void clear();

  void disc(Vec2 center, double radius_mm, Paint paint);
  /// Centred on the radius: from radius - width/2 to radius + width/2.
  void ring(Vec2 center, double radius_mm, double width_mm, Paint paint);
  /// Round caps and joins. One point makes a dot; none makes nothing. Painted as one shape: a translucent
  /// stroke that crosses itself doesn't double.
  void stroke(std::span<const Vec2> points, double width_mm, Paint paint);
  /// Filled; convex, 3 to kPolygonPointsMax points, either way round.
  void polygon(std::span<const Vec2> points, Paint paint);
  /// An SVG picture by its name under assets/sprites, without ".svg".
  void sprite(std::string_view name, Vec2 center, Vec2 size_mm, float alpha = 1,
              Facing facing = Facing::kAsDrawn);
  /// One line of UTF-8.
  void text(Vec2 baseline, double capital_height_mm, std::string_view utf8, Paint paint,
            Align align = Align::kCenter);

  std::span<const Item> items() const { return items_; }
  std::span<const Vec2> points_of(const Item& item) const {
    return std::span{points_}.subspan(item.first, item.count);
  }
  std::string_view text_of(const Item& item) const {
    return std::string_view{chars_}.substr(item.first, item.count);
  }
  /// What an item can touch, feathering aside; for text an upper bound.
  Rect bounds_of(const Item& item) const;

  void add_to(Hasher& hasher) const;
  bool operator==(const Layer&) const = default;

 private:
  std::vector<Item> items_;
  std::vector<Vec2> points_;
  std::string chars_;
};

/// A curve that only grows, as long as `stroke` stays the same number. The points belong to the game's state
/// and are only valid until its next step.
struct Ink {
  int stroke = 0;
  std::span<const Vec2> points;
  double width_mm = 1;
  Paint paint;
};

struct DrawList {
  Layer still;
  std::vector<Ink> ink;
  Layer live;

  void clear();
  /// For replay tests: equal pictures have equal hashes.
  void add_to(Hasher& hasher) const;
};

}  // namespace thimble::draw
