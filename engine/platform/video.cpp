#include "engine/platform/video.hpp"

#include <SDL.h>

#include <cstdlib>

namespace thimble::platform {
namespace {

void set_hints() {
  // Each finger and the mouse speak for themselves: nothing is made up from the other.
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  // The desktop's compositor stays on: turning it off blinks on every start.
  SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
  // A child's first touch counts even where it also gives the window the focus.
  SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
  SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
  // SDL gives a held button to the window with the keyboard's focus: a slider of the panel would be let go in
  // the child's window.
  SDL_SetHint(SDL_HINT_MOUSE_AUTO_CAPTURE, "0");
  // The panel outlives the child's window; whoever owns the windows decides when the program ends.
  SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
}

const char* preferred_driver(VideoKind kind) {
  if (kind == VideoKind::kOffscreen) return "offscreen";
  // Said by whoever runs the program: their wish.
  if (std::getenv("SDL_VIDEODRIVER") != nullptr) return nullptr;
  return std::getenv("DISPLAY") != nullptr ? "x11" : nullptr;
}

bool display_named() {
  return std::getenv("DISPLAY") != nullptr || std::getenv("WAYLAND_DISPLAY") != nullptr ||
         std::getenv("SDL_VIDEODRIVER") != nullptr;
}

Error no_video(VideoKind kind, const std::string& found) {
  if (kind == VideoKind::kOffscreen)
    return {"expected SDL's offscreen driver for drawing without a display, found: " + found +
            "; install libsdl2-2.0-0 and libgl1-mesa-dri"};
  return {"expected a display to open a window on, found: " + found +
          "; start the program from a desktop, or set DISPLAY, or draw without a window (--headless, "
          "--screenshot)"};
}

}  // namespace

Result<Video> Video::open(VideoKind kind) {
  set_hints();
  // Looking for what can't be there would only make libraries complain on stderr.
  if (kind == VideoKind::kDisplay && !display_named()) return no_video(kind, "none");
  const char* driver = preferred_driver(kind);
  if (driver != nullptr) SDL_SetHint(SDL_HINT_VIDEODRIVER, driver);
  // No joysticks: with them SDL polls instead of waiting.
  if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return no_video(kind, SDL_GetError());
  Video video{kind};
  // Where nothing else is found SDL falls back to drivers that show nothing, which only somebody who asks for
  // them wants.
  const bool shows = video.driver() != "offscreen" && video.driver() != "dummy" && video.driver() != "evdev";
  if (kind == VideoKind::kDisplay && !shows && std::getenv("SDL_VIDEODRIVER") == nullptr)
    return no_video(kind, "none");
  return video;
}

Video::Video(Video&& other) noexcept : kind_(other.kind_), owner_(other.owner_) { other.owner_ = false; }

Video::~Video() {
  if (owner_) SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

std::string Video::driver() const { return SDL_GetCurrentVideoDriver(); }

}  // namespace thimble::platform
