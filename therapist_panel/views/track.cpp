#include "therapist_panel/views/track.hpp"

#include "therapist_panel/plot/paint.hpp"

namespace thimble::panel {

std::optional<double> track(const SliderRow& row, float width, const Look& look) {
  std::optional<double> chosen;
  const float height = look.px(24), radius = look.px(9);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::InvisibleButton(row.key.c_str(), {width, height});
  const float left = at.x + radius, span = width - 2 * radius, y = at.y + height / 2;
  if (ImGui::IsItemActive()) {
    const double value = value_at(row, (ImGui::GetMousePos().x - left) / span);
    if (value != row.value) chosen = value;
  }
  const auto place = [&](double value) {
    return left + span * static_cast<float>((value - row.min) / (row.max - row.min));
  };
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled({left, y - 3}, {left + span, y + 3}, color::kLine, 3);
  list.AddRectFilled({left, y - 3}, {place(row.value), y + 3}, color::kAccent, 3);
  list.AddRectFilled({place(row.default_value) - 1, y - 8}, {place(row.default_value) + 1, y + 8},
                     color::kGuide);
  list.AddCircleFilled({place(row.value), y}, radius,
                       ImGui::IsItemHovered() ? color::kAccentHover : color::kAccent, 24);
  list.AddCircleFilled({place(row.value), y}, radius - 4, color::kCard, 24);
  return chosen;
}

}  // namespace thimble::panel
