#include "engine/play/dialog.hpp"

#include <array>
#include <cmath>
#include <numbers>

namespace thimble::play {

std::vector<Vec2> rounded(const Rect& rect, double radius) {
  constexpr int kPiecesPerCorner = 8;
  const std::array<Vec2, 4> centers{
      Vec2{rect.max.x - radius, rect.max.y - radius}, Vec2{rect.min.x + radius, rect.max.y - radius},
      Vec2{rect.min.x + radius, rect.min.y + radius}, Vec2{rect.max.x - radius, rect.min.y + radius}};
  std::vector<Vec2> outline;
  for (int corner = 0; corner < 4; ++corner)
    for (int i = 0; i <= kPiecesPerCorner; ++i) {
      const double angle = std::numbers::pi / 2 * (corner + static_cast<double>(i) / kPiecesPerCorner);
      outline.push_back(centers[static_cast<std::size_t>(corner)] +
                        Vec2{std::cos(angle), std::sin(angle)} * radius);
    }
  return outline;
}

void draw_card(draw::Layer& layer, const Rect& rect, double unit) {
  const Vec2 shadow{0, unit * 0.25};
  layer.polygon(rounded({rect.min + shadow, rect.max + shadow}, unit * 1.2), {draw::Role::kShade, 0.25f});
  layer.polygon(rounded(rect, unit * 1.2), {draw::Role::kCard});
}

void draw_button(draw::Layer& layer, const Button& button, double unit) {
  layer.polygon(rounded(button.rect, unit * 0.9), {draw::Role::kButton});
  const Vec2 baseline = button.rect.center() + Vec2{0, unit * 0.5};
  layer.text(baseline, unit, button.label, {draw::Role::kOnButton});
}

int button_at(std::span<const Button> buttons, Vec2 point) {
  for (std::size_t i = 0; i < buttons.size(); ++i)
    if (buttons[i].rect.contains(point)) return static_cast<int>(i);
  return -1;
}

}  // namespace thimble::play
