// The child's window: joins play::Player with a real window, pointers and sounds.
#pragma once

#include <memory>
#include <optional>
#include <string>
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
  /// Opens the window, tells the player about its display and loads what the first picture needs. The player,
  /// assets and clock outlive it.
  static Result<std::unique_ptr<PlayerWindow>> open(const Video& video, const WindowOptions& options,
                                                    play::Player& player, const play::AssetSource& assets,
                                                    const Clock& clock, const Window* share = nullptr);
  ~PlayerWindow();

  /// What the display under the window says; `display` is the key to store a card's calibration under.
  play::Calibration claimed_calibration() const;
  /// A stored calibration, instead of the claim wherever its display is the window's.
  void set_calibration(const play::Calibration& calibration);
  /// Something else than input changed what there is to see: a grown-up paused, skipped or stopped.
  void redraw_wanted();

  /// The rest is called by the loop. True when the event was this window's.
  bool handle(const SDL_Event& event);
  /// After every pump: hands to the player what the pointers did. `gap`: for how long nobody had looked.
  void pumped(Ns now, Ns gap);
  /// When frame() wants to be called, if no input comes before.
  Ns next_wake() const;
  /// When it is time: steps play, starts sounds, and shows what changed, if anything did. True when something
  /// was shown.
  bool frame(Ns now);

  bool closed() const { return closed_ || player_.finished(); }
  Window& window() { return *window_; }
  SceneRenderer& scene() { return *scene_; }

  /// What could not be drawn as it should; empty while all is well.
  std::string trouble() const;

 private:
  static constexpr Ns kNever = Ns::max();
  static constexpr Ns kTickLength = start_of(1);

  PlayerWindow(play::Player& player, const Clock& clock) : player_(player), clock_(clock) {}
  void display_changed();
  bool show(Ns wanted, Ns begun);
  void restore_context();

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
  Ns wanted_{0};   // when there was first something new to show; kNever while there is nothing
  Ns gap_max_{0};  // since the last frame
  bool exposed_ = true;
  bool closed_ = false;
  std::string trouble_;
};

}  // namespace thimble::platform
