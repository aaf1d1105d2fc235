// Goal: triangles of any user of the pipeline come out with the right colours at the right pixels. Method:
// the offscreen driver; squares of a few pixels whose colours are worked out by hand.
#include "engine/platform/renderer.hpp"

#include <array>

#include "tests/platform/pictures.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using platform::BlendMode;
using platform::PixelRect;
using platform::Renderer;
using platform::RenderTarget;
using platform::VertexColors;

namespace {

struct Screen {
  platform::Video video = test::offscreen_video();
  std::unique_ptr<platform::Window> window =
      platform::Window::open(video, {.size_px = glm::ivec2{16, 16}}).value();
  std::unique_ptr<Renderer> renderer = Renderer::create(window->is_gles()).value();
  std::unique_ptr<RenderTarget> target = RenderTarget::create({8, 8}).value();

  Screen() {
    renderer->begin(*target);
    renderer->clear({0, 0, 8, 8}, {0, 0, 0, 255});
  }
  std::array<int, 3> at(int x, int y) {
    const draw::Image image = renderer->read_back(*target);
    const std::size_t first = (std::size_t(y) * 8 + std::size_t(x)) * 4;
    return {image.rgba[first], image.rgba[first + 1], image.rgba[first + 2]};
  }
};

std::vector<draw::Vertex> square(float left, float top, float side, std::uint32_t rgba) {
  return {{left, top, 0, 0, rgba},
          {left + side, top, 1, 0, rgba},
          {left + side, top + side, 1, 1, rgba},
          {left, top + side, 0, 1, rgba}};
}
const std::vector<std::uint16_t> kSquare16{0, 1, 2, 0, 2, 3};
const std::vector<std::uint32_t> kSquare32{0, 1, 2, 0, 2, 3};
constexpr PixelRect kAll{0, 0, 8, 8};
constexpr std::uint32_t kHalfRedStraight = 0x800000ff, kHalfRedPremultiplied = 0x80000080;
using Color = std::array<int, 3>;

}  // namespace

TEST_CASE("straight and premultiplied colours of one meaning give one picture", "[renderer]") {
  Screen screen;
  screen.renderer->upload(square(0, 0, 4, kHalfRedStraight), kSquare16);
  screen.renderer->draw_triangles({.index_count = 6, .colors = VertexColors::kStraight, .clip = kAll});
  screen.renderer->upload(square(4, 4, 4, kHalfRedPremultiplied), kSquare32);
  screen.renderer->draw_triangles({.index_count = 6, .clip = kAll});
  CHECK(screen.at(1, 1) == Color{128, 0, 0});
  CHECK(screen.at(5, 5) == Color{128, 0, 0});
  CHECK(screen.at(5, 1) == Color{0, 0, 0});
}

TEST_CASE("nothing outside the clip is touched, and a clip beyond the picture is no harm", "[renderer]") {
  Screen screen;
  screen.renderer->upload(square(0, 0, 8, 0xffffffff), kSquare32);
  screen.renderer->draw_triangles({.index_count = 6, .clip = {2, 1, 3, 2}});
  screen.renderer->draw_triangles({.index_count = 6, .clip = {7, 7, 100, 100}});
  screen.renderer->draw_triangles({.index_count = 6, .clip = {-5, -5, 3, 3}});
  const Color white{255, 255, 255}, black{0, 0, 0};
  CHECK(screen.at(2, 1) == white);
  CHECK(screen.at(4, 2) == white);
  CHECK(screen.at(5, 2) == black);
  CHECK(screen.at(2, 3) == black);
  CHECK(screen.at(1, 1) == black);
  CHECK(screen.at(7, 7) == white);
  CHECK(screen.at(0, 0) == black);
}

TEST_CASE("what overlaps under kMax takes the larger, never the sum", "[renderer]") {
  Screen screen;
  screen.renderer->upload(square(0, 0, 8, 0xff0000a0), kSquare32);
  screen.renderer->draw_triangles({.index_count = 6, .blend = BlendMode::kMax, .clip = kAll});
  screen.renderer->upload(square(0, 0, 8, 0xff000060), kSquare32);
  screen.renderer->draw_triangles({.index_count = 6, .blend = BlendMode::kMax, .clip = kAll});
  CHECK(screen.at(3, 3) == Color{0xa0, 0, 0});
}

TEST_CASE("indices count from the base vertex", "[renderer]") {
  Screen screen;
  std::vector<draw::Vertex> vertices = square(0, 0, 4, 0xff0000ff);
  for (const draw::Vertex& v : square(4, 4, 4, 0xff00ff00)) vertices.push_back(v);
  screen.renderer->upload(vertices, kSquare16);
  screen.renderer->draw_triangles({.index_count = 6, .base_vertex = 4, .clip = kAll});
  CHECK(screen.at(5, 5) == Color{0, 255, 0});
  CHECK(screen.at(1, 1) == Color{0, 0, 0});
  screen.renderer->draw_triangles({.index_count = 6, .clip = kAll});
  CHECK(screen.at(1, 1) == Color{255, 0, 0});
}

TEST_CASE("a coverage texture paints the vertex's colour", "[renderer]") {
  Screen screen;
  const std::vector<std::uint8_t> coverage{255, 255, 255, 255};
  const auto texture = screen.renderer->add_coverage_texture(coverage, {2, 2});
  screen.renderer->upload(square(0, 0, 8, 0xff804020), kSquare32);
  screen.renderer->draw_triangles(
      {.index_count = 6, .texture = texture, .kind = platform::TextureKind::kCoverage, .clip = kAll});
  CHECK(screen.at(3, 3) == Color{0x20, 0x40, 0x80});
  screen.renderer->remove_texture(texture);
}

TEST_CASE("laying one target over another leaves what was uploaded where it is", "[renderer]") {
  Screen screen;
  const auto layer = RenderTarget::create({8, 8}).value();
  screen.renderer->begin(*layer);
  screen.renderer->clear(kAll, {0, 0, 0, 0});
  screen.renderer->clear({0, 0, 8, 4}, {0, 255, 0, 255});
  screen.renderer->upload(square(0, 6, 2, 0xffff0000), kSquare32);
  screen.renderer->begin(*screen.target);
  screen.renderer->draw_target(*layer, {0, 0, 4, 8}, BlendMode::kOver);
  screen.renderer->draw_triangles({.index_count = 6, .clip = kAll});
  CHECK(screen.at(1, 1) == Color{0, 255, 0});
  CHECK(screen.at(6, 1) == Color{0, 0, 0});
  CHECK(screen.at(1, 5) == Color{0, 0, 0});
  CHECK(screen.at(1, 7) == Color{0, 0, 255});
}

TEST_CASE("only the renderer of the goldens is taken for it", "[renderer]") {
  CHECK(platform::is_golden_renderer("llvmpipe (LLVM 15.0.6, 256 bits)"));
  CHECK_FALSE(platform::is_golden_renderer("softpipe"));
  CHECK_FALSE(platform::is_golden_renderer("Mesa Intel(R) UHD Graphics 620 (KBL GT2)"));
  CHECK_FALSE(platform::is_golden_renderer(""));
}
