#include "engine/play/gate.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace thimble::play {

namespace {

constexpr double kUnit = 4.2;  // height of a capital letter, mm
constexpr int kFirstNumber = 11;
constexpr std::array<std::string_view, 9> kNumberWords{
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::size_t kAnswers = 6;
// In the order of Gate::Choice.
constexpr std::array<std::string_view, 4> kMenu{"Keep playing", "Next one", "Measure the screen", "All done"};

Rect card_in(const Rect& visible) {
  const Vec2 half{std::min(62.0, visible.size().x * 0.46), std::min(46.0, visible.size().y * 0.46)};
  return {visible.center() - half, visible.center() + half};
}

}  // namespace

void Gate::show(Ns now) {
  screen_ = Screen::kQuestion;
  ask(now);
}

// Another question each time, so that the place of the right answer can't be learnt.
void Gate::ask(Ns now) {
  Rng rng{static_cast<std::uint64_t>(now.count())};
  std::vector<int> numbers;
  for (std::size_t i = 0; i < kNumberWords.size(); ++i) numbers.push_back(kFirstNumber + static_cast<int>(i));
  answers_.clear();
  while (answers_.size() < kAnswers) {
    const auto pick = numbers.begin() + static_cast<std::ptrdiff_t>(rng.below(numbers.size()));
    answers_.push_back(*pick);
    numbers.erase(pick);
  }
  wanted_ = static_cast<int>(rng.below(kAnswers));
  lay_out(visible_);
}

void Gate::lay_out(const Rect& visible_mm) {
  visible_ = visible_mm;
  buttons_.clear();
  if (visible_.empty()) return;
  const Rect card = card_in(visible_);
  if (screen_ == Screen::kQuestion) {
    const double gap = 4, side = (card.size().x - 24 - gap * (kAnswers - 1)) / kAnswers;
    for (std::size_t i = 0; i < answers_.size(); ++i) {
      const Vec2 corner{card.min.x + 12 + static_cast<double>(i) * (side + gap), card.center().y + 2};
      buttons_.push_back({{corner, corner + Vec2{side, 18}}, std::to_string(answers_[i])});
    }
  } else if (screen_ == Screen::kMenu) {
    const double height = (card.size().y - 16 - 4 * 3) / 4;
    for (std::size_t i = 0; i < kMenu.size(); ++i) {
      const Vec2 corner{card.min.x + 12, card.min.y + 8 + static_cast<double>(i) * (height + 4)};
      buttons_.push_back({{corner, {card.max.x - 12, corner.y + height}}, std::string{kMenu[i]}});
    }
  }
}

std::optional<Gate::Choice> Gate::touch(Vec2 mm) {
  const int button = button_at(buttons_, mm);
  if (button < 0) return std::nullopt;
  if (screen_ == Screen::kMenu) {
    close();
    return static_cast<Choice>(button);
  }
  if (button != wanted_) {
    close();
    return Choice::kKeepPlaying;
  }
  screen_ = Screen::kMenu;
  lay_out(visible_);
  return std::nullopt;
}

void Gate::draw(draw::Layer& layer) const {
  if (!open() || visible_.empty()) return;
  const std::array<Vec2, 4> all{visible_.min, Vec2{visible_.max.x, visible_.min.y}, visible_.max,
                                Vec2{visible_.min.x, visible_.max.y}};
  layer.polygon(all, {draw::Role::kShade, 0.55f});
  const Rect card = card_in(visible_);
  draw_card(layer, card, kUnit);
  if (screen_ == Screen::kQuestion) {
    const auto word =
        kNumberWords[static_cast<std::size_t>(answers_[static_cast<std::size_t>(wanted_)] - kFirstNumber)];
    const Vec2 top{card.center().x, card.min.y};
    layer.text(top + Vec2{0, 16}, kUnit, "For grown-ups", {draw::Role::kText});
    layer.text(top + Vec2{0, 31}, kUnit * 0.85, "Please touch the number " + std::string{word},
               {draw::Role::kText});
    layer.text({top.x, card.max.y - 8}, kUnit * 0.6, "Escape goes back to play", {draw::Role::kText, 0.8f});
  }
  for (const Button& button : buttons_) draw_button(layer, button, kUnit * 0.9);
}

void CornerHold::report(const PointerReport& report, Vec2 mm, const Rect& visible_mm) {
  const Vec2 nearest{mm.x < visible_mm.center().x ? visible_mm.min.x : visible_mm.max.x,
                     mm.y < visible_mm.center().y ? visible_mm.min.y : visible_mm.max.y};
  const bool in_corner = std::abs(mm.x - nearest.x) <= kCornerMm && std::abs(mm.y - nearest.y) <= kCornerMm;
  if (contact_ == report.contact && (ends_contact(report.phase) || !in_corner)) contact_.reset();
  if (!contact_ && report.phase == motion::Phase::kDown && in_corner) {
    contact_ = report.contact;
    since_ = report.t_event;
    at_ = mm;
  }
}

double CornerHold::progress(Ns now) const {
  if (!contact_) return 0;
  return std::clamp(in_seconds(now - since_) / in_seconds(kHold), 0.0, 1.0);
}

}  // namespace thimble::play
