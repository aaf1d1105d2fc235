// Triangles in pixels, ready to upload. Says how they are to be blended; knows nothing of GL.
// All colours are premultiplied (textures too: see image.hpp and font.hpp), so that one blend function, ONE
// and ONE_MINUS_SRC_ALPHA, serves shapes, pictures and words, and GL_MAX is right for ink.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/core/geometry.hpp"

namespace thimble::draw {

/// Laid out like ImGui's ImDrawVert, so that one pipeline draws both.
struct Vertex {
  float x = 0, y = 0;  ///< pixels, origin top left, y down
  float u = 0, v = 0;  ///< 0..1, origin at the first row of the picture
  std::uint32_t rgba =
      0;  ///< premultiplied; bytes r, g, b, a in memory (little-endian: r is the lowest byte)
};
static_assert(sizeof(Vertex) == 20);

enum class Texture : std::uint8_t {
  kWhite,   ///< none: one white texel will do
  kFont,    ///< the font's atlas
  kSprite,  ///< the picture named in the command
};

enum class Blend : std::uint8_t {
  kOver,  ///< premultiplied source over destination
  /// The triangles overlap each other and are translucent: paint them with GL_MAX into a clear layer, then
  /// that layer over the destination (both only within bounds_px). So one shape covers every pixel once.
  kAsOne,
};

/// A run of indices with one texture and one blend, to be painted in order.
struct Command {
  Texture texture = Texture::kWhite;
  Blend blend = Blend::kOver;
  std::string_view
      sprite{};  ///< kSprite: its name; a view into the layer, valid as long as that isn't changed
  std::uint32_t first_index = 0;
  std::uint32_t index_count = 0;
  Rect bounds_px{};  ///< kAsOne only: whole pixels that hold all that is painted
};

/// clear() keeps the memory, so that a warm frame allocates nothing.
struct Mesh {
  std::vector<Vertex> vertices;
  std::vector<std::uint32_t> indices;  ///< three a triangle, either way round
  std::vector<Command> commands;

  void clear() {
    vertices.clear();
    indices.clear();
    commands.clear();
  }
};

}  // namespace thimble::draw
