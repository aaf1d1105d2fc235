// Goal: what has to be redrawn is whole pixels that hold every touched one, and no more of the window than
// that. Method: rectangles worked out by hand; feathering reaches 2 px.
#include "engine/platform/pixels.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using platform::PixelRect;
using platform::pixels_touched;

namespace {
const play::Mapping kHalfMm{.origin_px = {10, 20}, .mm_per_px = {0.5, 0.5}};
}

TEST_CASE("nothing touched is no pixels", "[pixels]") {
  CHECK(pixels_touched(Rect{}, kHalfMm, {100, 100}).empty());
}

TEST_CASE("what lies beyond the window is no pixels", "[pixels]") {
  CHECK(pixels_touched({{200, 200}, {210, 210}}, kHalfMm, {100, 100}) == PixelRect{});
}

TEST_CASE("an endless rectangle is the whole window", "[pixels]") {
  const double endless = std::numeric_limits<double>::infinity();
  CHECK(pixels_touched({Vec2{-endless}, Vec2{endless}}, kHalfMm, {640, 480}) == PixelRect{0, 0, 640, 480});
}

TEST_CASE("a rectangle in millimetres is rounded outwards, with the feather's margin", "[pixels]") {
  // x: 10 + 3.1 / 0.5 = 16.2 .. 10 + 4.9 / 0.5 = 19.8, with 2 px on each side 14.2 .. 21.8, so pixels 14
  // to 21.
  CHECK(pixels_touched({{3.1, 3.1}, {4.9, 4.9}}, kHalfMm, {100, 100}) == PixelRect{14, 24, 8, 8});
}

TEST_CASE("a rectangle that reaches over the window's edge is cut there", "[pixels]") {
  CHECK(pixels_touched({{-50, -50}, {0, 0}}, kHalfMm, {100, 100}) == PixelRect{0, 0, 12, 22});
  CHECK(pixels_touched({{40, 35}, {90, 90}}, kHalfMm, {100, 100}) == PixelRect{88, 88, 12, 12});
}

TEST_CASE("a union with nothing is the other rectangle, whichever is first", "[pixels]") {
  const PixelRect some{3, 4, 5, 6};
  CHECK(united(PixelRect{}, some) == some);
  CHECK(united(some, PixelRect{}) == some);
  CHECK(united(some, {10, 1, 2, 2}) == PixelRect{3, 1, 9, 9});
}

TEST_CASE("rectangles that only share an edge don't meet", "[pixels]") {
  CHECK(intersected(PixelRect{0, 0, 4, 4}, {4, 0, 4, 4}) == PixelRect{});
  CHECK(intersected(PixelRect{0, 0, 5, 5}, {3, 2, 9, 9}) == PixelRect{3, 2, 2, 3});
}
