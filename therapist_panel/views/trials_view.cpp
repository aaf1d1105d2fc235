#include "therapist_panel/views/trials_view.hpp"

#include <fmt/format.h>

#include "therapist_panel/plot/paint.hpp"
#include "therapist_panel/plot/trace_plot.hpp"

namespace thimble::panel {
namespace {

bool draw_trial_row(const TrialRow& trial, const Look& look) {
  const float width = ImGui::GetContentRegionAvail().x, line = ImGui::GetTextLineHeight();
  const float picture = look.px(56), pad = look.px(10), height = picture + 2 * pad;
  const float step = line - look.px(3), lines = trial.help.empty() ? 2.0f : 3.0f;
  const float top = (height - lines * step) / 2 - look.px(2);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool pressed = ImGui::InvisibleButton(trial.id.c_str(), {width, height});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const bool marked = trial.chosen || ImGui::IsItemHovered();
  list.AddRectFilled(at, at + ImVec2{width, height}, marked ? color::kCard : with_alpha(color::kCard, 0.55f),
                     look.px(8));
  if (trial.chosen) list.AddRect(at, at + ImVec2{width, height}, color::kAccent, look.px(8), 0, 2);
  if (trial.trace && ImGui::IsItemVisible())
    draw_trace_thumbnail(list, at + ImVec2{pad, pad}, at + ImVec2{pad + picture, pad + picture},
                         *trial.trace);
  const float left = 2 * pad + picture, room = width - left - pad;
  ImGui::PushFont(look.fonts.strong);
  draw_text_within(list, at + ImVec2{left, top}, room, fmt::format("{}  {}", trial.number, trial.title),
                   color::kText);
  ImGui::PopFont();
  draw_text_within(list, at + ImVec2{left, top + step}, room, trial.headline,
                   trial.completed ? color::kText : color::kFaint);
  if (!trial.help.empty())
    draw_text_within(list, at + ImVec2{left, top + 2 * step}, room, trial.help, color::kFaint);
  return pressed;
}

}  // namespace

void draw_trials(const PanelView& view, const Look& look, Actions& actions) {
  faint_text(view.headline_label.empty() ? "Trials" : "Trials: " + view.headline_label);
  ImGui::BeginChild("trial rows");
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{0, look.px(8)});
  for (const TrialRow& trial : view.trials)
    if (draw_trial_row(trial, look))
      actions.push_back({.kind = PanelAction::Kind::kSelectTrial, .id = trial.id});
  if (view.trials.empty())
    faint_text(view.sessions.empty() ? "What is played will be listed here."
                                     : "No trials in this session yet.");
  ImGui::PopStyleVar();
  ImGui::EndChild();
}

}  // namespace thimble::panel
