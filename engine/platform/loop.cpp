#include "engine/platform/loop.hpp"

#include <SDL.h>

#include <algorithm>
#include <utility>

namespace thimble::platform {

Loop::Loop(const Clock& clock) : clock_(clock), pumped_at_(clock.now()) {}

void Loop::set_panel(UiWindow* window, std::function<void(Ns)> draw) {
  panel_ = window;
  panel_draw_ = std::move(draw);
}

bool Loop::turn() {
  wait_until(wake_time(clock_.now()));
  const Ns now = clock_.now();
  if (player_ != nullptr) {
    player_->pumped(now, pump_gap_);
    player_->frame(now);
    if (player_->closed() && panel_ == nullptr) quit_ = true;
  }
  draw_panel_if_due(clock_.now());
  return !quit_;
}

Ns Loop::panel_due() const {
  return player_ != nullptr ? panel_drawn_ + kPanelPeriodWhilePlaying : panel_drawn_ + kPanelPeriod;
}

Ns Loop::wake_time(Ns now) const {
  Ns wake = now + kIdleSlice;
  if (player_ != nullptr) wake = std::min(wake, player_->next_wake());
  if (panel_ != nullptr && panel_->redraws_wanted() > 0) wake = std::min(wake, panel_due());
  return wake;
}

void Loop::wait_until(Ns time) {
  // SDL waits in whole milliseconds. Rounded up: a frame may come a millisecond late, but the rest isn't spun
  // away.
  const Ns left = std::max(time - clock_.now(), Ns{0});
  const auto ms = static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(left).count());
  pump_gap_ = clock_.now() - pumped_at_;
  SDL_Event event;
  const bool any = ms > 0 ? SDL_WaitEventTimeout(&event, ms) != 0 : SDL_PollEvent(&event) != 0;
  if (any) {
    do {
      hand_out(event);
    } while (SDL_PollEvent(&event) != 0);
  }
  pumped_at_ = clock_.now();
}

void Loop::hand_out(const SDL_Event& event) {
  if (event.type == SDL_QUIT) quit_ = true;  // SIGINT, SIGTERM, or the end of the desktop's session
  if (player_ != nullptr && player_->handle(event)) return;
  if (panel_ != nullptr) panel_->handle(event);
}

void Loop::draw_panel_if_due(Ns now) {
  if (panel_ == nullptr || panel_->redraws_wanted() == 0 || now < panel_due()) return;
  panel_drawn_ = now;
  panel_draw_(now);
}

}  // namespace thimble::platform
