// Triangles to pixels with GL: one program, one vertex format, for the child's pictures and the therapist's
// panel alike. GL 3.3 core and ES 3.0 share the shader's body. Knows nothing of play, millimetres or ImGui.
//
// Every function needs the context it was created in to be current. After a lost context, rebuild() makes the
// renderer's own objects again; textures and targets are made again by those who own them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include <glm/vec2.hpp>

#include "engine/core/result.hpp"
#include "engine/draw/image.hpp"
#include "engine/draw/mesh.hpp"
#include "engine/draw/palette.hpp"
#include "engine/platform/pixels.hpp"

namespace thimble::platform {

/// A texture's name in GL; 0 stands for one white texel.
using TextureId = std::uint32_t;

enum class BlendMode : std::uint8_t {
  kOver,  ///< premultiplied source over destination
  kMax,   ///< the larger of the two in each channel: what overlaps never doubles
};

/// ImGui's colours are straight, draw's are premultiplied.
enum class VertexColors : std::uint8_t { kPremultiplied, kStraight };

enum class TextureKind : std::uint8_t {
  kColors,    ///< premultiplied
  kCoverage,  ///< one channel, read as premultiplied white: a font's atlas
};

/// A picture to draw into and to draw from.
class RenderTarget {
 public:
  /// Its content is undefined until cleared. Larger than the driver can make is an error.
  static Result<std::unique_ptr<RenderTarget>> create(glm::ivec2 size_px);
  ~RenderTarget();
  RenderTarget(const RenderTarget&) = delete;
  RenderTarget& operator=(const RenderTarget&) = delete;

  glm::ivec2 size_px() const { return size_px_; }
  TextureId texture() const { return texture_; }
  std::uint32_t framebuffer() const { return framebuffer_; }
  /// Its context is gone: there is nothing left to delete.
  void forget();

 private:
  RenderTarget() = default;

  glm::ivec2 size_px_{};
  TextureId texture_ = 0;
  std::uint32_t framebuffer_ = 0;
};

class Renderer {
 public:
  static Result<std::unique_ptr<Renderer>> create(bool gles);
  ~Renderer();
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  /// The context was lost and there is a new one: makes everything again.
  Result<void> rebuild();

  /// Four premultiplied channels, filtered linearly, with mipmaps, so that a picture can be made much
  /// smaller.
  TextureId add_texture(const draw::Image& premultiplied);
  /// To be drawn as TextureKind::kCoverage; filtered linearly.
  TextureId add_coverage_texture(std::span<const std::uint8_t> coverage, glm::ivec2 size_px);
  void remove_texture(TextureId texture);

  /// What follows is drawn into `target`, whose pixels have their origin at the top left.
  void begin(const RenderTarget& target);
  /// Sets the pixels of `part` to a straight colour.
  void clear(const PixelRect& part, draw::Rgba color);

  /// The vertices and indices (three a triangle) that the next draws are about.
  void upload(std::span<const draw::Vertex> vertices, std::span<const std::uint32_t> indices);
  void upload(std::span<const draw::Vertex> vertices, std::span<const std::uint16_t> indices);
  struct Run {
    std::uint32_t first_index = 0;
    std::uint32_t index_count = 0;
    std::uint32_t base_vertex = 0;  ///< added to each index; 0 but where ImGui says otherwise
    TextureId texture = 0;
    TextureKind kind = TextureKind::kColors;
    BlendMode blend = BlendMode::kOver;
    VertexColors colors = VertexColors::kPremultiplied;
    PixelRect clip;  ///< nothing outside is touched
  };
  void draw_triangles(const Run& run);

  /// Copies the pixels of `part` from another target of the same size: cheaper than drawing them.
  void copy_target(const RenderTarget& from, const PixelRect& part);
  /// Draws the pixels of `part` of another target of the same size at the same place.
  void draw_target(const RenderTarget& from, const PixelRect& part, BlendMode blend);
  /// Copies `part` to the window's framebuffer, which has the target's size.
  void copy_to_window(const RenderTarget& from, const PixelRect& part);
  /// Reads a target back, opaque.
  draw::Image read_back(const RenderTarget& from);

  /// How much was asked of the driver since the start: for tests and the benchmark.
  struct Counts {
    std::uint64_t draw_calls = 0;
    std::uint64_t vertices = 0;
    std::uint64_t indices = 0;
  };
  const Counts& counts() const { return counts_; }

 private:
  explicit Renderer(bool gles) : gles_(gles) {}
  Result<void> make_objects();
  /// Vertices and indices in GL. Quads have their own, so that laying one target over another leaves what was
  /// uploaded where it is.
  struct Geometry {
    std::uint32_t array = 0;
    std::uint32_t vertices = 0;
    std::uint32_t indices = 0;
    unsigned index_type = 0;
    std::uint32_t base_vertex = 0;
  };
  static Geometry make_geometry();
  void upload_bytes(Geometry& to, std::span<const draw::Vertex> vertices, std::span<const std::byte> indices,
                    unsigned type);
  void draw_geometry(Geometry& geometry, const Run& run);
  static void copy_pixels(glm::ivec2 size_px, const PixelRect& part);
  void set_blend(BlendMode blend);
  void set_clip(const PixelRect& clip);

  bool gles_ = false;
  std::uint32_t program_ = 0;
  Geometry triangles_;
  Geometry quad_;
  TextureId white_ = 0;
  int pixel_scale_location_ = -1;
  int premultiply_location_ = -1;
  int coverage_location_ = -1;
  glm::ivec2 target_size_{};
  Counts counts_;
};

}  // namespace thimble::platform
