// The worlds that a path can lie in: a meadow, or a thing of daily living. A theme is what is seen and
// nothing else: no event, no measure and no help depends on it. A new one is a name, a row of the table in
// theme.cpp, its pictures under assets/sprites and, where it needs them, roles of the palette.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "engine/core/geometry.hpp"
#include "engine/draw/draw_list.hpp"

namespace thimble::tracing {

enum class ThemeName : int { kMeadow, kLace, kGarden, kToast, kRoad };
inline constexpr std::string_view kThemeNames[] = {"meadow", "lace", "garden", "toast", "road"};

/// A picture before and after, and its width and height as multiples of its size.
struct Change {
  std::string_view before, after;
  Vec2 proportions{1};
};

/// How what has been passed changes.
enum class Growth : int {
  kUp,    ///< `after` grows out of `before` from its foot
  kOver,  ///< `after` appears over `before`, which it covers
};

/// What stands along the path. The kinds take turns.
struct Along {
  std::span<const Change> kinds;  ///< none: nothing stands there
  double size_mm = 8;
  double every_mm = 14;
  Growth growth = Growth::kUp;
  Change corner{};  ///< where the path turns sharply, in its middle; nothing if it has no name
};

/// What goes with the child.
enum class Escort : int {
  kNone,
  kHovers,  ///< a picture above and behind the hand
  kLeads,   ///< drawn turned along the path, a finger's breadth ahead
};

enum class Texture : int { kPlain, kSpecks, kStitches };

struct Theme {
  draw::Role path = draw::Role::kPath;
  draw::Role edge = draw::Role::kPathEdge;
  draw::Role guide = draw::Role::kGuide;
  bool guide_is_dashed = false;
  Texture texture = Texture::kPlain;
  draw::Role ink = draw::Role::kInk;
  draw::Role ink_edge = draw::Role::kInk;  ///< the same as `ink` where it has none
  Change start{"snail", "snail_happy", {1.2, 1}};
  Change end{"flower_bud", "flower_open", {1, 1}};
  double end_grows = 1.35;  ///< so much larger when all is done
  Along along{};
  Escort escort = Escort::kNone;
  std::string_view hovering{};  ///< the picture that hovers
  void (*lead)(draw::Layer& layer, Vec2 at, Vec2 ahead, double width_mm) = nullptr;
  bool lead_stays = false;  ///< it stands at the end when all is done
};

const Theme& theme_of(ThemeName name);

struct InkCoat {
  draw::Role role = draw::Role::kInk;
  double width_mm = 0;
};

/// The coats that ink of a width consists of, in the order of painting: one, or a lighter one within a darker
/// edge.
struct InkCoats {
  std::array<InkCoat, 2> coats{};
  std::size_t count = 1;
  const InkCoat* begin() const { return coats.data(); }
  const InkCoat* end() const { return coats.data() + count; }
};
InkCoats coats_of(const Theme& theme, double ink_mm);

}  // namespace thimble::tracing
