// The panel's colours and the few shapes that ImGui has no widget for. Colours stand here once, by what they
// are for.
#pragma once

#include <imgui.h>

#include <string_view>

namespace thimble::panel {

/// Warm, quiet, one accent. Text on ground and card has a contrast of at least 4.5:1, also the faint one.
namespace color {
inline constexpr ImU32 kGround = IM_COL32(245, 241, 234, 255);
inline constexpr ImU32 kRail = IM_COL32(237, 231, 221, 255);
inline constexpr ImU32 kCard = IM_COL32(255, 253, 250, 255);
inline constexpr ImU32 kLine = IM_COL32(226, 218, 206, 255);
inline constexpr ImU32 kText = IM_COL32(45, 41, 37, 255);
inline constexpr ImU32 kFaint = IM_COL32(111, 101, 91, 255);
inline constexpr ImU32 kAccent = IM_COL32(22, 107, 105, 255);
inline constexpr ImU32 kAccentHover = IM_COL32(17, 90, 88, 255);
inline constexpr ImU32 kAccentSoft = IM_COL32(216, 233, 230, 255);
inline constexpr ImU32 kOnAccent = IM_COL32(255, 255, 255, 255);
inline constexpr ImU32 kHover = IM_COL32(229, 221, 209, 255);
inline constexpr ImU32 kWarning = IM_COL32(138, 79, 0, 255);
inline constexpr ImU32 kWarningSoft = IM_COL32(252, 238, 212, 255);
inline constexpr ImU32 kCorridor = IM_COL32(236, 229, 217, 255);
inline constexpr ImU32 kGuide = IM_COL32(190, 178, 161, 255);
inline constexpr ImU32 kOther = IM_COL32(168, 158, 148, 255);
}  // namespace color

inline ImU32 with_alpha(ImU32 rgba, float alpha) {
  return (rgba & ~IM_COL32_A_MASK) | (static_cast<ImU32>(alpha * 255.0f + 0.5f) << IM_COL32_A_SHIFT);
}

/// From slow (0) to fast (1): dark blue over green to yellow-orange, told apart by lightness too, so that it
/// survives colour blindness and a grey print. Values beyond are held at the ends.
ImU32 speed_color(double fraction);

inline ImVec2 operator+(ImVec2 a, ImVec2 b) { return {a.x + b.x, a.y + b.y}; }
inline ImVec2 operator-(ImVec2 a, ImVec2 b) { return {a.x - b.x, a.y - b.y}; }

enum class TextAlign { kLeft, kCenter, kRight };
/// One line in the current font, its top at `at`. Returns its width.
float draw_text(ImDrawList& list, ImVec2 at, std::string_view text, ImU32 rgba,
                TextAlign align = TextAlign::kLeft);
/// The same, cut with an ellipsis where it would be wider than `width`.
void draw_text_within(ImDrawList& list, ImVec2 at, float width, std::string_view text, ImU32 rgba);

}  // namespace thimble::panel
