#include "therapist_panel/views/live_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "therapist_panel/plot/paint.hpp"
#include "therapist_panel/plot/trace_plot.hpp"
#include "therapist_panel/views/track.hpp"

namespace thimble::panel {
namespace {

using Kind = PanelAction::Kind;

void draw_transport(const LiveView& live, const Look& look, Actions& actions) {
  const ImVec2 size{look.px(104), look.px(42)};
  const bool paused = live.phase == play::SessionPhase::kPaused;
  if (button(paused ? "Resume" : "Pause", paused ? ButtonKind::kPrimary : ButtonKind::kPlain, size, look))
    actions.push_back({.kind = paused ? Kind::kResume : Kind::kPause});
  ImGui::SameLine();
  if (button("Skip", ButtonKind::kPlain, size, look)) actions.push_back({.kind = Kind::kSkip});
  ImGui::SameLine();
  if (button("All done", ButtonKind::kPlain, size, look)) actions.push_back({.kind = Kind::kStop});
}

void draw_prompts(const LiveView& live, const Look& look, Actions& actions) {
  heading("Help in this trial", look);
  const float width = (ImGui::GetContentRegionAvail().x - look.px(8)) / 2;
  for (int digit = 1; digit <= 6; ++digit) {
    const play::PromptLevel level = *prompt_of_key(digit);
    const bool chosen = level == live.prompt;
    if (digit % 2 == 0)
      ImGui::SameLine(0, look.px(8));
    else
      ImGui::Dummy({0, look.px(2)});
    const ImVec2 at = ImGui::GetCursorScreenPos(), size{width, look.px(38)};
    const std::string label{label_of(level)};
    if (ImGui::InvisibleButton(label.c_str(), size))
      actions.push_back({.kind = Kind::kSetPrompt, .prompt = level});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 ground = chosen ? color::kAccent : ImGui::IsItemHovered() ? color::kHover : color::kRail;
    list.AddRectFilled(at, at + size, ground, look.px(7));
    const float top = (size.y - ImGui::GetTextLineHeight()) / 2;
    draw_text(list, at + ImVec2{look.px(10), top}, fmt::format("{}", digit),
              chosen ? color::kAccentSoft : color::kFaint);
    draw_text_within(list, at + ImVec2{look.px(28), top}, size.x - look.px(32), label,
                     chosen ? color::kOnAccent : color::kText);
  }
  for (int digit = 1; digit <= 6; ++digit)
    if (ImGui::IsKeyPressed('0' + digit, false))
      actions.push_back({.kind = Kind::kSetPrompt, .prompt = *prompt_of_key(digit)});
}

void draw_switch(const SliderRow& row, const Look& look, Actions& actions) {
  const ImVec2 size{look.px(44), look.px(24)}, at = ImGui::GetCursorScreenPos();
  const bool on = row.value != 0;
  if (ImGui::InvisibleButton(row.key.c_str(), size))
    actions.push_back({.kind = Kind::kSetParameter, .id = row.key, .value = on ? 0.0 : 1.0});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(at, at + size, on ? color::kAccent : color::kGuide, size.y / 2);
  list.AddCircleFilled(at + ImVec2{on ? size.x - size.y / 2 : size.y / 2, size.y / 2}, size.y / 2 - 3,
                       color::kCard, 24);
}

/// The choices beside each other, or below each other where a name wouldn't fit.
void draw_choice(const SliderRow& row, const Look& look, Actions& actions) {
  const float width = ImGui::GetContentRegionAvail().x, height = look.px(30), gap = look.px(4);
  float widest = 0;
  for (const std::string& name : row.choices)
    widest = std::max(widest, ImGui::CalcTextSize(name.c_str()).x + look.px(14));
  const int count = static_cast<int>(row.choices.size());
  const int fit = std::clamp(static_cast<int>((width + gap) / (widest + gap)), 1, count);
  const int rows = (count + fit - 1) / fit, across = (count + rows - 1) / rows;
  const ImVec2 size{(width - gap * static_cast<float>(across - 1)) / static_cast<float>(across), height};
  for (int i = 0; i < count; ++i) {
    if (i % across != 0) ImGui::SameLine(0, gap);
    const std::string& name = row.choices[static_cast<std::size_t>(i)];
    const bool chosen = row.value == i;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (ImGui::InvisibleButton((row.key + name).c_str(), size) && !chosen)
      actions.push_back({.kind = Kind::kSetParameter, .id = row.key, .value = static_cast<double>(i)});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 ground = chosen ? color::kAccent : ImGui::IsItemHovered() ? color::kHover : color::kRail;
    list.AddRectFilled(at, at + size, ground, look.px(7));
    const ImVec2 text = ImGui::CalcTextSize(name.c_str());
    draw_text(list, at + ImVec2{(size.x - text.x) / 2, (size.y - text.y) / 2}, name,
              chosen ? color::kOnAccent : color::kText);
  }
}

void draw_number(const SliderRow& row, const Look& look, Actions& actions) {
  if (const auto value = track(row, ImGui::GetContentRegionAvail().x, look))
    actions.push_back({.kind = Kind::kSetParameter, .id = row.key, .value = *value});
}

void draw_slider(const SliderRow& row, const Look& look, Actions& actions) {
  const std::string mark = row.from_next_trial ? "  from the next trial" : "";
  ImGui::BeginGroup();
  fact_line(row.label + mark, row.value_text, false, look);
  if (row.kind == play::FieldKind::kSwitch)
    draw_switch(row, look, actions);
  else if (row.kind == play::FieldKind::kChoice)
    draw_choice(row, look, actions);
  else
    draw_number(row, look, actions);
  ImGui::EndGroup();
  if (ImGui::IsItemHovered() && !ImGui::IsItemActive()) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{look.px(12), look.px(10)});
    ImGui::SetTooltip("%s\nUsual: %s", row.help.c_str(), row.default_text.c_str());
    ImGui::PopStyleVar();
  }
}

void draw_sliders(const LiveView& live, const Look& look, Actions& actions) {
  heading("Difficulty", look);
  faint_text(live.running ? "Changes take effect with the next trial."
                          : "For the session that you start next.");
  for (const SliderRow& row : live.sliders) draw_slider(row, look, actions);
  const bool changed =
      std::any_of(live.sliders.begin(), live.sliders.end(), [](const SliderRow& r) { return r.changed; });
  if (!changed) return;
  if (button("Back to the usual", ButtonKind::kPlain, {0, look.px(38)}, look))
    for (const SliderRow& row : live.sliders)
      if (row.changed)
        actions.push_back({.kind = Kind::kSetParameter, .id = row.key, .value = row.default_value});
}

void draw_waiting(const PanelView& view, const Look& look, Actions& actions) {
  const ImVec2 room = ImGui::GetContentRegionAvail();
  begin_card("start", {room.x - look.px(8), view.live.sliders.empty() ? look.px(190) : room.y}, look);
  ImGui::PushFont(look.fonts.title);
  ImGui::TextUnformatted("No session is running");
  ImGui::PopFont();
  faint_text(
      "Play opens the child's window. This page then shows what the child draws, and lets you log help, "
      "pause, "
      "skip and stop.");
  ImGui::Dummy({0, look.px(6)});
  ImGui::BeginDisabled(!view.can_start);
  const std::string label = view.choice_title.empty() ? "Play" : "Play " + view.choice_title;
  if (button(label.c_str(), ButtonKind::kPrimary, {look.px(300), look.px(48)}, look))
    actions.push_back({.kind = Kind::kStart});
  ImGui::EndDisabled();
  if (!view.live.sliders.empty()) {
    ImGui::Dummy({0, look.px(10)});
    ImGui::BeginChild("prepare", {look.px(380), 0});
    draw_sliders(view.live, look, actions);
    ImGui::EndChild();
  }
  end_card();
}

}  // namespace

void draw_live(const PanelView& view, const Look& look, Actions& actions) {
  const LiveView& live = view.live;
  if (!live.running) {
    draw_waiting(view, look, actions);
    return;
  }
  ImGui::PushFont(look.fonts.title);
  ImGui::TextUnformatted(live.title.c_str());
  ImGui::PopFont();
  ImGui::SameLine(0, look.px(12));
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + look.px(5));
  faint_text(live.status);
  ImGui::Dummy({0, look.px(2)});
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float side = look.px(room.x >= look.px(1000) ? 400 : 372), gap = look.px(12);
  begin_card("live trace", {room.x - side - gap - look.px(8), room.y}, look);
  const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  if (live.trace) draw_trace_plot(*ImGui::GetWindowDrawList(), at, at + size, *live.trace);
  end_card();
  ImGui::SameLine(0, gap);
  begin_card("controls", {side, room.y}, look);
  draw_transport(live, look, actions);
  ImGui::Dummy({0, look.px(8)});
  draw_prompts(live, look, actions);
  ImGui::Dummy({0, look.px(8)});
  draw_sliders(live, look, actions);
  end_card();
}

}  // namespace thimble::panel
