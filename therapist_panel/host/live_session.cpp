#include "therapist_panel/host/live_session.hpp"

#include "engine/store/utc.hpp"

namespace thimble::panel {

LiveSession::LiveSession(play::SessionSetup setup, store::Recorder& recorder, store::Store& store)
    : store_(store), session_(setup, recorder), player_(session_, setup.calibration, setup.window_px) {}

Result<std::unique_ptr<LiveSession>> LiveSession::open(play::SessionSetup setup, store::Recorder& recorder,
                                                       store::Store& store, const Place& place) {
  const store::SessionInfo info{.id = setup.id,
                                .child = setup.child,
                                .started_utc = setup.utc_at(place.clock.now()),
                                .simulated = setup.simulated};
  std::unique_ptr<LiveSession> live{new LiveSession{std::move(setup), recorder, store}};
  auto window =
      platform::PlayerWindow::open(place.video, place.window, live->player_, place.assets, place.clock);
  if (!window) return window.error();
  live->window_ = std::move(*window);
  const auto stored = store.calibration(live->window_->claimed_calibration().display);
  if (!stored) return stored.error();
  if (*stored) live->window_->set_calibration(**stored);
  recorder.expect(info);
  return live;
}

LiveSession::~LiveSession() {
  // Refused only when it has ended already, which is what is wanted.
  (void)session_.command({.kind = play::SessionCommand::Kind::kStop});
}

Result<void> LiveSession::command(const play::SessionCommand& command) {
  window_->redraw_wanted();
  return session_.command(command);
}

Result<void> LiveSession::after_turn() {
  std::optional<play::Calibration> measured = player_.take_calibration();
  if (!measured) return {};
  measured->measured_utc = store::utc_text(store::system_wall_time());
  window_->set_calibration(*measured);
  return store_.save_calibration(*measured);
}

}  // namespace thimble::panel
