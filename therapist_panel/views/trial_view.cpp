#include "therapist_panel/views/trial_view.hpp"

#include "therapist_panel/plot/paint.hpp"
#include "therapist_panel/plot/trace_plot.hpp"

namespace thimble::panel {
namespace {

void draw_measures(const TrialDetail& trial, const Look& look) {
  heading("Measures", look);
  for (const MeasureRow& measure : trial.measures) {
    ImGui::BeginGroup();
    if (measure.present)
      fact_line(measure.label, measure.value, false, look);
    else
      fact_line(measure.label, "absent: " + measure.value, false, look);
    ImGui::EndGroup();
    if (ImGui::IsItemHovered() && !measure.about.empty()) {
      ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{look.px(12), look.px(10)});
      ImGui::BeginTooltip();
      ImGui::PushTextWrapPos(look.px(420));
      if (!measure.direction.empty()) strong_text(measure.direction, look);
      ImGui::TextUnformatted(measure.about.c_str());
      ImGui::PopTextWrapPos();
      ImGui::EndTooltip();
      ImGui::PopStyleVar();
    }
  }
}

void draw_astray(const TrialDetail& trial, const Look& look) {
  if (trial.astray.empty()) return;
  heading(kAstrayTitle, look);
  for (const FactRow& row : trial.astray) fact_line(row.label, row.value, false, look);
  ImGui::Dummy({0, look.px(8)});
}

void draw_facts(const char* title, const std::vector<FactRow>& rows, const Look& look) {
  ImGui::Dummy({0, look.px(8)});
  heading(title, look);
  for (const FactRow& row : rows) fact_line(row.label, row.value, row.warns, look);
}

void draw_parameters(const TrialDetail& trial, const Look& look) {
  ImGui::Dummy({0, look.px(8)});
  heading("Settings of this trial", look);
  for (const ParameterRow& row : trial.parameters)
    fact_line(row.label, row.changed ? row.value + "  (changed)" : row.value, false, look);
}

}  // namespace

void draw_trial(const PanelView& view, const Look& look) {
  if (!view.trial) {
    faint_text(view.trials.empty()
                   ? "Choose a child and press Play: the trials will appear here as they are done."
                   : "Choose a trial to see it closely.");
    return;
  }
  const TrialDetail& trial = *view.trial;
  ImGui::PushFont(look.fonts.title);
  ImGui::TextUnformatted(trial.title.c_str());
  ImGui::PopFont();
  ImGui::SameLine(0, look.px(12));
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + look.px(5));
  faint_text(trial.subtitle);
  ImGui::Dummy({0, look.px(2)});
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float side = look.px(room.x >= look.px(1000) ? 400 : 316), gap = look.px(12);
  begin_card("trace", {room.x - side - gap - look.px(8), room.y}, look);
  const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  draw_trace_plot(*ImGui::GetWindowDrawList(), at, at + size, *trial.trace);
  end_card();
  ImGui::SameLine(0, gap);
  begin_card("numbers", {side, room.y}, look);
  if (!trial.calibrated) notice("Uncalibrated screen: lengths may be off by a constant factor.", look);
  draw_astray(trial, look);
  draw_measures(trial, look);
  draw_facts("How it came about", trial.facts, look);
  draw_facts("Timing", trial.timing, look);
  draw_parameters(trial, look);
  end_card();
}

}  // namespace thimble::panel
