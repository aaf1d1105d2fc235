#include "therapist_panel/views/theme.hpp"

#include <algorithm>

#include "therapist_panel/plot/paint.hpp"

namespace thimble::panel {
namespace {

ImVec4 vec4(ImU32 rgba) { return ImGui::ColorConvertU32ToFloat4(rgba); }

void set_colors(ImGuiStyle& style) {
  ImGui::StyleColorsLight(&style);
  ImVec4* colors = style.Colors;
  colors[ImGuiCol_Text] = vec4(color::kText);
  colors[ImGuiCol_TextDisabled] = vec4(color::kFaint);
  colors[ImGuiCol_WindowBg] = vec4(color::kGround);
  colors[ImGuiCol_ChildBg] = {0, 0, 0, 0};
  colors[ImGuiCol_PopupBg] = vec4(color::kCard);
  colors[ImGuiCol_Border] = vec4(color::kLine);
  colors[ImGuiCol_FrameBg] = vec4(color::kRail);
  colors[ImGuiCol_FrameBgHovered] = vec4(color::kHover);
  colors[ImGuiCol_FrameBgActive] = vec4(color::kHover);
  colors[ImGuiCol_Button] = vec4(color::kRail);
  colors[ImGuiCol_ButtonHovered] = vec4(color::kHover);
  colors[ImGuiCol_ButtonActive] = vec4(color::kHover);
  colors[ImGuiCol_Header] = vec4(color::kAccentSoft);
  colors[ImGuiCol_HeaderHovered] = vec4(color::kHover);
  colors[ImGuiCol_HeaderActive] = vec4(color::kAccentSoft);
  colors[ImGuiCol_SliderGrab] = vec4(color::kAccent);
  colors[ImGuiCol_SliderGrabActive] = vec4(color::kAccentHover);
  colors[ImGuiCol_CheckMark] = vec4(color::kAccent);
  colors[ImGuiCol_Separator] = vec4(color::kLine);
  colors[ImGuiCol_ScrollbarBg] = {0, 0, 0, 0};
  colors[ImGuiCol_ScrollbarGrab] = vec4(color::kLine);
  colors[ImGuiCol_ScrollbarGrabHovered] = vec4(color::kGuide);
  colors[ImGuiCol_ScrollbarGrabActive] = vec4(color::kGuide);
}

}  // namespace

void set_theme(ImGuiStyle& style, float scale) {
  style = ImGuiStyle{};
  set_colors(style);
  style.WindowPadding = {0, 0};
  style.FramePadding = {12, 6};
  style.ItemSpacing = {10, 2};  // Andika's lines bring their own room
  style.ItemInnerSpacing = {8, 6};
  style.ScrollbarSize = 10;
  style.GrabMinSize = 18;
  style.WindowRounding = 0;
  style.ChildRounding = 8;
  style.FrameRounding = 7;
  style.PopupRounding = 8;
  style.GrabRounding = 7;
  style.ScrollbarRounding = 5;
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.PopupBorderSize = 1;
  style.CircleTessellationMaxError = 0.15f;
  style.ScaleAllSizes(scale);
}

void begin_card(const char* id, ImVec2 size, const Look& look) {
  ImGui::PushStyleColor(ImGuiCol_ChildBg, color::kCard);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{look.px(16), look.px(14)});
  ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, 1.0f);
  ImGui::BeginChild(id, size, true);
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor();
}

void end_card() { ImGui::EndChild(); }

void heading(std::string_view text, const Look& look) {
  ImGui::PushFont(look.fonts.strong);
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  ImGui::PopFont();
}

void faint_text(std::string_view text) {
  ImGui::PushStyleColor(ImGuiCol_Text, color::kFaint);
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
}

void strong_text(std::string_view text, const Look& look) {
  ImGui::PushFont(look.fonts.strong);
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  ImGui::PopTextWrapPos();
  ImGui::PopFont();
}

void notice(std::string_view text, const Look& look) {
  const float pad = look.px(10), width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size = ImGui::CalcTextSize(text.data(), text.data() + text.size(), false, width - 2 * pad);
  ImGui::GetWindowDrawList()->AddRectFilled(at, at + ImVec2{width, size.y + 2 * pad}, color::kWarningSoft,
                                            look.px(7));
  ImGui::SetCursorScreenPos(at + ImVec2{pad, pad});
  ImGui::PushStyleColor(ImGuiCol_Text, color::kWarning);
  ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + width - 2 * pad);
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
  ImGui::SetCursorScreenPos(at + ImVec2{0, size.y + 2 * pad});
  ImGui::Dummy({width, 0});
}

bool button(const char* label, ButtonKind kind, ImVec2 size, const Look& look) {
  const bool primary = kind == ButtonKind::kPrimary;
  ImGui::PushStyleColor(ImGuiCol_Button, primary ? color::kAccent : color::kRail);
  ImGui::PushStyleColor(ImGuiCol_ButtonHovered, primary ? color::kAccentHover : color::kHover);
  ImGui::PushStyleColor(ImGuiCol_ButtonActive, primary ? color::kAccentHover : color::kHover);
  ImGui::PushStyleColor(ImGuiCol_Text, primary ? color::kOnAccent : color::kText);
  ImGui::PushFont(look.fonts.strong);
  const bool pressed = ImGui::Button(label, size);
  ImGui::PopFont();
  ImGui::PopStyleColor(4);
  return pressed;
}

bool choice_row(const char* id, std::string_view title, std::string_view detail, bool chosen,
                const Look& look) {
  const float width = ImGui::GetContentRegionAvail().x, pad = look.px(12);
  const float line = ImGui::GetTextLineHeight(), height = 2 * line + look.px(10);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool pressed = ImGui::InvisibleButton(id, {width, height});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (chosen || ImGui::IsItemHovered())
    list.AddRectFilled(at, at + ImVec2{width, height}, chosen ? color::kCard : color::kHover, look.px(8));
  if (chosen)
    list.AddRectFilled(at + ImVec2{0, look.px(10)}, at + ImVec2{look.px(4), height - look.px(10)},
                       color::kAccent, 2);
  ImGui::PushFont(look.fonts.strong);
  draw_text_within(list, at + ImVec2{pad, look.px(5)}, width - 2 * pad, title, color::kText);
  ImGui::PopFont();
  draw_text_within(list, at + ImVec2{pad, look.px(4) + line}, width - 2 * pad, detail, color::kFaint);
  return pressed;
}

void fact_line(std::string_view label, std::string_view value, bool warns, const Look& look) {
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float label_width = draw_text(list, at, label, color::kFaint);
  const float value_width = ImGui::CalcTextSize(value.data(), value.data() + value.size()).x;
  const ImU32 rgba = warns ? color::kWarning : color::kText;
  const float line = ImGui::GetTextLineHeight();
  if (label_width + look.px(12) + value_width <= width) {
    draw_text(list, at + ImVec2{width, 0}, value, rgba, TextAlign::kRight);
    ImGui::Dummy({width, line});
    return;
  }
  // Too long for the line: the value goes below, over as many lines as it needs.
  ImGui::SetCursorScreenPos(at + ImVec2{0, line + look.px(2)});
  ImGui::PushStyleColor(ImGuiCol_Text, rgba);
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(value.data(), value.data() + value.size());
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
}

}  // namespace thimble::panel
