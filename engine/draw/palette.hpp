// Colours by what they are for, so that a calm, a high-contrast and a colour-blind-safe look are tables, not
// code.
#pragma once

#include <array>
#include <cstdint>

namespace thimble::draw {

/// Straight (not premultiplied) sRGB.
struct Rgba {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
  bool operator==(const Rgba&) const = default;
};

enum class Role : std::uint8_t {
  kPaper,     ///< quiet ground behind play
  kPath,      ///< the corridor to stay in
  kPathEdge,  ///< its outline
  kGuide,     ///< the thin line in its middle
  kInk,       ///< what the finger leaves
  kStart,     ///< where to begin
  kEnd,       ///< where it ends
  kSparkle,   ///< praise
  kShade,     ///< dims what is behind the grown-ups' gate
  kCard,      ///< the ground of a dialogue
  kButton,    ///< something to press
  kText,      ///< words, on kCard or kPaper
  kOnButton,  ///< words on kButton
  kRuling,    ///< the lines that letters stand on, as in an exercise book
  // What a path is made of in the worlds of daily living. Every ground is as light as kPath, so that what
  // stands out on one stands out on all. An ink of two colours has the lighter one inside.
  kSoil,        ///< a garden row
  kSoilEdge,    ///< its outline
  kWater,       ///< ink on it
  kBread,       ///< a slice of toast
  kCrust,       ///< its outline
  kButter,      ///< ink on it, inside
  kButterEdge,  ///< and outside
  kLeather,     ///< a shoe
  kSeam,        ///< its outline
  kLace,        ///< ink on it, inside
  kLaceEdge,    ///< and outside
  kAsphalt,     ///< a road
  kKerb,        ///< its outline
  kTyre,        ///< ink on it: the marks of wheels
  kRoadLine,    ///< the dashes in its middle
  kSpeck,       ///< pores, crumbs and stitches: meant to be faint
  kOutline,     ///< around small things that are drawn like the pictures
  kToy,         ///< their body
};
inline constexpr std::size_t kRoleCount = 32;

struct Palette {
  std::array<Rgba, kRoleCount> colors{};
  Rgba color(Role role) const { return colors[static_cast<std::size_t>(role)]; }
  bool operator==(const Palette&) const = default;
};

/// The default look: soft, few colours; what matters has a contrast of at least 3:1 on the path, text 4.5:1.
const Palette& calm_palette();

/// A role's colour at some opacity.
struct Paint {
  Role role = Role::kInk;
  float alpha = 1;
  bool operator==(const Paint&) const = default;
};

}  // namespace thimble::draw
