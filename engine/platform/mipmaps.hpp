// Smaller copies of a picture, for drawing it small without flicker. Made here, as software GL takes a
// hundred times as long to make them. Arithmetic only, no GL.
#pragma once

#include <vector>

#include "engine/draw/image.hpp"

namespace thimble::platform {

/// Half the size, rounded down but at least 1: each pixel is the mean of the four it covers (an odd last row
/// or column is passed over). For premultiplied colours.
draw::Image halved(const draw::Image& premultiplied);

/// Halved again and again down to a single pixel; empty for a picture of one pixel.
std::vector<draw::Image> mipmaps(const draw::Image& premultiplied);

}  // namespace thimble::platform
