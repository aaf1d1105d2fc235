// A session that runs in the panel's own process, with the child's window that it is played in.
#pragma once

#include <memory>

#include "engine/core/time.hpp"
#include "engine/platform/player_window.hpp"
#include "engine/play/player.hpp"
#include "engine/play/session.hpp"
#include "engine/store/recorder.hpp"
#include "engine/store/store.hpp"

namespace thimble::panel {

class LiveSession {
 public:
  struct Place {
    const platform::Video& video;
    platform::WindowOptions window;
    const play::AssetSource& assets;
    const Clock& clock;
  };
  /// Opens the child's window on the session, which is stored with its first trial. All that is handed in
  /// outlives it; `setup` lacks only what the window knows.
  static Result<std::unique_ptr<LiveSession>> open(play::SessionSetup setup, store::Recorder& recorder,
                                                   store::Store& store, const Place& place);
  /// A trial that still runs is closed as stopped.
  ~LiveSession();

  /// After each turn of the loop: keeps a calibration that was measured with a card. False when a store
  /// refused it.
  Result<void> after_turn();

  platform::PlayerWindow& window() { return *window_; }
  const play::Session& session() const { return session_; }
  Result<void> command(const play::SessionCommand& command);
  bool over() const { return window_->closed(); }

 private:
  LiveSession(play::SessionSetup setup, store::Recorder& recorder, store::Store& store);

  store::Store& store_;
  play::Session session_;
  play::Player player_;
  std::unique_ptr<platform::PlayerWindow> window_;
};

}  // namespace thimble::panel
