#include "therapist_panel/plot/trace_plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "therapist_panel/model/axis.hpp"
#include "therapist_panel/model/format.hpp"
#include "therapist_panel/plot/paint.hpp"
#include "therapist_panel/plot/to_scale.hpp"

namespace thimble::panel {
namespace {

Fit fit_of(const Trace& trace, ImVec2 min, ImVec2 max) {
  // A lone dot or a straight line still needs a page around it.
  constexpr double kLeastSide_mm = 40;
  const Rect bounds =
      trace.bounds_mm.empty() ? Rect{{0, 0}, {kLeastSide_mm, kLeastSide_mm}} : trace.bounds_mm;
  const Vec2 size{std::max(bounds.size().x, kLeastSide_mm), std::max(bounds.size().y, kLeastSide_mm)};
  const double scale = std::min((max.x - min.x) / size.x, (max.y - min.y) / size.y);
  return {bounds.center(), {(min.x + max.x) / 2, (min.y + max.y) / 2}, std::max(scale, 1e-3)};
}

/// The corridor is opaque, so that strokes may cross: discs along each stroke close the joints of its pieces.
void draw_corridor(ImDrawList& list, const Fit& fit, const Trace& trace, ImU32 rgba, double grown_px) {
  for (std::size_t i = 0; i < trace.corridor_mm.size(); ++i) {
    ImVec2 last{};
    bool first = true;
    for (std::size_t k = 0; k < trace.template_mm[i].size(); ++k) {
      const double radius = trace.corridor_mm[i][k] / 2 * fit.px_per_mm + grown_px;
      const ImVec2 at = fit(trace.template_mm[i][k]);
      if (!first && std::hypot(at.x - last.x, at.y - last.y) < 2) continue;
      if (!first) list.AddLine(last, at, rgba, static_cast<float>(2 * radius));
      list.AddCircleFilled(at, static_cast<float>(radius), rgba, 32);
      last = at;
      first = false;
    }
  }
}

/// Pieces shorter than a pixel are drawn as one: a long trace at 1,000 Hz costs no more than its length on
/// the screen.
void draw_pieces(ImDrawList& list, const Fit& fit, const std::vector<TracePiece>& pieces, float width_px,
                 double fast_mm_s, bool colored) {
  std::size_t begin = 0;
  while (begin < pieces.size()) {
    const ImVec2 from = fit(pieces[begin].from);
    std::size_t end = begin;
    ImVec2 to = fit(pieces[end].to);
    while (end + 1 < pieces.size() && pieces[end + 1].from == pieces[end].to &&
           std::hypot(to.x - from.x, to.y - from.y) < 1.5f)
      to = fit(pieces[++end].to);
    const ImU32 rgba = colored ? speed_color(pieces[end].speed_mm_s / fast_mm_s) : color::kOther;
    list.AddLine(from, to, rgba, width_px);
    if (width_px >= 2.5f) list.AddCircleFilled(to, width_px / 2, rgba, 12);
    begin = end + 1;
  }
}

void draw_mark(ImDrawList& list, const Fit& fit, const MarkAt& mark) {
  const ImVec2 at = fit(mark.mm);
  switch (mark.mark) {
    case TraceMark::kStart:
      // Wide enough to be seen around the end of a closed figure.
      list.AddCircle(at, 11, color::kCard, 32, 5);
      list.AddCircle(at, 11, color::kText, 32, 2.5f);
      break;
    case TraceMark::kEnd: {
      const ImVec2 r{6, 6};
      list.AddRectFilled(at - r - ImVec2{2, 2}, at + r + ImVec2{2, 2}, color::kCard, 3);
      list.AddRectFilled(at - r, at + r, color::kText, 2);
      break;
    }
    case TraceMark::kLift:
      list.AddTriangleFilled(at + ImVec2{-9, 8}, at + ImVec2{9, 8}, at + ImVec2{0, -9}, color::kCard);
      list.AddTriangleFilled(at + ImVec2{-6, 6}, at + ImVec2{6, 6}, at + ImVec2{0, -6}, color::kText);
      break;
    case TraceMark::kCancel:
      list.AddLine(at + ImVec2{-6, -6}, at + ImVec2{6, 6}, color::kWarning, 2.5f);
      list.AddLine(at + ImVec2{-6, 6}, at + ImVec2{6, -6}, color::kWarning, 2.5f);
      break;
    case TraceMark::kAstray:
      list.AddNgonFilled(at, 9, color::kCard, 4);
      list.AddNgon(at, 8, color::kWarning, 4, 2.5f);
      break;
  }
}

bool has(const Trace& trace, TraceMark kind) {
  return std::any_of(trace.marks.begin(), trace.marks.end(),
                     [kind](const MarkAt& m) { return m.mark == kind; });
}

struct LegendEntry {
  TraceMark mark;
  const char* text;
};
constexpr LegendEntry kLegend[] = {{TraceMark::kAstray, "astray"},
                                   {TraceMark::kCancel, "taken away"},
                                   {TraceMark::kLift, "lift"},
                                   {TraceMark::kEnd, "end"},
                                   {TraceMark::kStart, "start"}};
constexpr float kBesideMark = 14, kBetweenEntries = 24;

float mark_legend_width(const Trace& trace) {
  float width = 0;
  for (const LegendEntry& entry : kLegend)
    if (has(trace, entry.mark)) width += ImGui::CalcTextSize(entry.text).x + kBesideMark + kBetweenEntries;
  return width;
}

/// What each mark means, only those that occur. Right-aligned, from the right edge leftwards.
void draw_mark_legend(ImDrawList& list, ImVec2 right, const Trace& trace) {
  const float middle = ImGui::GetTextLineHeight() / 2;
  for (const LegendEntry& entry : kLegend) {
    if (!has(trace, entry.mark)) continue;
    right.x -= draw_text(list, right, entry.text, color::kFaint, TextAlign::kRight) + kBesideMark;
    draw_mark(list, Fit{{0, 0}, {right.x, right.y + middle}, 1}, {entry.mark, {}});
    right.x -= kBetweenEntries;
  }
}

void draw_speed_legend(ImDrawList& list, ImVec2 at, double fast_mm_s) {
  constexpr float kWidth = 130, kHeight = 8;
  constexpr int kSlices = 26;
  const float middle = ImGui::GetTextLineHeight() / 2;
  at.x += draw_text(list, at, "0", color::kFaint) + 8;
  for (int i = 0; i < kSlices; ++i) {
    const float x0 = at.x + kWidth * static_cast<float>(i) / kSlices,
                x1 = at.x + kWidth * static_cast<float>(i + 1) / kSlices;
    list.AddRectFilled({x0, at.y + middle - kHeight / 2}, {x1, at.y + middle + kHeight / 2},
                       speed_color((i + 0.5) / kSlices));
  }
  draw_text(list, {at.x + kWidth + 8, at.y}, number_text(fast_mm_s, decimals_of_step(fast_mm_s)) + " mm/s",
            color::kFaint);
}

void draw_scale_bar(ImDrawList& list, ImVec2 right, double px_per_mm) {
  const double length_mm = 110 / px_per_mm >= 50   ? 50
                           : 110 / px_per_mm >= 20 ? 20
                           : 110 / px_per_mm >= 10 ? 10
                                                   : 5;
  const auto length = static_cast<float>(length_mm * px_per_mm);
  const ImVec2 left{right.x - length, right.y};
  list.AddLine(left, right, color::kFaint, 2);
  for (const ImVec2 end : {left, right})
    list.AddLine(end + ImVec2{0, -4}, end + ImVec2{0, 4}, color::kFaint, 2);
  draw_text(list, {(left.x + right.x) / 2, right.y - ImGui::GetTextLineHeight() - 4},
            fmt::format("{} mm", length_mm), color::kFaint, TextAlign::kCenter);
}

}  // namespace

void draw_trace_plot(ImDrawList& list, ImVec2 min, ImVec2 max, const Trace& trace) {
  constexpr float kPad = 20;
  // Marks are explained beside the speeds; in a narrow plot on a line of their own above them.
  constexpr float kSpeedLegend = 250;
  const float line_height = ImGui::GetTextLineHeight() + kPad / 2;
  const bool narrow = mark_legend_width(trace) + kSpeedLegend > max.x - min.x - 2 * kPad;
  const float legend_height = ImGui::GetTextLineHeight() + kPad + (narrow ? line_height : 0);
  const Fit fit = fit_of(trace, min + ImVec2{kPad, kPad}, max - ImVec2{kPad, kPad + legend_height});
  list.PushClipRect(min, max, true);
  draw_corridor(list, fit, trace, color::kGuide, 1.5);
  draw_corridor(list, fit, trace, color::kCorridor, 0);
  for (const auto& stroke : trace.template_mm) draw_polyline(list, fit, stroke, 2, color::kGuide);
  draw_pieces(list, fit, trace.others, 3, trace.fast_mm_s, false);
  draw_pieces(list, fit, trace.drawn, 4, trace.fast_mm_s, true);
  for (const MarkAt& mark : trace.marks) draw_mark(list, fit, mark);
  const float legend_top = max.y - legend_height, speeds_top = legend_top + (narrow ? line_height : 0);
  if (!trace.drawn.empty()) draw_speed_legend(list, {min.x + kPad, speeds_top}, trace.fast_mm_s);
  draw_scale_bar(list, {max.x - kPad, min.y + kPad + ImGui::GetTextLineHeight()}, fit.px_per_mm);
  draw_mark_legend(list, {max.x - kPad, legend_top}, trace);
  list.PopClipRect();
}

void draw_trace_thumbnail(ImDrawList& list, ImVec2 min, ImVec2 max, const Trace& trace) {
  const Fit fit = fit_of(trace, min, max);
  list.PushClipRect(min, max, true);
  draw_corridor(list, fit, trace, color::kCorridor, 0);
  draw_pieces(list, fit, trace.drawn, 1.5f, trace.fast_mm_s, true);
  list.PopClipRect();
}

}  // namespace thimble::panel
