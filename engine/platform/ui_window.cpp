#include "engine/platform/ui_window.hpp"

#include <SDL.h>

#include <algorithm>
#include <array>
#include <utility>

namespace thimble::platform {
namespace {

UiKey key_of(SDL_Keycode code) {
  if (code >= SDLK_a && code <= SDLK_z) return static_cast<UiKey>(code - SDLK_a + 'A');
  if (code >= SDLK_F1 && code <= SDLK_F12)
    return static_cast<UiKey>(static_cast<int>(UiKey::kF1) + (code - SDLK_F1));
  constexpr std::array<std::pair<SDL_Keycode, UiKey>, 11> kNamed{{{SDLK_KP_ENTER, UiKey::kEnter},
                                                                  {SDLK_LEFT, UiKey::kLeft},
                                                                  {SDLK_RIGHT, UiKey::kRight},
                                                                  {SDLK_UP, UiKey::kUp},
                                                                  {SDLK_DOWN, UiKey::kDown},
                                                                  {SDLK_PAGEUP, UiKey::kPageUp},
                                                                  {SDLK_PAGEDOWN, UiKey::kPageDown},
                                                                  {SDLK_HOME, UiKey::kHome},
                                                                  {SDLK_END, UiKey::kEnd},
                                                                  {SDLK_INSERT, UiKey::kInsert},
                                                                  {SDLK_DELETE, UiKey::kDelete}}};
  const auto* named =
      std::find_if(kNamed.begin(), kNamed.end(), [&](const auto& pair) { return pair.first == code; });
  if (named != kNamed.end()) return named->second;
  // SDL's other codes below 128 are ASCII, as ours are.
  return code > 0 && code < 128 ? static_cast<UiKey>(code) : UiKey::kUnknown;
}

int modifiers_of(Uint16 state) {
  return ((state & KMOD_SHIFT) != 0 ? UiEvent::kShift : 0) |
         ((state & KMOD_CTRL) != 0 ? UiEvent::kControl : 0) | ((state & KMOD_ALT) != 0 ? UiEvent::kAlt : 0) |
         ((state & KMOD_GUI) != 0 ? UiEvent::kSuper : 0);
}

/// -1: a button that no interface uses.
int button_of(Uint8 button) {
  switch (button) {
    case SDL_BUTTON_LEFT:
      return 0;
    case SDL_BUTTON_RIGHT:
      return 1;
    case SDL_BUTTON_MIDDLE:
      return 2;
    default:
      return -1;
  }
}

Uint32 window_of(const SDL_Event& event) {
  switch (event.type) {
    case SDL_MOUSEMOTION:
      return event.motion.windowID;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      return event.button.windowID;
    case SDL_MOUSEWHEEL:
      return event.wheel.windowID;
    case SDL_KEYDOWN:
    case SDL_KEYUP:
      return event.key.windowID;
    case SDL_TEXTINPUT:
      return event.text.windowID;
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
      return event.tfinger.windowID;
    case SDL_WINDOWEVENT:
      return event.window.windowID;
    default:
      return 0;
  }
}

}  // namespace

Result<std::unique_ptr<UiWindow>> UiWindow::open(const Video& video, const WindowOptions& options) {
  std::unique_ptr<UiWindow> made{new UiWindow};
  Result<std::unique_ptr<Window>> window = Window::open(video, options);
  if (!window) return window.error();
  made->window_ = std::move(window).value();
  Result<std::unique_ptr<Renderer>> renderer = Renderer::create(made->window_->is_gles());
  if (!renderer) return renderer.error();
  made->renderer_ = std::move(renderer).value();
  return made;
}

UiWindow::~UiWindow() {
  // The child's window may have been drawn last.
  if (window_) window_->make_current();
}

std::vector<UiEvent> UiWindow::take_events() { return std::exchange(events_, {}); }

void UiWindow::request_redraw(int frames) { redraws_ = std::max(redraws_, frames); }

UiEvent& UiWindow::add(UiEvent::Kind kind) {
  events_.push_back({.kind = kind});
  return events_.back();
}

bool UiWindow::handle(const SDL_Event& event) {
  if (window_of(event) != window_->id()) return false;
  request_redraw(kRedrawsAfterInput);
  using Kind = UiEvent::Kind;
  const double scale = window_->pixels_per_unit();
  switch (event.type) {
    case SDL_MOUSEMOTION:
      add(Kind::kMove).px = Vec2{event.motion.x, event.motion.y} * scale;
      break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      if (const int button = button_of(event.button.button); button >= 0) {
        UiEvent& added = add(event.type == SDL_MOUSEBUTTONDOWN ? Kind::kButtonDown : Kind::kButtonUp);
        added.button = button;
        added.px = Vec2{event.button.x, event.button.y} * scale;
      }
      break;
    case SDL_MOUSEWHEEL:
      add(Kind::kWheel).wheel = {event.wheel.preciseX, event.wheel.preciseY};
      break;
    case SDL_KEYDOWN:
    case SDL_KEYUP: {
      UiEvent& added = add(event.type == SDL_KEYDOWN ? Kind::kKeyDown : Kind::kKeyUp);
      added.key = key_of(event.key.keysym.sym);
      added.modifiers = modifiers_of(event.key.keysym.mod);
      break;
    }
    case SDL_TEXTINPUT:
      add(Kind::kText).text = event.text.text;
      break;
    case SDL_WINDOWEVENT:
      handle_window(event);
      break;
    default:
      handle_finger(event);
  }
  return true;
}

void UiWindow::handle_window(const SDL_Event& event) {
  using Kind = UiEvent::Kind;
  switch (event.window.event) {
    case SDL_WINDOWEVENT_CLOSE:
      add(Kind::kClose);
      break;
    case SDL_WINDOWEVENT_LEAVE:
      add(Kind::kLeave);
      break;
    case SDL_WINDOWEVENT_FOCUS_LOST:
      add(Kind::kFocusLost);
      break;
    case SDL_WINDOWEVENT_SIZE_CHANGED:
      add(Kind::kResized);
      break;
    default:
      break;
  }
}

// Fingers are kept apart from the mouse for the child's sake; here one finger is the left button.
void UiWindow::handle_finger(const SDL_Event& event) {
  using Kind = UiEvent::Kind;
  const Vec2 px = Vec2{event.tfinger.x, event.tfinger.y} * Vec2{window_->size_px()};
  if (event.type == SDL_FINGERDOWN && !finger_) {
    finger_ = event.tfinger.fingerId;
    add(Kind::kMove).px = px;
    add(Kind::kButtonDown).px = px;
  } else if (finger_ == event.tfinger.fingerId) {
    add(event.type == SDL_FINGERUP ? Kind::kButtonUp : Kind::kMove).px = px;
    if (event.type == SDL_FINGERUP) finger_.reset();
  }
}

Result<void> UiWindow::begin_frame(draw::Rgba ground) {
  window_->make_current();
  if (window_->context_lost())
    if (Result<void> restored = restore_context(); !restored) return restored;
  const glm::ivec2 size = window_->size_px();
  if (!target_ || target_->size_px() != size) {
    Result<std::unique_ptr<RenderTarget>> made = RenderTarget::create(size);
    if (!made) return made.error();
    target_ = std::move(made).value();
  }
  renderer_->begin(*target_);
  renderer_->clear({0, 0, size.x, size.y}, ground);
  if (redraws_ > 0) --redraws_;
  return {};
}

Result<void> UiWindow::restore_context() {
  if (target_) target_->forget();
  target_.reset();
  if (Result<void> made = window_->recreate_context(); !made) return made;
  add(UiEvent::Kind::kContextLost);
  return renderer_->rebuild();
}

void UiWindow::end_frame() {
  const glm::ivec2 size = target_->size_px();
  const PixelRect everything{0, 0, size.x, size.y};
  renderer_->copy_to_window(*target_, everything);
  window_->present(everything);
}

}  // namespace thimble::platform
