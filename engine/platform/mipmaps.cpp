#include "engine/platform/mipmaps.hpp"

#include <algorithm>
#include <cstddef>

namespace thimble::platform {

draw::Image halved(const draw::Image& premultiplied) {
  const int width = std::max(premultiplied.width / 2, 1), height = std::max(premultiplied.height / 2, 1);
  draw::Image half{.width = width, .height = height, .rgba = {}};
  half.rgba.resize(std::size_t(width) * std::size_t(height) * 4);
  const auto at = [&](int x, int y, int channel) {
    x = std::min(x, premultiplied.width - 1);
    y = std::min(y, premultiplied.height - 1);
    return int{premultiplied.rgba[(std::size_t(y) * std::size_t(premultiplied.width) + std::size_t(x)) * 4 +
                                  std::size_t(channel)]};
  };
  std::uint8_t* out = half.rgba.data();
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (int c = 0; c < 4; ++c) {
        const int sum = at(2 * x, 2 * y, c) + at(2 * x + 1, 2 * y, c) + at(2 * x, 2 * y + 1, c) +
                        at(2 * x + 1, 2 * y + 1, c);
        *out++ = static_cast<std::uint8_t>((sum + 2) / 4);
      }
  return half;
}

std::vector<draw::Image> mipmaps(const draw::Image& premultiplied) {
  std::vector<draw::Image> levels;
  const draw::Image* last = &premultiplied;
  while (last->width > 1 || last->height > 1) {
    levels.push_back(halved(*last));
    last = &levels.back();
  }
  return levels;
}

}  // namespace thimble::platform
