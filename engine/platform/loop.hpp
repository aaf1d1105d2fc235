// The native host: the only place that waits. Joins the windows of the program in one thread.
//
//   while (loop.turn()) { ... }
//
// A turn waits for input or for the next frame, whichever comes first, hands out what came, and draws what is
// due: the child's window first. SIGINT, SIGTERM and the closing of the last window end it.
#pragma once

#include <functional>

#include "engine/core/time.hpp"
#include "engine/platform/player_window.hpp"
#include "engine/platform/ui_window.hpp"

union SDL_Event;

namespace thimble::platform {

class Loop {
 public:
  /// A wait is at most this long, so that a signal is noticed.
  static constexpr Ns kIdleSlice = std::chrono::seconds{1};
  /// The panel is drawn no more often than this, and while the child's window is open, than the other.
  static constexpr Ns kPanelPeriod = std::chrono::milliseconds{16};
  static constexpr Ns kPanelPeriodWhilePlaying = std::chrono::milliseconds{50};

  explicit Loop(const Clock& clock);

  /// The child's window, or none. It outlives its place in the loop.
  void set_player(PlayerWindow* window) { player_ = window; }
  /// The panel's window and what draws it: called when its picture has to be made again.
  void set_panel(UiWindow* window, std::function<void(Ns now)> draw);

  /// False when the program should end. A closed player's window doesn't end a program that has a panel: look
  /// at player->closed().
  bool turn();

 private:
  Ns wake_time(Ns now) const;
  Ns panel_due() const;
  void wait_until(Ns time);
  void hand_out(const SDL_Event& event);
  void draw_panel_if_due(Ns now);

  const Clock& clock_;
  PlayerWindow* player_ = nullptr;
  UiWindow* panel_ = nullptr;
  std::function<void(Ns)> panel_draw_;
  Ns pumped_at_;
  Ns pump_gap_{0};
  Ns panel_drawn_{0};
  bool quit_ = false;
};

}  // namespace thimble::platform
