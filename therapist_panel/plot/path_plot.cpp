#include "therapist_panel/plot/path_plot.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/draw/tessellate.hpp"
#include "games/tracing/band.hpp"
#include "games/tracing/companions.hpp"
#include "games/tracing/marks.hpp"
#include "games/tracing/own_path.hpp"
#include "therapist_panel/plot/paint.hpp"

namespace thimble::panel {
namespace {

using draw::Role;

ImU32 rgba_of(Role role) {
  const draw::Rgba color = draw::calm_palette().color(role);
  return IM_COL32(color.r, color.g, color.b, color.a);
}

/// ImGui wants colours straight, not premultiplied.
ImU32 straight(std::uint32_t premultiplied) {
  const std::uint32_t alpha = premultiplied >> IM_COL32_A_SHIFT;
  if (alpha == 0) return 0;
  const auto channel = [&](int shift) {
    return std::min((premultiplied >> shift & 0xFF) * 255 / alpha, 255u) << shift;
  };
  return channel(IM_COL32_R_SHIFT) | channel(IM_COL32_G_SHIFT) | channel(IM_COL32_B_SHIFT) |
         alpha << IM_COL32_A_SHIFT;
}

/// The triangles of the child's window. A stroke at a time: ImGui counts no more than 65,535 corners at once.
void add_layer(ImDrawList& list, const Fit& fit, const draw::Layer& layer) {
  const ImVec2 origin = fit({0, 0});
  draw::Mesh mesh;
  tessellate(layer,
             {.view = {.origin_px = {origin.x, origin.y}, .px_per_mm = Vec2{fit.px_per_mm}},
              .palette = &draw::calm_palette()},
             mesh);
  if (mesh.vertices.empty()) return;
  list.PrimReserve(static_cast<int>(mesh.indices.size()), static_cast<int>(mesh.vertices.size()));
  const auto first = static_cast<ImDrawIdx>(list._VtxCurrentIdx);
  for (const std::uint32_t index : mesh.indices) list.PrimWriteIdx(static_cast<ImDrawIdx>(first + index));
  const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  for (const draw::Vertex& v : mesh.vertices) list.PrimWriteVtx({v.x, v.y}, white, straight(v.rgba));
}

void add_bands(ImDrawList& list, const Fit& fit, const PathView& path, double grown_mm, Role role) {
  for (const play::ContentStroke& stroke : path.strokes) {
    draw::Layer layer;
    tracing::draw_band(layer, {.stroke = stroke, .corridor_mm = path.width.value, .grown_mm = grown_mm},
                       {role});
    add_layer(list, fit, layer);
  }
}

void add_marks(ImDrawList& list, const Fit& fit, const PathView& path) {
  for (const play::ContentStroke& stroke : path.strokes) {
    draw::Layer layer;
    layer.stroke(stroke.line.points(), tracing::kGuideMm, {Role::kGuide});
    if (stroke.line.length() > 0) {
      tracing::draw_end_mark(layer, stroke.line.points().back(), path.width.value);
      tracing::draw_start_mark(layer, stroke.line.points().front(), stroke.line.direction(0),
                               path.width.value);
    }
    add_layer(list, fit, layer);
  }
}

/// Beside where the stroke begins.
void draw_number(ImDrawList& list, const Fit& fit, const PathView& path, std::size_t stroke) {
  const Polyline& line = path.strokes[stroke].line;
  const double away_mm = tracing::marker_mm(path.width.value) + 2.5;
  const ImVec2 at = fit(line.points().front() - line.direction(0) * away_mm);
  const float height = ImGui::GetTextLineHeight();
  list.AddCircleFilled(at, height * 0.42f, rgba_of(Role::kCard), 32);
  draw_text(list, {at.x, at.y - height / 2}, fmt::format("{}", stroke + 1), rgba_of(Role::kText),
            TextAlign::kCenter);
}

}  // namespace

Fit page_fit(ImVec2 min, ImVec2 max) {
  const Vec2 page = tracing::kPathPageMm;
  const double scale = std::min((max.x - min.x) / page.x, (max.y - min.y) / page.y);
  return {page * 0.5, {(min.x + max.x) / 2, (min.y + max.y) / 2}, std::max(scale, 1e-3)};
}

void draw_path_plot(ImDrawList& list, const Fit& fit, const PathView& path) {
  const ImVec2 min = fit({0, 0}), max = fit(tracing::kPathPageMm);
  list.PushClipRect(min, max, true);
  list.AddRectFilled(min, max, rgba_of(Role::kPaper));
  add_bands(list, fit, path, tracing::kPathEdgeMm, Role::kPathEdge);
  add_bands(list, fit, path, 0, Role::kPath);
  add_marks(list, fit, path);
  for (std::size_t i = 0; path.strokes.size() > 1 && i < path.strokes.size(); ++i)
    if (path.strokes[i].line.length() > 0) draw_number(list, fit, path, i);
  draw_polyline(list, fit, path.raw, 2, rgba_of(Role::kInk));
  list.PopClipRect();
  list.AddRect(min, max, color::kLine);
}

}  // namespace thimble::panel
