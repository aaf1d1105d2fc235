// Goal: a stylus, which core events show as a mouse, is told from it, and gets its pressure and its fractions
// of pixels back. Method: the events of a pen and a mouse, in the server's order, written by hand.
#include "engine/platform/pen_merge.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using motion::Device;
using platform::Axis;
using platform::PenMerge;

TEST_CASE("an axis that a device lacks has no value", "[pen_merge]") {
  CHECK_FALSE(platform::scaled(Axis{}, 3).has_value());
  CHECK_FALSE(platform::scaled({.number = 2, .min = 5, .max = 5}, 5).has_value());
}

TEST_CASE("pressure is scaled to its range and kept within it", "[pen_merge]") {
  const Axis axis{.number = 2, .min = 0, .max = 2047};
  CHECK(platform::scaled(axis, 0) == 0.0);
  CHECK(*platform::scaled(axis, 1023.5) == Approx(0.5));
  CHECK(platform::scaled(axis, 4000) == 1.0);
}

TEST_CASE("a position axis covers its pixels from edge to edge", "[pen_merge]") {
  // 0 .. 999 over 2000 px: two pixels a step.
  CHECK(platform::scaled_to_pixels({.number = 0, .min = 0, .max = 999}, 500, 2000) == Approx(1000));
}

TEST_CASE("core events without a raw one are the mouse's", "[pen_merge]") {
  const auto merged = PenMerge{}.core({.server_ms = 7, .window_px = {5, 6}, .root_px = {105, 206}});
  CHECK(merged.device == Device::kMouse);
  CHECK(merged.window_px == Vec2{5, 6});
  CHECK_FALSE(merged.pressure.has_value());
}

TEST_CASE("a core event of the same time as a pen's raw event is the pen's", "[pen_merge]") {
  PenMerge merge;
  merge.raw_pen({.server_ms = 7, .device = 9, .root_x_px = 105.25, .root_y_px = 206.5, .pressure = 0.4});
  const auto merged = merge.core({.server_ms = 7, .window_px = {5, 6}, .root_px = {105, 206}});
  CHECK(merged.device == Device::kStylus);
  CHECK(merged.window_px == Vec2{5.25, 6.5});
  CHECK(merged.pressure == 0.4);
}

TEST_CASE("what a pen's raw event leaves out has not changed", "[pen_merge]") {
  PenMerge merge;
  merge.raw_pen({.server_ms = 7, .device = 9, .root_x_px = 105.25, .root_y_px = 206.5, .pressure = 0.4});
  merge.raw_pen({.server_ms = 8, .device = 9, .root_y_px = 207.75});
  const auto merged = merge.core({.server_ms = 8, .window_px = {5, 7}, .root_px = {105, 207}});
  CHECK(merged.window_px == Vec2{5.25, 7.75});
  CHECK(merged.pressure == 0.4);
}

TEST_CASE("a mouse that speaks after the pen is a mouse, even in the same millisecond", "[pen_merge]") {
  PenMerge merge;
  merge.raw_pen({.server_ms = 7, .device = 9, .root_x_px = 105.25, .root_y_px = 206.5, .pressure = 0.4});
  merge.raw_other();
  CHECK(merge.core({.server_ms = 7, .window_px = {5, 6}, .root_px = {105, 206}}).device == Device::kMouse);
}

TEST_CASE("a core event of another time than the pen's is the mouse's", "[pen_merge]") {
  PenMerge merge;
  merge.raw_pen({.server_ms = 7, .device = 9, .pressure = 0.4});
  CHECK(merge.core({.server_ms = 8, .window_px = {5, 6}, .root_px = {105, 206}}).device == Device::kMouse);
}

TEST_CASE("raw positions that mean another part of the desktop are not used", "[pen_merge]") {
  PenMerge merge;
  merge.raw_pen({.server_ms = 7, .device = 9, .root_x_px = 1700.5, .root_y_px = 206.5, .pressure = 0.4});
  const auto merged = merge.core({.server_ms = 7, .window_px = {5, 6}, .root_px = {105, 206}});
  CHECK(merged.device == Device::kStylus);
  CHECK(merged.window_px == Vec2{5, 6});
}

TEST_CASE("of a pen that was taken away nothing is left", "[pen_merge]") {
  PenMerge merge;
  merge.raw_pen({.server_ms = 7, .device = 9, .root_x_px = 105.25, .root_y_px = 206.5, .pressure = 0.4});
  merge.forget(3);
  CHECK(merge.core({.server_ms = 7, .window_px = {5, 6}, .root_px = {105, 206}}).device == Device::kStylus);
  merge.forget(9);
  CHECK(merge.core({.server_ms = 7, .window_px = {5, 6}, .root_px = {105, 206}}).device == Device::kMouse);
}
