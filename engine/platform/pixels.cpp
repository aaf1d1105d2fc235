#include "engine/platform/pixels.hpp"

#include <algorithm>
#include <cmath>

namespace thimble::platform {

PixelRect united(const PixelRect& a, const PixelRect& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.x + a.w, b.x + b.w) - x, std::max(a.y + a.h, b.y + b.h) - y};
}

PixelRect intersected(const PixelRect& a, const PixelRect& b) {
  const int x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  const PixelRect both{x, y, std::min(a.x + a.w, b.x + b.w) - x, std::min(a.y + a.h, b.y + b.h) - y};
  return both.empty() ? PixelRect{} : both;
}

PixelRect pixels_touched(const Rect& mm, const play::Mapping& mapping, glm::ivec2 size_px) {
  if (mm.empty()) return {};
  // Cut before rounding: an endless rectangle doesn't fit an int.
  const Rect window{Vec2{0}, Vec2{size_px}};
  const Rect px =
      intersected(expanded({mapping.to_px(mm.min), mapping.to_px(mm.max)}, kFeatherMarginPx), window);
  if (px.empty()) return {};
  const glm::ivec2 low{glm::floor(px.min)}, high{glm::ceil(px.max)};
  return intersected({low.x, low.y, high.x - low.x, high.y - low.y}, {0, 0, size_px.x, size_px.y});
}

}  // namespace thimble::platform
