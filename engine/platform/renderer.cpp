#include "engine/platform/renderer.hpp"

#include <epoxy/gl.h>
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "engine/core/check.hpp"
#include "engine/platform/mipmaps.hpp"

namespace thimble::platform {
namespace {

constexpr const char* kDesktopVersion = "#version 330 core\n";
constexpr const char* kEsVersion = "#version 300 es\nprecision highp float;\n";

// Pixels with y down; GL's rows count from the bottom, so that targets and windows look the same way.
constexpr const char* kVertexBody = R"(
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 uv;
layout(location = 2) in vec4 color;
uniform vec2 pixel_scale;
uniform float premultiply;
out vec2 texture_uv;
out vec4 vertex_color;
void main() {
  texture_uv = uv;
  vertex_color = vec4(color.rgb * mix(1.0, color.a, premultiply), color.a);
  gl_Position = vec4(position * pixel_scale + vec2(-1.0, 1.0), 0.0, 1.0);
}
)";

constexpr const char* kFragmentBody = R"(
in vec2 texture_uv;
in vec4 vertex_color;
uniform sampler2D picture;
uniform float coverage;
out vec4 pixel;
void main() {
  vec4 texel = texture(picture, texture_uv);
  pixel = vertex_color * mix(texel, texel.rrrr, coverage);
}
)";

/// A larger picture is a backdrop, never drawn at less than half its size.
constexpr int kMipmappedSideMax = 1024;

std::string compile_log(GLuint shader) {
  std::array<char, 1024> log{};
  glGetShaderInfoLog(shader, static_cast<GLsizei>(log.size()), nullptr, log.data());
  return log.data();
}

Result<GLuint> compiled(GLenum kind, bool gles, const char* body) {
  const GLuint shader = glCreateShader(kind);
  const std::array<const char*, 2> source{gles ? kEsVersion : kDesktopVersion, body};
  glShaderSource(shader, static_cast<GLsizei>(source.size()), source.data(), nullptr);
  glCompileShader(shader);
  GLint good = 0;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
  if (good != 0) return shader;
  Error error{"expected the graphics driver to compile a plain GLSL 3.30 or ES 3.00 shader, found: " +
              compile_log(shader) + "; update the driver"};
  glDeleteShader(shader);
  return error;
}

Result<GLuint> linked_program(bool gles) {
  const Result<GLuint> vertex = compiled(GL_VERTEX_SHADER, gles, kVertexBody);
  if (!vertex) return vertex.error();
  const Result<GLuint> fragment = compiled(GL_FRAGMENT_SHADER, gles, kFragmentBody);
  if (!fragment) return fragment.error();
  const GLuint program = glCreateProgram();
  for (GLuint shader : {*vertex, *fragment}) {
    glAttachShader(program, shader);
    glDeleteShader(shader);
  }
  glLinkProgram(program);
  GLint good = 0;
  glGetProgramiv(program, GL_LINK_STATUS, &good);
  if (good != 0) return program;
  glDeleteProgram(program);
  return Error{
      "expected the graphics driver to link a plain shader program, but it would not: update the driver"};
}

TextureId new_texture() {
  TextureId texture = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  for (GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER})
    glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
  for (GLenum wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T})
    glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
  return texture;
}

// Describes the bound buffer as vertices, of which index 0 means the one at `base`. (Drawing with a base
// vertex isn't in ES 3.0.)
void describe_vertices(std::uint32_t base) {
  constexpr auto kStride = static_cast<GLsizei>(sizeof(draw::Vertex));
  const auto at = [base](std::size_t offset) {
    return reinterpret_cast<const void*>(base * sizeof(draw::Vertex) + offset);
  };
  for (GLuint attribute : {0u, 1u, 2u}) glEnableVertexAttribArray(attribute);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, kStride, at(offsetof(draw::Vertex, x)));
  glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, kStride, at(offsetof(draw::Vertex, u)));
  glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride, at(offsetof(draw::Vertex, rgba)));
}

const void* index_offset(std::uint32_t first, GLenum type) {
  const std::size_t size = type == GL_UNSIGNED_INT ? sizeof(std::uint32_t) : sizeof(std::uint16_t);
  return reinterpret_cast<const void*>(std::size_t{first} * size);
}

}  // namespace

Result<std::unique_ptr<RenderTarget>> RenderTarget::create(glm::ivec2 size_px) {
  GLint side_max = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &side_max);
  if (size_px.x < 1 || size_px.y < 1 || size_px.x > side_max || size_px.y > side_max)
    return Error{fmt::format(
        "expected a picture of 1 to {} pixels a side, as the graphics driver allows, found {} x {}", side_max,
        size_px.x, size_px.y)};
  std::unique_ptr<RenderTarget> target{new RenderTarget};
  target->size_px_ = size_px;
  target->texture_ = new_texture();
  // Drawn pixel by pixel only.
  for (GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER})
    glTexParameteri(GL_TEXTURE_2D, filter, GL_NEAREST);
  // Given in the order of bytes that windows have, a driver keeps it so, and copying to the window is plain
  // copying.
  const bool desktop = epoxy_is_desktop_gl();
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, size_px.x, size_px.y, 0, desktop ? GL_BGRA : GL_RGBA,
               desktop ? GL_UNSIGNED_INT_8_8_8_8_REV : GL_UNSIGNED_BYTE, nullptr);
  glGenFramebuffers(1, &target->framebuffer_);
  glBindFramebuffer(GL_FRAMEBUFFER, target->framebuffer_);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, target->texture_, 0);
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
    return Error{
        fmt::format("expected the graphics driver to draw into a picture of {} x {} pixels, but it can't: "
                    "choose a smaller window (--window 1280x800)",
                    size_px.x, size_px.y)};
  return target;
}

RenderTarget::~RenderTarget() {
  if (framebuffer_ != 0) glDeleteFramebuffers(1, &framebuffer_);
  if (texture_ != 0) glDeleteTextures(1, &texture_);
}

void RenderTarget::forget() { framebuffer_ = texture_ = 0; }

Result<std::unique_ptr<Renderer>> Renderer::create(bool gles) {
  std::unique_ptr<Renderer> renderer{new Renderer{gles}};
  if (Result<void> made = renderer->make_objects(); !made) return made.error();
  return renderer;
}

Renderer::~Renderer() {
  if (program_ != 0) glDeleteProgram(program_);
  for (const Geometry& geometry : {triangles_, quad_}) {
    glDeleteVertexArrays(1, &geometry.array);
    glDeleteBuffers(1, &geometry.vertices);
    glDeleteBuffers(1, &geometry.indices);
  }
  remove_texture(white_);
}

Result<void> Renderer::rebuild() {
  // The old names mean nothing in the new context: deleting them could hit somebody else's objects.
  program_ = white_ = 0;
  triangles_ = quad_ = {};
  return make_objects();
}

Result<void> Renderer::make_objects() {
  Result<GLuint> program = linked_program(gles_);
  if (!program) return program.error();
  program_ = *program;
  pixel_scale_location_ = glGetUniformLocation(program_, "pixel_scale");
  premultiply_location_ = glGetUniformLocation(program_, "premultiply");
  coverage_location_ = glGetUniformLocation(program_, "coverage");
  triangles_ = make_geometry();
  quad_ = make_geometry();
  white_ = add_texture({.width = 1, .height = 1, .rgba = {255, 255, 255, 255}});
  return {};
}

Renderer::Geometry Renderer::make_geometry() {
  Geometry made;
  glGenVertexArrays(1, &made.array);
  glGenBuffers(1, &made.vertices);
  glGenBuffers(1, &made.indices);
  glBindVertexArray(made.array);
  glBindBuffer(GL_ARRAY_BUFFER, made.vertices);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, made.indices);
  describe_vertices(0);
  return made;
}

TextureId Renderer::add_texture(const draw::Image& premultiplied) {
  CHECK(premultiplied.rgba.size() ==
        std::size_t(premultiplied.width) * std::size_t(premultiplied.height) * 4);
  const TextureId texture = new_texture();
  const auto upload_level = [](GLint level, const draw::Image& image) {
    glTexImage2D(GL_TEXTURE_2D, level, GL_RGBA8, image.width, image.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 image.rgba.data());
  };
  upload_level(0, premultiplied);
  if (std::max(premultiplied.width, premultiplied.height) > kMipmappedSideMax) return texture;
  GLint level = 0;
  for (const draw::Image& smaller : mipmaps(premultiplied)) upload_level(++level, smaller);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, level);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
  return texture;
}

TextureId Renderer::add_coverage_texture(std::span<const std::uint8_t> coverage, glm::ivec2 size_px) {
  CHECK(coverage.size() == std::size_t(size_px.x) * std::size_t(size_px.y));
  const TextureId texture = new_texture();
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, size_px.x, size_px.y, 0, GL_RED, GL_UNSIGNED_BYTE, coverage.data());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  return texture;
}

void Renderer::remove_texture(TextureId texture) {
  if (texture != 0) glDeleteTextures(1, &texture);
}

void Renderer::begin(const RenderTarget& target) {
  glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer());
  target_size_ = target.size_px();
  glViewport(0, 0, target_size_.x, target_size_.y);
  glEnable(GL_SCISSOR_TEST);
  glEnable(GL_BLEND);
  glUseProgram(program_);
  glUniform2f(pixel_scale_location_, 2.0f / static_cast<float>(target_size_.x),
              -2.0f / static_cast<float>(target_size_.y));
  glActiveTexture(GL_TEXTURE0);
}

void Renderer::set_clip(const PixelRect& clip) {
  glScissor(clip.x, target_size_.y - clip.y - clip.h, clip.w, clip.h);
}

void Renderer::set_blend(BlendMode blend) {
  switch (blend) {
    case BlendMode::kOver:
      glBlendEquation(GL_FUNC_ADD);
      glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
      return;
    case BlendMode::kMax:
      glBlendEquation(GL_MAX);
      return;
  }
}

void Renderer::clear(const PixelRect& part, draw::Rgba color) {
  if (part.empty()) return;
  // Clearing all of it is nearly free; a scissored clear is drawn as a quad on some drivers.
  const bool all = part == PixelRect{0, 0, target_size_.x, target_size_.y};
  if (all) glDisable(GL_SCISSOR_TEST);
  set_clip(part);
  const float alpha = static_cast<float>(color.a) / 255.0f;
  const auto channel = [&](std::uint8_t value) { return static_cast<float>(value) / 255.0f * alpha; };
  glClearColor(channel(color.r), channel(color.g), channel(color.b), alpha);
  glClear(GL_COLOR_BUFFER_BIT);
  if (all) glEnable(GL_SCISSOR_TEST);
}

void Renderer::upload(std::span<const draw::Vertex> vertices, std::span<const std::uint32_t> indices) {
  upload_bytes(triangles_, vertices, std::as_bytes(indices), GL_UNSIGNED_INT);
}

void Renderer::upload(std::span<const draw::Vertex> vertices, std::span<const std::uint16_t> indices) {
  upload_bytes(triangles_, vertices, std::as_bytes(indices), GL_UNSIGNED_SHORT);
}

void Renderer::upload_bytes(Geometry& to, std::span<const draw::Vertex> vertices,
                            std::span<const std::byte> indices, unsigned type) {
  glBindVertexArray(to.array);
  glBindBuffer(GL_ARRAY_BUFFER, to.vertices);
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size_bytes()), vertices.data(),
               GL_STREAM_DRAW);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size()), indices.data(),
               GL_STREAM_DRAW);
  to.index_type = type;
  counts_.vertices += vertices.size();
}

void Renderer::draw_triangles(const Run& run) { draw_geometry(triangles_, run); }

void Renderer::draw_geometry(Geometry& geometry, const Run& run) {
  const PixelRect clip = intersected(run.clip, {0, 0, target_size_.x, target_size_.y});
  if (run.index_count == 0 || clip.empty()) return;
  set_clip(clip);
  set_blend(run.blend);
  glUniform1f(premultiply_location_, run.colors == VertexColors::kStraight ? 1.0f : 0.0f);
  glUniform1f(coverage_location_, run.kind == TextureKind::kCoverage ? 1.0f : 0.0f);
  glBindTexture(GL_TEXTURE_2D, run.texture != 0 ? run.texture : white_);
  glBindVertexArray(geometry.array);
  if (geometry.base_vertex != run.base_vertex) {
    glBindBuffer(GL_ARRAY_BUFFER, geometry.vertices);
    describe_vertices(run.base_vertex);
    geometry.base_vertex = run.base_vertex;
  }
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(run.index_count), geometry.index_type,
                 index_offset(run.first_index, geometry.index_type));
  ++counts_.draw_calls;
  counts_.indices += run.index_count;
}

void Renderer::draw_target(const RenderTarget& from, const PixelRect& part, BlendMode blend) {
  CHECK(from.size_px() == target_size_);
  if (part.empty()) return;
  const auto x0 = static_cast<float>(part.x), y0 = static_cast<float>(part.y);
  const auto x1 = static_cast<float>(part.x + part.w), y1 = static_cast<float>(part.y + part.h);
  // A target's texture has its first row at the bottom.
  const auto corner = [&](float x, float y) {
    return draw::Vertex{.x = x,
                        .y = y,
                        .u = x / static_cast<float>(target_size_.x),
                        .v = 1 - y / static_cast<float>(target_size_.y),
                        .rgba = 0xffffffffu};
  };
  const std::array<draw::Vertex, 4> corners{corner(x0, y0), corner(x1, y0), corner(x1, y1), corner(x0, y1)};
  constexpr std::array<std::uint16_t, 6> kQuad{0, 1, 2, 0, 2, 3};
  upload_bytes(quad_, corners, std::as_bytes(std::span{kQuad}), GL_UNSIGNED_SHORT);
  draw_geometry(quad_,
                {.index_count = kQuad.size(), .texture = from.texture(), .blend = blend, .clip = part});
}

void Renderer::copy_target(const RenderTarget& from, const PixelRect& part) {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, from.framebuffer());
  copy_pixels(from.size_px(), part);
}

void Renderer::copy_to_window(const RenderTarget& from, const PixelRect& part) {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, from.framebuffer());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
  copy_pixels(from.size_px(), part);
}

void Renderer::copy_pixels(glm::ivec2 size_px, const PixelRect& part) {
  if (part.empty()) return;
  const int left = part.x, right = part.x + part.w;
  const int bottom = size_px.y - part.y - part.h, top = size_px.y - part.y;
  glDisable(GL_SCISSOR_TEST);
  glBlitFramebuffer(left, bottom, right, top, left, bottom, right, top, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glEnable(GL_SCISSOR_TEST);
}

draw::Image Renderer::read_back(const RenderTarget& from) {
  const glm::ivec2 size = from.size_px();
  draw::Image image{.width = size.x, .height = size.y, .rgba = {}};
  const std::size_t row = std::size_t(size.x) * 4;
  image.rgba.resize(row * std::size_t(size.y));
  glBindFramebuffer(GL_FRAMEBUFFER, from.framebuffer());
  glReadPixels(0, 0, size.x, size.y, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
  for (int top = 0, bottom = size.y - 1; top < bottom; ++top, --bottom)
    std::swap_ranges(image.rgba.begin() + std::ptrdiff_t(row) * top,
                     image.rgba.begin() + std::ptrdiff_t(row) * (top + 1),
                     image.rgba.begin() + std::ptrdiff_t(row) * bottom);
  for (std::size_t alpha = 3; alpha < image.rgba.size(); alpha += 4) image.rgba[alpha] = 255;
  return image;
}

}  // namespace thimble::platform
