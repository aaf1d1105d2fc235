// The child's window: joins play::Player with a real window, pointers and sounds.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "engine/platform/audio.hpp"
#include "engine/platform/pacer.hpp"
#include "engine/platform/pointers.hpp"
#include "engine/platform/scene_renderer.hpp"
#include "engine/platform/window.hpp"
#include "engine/play/player.hpp"

union SDL_Event;

namespace thimble::platform {

class PlayerWindow {
 public:
  /// Opens the window and loads what every picture needs. The window's own display claim is given to the
  /// player unless `calibration` (a stored one, for the key that `display_key` gives) is. All references
  /// outlive it.
  static Result<std::unique_ptr<PlayerWindow>> open(const Video& video, const WindowOptions& options,
                                                    play::Player& player, const play::AssetSource& assets,
                                                    const Clock& clock, const Window* share = nullptr);
  ~PlayerWindow();

  /// What the display under the window says; its key is the one to store a calibration under.
  play::Calibration claimed_calibration() const;
  /// A stored calibration of this display instead of its claim.
  void set_calibration(const play::Calibration& calibration);

  /// From the loop. True when the event was this window's.
  bool handle(const SDL_Event& event);
  /// After every pump: hands what the pointers did to the player and starts sounds. `gap`: how long nobody
  /// looked.
  void pumped(Ns now, Ns gap);
  /// When the loop has to call frame() next, if no input comes before.
  Ns next_wake(Ns now) const;
  /// Steps play; draws and shows what changed, if anything did. True when something was shown.
  bool frame(Ns now);
  /// Contacts are cancelled and play pauses: the window lost the screen.
  void interrupt(Ns now);

  bool closed() const { return closed_ || player_.finished(); }
  Window& window() { return *window_; }
  SceneRenderer& scene() { return *scene_; }

 private:
  PlayerWindow(play::Player& player, const Clock& clock) : player_(player), clock_(clock) {}
  void display_changed();

  play::Player& player_;
  const Clock& clock_;
  std::unique_ptr<Window> window_;
  std::unique_ptr<SceneRenderer> scene_;
  std::unique_ptr<PointerSource> pointers_;
  std::unique_ptr<Audio> audio_;
  std::optional<Pacer> pacer_;
  std::optional<play::Calibration> stored_;
  std::vector<play::PointerReport> reports_;
  draw::DrawList list_;
  Ns wanted_{0};
  bool input_since_frame_ = true;
  bool closed_ = false;
};

}  // namespace thimble::platform
