#include "therapist_panel/views/rail_view.hpp"

#include "therapist_panel/plot/paint.hpp"

namespace thimble::panel {
namespace {

using Kind = PanelAction::Kind;

void draw_children(const PanelView& view, const Look& look, Actions& actions) {
  faint_text("Children");
  for (const ChildRow& child : view.children) {
    const std::string title = child.picture.empty() ? child.code : child.code + ", " + child.picture;
    if (choice_row(child.code.c_str(), title, child.detail, child.chosen, look))
      actions.push_back({.kind = Kind::kSelectChild, .id = child.code});
  }
  if (view.children.empty()) faint_text("No children yet.");
}

void draw_choices(const PanelView& view, Actions& actions) {
  const auto entries = [&](const char* title, const std::vector<Titled>& all, PlayChoice::Kind kind,
                           Kind action) {
    if (all.empty()) return;
    ImGui::TextDisabled("%s", title);
    for (const Titled& one : all) {
      const bool chosen = view.choice == PlayChoice{kind, one.id};
      if (ImGui::Selectable((one.title + "##" + one.id).c_str(), chosen))
        actions.push_back({.kind = action, .id = one.id});
    }
  };
  entries("Plans", view.plans, PlayChoice::Kind::kPlan, Kind::kChoosePlan);
  entries("Exercises", view.exercises, PlayChoice::Kind::kExercise, Kind::kChooseExercise);
}

void draw_play(const PanelView& view, const Look& look, Actions& actions) {
  const float width = ImGui::GetContentRegionAvail().x;
  if (view.live.running) {
    if (button("Show the session", ButtonKind::kPrimary, {width, look.px(48)}, look))
      actions.push_back({.kind = Kind::kShowPage, .page = Page::kLive});
    faint_text(view.live.status);
    return;
  }
  ImGui::SetNextItemWidth(width);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{look.px(12), look.px(10)});
  ImGui::PushStyleColor(ImGuiCol_FrameBg, color::kCard);
  if (ImGui::BeginCombo("##choice",
                        view.choice_title.empty() ? "Choose what to play" : view.choice_title.c_str(),
                        ImGuiComboFlags_HeightLarge)) {
    draw_choices(view, actions);
    ImGui::EndCombo();
  }
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  bool full_screen = view.full_screen;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2{look.px(3), look.px(3)});
  ImGui::Dummy({0, look.px(4)});
  ImGui::PushStyleColor(ImGuiCol_FrameBg, color::kCard);
  if (ImGui::Checkbox("Fill the child's screen", &full_screen))
    actions.push_back({.kind = Kind::kSetFullScreen, .value = full_screen ? 1.0 : 0.0});
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  ImGui::Dummy({0, look.px(4)});
  ImGui::BeginDisabled(!view.can_start);
  if (button("Play", ButtonKind::kPrimary, {width, look.px(48)}, look))
    actions.push_back({.kind = Kind::kStart});
  ImGui::EndDisabled();
}

void draw_sessions(const PanelView& view, const Look& look, Actions& actions) {
  faint_text("Sessions");
  ImGui::BeginChild("sessions");
  for (const SessionRow& session : view.sessions)
    if (choice_row(session.id.c_str(), session.live ? "Now" : session.day, session.detail, session.chosen,
                   look))
      actions.push_back({.kind = Kind::kSelectSession, .id = session.id});
  if (view.sessions.empty()) faint_text("None yet. Press Play to begin the first one.");
  ImGui::EndChild();
}

}  // namespace

void draw_rail(const PanelView& view, const Look& look, Actions& actions) {
  ImGui::PushFont(look.fonts.title);
  ImGui::TextUnformatted("Thimble");
  ImGui::PopFont();
  ImGui::Dummy({0, look.px(8)});
  draw_children(view, look, actions);
  ImGui::Dummy({0, look.px(10)});
  draw_play(view, look, actions);
  ImGui::Dummy({0, look.px(10)});
  draw_sessions(view, look, actions);
}

}  // namespace thimble::panel
