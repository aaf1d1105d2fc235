#include "engine/draw/tessellate.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/check.hpp"
#include "engine/draw/font.hpp"
#include "engine/draw/shapes_px.hpp"

namespace thimble::draw {
namespace {

// All indices from `first_index` on become one command, or part of the last one where it is of the same kind.
void add_command(Mesh& mesh, std::size_t first_index, Command command) {
  const std::size_t count = mesh.indices.size() - first_index;
  if (count == 0) return;
  Command* last = mesh.commands.empty() ? nullptr : &mesh.commands.back();
  const bool joins = last != nullptr && command.blend == Blend::kOver && last->blend == Blend::kOver &&
                     last->texture == command.texture && last->sprite == command.sprite;
  if (joins) {
    last->index_count += static_cast<std::uint32_t>(count);
    return;
  }
  command.first_index = static_cast<std::uint32_t>(first_index);
  command.index_count = static_cast<std::uint32_t>(count);
  mesh.commands.push_back(command);
}

double mean_scale(const View& view) { return (view.px_per_mm.x + view.px_per_mm.y) / 2; }

Command add_stroke(std::span<const Vec2> points, double width_mm, Rgba color, double opacity,
                   const View& view, Mesh& mesh) {
  Stroker stroker{width_mm * mean_scale(view), color, opacity, mesh};
  for (Vec2 p : points) stroker.add(view.to_px(p));
  stroker.finish();
  const bool shows_overlap = points.size() > 2 && (color.a < 255 || opacity < 1);
  if (!shows_overlap) return {};
  return {.blend = Blend::kAsOne, .bounds_px = stroker.bounds()};
}

// Letters stand on a whole pixel row, so that their feet and crossbars are as crisp as the atlas has them.
void add_text(const Layer& layer, const Item& item, const Look& look, Mesh& mesh) {
  const Vec2 capital_px = item.size.x * look.view.px_per_mm;
  const std::string_view utf8 = layer.text_of(item);
  Vec2 origin = look.view.to_px(item.at);
  origin.y = std::round(origin.y);
  if (item.align == Align::kCenter) origin.x -= look.font->width(utf8) * capital_px.x / 2;
  const std::uint32_t rgba = packed(look.palette->color(item.paint.role), item.paint.alpha);
  const auto place = [&](const Glyph& glyph, double pen) {
    if (glyph.box.min == glyph.box.max) return;
    const Vec2 at = origin + Vec2{pen * capital_px.x, 0};
    add_quad({at + glyph.box.min * capital_px, at + glyph.box.max * capital_px}, glyph.uv, rgba, mesh);
  };
  look.font->lay_out(utf8, look.font->size_for(capital_px.y), place);
}

void add_sprite(const Item& item, const View& view, Mesh& mesh) {
  const Rgba white{255, 255, 255, 255};
  const Rect box{view.to_px(item.at - item.size * 0.5), view.to_px(item.at + item.size * 0.5)};
  const bool mirrored = item.facing == Facing::kMirrored;
  const Rect uv = mirrored ? Rect{{1, 0}, {0, 1}} : Rect{{0, 0}, {1, 1}};
  add_quad(box, uv, packed(white, item.paint.alpha), mesh);
}

void add_corners(std::span<const Vec2> points, Rgba color, double opacity, const View& view, Mesh& mesh) {
  std::array<Vec2, kPolygonPointsMax> px;
  for (std::size_t i = 0; i < points.size(); ++i) px[i] = view.to_px(points[i]);
  add_polygon(std::span{px}.first(points.size()), color, opacity, mesh);
}

Command add_item(const Layer& layer, const Item& item, const Look& look, Mesh& mesh) {
  const View& view = look.view;
  const Rgba color = look.palette->color(item.paint.role);
  const double opacity = item.paint.alpha;
  switch (item.shape) {
    case Shape::kDisc:
      add_disc(view.to_px(item.at), item.size.x * view.px_per_mm, color, opacity, mesh);
      return {};
    case Shape::kRing:
      add_ring(view.to_px(item.at), item.size.x * view.px_per_mm, item.width_mm * mean_scale(view), color,
               opacity, mesh);
      return {};
    case Shape::kStroke:
      return add_stroke(layer.points_of(item), item.width_mm, color, opacity, view, mesh);
    case Shape::kPolygon:
      add_corners(layer.points_of(item), color, opacity, view, mesh);
      return {};
    case Shape::kSprite:
      add_sprite(item, view, mesh);
      return {.texture = Texture::kSprite, .sprite = layer.text_of(item)};
    case Shape::kText:
      if (look.font != nullptr) add_text(layer, item, look, mesh);
      return {.texture = Texture::kFont};
  }
  UNREACHABLE();
}

bool touches(const Rect& a, const Rect& b) { return !intersected(a, b).empty(); }

// Nothing to see, and radii and widths that the arithmetic can't take.
bool is_invisible(const Item& item) {
  if (!(item.paint.alpha > 0)) return true;
  switch (item.shape) {
    case Shape::kDisc:
    case Shape::kText:
      return !(item.size.x > 0);
    case Shape::kRing:
      return !(item.size.x > 0 && item.width_mm > 0);
    case Shape::kStroke:
      return !(item.width_mm > 0);
    case Shape::kPolygon:
    case Shape::kSprite:
      return false;
  }
  UNREACHABLE();
}

}  // namespace

void tessellate(const Layer& layer, const Look& look, Mesh& mesh, const Rect& only_mm) {
  CHECK(look.palette != nullptr && look.view.px_per_mm.x > 0 && look.view.px_per_mm.y > 0);
  const double feather_mm = kFeatherPx / std::min(look.view.px_per_mm.x, look.view.px_per_mm.y);
  for (const Item& item : layer.items()) {
    if (is_invisible(item) || !touches(expanded(layer.bounds_of(item), feather_mm), only_mm)) continue;
    const std::size_t first_index = mesh.indices.size();
    add_command(mesh, first_index, add_item(layer, item, look, mesh));
  }
}

void tessellate_ink(const Ink& ink, std::size_t first_point, const Look& look, Mesh& mesh) {
  CHECK(look.palette != nullptr && look.view.px_per_mm.x > 0 && look.view.px_per_mm.y > 0);
  if (first_point >= ink.points.size() || !(ink.width_mm > 0 && ink.paint.alpha > 0)) return;
  const std::size_t first_index = mesh.indices.size();
  add_stroke(ink.points.subspan(first_point), ink.width_mm, look.palette->color(ink.paint.role),
             ink.paint.alpha, look.view, mesh);
  add_command(mesh, first_index, {});
}

double text_width_mm(const Font& font, std::string_view utf8, double capital_height_mm) {
  return font.width(utf8) * capital_height_mm;
}

}  // namespace thimble::draw
