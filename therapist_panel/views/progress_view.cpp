#include "therapist_panel/views/progress_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "therapist_panel/plot/paint.hpp"
#include "therapist_panel/plot/time_series_plot.hpp"

namespace thimble::panel {
namespace {

void draw_choice(const ProgressView& view, const Look& look, Actions& actions) {
  ImGui::SetNextItemWidth(look.px(300));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{look.px(12), look.px(10)});
  ImGui::PushStyleColor(ImGuiCol_FrameBg, color::kCard);
  if (ImGui::BeginCombo("##measure", view.measure_label.c_str(), ImGuiComboFlags_HeightLarge)) {
    for (const Titled& measure : view.measures)
      if (ImGui::Selectable(measure.title.c_str(), measure.id == view.measure))
        actions.push_back({.kind = PanelAction::Kind::kSelectMeasure, .id = measure.id});
    ImGui::EndCombo();
  }
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  ImGui::SameLine(0, look.px(14));
  ImGui::AlignTextToFramePadding();
  const std::string unit = view.unit.empty() ? "" : ", in " + view.unit;
  faint_text(view.direction + (view.direction.empty() && !unit.empty() ? unit.substr(2) : unit));
}

void draw_value(const ProgressPlot& plot, const HoveredPoint& hovered, const ProgressView& view,
                const Look& look, MinutesEast zone) {
  const SeriesPoint& point = plot.series.points[hovered.index];
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{look.px(12), look.px(10)});
  ImGui::BeginTooltip();
  strong_text(quantity_text(point.value, view.decimals, view.unit), look);
  ImGui::TextUnformatted(
      fmt::format("{} at {}", day_text(point.started_utc, zone), clock_text(point.started_utc, zone))
          .c_str());
  ImGui::TextUnformatted(std::string{label_of(point.prompt_level)}.c_str());
  ImGui::TextDisabled("Click to see the trial");
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

void draw_plot_card(const ProgressPlot& plot, const ProgressView& view, ImVec2 size, const Look& look,
                    MinutesEast zone, Actions& actions) {
  const std::string id = plot.title + plot.kind + std::to_string(plot.series.measure_version);
  begin_card(id.c_str(), size, look);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{0, look.px(4)});
  ImGui::PushFont(look.fonts.strong);
  ImGui::TextUnformatted(plot.title.c_str());
  ImGui::PopFont();
  ImGui::SameLine(0, look.px(10));
  draw_text_within(*ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos(), ImGui::GetContentRegionAvail().x,
                   plot.kind, color::kFaint);
  ImGui::NewLine();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImVec2 room = ImGui::GetContentRegionAvail();
  if (!plot.note.empty()) room.y -= ImGui::GetTextLineHeightWithSpacing();
  ImGui::InvisibleButton("plot", room);
  const bool clicked = ImGui::IsItemClicked(), under_cursor = ImGui::IsItemHovered();
  const auto hovered = draw_time_series(*ImGui::GetWindowDrawList(), at, at + room, plot, view, zone);
  if (hovered && under_cursor) {
    draw_value(plot, *hovered, view, look, zone);
    if (clicked)
      actions.push_back(
          {.kind = PanelAction::Kind::kSelectTrial, .id = plot.series.points[hovered->index].trial});
  }
  if (!plot.note.empty()) faint_text(plot.note);
  ImGui::PopStyleVar();
  end_card();
}

}  // namespace

void draw_progress(const ProgressView& view, const Look& look, MinutesEast zone, Actions& actions) {
  draw_choice(view, look, actions);
  faint_text("One dot a trial: filled when the child did it alone, a ring when there was help.");
  ImGui::Dummy({0, look.px(2)});
  if (view.plots.empty()) {
    faint_text("No completed trial has this measure yet.");
    return;
  }
  ImGui::BeginChild("plots");
  const float gap = look.px(12), width = ImGui::GetContentRegionAvail().x - look.px(8);
  const int columns = width >= look.px(1200) ? 3 : width >= look.px(640) ? 2 : 1;
  const float card = (width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{gap, gap});
  int column = 0;
  for (const ProgressPlot& plot : view.plots) {
    if (column > 0) ImGui::SameLine(0, gap);
    draw_plot_card(plot, view, {card, look.px(240)}, look, zone, actions);
    column = (column + 1) % columns;
  }
  ImGui::PopStyleVar();
  ImGui::EndChild();
}

}  // namespace thimble::panel
