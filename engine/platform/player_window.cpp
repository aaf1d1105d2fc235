#include "engine/platform/player_window.hpp"

#include <SDL.h>

#include <algorithm>

namespace thimble::platform {
namespace {

std::optional<play::Key> key_of(SDL_Keycode code) {
  switch (code) {
    case SDLK_ESCAPE:
      return play::Key::kEscape;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
      return play::Key::kEnter;
    case SDLK_LEFT:
      return play::Key::kLeft;
    case SDLK_RIGHT:
      return play::Key::kRight;
    case SDLK_UP:
      return play::Key::kUp;
    case SDLK_DOWN:
      return play::Key::kDown;
    default:
      return {};
  }
}

}  // namespace

Result<std::unique_ptr<PlayerWindow>> PlayerWindow::open(const Video& video, const WindowOptions& options,
                                                         play::Player& player,
                                                         const play::AssetSource& assets, const Clock& clock,
                                                         const Window* share) {
  std::unique_ptr<PlayerWindow> made{new PlayerWindow{player, clock}};
  Result<std::unique_ptr<Window>> window = Window::open(video, options, share);
  if (!window) return window.error();
  made->window_ = std::move(window).value();
  Result<std::unique_ptr<SceneRenderer>> scene =
      SceneRenderer::create(assets, made->window_->size_px(), made->window_->is_gles());
  if (!scene) return scene.error();
  made->scene_ = std::move(scene).value();
  made->pointers_ = std::make_unique<PointerSource>(clock, video, *made->window_);
  made->audio_ = std::make_unique<Audio>(assets);
  made->pacer_.emplace(made->window_->display_claim().refresh_hz, made->window_->swap_waits());
  made->display_changed();
  if (Result<void> loaded = made->scene_->load_sprites(); !loaded) return loaded.error();
  // Nobody should find a black screen in the middle of a stroke.
  SDL_DisableScreenSaver();
  return made;
}

PlayerWindow::~PlayerWindow() { SDL_EnableScreenSaver(); }

play::Calibration PlayerWindow::claimed_calibration() const {
  const DisplayClaim claim = window_->display_claim();
  return play::calibration_from_claim(claim.key, claim.pixels, claim.size_mm);
}

void PlayerWindow::set_calibration(const play::Calibration& calibration) {
  stored_ = calibration;
  display_changed();
}

void PlayerWindow::display_changed() {
  const play::Calibration claimed = claimed_calibration();
  const bool stored_fits = stored_ && stored_->display == claimed.display;
  player_.set_display(stored_fits ? *stored_ : claimed, Vec2{window_->size_px()});
  redraw_wanted();
}

void PlayerWindow::redraw_wanted() { wanted_ = std::min(wanted_, clock_.now()); }

bool PlayerWindow::handle(const SDL_Event& event) {
  if (event.type == SDL_KEYDOWN && event.key.windowID == window_->id()) {
    if (const auto key = key_of(event.key.keysym.sym); key && event.key.repeat == 0) player_.key(*key);
    redraw_wanted();
    return true;
  }
  if (event.type != SDL_WINDOWEVENT || event.window.windowID != window_->id()) return false;
  switch (event.window.event) {
    case SDL_WINDOWEVENT_CLOSE:
      closed_ = true;
      [[fallthrough]];
    case SDL_WINDOWEVENT_HIDDEN:
    case SDL_WINDOWEVENT_MINIMIZED:
      player_.interrupt(clock_.now());
      break;
    case SDL_WINDOWEVENT_EXPOSED:
      exposed_ = true;
      break;
    case SDL_WINDOWEVENT_SIZE_CHANGED:
    case SDL_WINDOWEVENT_DISPLAY_CHANGED:
      display_changed();
      break;
    default:
      break;
  }
  redraw_wanted();
  return true;
}

void PlayerWindow::pumped(Ns now, Ns gap) {
  gap_max_ = std::max(gap_max_, gap);
  if (!pointers_->any()) return;
  pointers_->take(reports_);
  for (const play::PointerReport& report : reports_) player_.report(report);
  reports_.clear();
  // The next tick applies what came; a screen that has no ticks (a dialogue) shows it at once.
  const Ns tick = player_.session().next_tick();
  wanted_ = std::min(wanted_, tick > now && tick - now < kTickLength ? tick : now);
}

Ns PlayerWindow::next_wake() const { return pacer_->begin_at(std::min(wanted_, player_.next_frame())); }

bool PlayerWindow::frame(Ns now) {
  const Ns wanted = std::min(wanted_, player_.next_frame());
  if (now < pacer_->begin_at(wanted)) return false;
  wanted_ = kNever;
  player_.frame(now);
  for (play::Cue cue : player_.take_sounds()) audio_->play(cue);
  player_.draw(list_);
  const bool shown = show(std::min(wanted, now), now);
  player_.session().note_frame(std::exchange(gap_max_, Ns{0}), shown && pacer_->last_was_late());
  // After the first picture is on the screen, and before anybody has had the time to touch it.
  if (!audio_->opened()) audio_->open();
  return shown;
}

bool PlayerWindow::show(Ns wanted, Ns begun) {
  window_->make_current();
  if (window_->context_lost()) restore_context();
  if (const glm::ivec2 size = window_->size_px(); size != scene_->size_px()) {
    if (Result<void> resized = scene_->resize(size); !resized) trouble_ = resized.error().message;
  }
  PixelRect part = scene_->draw(list_, player_.mapping());
  const glm::ivec2 size = scene_->size_px();
  const PixelRect everything{0, 0, size.x, size.y};
  if (std::exchange(exposed_, false)) part = everything;
  if (part.empty()) return false;
  // After a swap the framebuffer holds nothing that can be relied on.
  if (!window_->shows_parts()) part = everything;
  scene_->copy_to_window(part);
  const Ns drawn = clock_.now();
  window_->present(part);
  const Ns shown = clock_.now();
  pacer_->drawn(
      {.wanted = wanted, .begun = begun, .finished = window_->swap_waits() ? drawn : shown, .shown = shown});
  return true;
}

void PlayerWindow::restore_context() {
  Result<void> restored = window_->recreate_context();
  if (restored) restored = scene_->rebuild();
  if (!restored) trouble_ = restored.error().message;
  exposed_ = true;
}

std::string PlayerWindow::trouble() const { return trouble_.empty() ? scene_->trouble() : trouble_; }

}  // namespace thimble::platform
