#include "tests/draw/canvas.hpp"

#include <algorithm>
#include <cmath>

namespace thimble::tests {
namespace {

using draw::Vertex;

double edge(Vec2 a, Vec2 b, Vec2 p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); }

// Of a triangle that runs clockwise on the screen, these edges own the samples that lie on them.
bool is_top_or_left(Vec2 a, Vec2 b) { return (a.y == b.y && b.x > a.x) || b.y < a.y; }

Vec2 at(const Vertex& v) { return {v.x, v.y}; }

Canvas::Color color_of(const Vertex& v) {
  return {(v.rgba & 255) / 255.0, (v.rgba >> 8 & 255) / 255.0, (v.rgba >> 16 & 255) / 255.0,
          (v.rgba >> 24) / 255.0};
}

double sampled(const draw::Font& font, Vec2 uv) {
  const double x = uv.x * font.atlas_width() - 0.5;
  const double y = uv.y * font.atlas_height() - 0.5;
  const auto texel = [&](double column, double row) {
    const auto c = static_cast<std::size_t>(std::clamp<double>(column, 0, font.atlas_width() - 1));
    const auto r = static_cast<std::size_t>(std::clamp<double>(row, 0, font.atlas_height() - 1));
    return font.atlas()[r * static_cast<std::size_t>(font.atlas_width()) + c] / 255.0;
  };
  const double left = std::floor(x), top = std::floor(y);
  const double fx = x - left, fy = y - top;
  return (texel(left, top) * (1 - fx) + texel(left + 1, top) * fx) * (1 - fy) +
         (texel(left, top + 1) * (1 - fx) + texel(left + 1, top + 1) * fx) * fy;
}

}  // namespace

void Canvas::paint(const draw::Mesh& mesh, Mixing mixing, const draw::Font* font) {
  for (const draw::Command& command : mesh.commands) {
    const draw::Font* texture = command.texture == draw::Texture::kFont ? font : nullptr;
    for (std::size_t i = command.first_index; i < command.first_index + command.index_count; i += 3)
      triangle(mesh.vertices[mesh.indices[i]], mesh.vertices[mesh.indices[i + 1]],
               mesh.vertices[mesh.indices[i + 2]], mixing, texture);
  }
}

void Canvas::triangle(const Vertex& a, const Vertex& b, const Vertex& c, Mixing mixing,
                      const draw::Font* font) {
  const std::array<const Vertex*, 3> v =
      edge(at(a), at(b), at(c)) >= 0 ? std::array{&a, &b, &c} : std::array{&a, &c, &b};
  const double area = edge(at(*v[0]), at(*v[1]), at(*v[2]));
  if (area == 0) return;
  const auto [left, right] = std::minmax({a.x, b.x, c.x});
  const auto [top, bottom] = std::minmax({a.y, b.y, c.y});
  for (int y = std::max(0, static_cast<int>(top)); y <= std::min(height_ - 1, static_cast<int>(bottom));
       ++y) {
    for (int x = std::max(0, static_cast<int>(left)); x <= std::min(width_ - 1, static_cast<int>(right));
         ++x) {
      const Vec2 p{x + 0.5, y + 0.5};
      std::array<double, 3> weight{};
      bool inside = true;
      for (std::size_t i = 0; i < 3; ++i) {
        const Vec2 from = at(*v[(i + 1) % 3]), to = at(*v[(i + 2) % 3]);
        const double w = edge(from, to, p);
        inside = inside && (w > 0 || (w == 0 && is_top_or_left(from, to)));
        weight[i] = w / area;
      }
      if (!inside) continue;
      Color color{};
      Vec2 uv{};
      for (std::size_t i = 0; i < 3; ++i) {
        const Color corner = color_of(*v[i]);
        for (std::size_t k = 0; k < 4; ++k) color[k] += weight[i] * corner[k];
        uv += weight[i] * Vec2{v[i]->u, v[i]->v};
      }
      const double coverage = font == nullptr ? 1 : sampled(*font, uv);
      Color& pixel = pixels_[static_cast<std::size_t>(y * width_ + x)];
      const double alpha = color[3] * coverage;
      for (std::size_t k = 0; k < 4; ++k) {
        const double source = color[k] * coverage;
        pixel[k] = mixing == Mixing::kMax ? std::max(pixel[k], source) : source + pixel[k] * (1 - alpha);
      }
    }
  }
}

double Canvas::alpha_sum() const {
  double sum = 0;
  for (const Color& pixel : pixels_) sum += pixel[3];
  return sum;
}

draw::Image Canvas::image() const {
  draw::Image image{width_, height_, {}};
  for (const Color& pixel : pixels_)
    for (double channel : pixel)
      image.rgba.push_back(static_cast<std::uint8_t>(std::clamp(channel, 0.0, 1.0) * 255 + 0.5));
  return image;
}

double alpha_integral(const draw::Mesh& mesh) {
  double sum = 0;
  for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
    const Vertex& a = mesh.vertices[mesh.indices[i]];
    const Vertex& b = mesh.vertices[mesh.indices[i + 1]];
    const Vertex& c = mesh.vertices[mesh.indices[i + 2]];
    sum += std::abs(edge(at(a), at(b), at(c))) / 2 * (color_of(a)[3] + color_of(b)[3] + color_of(c)[3]) / 3;
  }
  return sum;
}

}  // namespace thimble::tests
