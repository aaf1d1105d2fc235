// Showing a part of a window instead of all of it (GLX_MESA_copy_sub_buffer): on software GL a fifteenth of
// the cost.
#pragma once

#include "engine/platform/pixels.hpp"

namespace thimble::platform {

class Window;

/// False on anything but X11 with GLX and the extension. The window's context is current.
bool can_present_part(const Window& window);
/// Only where can_present_part.
void present_part(const Window& window, const PixelRect& part);

}  // namespace thimble::platform
