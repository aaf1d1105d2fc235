#include "engine/play/card_screen.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace thimble::play {

namespace {

constexpr double kUnit = 20;  // height of a capital letter, px
constexpr double kGripPx = 60;
// The second try starts from another size, so that the first isn't simply confirmed.
constexpr double kSecondStart = 0.82;
constexpr double kAgreement = 0.01;
constexpr double kHandMm = 0.5;

}  // namespace

bool tries_agree(Vec2 a, Vec2 b) {
  return std::abs(a.x - b.x) <= kAgreement * std::max(a.x, b.x) &&
         std::abs(a.y - b.y) <= kAgreement * std::max(a.y, b.y);
}

Calibration calibration_from_card(std::string display, Vec2 first_px, Vec2 second_px) {
  CHECK(first_px.x > 0 && first_px.y > 0 && second_px.x > 0 && second_px.y > 0);
  const Vec2 mean = (first_px + second_px) * 0.5;
  const Vec2 spread{std::abs(first_px.x - second_px.x) / (2 * mean.x),
                    std::abs(first_px.y - second_px.y) / (2 * mean.y)};
  return {.display = std::move(display),
          .mm_per_px = kCardMm / mean,
          .error_fraction = std::max(spread.x + kHandMm / kCardMm.x, spread.y + kHandMm / kCardMm.y),
          .method = CalibrationMethod::kCard,
          .measured_utc = {}};
}

CardScreen::CardScreen(std::string display, Vec2 window_px, Vec2 guess_mm_per_px)
    : display_(std::move(display)), window_px_(window_px), outline_(kCardMm / guess_mm_per_px) {
  outline_ = {std::clamp(outline_.x, 120.0, window_px.x * 0.8),
              std::clamp(outline_.y, 80.0, window_px.y * 0.6)};
  lay_out();
}

// The outline grows from a fixed upper left corner, where the card is held.
Rect CardScreen::card() const {
  const Vec2 corner{std::floor(window_px_.x * 0.08), std::floor(window_px_.y * 0.22)};
  return {corner, corner + outline_};
}

void CardScreen::lay_out() {
  const Vec2 fits{window_px_.x - 40 - 220, window_px_.y - 40 - 64};
  buttons_ = {{{fits, fits + Vec2{220, 64}}, "It fits"}, {{{40, fits.y}, {260, fits.y + 64}}, "Not now"}};
}

CardScreen::Answer CardScreen::report(const PointerReport& report) {
  const Rect rect = card();
  if (report.phase == motion::Phase::kDown && !dragging_contact_) {
    switch (button_at(buttons_, report.px)) {
      case 0:
        return fits();
      case 1:
        return Answer::kCancelled;
      default:
        break;
    }
    const double to_right = std::abs(report.px.x - rect.max.x), to_lower = std::abs(report.px.y - rect.max.y);
    if (std::min(to_right, to_lower) > kGripPx) return Answer::kNone;
    dragged_ = to_right <= to_lower ? Edge::kRight : Edge::kLower;
    grip_ = dragged_ == Edge::kRight ? rect.max.x - report.px.x : rect.max.y - report.px.y;
    dragging_contact_ = report.contact;
  } else if (dragging_contact_ == report.contact) {
    if (dragged_ == Edge::kRight)
      outline_.x = std::clamp(report.px.x + grip_ - rect.min.x, 60.0, window_px_.x * 0.9);
    if (dragged_ == Edge::kLower)
      outline_.y = std::clamp(report.px.y + grip_ - rect.min.y, 40.0, window_px_.y * 0.75);
    if (ends_contact(report.phase)) dragging_contact_.reset();
  }
  return Answer::kNone;
}

void CardScreen::nudge(Vec2 px) {
  outline_ = {std::max(60.0, outline_.x + px.x), std::max(40.0, outline_.y + px.y)};
}

CardScreen::Answer CardScreen::fits() {
  tries_.push_back(outline_);
  if (tries_.size() == 1) {
    disagreed_ = false;
    outline_ *= kSecondStart;
    return Answer::kNone;
  }
  if (tries_agree(tries_[0], tries_[1])) return Answer::kMeasured;
  tries_.clear();
  disagreed_ = true;
  return Answer::kNone;
}

Calibration CardScreen::calibration() const {
  CHECK(tries_.size() == 2);
  return calibration_from_card(display_, tries_[0], tries_[1]);
}

void CardScreen::draw(draw::DrawList& list) const {
  const std::array<Vec2, 4> all{Vec2{0, 0}, Vec2{window_px_.x, 0}, window_px_, Vec2{0, window_px_.y}};
  list.still.polygon(all, {draw::Role::kCard});
  draw::Layer& layer = list.live;
  const double middle = window_px_.x / 2;
  layer.text({middle, 70}, kUnit, "How big is this screen?", {draw::Role::kText});
  layer.text({middle, 112}, kUnit * 0.7, "Hold a bank card against the upper left corner of the outline.",
             {draw::Role::kText});
  layer.text({middle, 142}, kUnit * 0.7,
             disagreed_ ? "The two tries did not agree. Please fit it twice more."
             : tries_.empty()
                 ? "Drag its right and its lower edge until they meet the card. Arrow keys move by one pixel."
                 : "Thank you. Once more from another size, to be sure.",
             {draw::Role::kText});
  const Rect rect = card();
  std::vector<Vec2> outline =
      rounded(rect, 3.18 / kCardMm.x * outline_.x);  // ISO/IEC 7810: corner radius 3.18 mm
  layer.polygon(outline, {draw::Role::kPath});
  outline.push_back(outline.front());
  layer.stroke(outline, 3, {draw::Role::kText});
  layer.disc({rect.max.x, rect.center().y}, 16, {draw::Role::kButton});
  layer.disc({rect.center().x, rect.max.y}, 16, {draw::Role::kButton});
  for (const Button& button : buttons_) draw_button(layer, button, kUnit * 0.8);
}

}  // namespace thimble::play
