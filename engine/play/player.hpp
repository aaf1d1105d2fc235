// What the child's window does, without the window: the scene around the game, cues, the grown-ups' gate, the
// bank-card screen. Takes reports, keys and times; gives a DrawList, sounds to start, and when it next wants
// a frame.
#pragma once

#include <optional>
#include <vector>

#include "engine/draw/draw_list.hpp"
#include "engine/play/card_screen.hpp"
#include "engine/play/gate.hpp"
#include "engine/play/session.hpp"

namespace thimble::play {

enum class Key : std::uint8_t { kEscape, kEnter, kLeft, kRight, kUp, kDown };

class Player {
 public:
  /// `session` outlives the player.
  Player(Session& session, Calibration calibration, Vec2 window_px);

  void report(const PointerReport& report);
  void key(Key key);
  void frame(Ns now);
  void set_display(const Calibration& calibration, Vec2 window_px);
  /// The window is no longer seen or a device went: contacts are cancelled. Losing the keyboard's focus is no
  /// reason, as the therapist's panel may have it while the child draws.
  void interrupt(Ns now);

  /// The whole picture; `list` is cleared first.
  void draw(draw::DrawList& list) const;
  /// How to put the list on the window. Changes with the display, the exercise and the screen shown.
  Mapping mapping() const;
  /// Until when nothing will move by itself: the loop may sleep until then or until input comes.
  Ns next_frame() const;

  /// Cues to be heard since the last call.
  std::vector<Cue> take_sounds();
  /// Set once, when a grown-up has measured the screen with a card.
  std::optional<Calibration> take_calibration();
  /// A grown-up has ended it, or all is done and the goodbye has been seen.
  bool finished() const;
  void open_card_screen();
  Session& session() { return session_; }

 private:
  struct Spark {
    Cue cue = Cue::kNone;
    Vec2 mm{};
    Ns begun{0};
  };
  Rect visible_mm() const;
  bool covered() const { return gate_.open() || card_screen_.has_value(); }
  void open_gate();
  void uncover();
  void choose(Gate::Choice choice);
  void after_card(CardScreen::Answer answer);
  void draw_sparks(draw::Layer& layer) const;

  Session& session_;
  Calibration calibration_;
  Vec2 window_px_;
  Ns now_{0};
  Gate gate_;
  CornerHold corner_;
  std::optional<CardScreen> card_screen_;
  std::vector<Spark> sparks_;
  std::vector<Cue> sounds_;
  std::optional<Calibration> measured_;
  bool finished_ = false;
};

}  // namespace thimble::play
