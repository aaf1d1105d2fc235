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
  set(Role::kSoil, {0xEB, 0xD5, 0xB8});  // dry earth
  set(Role::kSoilEdge, {0x7A, 0x55, 0x37});
  set(Role::kWater, {0x2C, 0x6F, 0xA8});
  set(Role::kBread, {0xF8, 0xDF, 0xB2});
  set(Role::kCrust, {0x98, 0x60, 0x2F});
  set(Role::kButter, {0xFF, 0xDE, 0x6B});
  set(Role::kButterEdge, {0xA0, 0x65, 0x1C});  // browned butter
  set(Role::kLeather, {0xF0, 0xD9, 0xCB});     // pale and rosy
  set(Role::kSeam, {0x8A, 0x4F, 0x3D});
  set(Role::kLace, {0xE9, 0xDD, 0xF7});  // lilac
  set(Role::kLaceEdge, {0x5B, 0x4A, 0x7E});
  set(Role::kAsphalt, {0xDC, 0xDD, 0xE3});  // a road in the sun
  set(Role::kKerb, {0x6B, 0x6E, 0x7A});
  set(Role::kTyre, {0x47, 0x4C, 0x5C});
  set(Role::kRoadLine, {0xFF, 0xFD, 0xF7});
  set(Role::kSpeck, {0xC9, 0xA4, 0x7C});
  set(Role::kOutline, {0x5E, 0x44, 0x34});  // as in the pictures (assets/LICENSES.md)
  set(Role::kToy, {0xEE, 0x94, 0x78});
  return palette;
}

constexpr Palette kCalm = make_calm();

}  // namespace

const Palette& calm_palette() { return kCalm; }

}  // namespace thimble::draw
