#include "therapist_panel/plot/paint.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace thimble::panel {

ImU32 speed_color(double fraction) {
  struct Stop {
    float r, g, b;
  };
  // Dark enough at the fast end to be seen on the light corridor.
  static constexpr std::array<Stop, 4> kStops{{{44, 52, 122}, {25, 117, 139}, {86, 158, 70}, {227, 150, 20}}};
  const double place = std::clamp(fraction, 0.0, 1.0) * (kStops.size() - 1);
  const auto index = std::min(static_cast<std::size_t>(place), kStops.size() - 2);
  const auto part = static_cast<float>(place - static_cast<double>(index));
  const Stop &a = kStops[index], &b = kStops[index + 1];
  const auto mix = [part](float from, float to) {
    return static_cast<ImU32>(from + (to - from) * part + 0.5f);
  };
  return IM_COL32(mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), 255);
}

float draw_text(ImDrawList& list, ImVec2 at, std::string_view text, ImU32 rgba, TextAlign align) {
  const float width = ImGui::CalcTextSize(text.data(), text.data() + text.size()).x;
  if (align == TextAlign::kCenter) at.x -= width / 2;
  if (align == TextAlign::kRight) at.x -= width;
  list.AddText({std::floor(at.x), std::floor(at.y)}, rgba, text.data(), text.data() + text.size());
  return width;
}

void draw_text_within(ImDrawList& list, ImVec2 at, float width, std::string_view text, ImU32 rgba) {
  const auto width_of = [](std::string_view t) {
    return ImGui::CalcTextSize(t.data(), t.data() + t.size()).x;
  };
  if (width_of(text) <= width) {
    draw_text(list, at, text, rgba);
    return;
  }
  std::string cut{text};
  while (!cut.empty() && width_of(cut + "...") > width) {
    while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xc0) == 0x80) cut.pop_back();
    if (!cut.empty()) cut.pop_back();
  }
  draw_text(list, at, cut + "...", rgba);
}

}  // namespace thimble::panel
