#include "therapist_panel/views/path_view.hpp"

#include <array>

#include "therapist_panel/plot/paint.hpp"
#include "therapist_panel/plot/path_plot.hpp"
#include "therapist_panel/views/track.hpp"

namespace thimble::panel {
namespace {

using Kind = PanelAction::Kind;

void draw_head(const PathView& path, const Look& look, Actions& actions) {
  const ImVec2 size{look.px(84), look.px(36)};
  const float buttons = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - 2 * size.x - look.px(16);
  ImGui::PushFont(look.fonts.title);
  ImGui::TextUnformatted("A new path");
  ImGui::PopFont();
  ImGui::SameLine(0, look.px(12));
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + look.px(5));
  const ImVec2 hint = ImGui::GetCursorScreenPos();
  draw_text_within(*ImGui::GetWindowDrawList(), hint, buttons - ImGui::GetCursorPosX() - look.px(12),
                   "Draw it with a finger, a pen or the mouse.", color::kFaint);
  ImGui::Dummy({0, ImGui::GetTextLineHeight()});
  ImGui::SameLine(buttons, 0);
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() - look.px(5));
  ImGui::BeginDisabled(path.strokes.empty());
  if (button("Undo", ButtonKind::kPlain, size, look)) actions.push_back({.kind = Kind::kUndoStroke});
  ImGui::SameLine(0, look.px(8));
  if (button("Clear", ButtonKind::kPlain, size, look)) actions.push_back({.kind = Kind::kClearPath});
  ImGui::EndDisabled();
}

void draw_page(const PathView& path, ImVec2 size, const Look& look, Actions& actions) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Fit fit = page_fit(at, at + size);
  ImGui::SetCursorScreenPos(fit({0, 0}));
  ImGui::InvisibleButton("page to draw on", fit(tracing::kPathPageMm) - fit({0, 0}));
  if (ImGui::IsItemActivated()) actions.push_back({.kind = Kind::kBeginStroke});
  if (ImGui::IsItemActive() || ImGui::IsItemDeactivated()) {
    PanelAction drawn{.kind = Kind::kDrawTo};
    for (const ImVec2 px : look.drag) drawn.points.push_back(fit.mm_at(px));
    actions.push_back(std::move(drawn));
  }
  if (ImGui::IsItemDeactivated()) actions.push_back({.kind = Kind::kEndStroke});
  draw_path_plot(*ImGui::GetWindowDrawList(), fit, path);
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy(size);
}

void draw_making(const PathView& path, const Look& look, Actions& actions) {
  fact_line(path.width.label, path.width.value_text, false, look);
  const float width = ImGui::GetContentRegionAvail().x;
  if (const auto value = track(path.width, width, look))
    actions.push_back({.kind = Kind::kSetPathWidth, .value = *value});
  ImGui::Dummy({0, look.px(4)});
  std::array<char, 256> title{};
  path.title.copy(title.data(), title.size() - 1);
  ImGui::SetNextItemWidth(width - look.px(106));
  const bool entered = ImGui::InputTextWithHint("##title", "Its title", title.data(), title.size(),
                                                ImGuiInputTextFlags_EnterReturnsTrue);
  if (entered) ImGui::SetKeyboardFocusHere(-1);  // to mend it
  if (path.title != title.data()) actions.push_back({.kind = Kind::kTypePathTitle, .id = title.data()});
  ImGui::SameLine(0, look.px(8));
  if (button("Save", ButtonKind::kPrimary, {look.px(98), ImGui::GetFrameHeight()}, look) || entered)
    actions.push_back({.kind = Kind::kMakePath});
  if (path.error.empty()) return faint_text("Save makes it an exercise, and chooses it to be played.");
  ImGui::PushTextWrapPos(0);
  ImGui::PushStyleColor(ImGuiCol_Text, color::kWarning);
  ImGui::TextUnformatted(path.error.c_str());
  ImGui::PopStyleColor();
  ImGui::PopTextWrapPos();
}

void draw_numbers(const PathView& path, const Look& look) {
  if (path.length.empty())
    return faint_text(
        "How long it is, its steering index and the time that it will take this child stand here "
        "while you draw.");
  fact_line("Length", path.length, false, look);
  fact_line("Steering index", path.steering_id, false, look);
  for (const Prediction& time : path.predictions) {
    fact_line("Predicted time", time_text(time), false, look);
    faint_text(time.kind.empty() ? time.basis : time.kind + ": " + time.basis);
  }
}

void take_keys(const PathView& path, Actions& actions) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.KeyCtrl && ImGui::IsKeyPressed('Z') && !io.WantTextInput)
    actions.push_back({.kind = Kind::kUndoStroke});
  const int steps = (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_UpArrow)) ? 1 : 0) -
                    (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_DownArrow)) ? 1 : 0);
  if (steps != 0) actions.push_back({.kind = Kind::kSetPathWidth, .value = stepped(path.width, steps)});
}

}  // namespace

void draw_path(const PathView& path, const Look& look, Actions& actions) {
  draw_head(path, look, actions);
  ImGui::Dummy({0, look.px(2)});
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float width = room.x - look.px(8), gap = look.px(12), foot = look.px(198);
  draw_page(path, {width, room.y - foot - gap}, look, actions);
  ImGui::Dummy({0, gap / 2});
  const bool narrow = width < look.px(520);  // then one below the other
  begin_card("making", {narrow ? width : (width - gap) / 2, 0}, look);
  draw_making(path, look, actions);
  if (narrow) draw_numbers(path, look);
  end_card();
  if (!narrow) {
    ImGui::SameLine(0, gap);
    begin_card("numbers", {(width - gap) / 2, 0}, look);
    draw_numbers(path, look);
    end_card();
  }
  take_keys(path, actions);
}

}  // namespace thimble::panel
