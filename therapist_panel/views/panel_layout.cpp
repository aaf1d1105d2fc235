#include "therapist_panel/views/panel_layout.hpp"

#include "therapist_panel/plot/paint.hpp"
#include "therapist_panel/views/live_view.hpp"
#include "therapist_panel/views/path_view.hpp"
#include "therapist_panel/views/progress_view.hpp"
#include "therapist_panel/views/rail_view.hpp"
#include "therapist_panel/views/trial_view.hpp"
#include "therapist_panel/views/trials_view.hpp"

namespace thimble::panel {
namespace {

void draw_tab(const char* label, Page page, const PanelView& view, const Look& look, Actions& actions) {
  const bool chosen = view.page == page;
  ImGui::PushFont(look.fonts.strong);
  const ImVec2 size{ImGui::CalcTextSize(label).x + look.px(28), look.px(38)};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (ImGui::InvisibleButton(label, size))
    actions.push_back({.kind = PanelAction::Kind::kShowPage, .page = page});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (chosen || ImGui::IsItemHovered())
    list.AddRectFilled(at, at + size, chosen ? color::kAccentSoft : color::kHover, look.px(8));
  const ImU32 rgba = chosen ? color::kAccent : color::kFaint;
  draw_text(list, at + ImVec2{size.x / 2, (size.y - ImGui::GetTextLineHeight()) / 2}, label, rgba,
            TextAlign::kCenter);
  ImGui::PopFont();
}

void draw_tabs(const PanelView& view, const Look& look, Actions& actions) {
  draw_tab("Trial", Page::kTrial, view, look, actions);
  ImGui::SameLine(0, look.px(6));
  draw_tab("Over time", Page::kProgress, view, look, actions);
  ImGui::SameLine(0, look.px(6));
  draw_tab("Session", Page::kLive, view, look, actions);
  if (view.live.running) {
    const float middle = ImGui::GetItemRectMin().y + ImGui::GetItemRectSize().y / 2;
    ImGui::GetWindowDrawList()->AddCircleFilled({ImGui::GetItemRectMax().x + look.px(2), middle - look.px(9)},
                                                look.px(5), color::kAccent, 20);
  }
}

/// A region of the window that scrolls by itself.
template <class Draw>
void region(const char* id, ImVec2 size, ImVec2 padding, ImU32 ground, Draw draw) {
  ImGui::PushStyleColor(ImGuiCol_ChildBg, ground);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
  ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 0.0f);
  ImGui::BeginChild(id, size, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor();
  draw();
  ImGui::EndChild();
}

void draw_page(const PanelView& view, const Look& look, MinutesEast zone, Actions& actions) {
  draw_tabs(view, look, actions);
  ImGui::Dummy({0, look.px(4)});
  if (!view.message.empty()) notice(view.message, look);
  if (!view.live.trouble.empty()) notice(view.live.trouble, look);
  switch (view.page) {
    case Page::kTrial:
      draw_trial(view, look);
      break;
    case Page::kProgress:
      draw_progress(view.progress, look, zone, actions);
      break;
    case Page::kLive:
      draw_live(view, look, actions);
      break;
    case Page::kPath:
      draw_path(*view.path, look, actions);
      break;
  }
}

}  // namespace

void draw_panel(const PanelView& view, const Look& look, MinutesEast zone, Actions& actions) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                      ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                                      ImGuiWindowFlags_NoBringToFrontOnFocus;
  ImGui::Begin("panel", nullptr, kFlags);
  const bool wide = size.x >= look.px(1600);
  const float rail = look.px(wide ? 280 : 236), trials = look.px(wide ? 270 : 214);
  region("rail", {rail, size.y}, {look.px(14), look.px(18)}, color::kRail,
         [&] { draw_rail(view, look, actions); });
  ImGui::SameLine(0, 0);
  region("trials", {trials, size.y}, {look.px(14), look.px(18)}, color::kGround,
         [&] { draw_trials(view, look, actions); });
  ImGui::SameLine(0, 0);
  region("page", {size.x - rail - trials, size.y}, {look.px(8), look.px(18)}, color::kGround,
         [&] { draw_page(view, look, zone, actions); });
  ImGui::End();
}

}  // namespace thimble::panel
