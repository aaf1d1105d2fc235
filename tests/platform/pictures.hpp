// What the tests that draw share: pictures without a display, and lists to draw.
#pragma once

#include <cmath>
#include <memory>
#include <numbers>
#include <vector>

#include "engine/platform/headless.hpp"

namespace thimble::test {

inline constexpr glm::ivec2 kPictureSize{320, 240};
/// 4 px a millimetre: the page of 80 x 60 mm fills the picture.
inline const play::Mapping kPictureMapping{.origin_px = {0, 0}, .mm_per_px = Vec2{0.25}};

inline const play::FolderAssets& built_assets() {
  static const play::FolderAssets assets = play::find_assets().value();
  return assets;
}

/// Keeps a window open until the program has ended: when the last one goes, Mesa's libraries are unloaded,
/// and the leak checker can no longer tell that what they keep is theirs.
inline platform::Video offscreen_video() {
  platform::force_software_gl();
  static const auto* const kept_video =
      new platform::Video{platform::Video::open(platform::VideoKind::kOffscreen).value()};
  static const platform::Window* const kept_window =
      platform::Window::open(*kept_video, {.size_px = glm::ivec2{16, 16}}).value().release();
  CHECK(kept_window != nullptr);
  return platform::Video::open(platform::VideoKind::kOffscreen).value();
}

inline std::unique_ptr<platform::Headless> headless(glm::ivec2 size_px = kPictureSize) {
  const platform::Video video = offscreen_video();
  auto opened = platform::Headless::open(built_assets(), size_px);
  if (!opened) check_failed(opened.error().message.c_str(), __FILE__, __LINE__);
  return std::move(opened).value();
}

/// A curve that crosses itself, within the page.
inline std::vector<Vec2> knot(int count, double phase = 0) {
  std::vector<Vec2> points;
  for (int i = 0; i < count; ++i) {
    const double t = 2 * std::numbers::pi * i / 300 + phase;
    points.push_back({40 + 25 * std::sin(2 * t), 30 + 20 * std::sin(3 * t)});
  }
  return points;
}

/// A path, a picture, words and a translucent stroke: all that is kept.
inline void draw_still(draw::Layer& still) {
  still.stroke(knot(301), 6, {draw::Role::kPath});
  still.sprite("bee", {12, 12}, {10, 10});
  still.text({60, 55}, 3, "Thimble", {draw::Role::kText});
  still.stroke(knot(80), 4, {draw::Role::kPathEdge, 0.4f});
}

}  // namespace thimble::test
