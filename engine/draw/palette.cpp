#include "engine/draw/palette.hpp"

namespace thimble::draw {
namespace {

constexpr Palette make_calm() {
  Palette palette;
  const auto set = [&](Role role, Rgba color) { palette.colors[static_cast<std::size_t>(role)] = color; };
  set(Role::kPaper, {0xFB, 0xF3, 0xE4});     // warm cream
  set(Role::kPath, {0xF0, 0xE0, 0xBE});      // pale sand
  set(Role::kPathEdge, {0x8B, 0x74, 0x56});  // trodden earth
  set(Role::kGuide, {0xC9, 0xB4, 0x8C});     // a hint, meant to be faint
  set(Role::kInk, {0x17, 0x62, 0x7C});       // deep teal, far from the path in hue and in lightness
  set(Role::kStart, {0x3B, 0x82, 0x47});     // leaf
  set(Role::kEnd, {0xC4, 0x58, 0x3A});       // coral; no saturated red anywhere
  set(Role::kSparkle, {0xF4, 0xB9, 0x42});   // honey
  set(Role::kShade, {0x2E, 0x2B, 0x33, 0x99});
  set(Role::kCard, {0xFF, 0xFA, 0xF1});
  set(Role::kButton, {0x2A, 0x6F, 0x7F});
  set(Role::kText, {0x3A, 0x35, 0x2E});
  set(Role::kOnButton, {0xFF, 0xFD, 0xF7});
  // There for the eye that looks for it, and quiet beside the path; a palette of high contrast will want 3:1.
  set(Role::kRuling, {0xB9, 0xC9, 0xC4});
  return palette;
}

constexpr Palette kCalm = make_calm();

}  // namespace

const Palette& calm_palette() { return kCalm; }

}  // namespace thimble::draw
