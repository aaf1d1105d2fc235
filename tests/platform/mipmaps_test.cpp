// Goal: a picture made smaller keeps its mean colour. Method: pictures of a few pixels, means worked out by
// hand.
#include "engine/platform/mipmaps.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using draw::Image;

TEST_CASE("a single pixel has no smaller copies", "[mipmaps]") {
  CHECK(platform::mipmaps({.width = 1, .height = 1, .rgba = {1, 2, 3, 4}}).empty());
}

TEST_CASE("each pixel of the half is the rounded mean of the four it covers", "[mipmaps]") {
  const Image image{
      .width = 2, .height = 2, .rgba = {0, 0, 0, 0, 255, 10, 0, 0, 0, 20, 1, 0, 255, 30, 0, 255}};
  // 510 / 4 = 127.5, 60 / 4 = 15, 1 / 4 = 0.25, 255 / 4 = 63.75
  CHECK(platform::halved(image) == Image{.width = 1, .height = 1, .rgba = {128, 15, 0, 64}});
}

TEST_CASE("a strip of one row is halved along its length only", "[mipmaps]") {
  const Image strip{.width = 4, .height = 1, .rgba = {8, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8}};
  CHECK(platform::halved(strip) == Image{.width = 2, .height = 1, .rgba = {6, 0, 0, 0, 0, 0, 0, 4}});
}

TEST_CASE("copies go down to one pixel, whatever the shape", "[mipmaps]") {
  Image image{.width = 6, .height = 3, .rgba = std::vector<std::uint8_t>(6 * 3 * 4, 77)};
  const std::vector<Image> levels = platform::mipmaps(image);
  REQUIRE(levels.size() == 2);
  CHECK(levels[0].width == 3);
  CHECK(levels[0].height == 1);
  CHECK(levels[1] == Image{.width = 1, .height = 1, .rgba = {77, 77, 77, 77}});
}
