// Whole pixels of a window or a picture: origin at the top left, x to the right, y down. Arithmetic only, no
// GL.
#pragma once

#include <glm/vec2.hpp>

#include "engine/core/geometry.hpp"
#include "engine/play/calibration.hpp"

namespace thimble::platform {

struct PixelRect {
  int x = 0, y = 0, w = 0, h = 0;

  bool empty() const { return w <= 0 || h <= 0; }
  bool operator==(const PixelRect&) const = default;
};

/// An empty rectangle adds nothing.
PixelRect united(const PixelRect& a, const PixelRect& b);
/// Empty, with no size, where they don't meet.
PixelRect intersected(const PixelRect& a, const PixelRect& b);

/// Feathering reaches half a pixel beyond a shape's edge, linear filtering of a sprite another; the rest is
/// for rounding.
inline constexpr double kFeatherMarginPx = 2;

/// The whole pixels that a shape within `mm` can touch, its feathering included, cut to a picture of
/// `size_px`.
PixelRect pixels_touched(const Rect& mm, const play::Mapping& mapping, glm::ivec2 size_px);

}  // namespace thimble::platform
