// How the panel looks and feels: ImGui's style, and the widgets that it lacks, each used in several places.
#pragma once

#include <imgui.h>

#include <span>
#include <string>
#include <string_view>

#include "therapist_panel/views/imgui_host.hpp"

namespace thimble::panel {

void set_theme(ImGuiStyle& style, float scale);

/// What every view is handed: fonts and the size of things.
struct Look {
  const Fonts& fonts;
  float scale = 1;
  std::span<const ImVec2> drag{};  ///< as ImGuiHost has it
  /// Pixels of so many units at 96 pixels an inch.
  float px(float units) const { return units * scale; }
};

/// A rounded surface with padding. End with end_card().
void begin_card(const char* id, ImVec2 size, const Look& look);
void end_card();

/// A small heading above a group.
void heading(std::string_view text, const Look& look);
void faint_text(std::string_view text);
void strong_text(std::string_view text, const Look& look);
/// A line that the reader of the numbers must not miss, on a tinted ground as wide as the region.
void notice(std::string_view text, const Look& look);

enum class ButtonKind { kPrimary, kPlain };
bool button(const char* label, ButtonKind kind, ImVec2 size, const Look& look);

/// A row to choose, as wide as the region: one bold line and a faint one. True when clicked.
bool choice_row(const char* id, std::string_view title, std::string_view detail, bool chosen,
                const Look& look);

/// A label at the left, a value at the right end of the same line; the value in the colour of a warning if
/// asked.
void fact_line(std::string_view label, std::string_view value, bool warns, const Look& look);

}  // namespace thimble::panel
