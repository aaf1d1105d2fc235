#include "engine/platform/window.hpp"

#include <SDL.h>
#include <epoxy/gl.h>
#include <fmt/core.h>

#include "engine/core/check.hpp"
#include "engine/platform/part_present.hpp"

namespace thimble::platform {
namespace {

constexpr double kMmPerInch = 25.4;

void ask_for_context(bool gles) {
  SDL_GL_ResetAttributes();
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK,
                      gles ? SDL_GL_CONTEXT_PROFILE_ES : SDL_GL_CONTEXT_PROFILE_CORE);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, gles ? 0 : 3);
  SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
  // Shapes are feathered by their triangles; the rest would only cost memory.
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_ALPHA_SIZE, 0);
}

SDL_Window* create_window(const WindowOptions& options, int display, Uint32 extra_flags) {
  Uint32 flags = SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI | extra_flags;
  if (options.resizable) flags |= SDL_WINDOW_RESIZABLE;
  if (!options.size_px) flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
  const glm::ivec2 size = options.size_px.value_or(glm::ivec2{1280, 800});
  const int place = static_cast<int>(SDL_WINDOWPOS_CENTERED_DISPLAY(display));
  return SDL_CreateWindow(options.title.c_str(), place, place, size.x, size.y, flags);
}

Error no_window() {
  return {std::string{"expected a window with OpenGL 3.3 or OpenGL ES 3.0, found: "} + SDL_GetError() +
          "; install the graphics driver of this machine, or Mesa's software one (Debian: libgl1-mesa-dri)"};
}

int existing_display(int wanted) { return wanted >= 0 && wanted < SDL_GetNumVideoDisplays() ? wanted : 0; }

}  // namespace

Result<std::unique_ptr<Window>> Window::open(const Video&, const WindowOptions& options,
                                             const Window* share) {
  std::unique_ptr<Window> window{new Window};
  const int display = existing_display(options.display);
  for (bool gles : {false, true}) {
    ask_for_context(gles);
    window->window_ = create_window(options, display, 0);
    if (window->window_ == nullptr) continue;
    window->gles_ = gles;
    if (window->create_context(share)) break;
    SDL_DestroyWindow(window->window_);
    window->window_ = nullptr;
  }
  if (window->window_ == nullptr) return no_window();
  window->id_ = SDL_GetWindowID(window->window_);
  return window;
}

Result<void> Window::create_context(const Window* share) {
  if (share != nullptr) share->make_current();
  SDL_GL_SetAttribute(SDL_GL_SHARE_WITH_CURRENT_CONTEXT, share != nullptr ? 1 : 0);
  context_ = SDL_GL_CreateContext(window_);
  if (context_ == nullptr) return no_window();
  // Software GL never waits in a swap: it refuses, or accepts and doesn't.
  swap_waits_ = SDL_GL_SetSwapInterval(1) == 0 && gl_renderer().find("llvmpipe") == std::string::npos &&
                gl_renderer().find("softpipe") == std::string::npos;
  shows_parts_ = !swap_waits_ && can_present_part(*this);
  return {};
}

Window::~Window() {
  if (context_ != nullptr) SDL_GL_DeleteContext(context_);
  if (window_ != nullptr) SDL_DestroyWindow(window_);
}

void Window::make_current() const {
  // A window that exists has a context that fits it; anything else is a broken driver, met before the first
  // picture.
  CHECK(SDL_GL_MakeCurrent(window_, context_) == 0);
}

glm::ivec2 Window::size_px() const {
  glm::ivec2 size{};
  SDL_GL_GetDrawableSize(window_, &size.x, &size.y);
  return size;
}

double Window::pixels_per_unit() const {
  int width = 0, height = 0;
  SDL_GetWindowSize(window_, &width, &height);
  return width > 0 ? static_cast<double>(size_px().x) / width : 1;
}

std::string Window::gl_renderer() const {
  const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
  return name != nullptr ? name : "";
}

DisplayClaim Window::display_claim() const {
  return claim_of_display(std::max(SDL_GetWindowDisplayIndex(window_), 0), pixels_per_unit());
}

DisplayClaim claim_of_display(int display, double pixels_per_unit) {
  DisplayClaim claim;
  SDL_DisplayMode mode{};
  if (SDL_GetDesktopDisplayMode(display, &mode) == 0) {
    claim.pixels = Vec2{mode.w, mode.h} * pixels_per_unit;
    claim.refresh_hz = mode.refresh_rate;
  }
  const char* name = SDL_GetDisplayName(display);
  claim.key = fmt::format("{} {}x{}", name != nullptr ? name : "display", claim.pixels.x, claim.pixels.y);
  float dpi_x = 0, dpi_y = 0;
  if (SDL_GetDisplayDPI(display, nullptr, &dpi_x, &dpi_y) == 0 && dpi_x > 0 && dpi_y > 0)
    claim.size_mm = claim.pixels * kMmPerInch / Vec2{dpi_x, dpi_y};
  return claim;
}

void Window::present(const PixelRect& part) {
  if (shows_parts_) {
    present_part(*this, part);
  } else {
    SDL_GL_SwapWindow(window_);
  }
}

Result<void> Window::recreate_context(const Window* share) {
  SDL_GL_DeleteContext(context_);
  ask_for_context(gles_);
  return create_context(share);
}

bool Window::context_lost() const {
  if (!epoxy_has_gl_extension("GL_KHR_robustness")) return false;
  return (gles_ ? glGetGraphicsResetStatusKHR() : glGetGraphicsResetStatus()) != GL_NO_ERROR;
}

}  // namespace thimble::platform
