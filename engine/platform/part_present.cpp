#include "engine/platform/part_present.hpp"

#include <SDL.h>
#include <SDL_syswm.h>
#include <epoxy/glx.h>

#include "engine/platform/window.hpp"

namespace thimble::platform {

bool can_present_part(const Window& window) {
  SDL_SysWMinfo info{};
  SDL_VERSION(&info.version);
  if (SDL_GetWindowWMInfo(window.sdl(), &info) == SDL_FALSE || info.subsystem != SDL_SYSWM_X11) return false;
  // Without a GLX context it is EGL that draws, which can't.
  Display* display = info.info.x11.display;
  return glXGetCurrentContext() != nullptr &&
         epoxy_has_glx_extension(display, DefaultScreen(display), "GLX_MESA_copy_sub_buffer");
}

void present_part(const Window& window, const PixelRect& part) {
  // GLX counts rows from the bottom.
  glXCopySubBufferMESA(glXGetCurrentDisplay(), glXGetCurrentDrawable(), part.x,
                       window.size_px().y - part.y - part.h, part.w, part.h);
}

}  // namespace thimble::platform
