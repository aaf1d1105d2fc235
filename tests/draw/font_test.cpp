// Goal: words are as large as they claim, and their letters stand where they should. Method: the real font,
// Andika, against the numbers in its own tables, read with an independent program (2048 units an em, capitals
// 1460 high; advances H 1475, i 565, o 1140); and pixels of drawn words.
#include "engine/draw/font.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "engine/draw/tessellate.hpp"
#include "tests/draw/allocations.hpp"
#include "tests/draw/canvas.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using namespace thimble::draw;
using thimble::tests::Canvas;
using thimble::tests::Mixing;

namespace {

std::string andika_bytes() {
  const char* assets = std::getenv("THIMBLE_ASSETS");
  std::ifstream file{std::string{assets != nullptr ? assets : "assets"} + "/fonts/Andika-Regular.ttf",
                     std::ios::binary};
  REQUIRE(file);
  return {std::istreambuf_iterator<char>{file}, {}};
}

const Font& andika() {
  static const Font font = Font::from_ttf(andika_bytes()).value();
  return font;
}

Look look_at(double px_per_mm) { return {{{0, 0}, Vec2{px_per_mm}}, &calm_palette(), &andika()}; }

Mesh mesh_of(std::string_view utf8, double capital_mm, Align align = Align::kLeft) {
  Layer layer;
  layer.text({20, 30}, capital_mm, utf8, {Role::kText, 1}, align);
  Mesh mesh;
  tessellate(layer, look_at(5), mesh);
  return mesh;
}

}  // namespace

TEST_CASE("what isn't a whole TrueType font is an error") {
  const std::string whole = andika_bytes();
  CHECK_FALSE(Font::from_ttf("").ok());
  CHECK_FALSE(Font::from_ttf("not a font at all, but long enough to have a header").ok());
  for (std::size_t size :
       {std::size_t{11}, std::size_t{12}, std::size_t{200}, whole.size() / 2, whole.size() - 8}) {
    const Result<Font> cut = Font::from_ttf(whole.substr(0, size));
    REQUIRE_FALSE(cut.ok());
    CHECK(cut.error().message.find("TrueType") != std::string::npos);
  }
}

TEST_CASE("widths are the font's own advances over its capital height") {
  CHECK(andika().width("") == 0);
  CHECK(andika().width("H") == Approx(1475.0 / 1460).epsilon(1e-4));
  CHECK(andika().width("Hio") == Approx((1475 + 565 + 1140) / 1460.0).epsilon(1e-4));
  CHECK(text_width_mm(andika(), "Hio", 10) == Approx(10 * (1475 + 565 + 1140) / 1460.0).epsilon(1e-4));
}

TEST_CASE("every size gives a letter the same advance, and a capital the height of one") {
  for (std::size_t size = 0; size < 3; ++size) {
    const Glyph& h = andika().glyph('H', size);
    CHECK(h.advance == Approx(1475.0 / 1460).epsilon(1e-4));
    CHECK(h.box.min.y == Approx(-1).margin(0.06));  // to the next whole pixel
    CHECK(h.box.max.y == Approx(0).margin(0.06));
  }
}

TEST_CASE("letters that the font has are told apart, those it lacks look like U+FFFD") {
  CHECK(andika().glyph(0xE5, 0).uv != andika().glyph('a', 0).uv);   // å
  CHECK(andika().glyph(0x161, 0).uv != andika().glyph('s', 0).uv);  // š
  CHECK(andika().glyph(0x4E00, 0).uv == andika().glyph(kReplacement, 0).uv);
  CHECK(andika().glyph(0x7F, 0).uv == andika().glyph(kReplacement, 0).uv);
  CHECK(andika().glyph(kReplacement, 0).uv != andika().glyph('a', 0).uv);
}

TEST_CASE("broken UTF-8 shows as one replacement for each byte") {
  CHECK(andika().width("a\xFFo") == Approx(andika().width("a\uFFFDo")));
  CHECK(andika().width("\xC3") == Approx(andika().width("\uFFFD")));
}

TEST_CASE("size_for takes the smallest that isn't magnified by more than a twentieth, or the largest") {
  CHECK(andika().size_for(4) == 0);
  CHECK(andika().size_for(20) == 0);
  CHECK(andika().size_for(21.5) == 1);
  CHECK(andika().size_for(44) == 1);
  CHECK(andika().size_for(45) == 2);
  CHECK(andika().size_for(500) == 2);
}

TEST_CASE("a capital H is drawn as high as it claims, with its foot on the baseline") {
  for (double capital_mm : {4.0, 8.0, 16.0}) {
    Canvas canvas{200, 200};
    canvas.paint(mesh_of("H", capital_mm), Mixing::kOver, &andika());
    int top = 200, bottom = -1;
    for (int y = 0; y < 200; ++y)
      for (int x = 0; x < 200; ++x)
        if (canvas.alpha(x, y) > 0.5) {
          top = std::min(top, y);
          bottom = std::max(bottom, y + 1);
        }
    CHECK(bottom == 150);
    CHECK(bottom - top == Approx(capital_mm * 5).margin(1));
  }
}

TEST_CASE("text is centred by its width, and spaces draw nothing") {
  const auto middle = [](const Mesh& mesh) {
    Rect bounds;
    for (const Vertex& v : mesh.vertices) bounds = united(bounds, Vec2{v.x, v.y});
    return bounds.center().x;
  };
  CHECK(middle(mesh_of("HoH", 5, Align::kCenter)) == Approx(100).margin(1));
  CHECK(mesh_of("a b", 5).vertices.size() == 8);
  CHECK(mesh_of("   ", 5).commands.empty());
  CHECK(mesh_of("ab", 5).commands[0].texture == Texture::kFont);
}

TEST_CASE("bounds_of text holds every letter of the font, above and below too") {
  for (char32_t code = 0xA0; code < 0x180; ++code) {
    const std::string utf8{static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 0x3F))};
    for (Align align : {Align::kLeft, Align::kCenter}) {
      Layer layer;
      layer.text({20, 30}, 8, utf8, {}, align);
      Mesh mesh;
      tessellate(layer, look_at(5), mesh);
      const Rect bounds = expanded(layer.bounds_of(layer.items()[0]), 0.4);  // two pixels
      for (const Vertex& v : mesh.vertices) CHECK(bounds.contains(Vec2{v.x, v.y} / 5.0));
    }
  }
}

TEST_CASE("a warm line of text is laid out without allocating") {
  Layer layer;
  layer.text({20, 30}, 8, "Hällo AV To", {});
  Mesh mesh;
  tessellate(layer, look_at(5), mesh);
  mesh.clear();
  const std::size_t before = tests::allocations();
  tessellate(layer, look_at(5), mesh);
  CHECK(tests::allocations() == before);
}
