#include "engine/play/player.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <numbers>

namespace thimble::play {

namespace {

constexpr double kPaperMargin = 7;       // paper beyond the page, mm
constexpr double kBackdropAspect = 1.6;  // assets/sprites/backdrop_*.svg are 16:10
constexpr Ns kGoodbye = std::chrono::seconds{6};
constexpr Ns kAnimationFrame{1'000'000'000 / 60};
constexpr Ns kCalmFrame{1'000'000'000 / 24};  // for the slow rings of an invitation
// Play is stepped at least so often when nobody touches: within the ticks that one frame catches up.
constexpr Ns kIdleFrame = std::chrono::milliseconds{200};

Ns life_of(Cue cue) {
  switch (cue) {
    case Cue::kNone:
      return Ns{0};
    case Cue::kInvite:
      return std::chrono::milliseconds{1800};
    case Cue::kTouch:
      return std::chrono::milliseconds{350};
    case Cue::kProgress:
      return std::chrono::milliseconds{900};
    case Cue::kSuccess:
      return std::chrono::milliseconds{1900};
  }
  UNREACHABLE();
}

double eased_out(double t) { return 1 - (1 - t) * (1 - t) * (1 - t); }

// Petals that drift apart and fade: slow, round, and never more than a hand's breadth.
void draw_petals(draw::Layer& layer, Vec2 at, double age, int count, double reach_mm, double size_mm) {
  for (int i = 0; i < count; ++i) {
    const double turn = 2 * std::numbers::pi * (i + 0.25) / count;
    const double reach = reach_mm * (0.75 + 0.25 * ((i * 7) % 4) / 3.0) * eased_out(age);
    const Vec2 place = at + Vec2{std::cos(turn), std::sin(turn)} * reach + Vec2{0, 6 * age * age};
    const auto alpha = static_cast<float>(std::min(1.0, 2 * (1 - age)));
    layer.sprite("sparkle", place, Vec2{size_mm * (1 - 0.4 * age)}, alpha);
  }
}

void draw_spark(draw::Layer& layer, Cue cue, Vec2 at, double age) {
  switch (cue) {
    case Cue::kNone:
      return;
    case Cue::kInvite: {  // a ring that breathes out twice
      const double breath = std::fmod(age * 2, 1.0);
      layer.ring(at, 6 + 7 * eased_out(breath), 1.4,
                 {draw::Role::kStart, static_cast<float>(0.7 * (1 - breath))});
      return;
    }
    case Cue::kTouch:
      layer.ring(at, 4 + 5 * eased_out(age), 1, {draw::Role::kInk, static_cast<float>(0.45 * (1 - age))});
      return;
    case Cue::kProgress:
      draw_petals(layer, at, age, 5, 12, 6);
      return;
    case Cue::kSuccess:
      draw_petals(layer, at, age, 9, 24, 9);
      return;
  }
}

void draw_backdrop(draw::Layer& layer, const Rect& visible) {
  const double width = std::max(visible.size().x, visible.size().y * kBackdropAspect);
  layer.sprite("backdrop_meadow", visible.center(), {width, width / kBackdropAspect});
}

}  // namespace

Player::Player(Session& session, Calibration calibration, Vec2 window_px)
    : session_(session), calibration_(std::move(calibration)), window_px_(window_px) {}

Mapping Player::mapping() const { return card_screen_ ? Mapping{{0, 0}, {1, 1}} : session_.mapping(); }

Rect Player::visible_mm() const {
  return {session_.mapping().to_mm({0, 0}), session_.mapping().to_mm(window_px_)};
}

void Player::report(const PointerReport& report) {
  if (card_screen_) return after_card(card_screen_->report(report));
  const Vec2 mm = session_.mapping().to_mm(report.px);
  if (gate_.open()) {
    if (report.phase == motion::Phase::kDown)
      if (const auto choice = gate_.touch(mm)) choose(*choice);
    return;
  }
  corner_.report(report, mm, visible_mm());
  session_.report(report);
}

void Player::key(Key key) {
  if (card_screen_) {
    switch (key) {
      case Key::kEscape:
        return after_card(CardScreen::Answer::kCancelled);
      case Key::kEnter:
        return after_card(card_screen_->fits());
      case Key::kLeft:
        return card_screen_->nudge({-1, 0});
      case Key::kRight:
        return card_screen_->nudge({1, 0});
      case Key::kUp:
        return card_screen_->nudge({0, -1});
      case Key::kDown:
        return card_screen_->nudge({0, 1});
    }
  }
  if (key != Key::kEscape) return;
  if (session_.phase() == SessionPhase::kEnded)
    finished_ = true;
  else if (gate_.open())
    choose(Gate::Choice::kKeepPlaying);
  else
    open_gate();
}

void Player::open_gate() {
  corner_.reset();
  if (session_.phase() == SessionPhase::kPlaying)
    (void)session_.command({.kind = SessionCommand::Kind::kPause});
  session_.cancel_contacts(now_);
  gate_.lay_out(visible_mm());
  gate_.show(now_);
}

void Player::uncover() {
  gate_.close();
  card_screen_.reset();
  if (session_.phase() == SessionPhase::kPaused)
    (void)session_.command({.kind = SessionCommand::Kind::kResume});
}

void Player::choose(Gate::Choice choice) {
  switch (choice) {
    case Gate::Choice::kKeepPlaying:
      return uncover();
    case Gate::Choice::kNext:
      (void)session_.command({.kind = SessionCommand::Kind::kSkip});
      return uncover();
    case Gate::Choice::kMeasureScreen:
      gate_.close();
      return open_card_screen();
    case Gate::Choice::kAllDone:
      (void)session_.command({.kind = SessionCommand::Kind::kStop});
      return uncover();
  }
}

void Player::open_card_screen() {
  if (session_.phase() == SessionPhase::kPlaying)
    (void)session_.command({.kind = SessionCommand::Kind::kPause});
  card_screen_.emplace(calibration_.display, window_px_, calibration_.mm_per_px);
}

void Player::after_card(CardScreen::Answer answer) {
  if (answer == CardScreen::Answer::kNone) return;
  if (answer == CardScreen::Answer::kMeasured) {
    measured_ = card_screen_->calibration();
    calibration_ = *measured_;
  }
  uncover();
  session_.set_display(calibration_, window_px_);
}

void Player::frame(Ns now) {
  now_ = now;
  if (!covered()) {
    session_.frame(now);
    if (corner_.progress(now) >= 1) open_gate();
  }
  for (const Session::CueAt& cue : session_.take_cues()) {
    if (cue.cue != Cue::kInvite)  // it has been accepted
      std::erase_if(sparks_, [](const Spark& s) { return s.cue == Cue::kInvite; });
    sparks_.push_back({cue.cue, cue.mm, now});
    if (cue.cue != Cue::kInvite) sounds_.push_back(cue.cue);
  }
  std::erase_if(sparks_, [&](const Spark& s) { return now - s.begun >= life_of(s.cue); });
}

void Player::set_display(const Calibration& calibration, Vec2 window_px) {
  calibration_ = calibration;
  window_px_ = window_px;
  session_.set_display(calibration, window_px);
  if (card_screen_) card_screen_.emplace(calibration_.display, window_px_, calibration_.mm_per_px);
  if (gate_.open()) gate_.lay_out(visible_mm());
}

void Player::interrupt(Ns now) {
  corner_.reset();
  session_.cancel_contacts(now);
}

void Player::draw_sparks(draw::Layer& layer) const {
  for (const Spark& s : sparks_)
    draw_spark(layer, s.cue, s.mm,
               std::clamp(in_seconds(now_ - s.begun) / in_seconds(life_of(s.cue)), 0.0, 1.0));
}

void Player::draw(draw::DrawList& list) const {
  list.clear();
  if (card_screen_) return card_screen_->draw(list);
  const Rect visible = visible_mm();
  draw_backdrop(list.still, visible);
  if (session_.phase() == SessionPhase::kEnded) {
    const double height = std::min(visible.size().y * 0.5, 90.0);
    const Vec2 on_the_grass{visible.center().x, visible.min.y + visible.size().y * 0.62};
    list.still.sprite("basket_of_flowers", on_the_grass, Vec2{height});
    return draw_sparks(list.live);
  }
  const Rect page{{0, 0}, session_.page_mm()};
  const Rect paper = expanded(page, kPaperMargin);
  list.still.polygon(rounded({paper.min + Vec2{0, 1.2}, paper.max + Vec2{0, 1.2}}, 9),
                     {draw::Role::kShade, 0.16f});
  list.still.polygon(rounded(paper, 9), {draw::Role::kPaper});
  session_.draw(list);
  draw_sparks(list.live);
  if (corner_.holding() && corner_.progress(now_) > 0.25) {
    constexpr double kRingMm = 9, kInsideMm = 13;  // all of the ring is seen
    const Vec2 center = glm::clamp(corner_.at(), visible.min + kInsideMm, visible.max - kInsideMm);
    std::vector<Vec2> arc;
    const double turn = 2 * std::numbers::pi * corner_.progress(now_);
    for (int i = 0; i <= 32; ++i)
      arc.push_back(center + Vec2{std::sin(turn * i / 32), -std::cos(turn * i / 32)} * kRingMm);
    list.live.stroke(arc, 2, {draw::Role::kText, 0.5f});
  }
  if (session_.phase() == SessionPhase::kPaused && !gate_.open()) {
    const std::array<Vec2, 4> all{visible.min, Vec2{visible.max.x, visible.min.y}, visible.max,
                                  Vec2{visible.min.x, visible.max.y}};
    list.live.polygon(all, {draw::Role::kShade, 0.3f});
  }
  gate_.draw(list.live);
}

Ns Player::next_frame() const {
  const bool lively =
      std::any_of(sparks_.begin(), sparks_.end(), [](const Spark& s) { return s.cue != Cue::kInvite; });
  if (lively || (!covered() && (session_.moves() || corner_.holding()))) return now_ + kAnimationFrame;
  if (!sparks_.empty()) return now_ + kCalmFrame;
  if (covered() || session_.phase() == SessionPhase::kPaused) return now_ + std::chrono::seconds{1};
  if (session_.phase() == SessionPhase::kEnded) return session_.phase_began() + kGoodbye;
  return now_ + kIdleFrame;
}

std::vector<Cue> Player::take_sounds() { return std::exchange(sounds_, {}); }

std::optional<Calibration> Player::take_calibration() { return std::exchange(measured_, std::nullopt); }

bool Player::finished() const {
  return finished_ || (session_.phase() == SessionPhase::kEnded && now_ - session_.phase_began() >= kGoodbye);
}

}  // namespace thimble::play
