#include "therapist_panel/views/rail_view.hpp"

#include <algorithm>
#include <array>

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

void draw_choice(const PanelView& view, const PlayChoice& choice, const std::string& title, Kind action,
                 Actions& actions) {
  if (ImGui::Selectable((title + "##" + choice.id).c_str(), view.choice == choice))
    actions.push_back({.kind = action, .id = choice.id});
}

/// A row that opens: all of the set, and its exercises one by one.
void draw_set(const PanelView& view, const ExerciseSet& set, Actions& actions) {
  if (!ImGui::TreeNodeEx(set.set.title.c_str(), ImGuiTreeNodeFlags_SpanAvailWidth)) return;
  if (!set.set.id.empty())
    draw_choice(view, {PlayChoice::Kind::kSet, set.set.id}, "All of these", Kind::kChooseSet, actions);
  for (const Titled& exercise : set.exercises)
    draw_choice(view, {PlayChoice::Kind::kExercise, exercise.id}, exercise.title, Kind::kChooseExercise,
                actions);
  ImGui::TreePop();
}

/// A row that opens: a field, a button, and under them in plain words what is wrong with what was typed.
void draw_name(const PanelView& view, const Look& look, Actions& actions) {
  constexpr int kFlags = ImGuiTreeNodeFlags_SpanAvailWidth | ImGuiTreeNodeFlags_NoTreePushOnOpen;
  if (!ImGui::TreeNodeEx("A name to trace...", kFlags)) return;
  const float width = ImGui::GetContentRegionAvail().x;
  std::array<char, 128> typed{};
  view.typed_name.copy(typed.data(), typed.size() - 1);
  if (ImGui::IsItemToggledOpen()) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(width - look.px(78));
  ImGui::PushStyleColor(ImGuiCol_FrameBg, color::kGround);
  const bool entered = ImGui::InputTextWithHint("##name", "Mia", typed.data(), typed.size(),
                                                ImGuiInputTextFlags_EnterReturnsTrue);
  ImGui::PopStyleColor();
  if (entered) ImGui::SetKeyboardFocusHere(-1);  // to mend it, or for the next
  if (view.typed_name != typed.data()) actions.push_back({.kind = Kind::kTypeName, .id = typed.data()});
  ImGui::SameLine(0, look.px(6));
  if (button("Make", ButtonKind::kPlain, {look.px(72), ImGui::GetFrameHeight()}, look) || entered)
    actions.push_back({.kind = Kind::kMakeName});
  if (view.name_error.empty()) return;
  ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + width);
  ImGui::PushStyleColor(ImGuiCol_Text, color::kWarning);
  ImGui::TextUnformatted(view.name_error.c_str());
  ImGui::PopStyleColor();
  ImGui::PopTextWrapPos();
}

/// Beside the rows that open, as far in as their titles.
void draw_path_row(const PanelView& view, Actions& actions) {
  const float indent = ImGui::GetTreeNodeToLabelSpacing();
  ImGui::Indent(indent);
  if (ImGui::Selectable("A path to draw...", view.page == Page::kPath))
    actions.push_back({.kind = Kind::kShowPage, .page = Page::kPath});
  ImGui::Unindent(indent);
}

void draw_choices(const PanelView& view, const Look& look, Actions& actions) {
  if (!view.plans.empty()) ImGui::TextDisabled("Plan");
  for (const Titled& plan : view.plans)
    draw_choice(view, {PlayChoice::Kind::kPlan, plan.id}, plan.title, Kind::kChoosePlan, actions);
  ImGui::TextDisabled("Exercises");
  draw_name(view, look, actions);  // first, so that the field and what is said under it are in sight
  draw_path_row(view, actions);
  ImGui::PushStyleVar(ImGuiStyleVar_IndentSpacing, look.px(54));  // under the set's title
  for (const ExerciseSet& set : view.sets) draw_set(view, set, actions);
  ImGui::PopStyleVar();
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
    draw_choices(view, look, actions);
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

/// What is known of the child's hand, in one line that opens.
void draw_hand(const PanelView& view, const Look& look, Actions& actions) {
  const auto chosen = std::ranges::find(view.hands, true, &HandRow::chosen);
  if (chosen == view.hands.end()) return;
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{look.px(12), look.px(10)});
  ImGui::PushStyleColor(ImGuiCol_FrameBg, color::kRail);
  if (ImGui::BeginCombo("##hand", chosen->label.c_str())) {
    for (const HandRow& row : view.hands)
      if (ImGui::Selectable(row.label.c_str(), row.chosen))
        actions.push_back({.kind = Kind::kSetHand, .id = row.hand});
    ImGui::EndCombo();
  }
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
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
  ImGui::Dummy({0, look.px(4)});
  draw_hand(view, look, actions);
  ImGui::Dummy({0, look.px(10)});
  draw_sessions(view, look, actions);
}

}  // namespace thimble::panel
