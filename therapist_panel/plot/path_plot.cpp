#include "therapist_panel/plot/path_plot.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/draw/tessellate.hpp"
#include "games/tracing/companions.hpp"
#include "games/tracing/own_path.hpp"
#include "therapist_panel/plot/paint.hpp"

namespace thimble::panel {
namespace {

using draw::Role;

// As the child's window has them (games/tracing/follow_draw.cpp).
constexpr double kGuideMm = 0.7, kMarkerMm = 5;

ImU32 rgba_of(Role role) {
  const draw::Rgba color = draw::calm_palette().color(role);
  return IM_COL32(color.r, color.g, color.b, color.a);
}

/// The triangles of the child's window, all of one colour: ImGui wants it straight, not premultiplied.
void add_layer(ImDrawList& list, const Fit& fit, const draw::Layer& layer, Role role) {
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
  const ImU32 rgb = rgba_of(role) & ~IM_COL32_A_MASK;
  for (const draw::Vertex& v : mesh.vertices)
    list.PrimWriteVtx({v.x, v.y}, white, rgb | (v.rgba & IM_COL32_A_MASK));
}

void add_strokes(ImDrawList& list, const Fit& fit, const PathView& path, Role role, double width_mm) {
  for (const play::ContentStroke& stroke : path.strokes) {
    draw::Layer layer;
    layer.stroke(stroke.line.points(), width_mm, {role});
    add_layer(list, fit, layer, role);
  }
}

/// A dot with an arrow head on it, and with a number where there are several strokes.
void draw_start(ImDrawList& list, const Fit& fit, const play::ContentStroke& stroke, std::size_t number,
                std::size_t count) {
  const Vec2 at = stroke.line.points().front(), ahead = stroke.line.direction(0);
  const auto px = [&](double mm) { return static_cast<float>(mm * fit.px_per_mm); };
  list.AddCircleFilled(fit(at), px(kMarkerMm), rgba_of(Role::kStart), 48);
  const Vec2 tip = at + ahead * 1.9, back = at - ahead * 1.3, wide = perpendicular(ahead) * 2.3;
  const ImVec2 arrow[3] = {fit(back + wide), fit(tip), fit(back - wide)};
  list.AddPolyline(arrow, 3, rgba_of(Role::kPaper), ImDrawFlags_None, px(1.5));
  if (count < 2) return;
  const ImVec2 label = fit(at - ahead * (kMarkerMm + 2.5));
  const float line = ImGui::GetTextLineHeight();
  list.AddCircleFilled(label, line * 0.42f, rgba_of(Role::kCard), 32);
  draw_text(list, {label.x, label.y - line / 2}, fmt::format("{}", number), rgba_of(Role::kText),
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
  add_strokes(list, fit, path, Role::kPathEdge, path.width.value + 2 * tracing::kPathEdgeMm);
  add_strokes(list, fit, path, Role::kPath, path.width.value);
  add_strokes(list, fit, path, Role::kGuide, kGuideMm);
  for (std::size_t i = 0; i < path.strokes.size(); ++i) {
    const play::ContentStroke& stroke = path.strokes[i];
    if (!(stroke.line.length() > 0)) continue;
    list.AddCircle(fit(stroke.line.points().back()), static_cast<float>(kMarkerMm * fit.px_per_mm),
                   rgba_of(Role::kEnd), 48, static_cast<float>(1.6 * fit.px_per_mm));
    draw_start(list, fit, stroke, i + 1, path.strokes.size());
  }
  draw_polyline(list, fit, path.raw, 2, rgba_of(Role::kInk));
  list.PopClipRect();
  list.AddRect(min, max, color::kLine);
}

}  // namespace thimble::panel
