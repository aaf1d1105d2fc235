// A slow, plain rasteriser, written apart from any GL, to see what a mesh covers: samples each pixel at its
// centre, with the fill rule that gives a shared edge to one triangle.
#pragma once

#include <array>
#include <vector>

#include "engine/draw/font.hpp"
#include "engine/draw/image.hpp"
#include "engine/draw/mesh.hpp"

namespace thimble::tests {

enum class Mixing { kOver, kMax };

class Canvas {
 public:
  using Color = std::array<double, 4>;  // premultiplied, 0..1

  Canvas(int width, int height, Color ground = {}) : width_(width), height_(height) {
    pixels_.assign(static_cast<std::size_t>(width * height), ground);
  }

  void paint(const draw::Mesh& mesh, Mixing mixing, const draw::Font* font = nullptr);
  double alpha(int x, int y) const { return pixels_[static_cast<std::size_t>(y * width_ + x)][3]; }
  /// Of all pixels, in pixels.
  double alpha_sum() const;
  draw::Image image() const;

 private:
  void triangle(const draw::Vertex& a, const draw::Vertex& b, const draw::Vertex& c, Mixing mixing,
                const draw::Font* font);

  int width_;
  int height_;
  std::vector<Color> pixels_;
};

/// The exact integral of alpha over a mesh whose triangles don't overlap, in square pixels.
double alpha_integral(const draw::Mesh& mesh);

}  // namespace thimble::tests
