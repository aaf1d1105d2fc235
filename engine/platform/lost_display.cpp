#include "engine/platform/lost_display.hpp"

#include <SDL.h>
#include <SDL_syswm.h>
#include <X11/Xlib.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

namespace thimble::platform {
namespace {

constexpr int kExitCode = 1;

// Xlib's own words are about its socket.
int say_nothing(::Display*) { return 0; }

void end_program(::Display*, void* self) { static_cast<const LostDisplay*>(self)->end(); }

}  // namespace

LostDisplay::LostDisplay(const Window& window, std::string message, std::function<void()> last_words)
    : message_(std::move(message)), last_words_(std::move(last_words)) {
  SDL_SysWMinfo info{};
  SDL_VERSION(&info.version);
  if (SDL_GetWindowWMInfo(window.sdl(), &info) != SDL_TRUE || info.subsystem != SDL_SYSWM_X11) return;
  display_ = info.info.x11.display;
  XSetIOErrorHandler(say_nothing);
  XSetIOErrorExitHandler(info.info.x11.display, end_program, this);
}

LostDisplay::~LostDisplay() {
  if (display_ == nullptr) return;
  XSetIOErrorExitHandler(static_cast<::Display*>(display_), nullptr, nullptr);
  XSetIOErrorHandler(nullptr);
}

void LostDisplay::end() const {
  last_words_();
  std::fprintf(stderr, "%s\n", message_.c_str());
  // Nothing of the windows can be taken down any more: no destructors.
  _exit(kExitCode);
}

}  // namespace thimble::platform
