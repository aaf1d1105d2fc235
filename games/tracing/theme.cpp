#include "games/tracing/theme.hpp"

#include <algorithm>
#include <iterator>

#include "games/tracing/escort.hpp"

namespace thimble::tracing {

namespace {

using draw::Role;

constexpr Change kTabs[] = {{"shoe_tab", "shoe_tab_laced"}};
constexpr Change kSeedlings[] = {{"seedling", "bloom_coral"}, {"seedling", "bloom_lilac"}};
constexpr Change kBreakfast[] = {{"plate", "plate_berry"}, {"cup", "cup_cocoa"}};
constexpr Change kStreet[] = {{"lamp", "lamp_lit"}, {"cottage", "cottage_lit"}};

constexpr Theme kMeadow{};

constexpr Theme kLace{.path = Role::kLeather,
                      .edge = Role::kSeam,
                      .guide = Role::kSpeck,
                      .texture = Texture::kStitches,
                      .ink = Role::kLace,
                      .ink_edge = Role::kLaceEdge,
                      .start = {"mouse", "mouse_happy"},
                      .end = {"shoe", "shoe_tied", {1.2, 1}},
                      .end_grows = 1.25,
                      .along = {.kinds = kTabs,
                                .size_mm = 9,
                                .every_mm = 18,
                                .growth = Growth::kOver,
                                .corner = {"eyelet", "eyelet_laced"}},
                      .escort = Escort::kLeads,
                      .lead = draw_aglet};

constexpr Theme kGarden{.path = Role::kSoil,
                        .edge = Role::kSoilEdge,
                        .guide = Role::kSpeck,
                        .texture = Texture::kSpecks,
                        .ink = Role::kWater,
                        .ink_edge = Role::kWater,
                        .end = {"sunflower_bud", "sunflower_open"},
                        .along = {.kinds = kSeedlings, .size_mm = 13, .every_mm = 14},
                        .escort = Escort::kHovers,
                        .hovering = "watering_can"};

constexpr Theme kToast{.path = Role::kBread,
                       .edge = Role::kCrust,
                       .guide = Role::kSpeck,
                       .texture = Texture::kSpecks,
                       .ink = Role::kButter,
                       .ink_edge = Role::kButterEdge,
                       .start = {"toast", "toast_happy"},
                       .end = {"jam", "jam_open"},
                       .end_grows = 1.25,
                       .along = {.kinds = kBreakfast, .size_mm = 13, .every_mm = 22, .growth = Growth::kOver},
                       .escort = Escort::kHovers,
                       .hovering = "butter_knife"};

constexpr Theme kRoad{.path = Role::kAsphalt,
                      .edge = Role::kKerb,
                      .guide = Role::kRoadLine,
                      .guide_is_dashed = true,
                      .ink = Role::kTyre,
                      .ink_edge = Role::kTyre,
                      .start = {"mouse", "mouse_happy"},
                      .end = {"house", "house_lit"},
                      .end_grows = 1.25,
                      .along = {.kinds = kStreet, .size_mm = 12, .every_mm = 22, .growth = Growth::kOver},
                      .escort = Escort::kLeads,
                      .lead = draw_car,
                      .lead_stays = true};

// In the order of ThemeName.
constexpr const Theme* kThemes[] = {&kMeadow, &kLace, &kGarden, &kToast, &kRoad};
static_assert(std::size(kThemes) == std::size(kThemeNames));

}  // namespace

const Theme& theme_of(ThemeName name) { return *kThemes[static_cast<std::size_t>(name)]; }

InkCoats coats_of(const Theme& theme, double ink_mm) {
  if (theme.ink_edge == theme.ink) return {.coats = {{{theme.ink, ink_mm}}}, .count = 1};
  const double inside_mm = std::max(ink_mm - 1.2, ink_mm / 2);
  return {.coats = {{{theme.ink_edge, ink_mm}, {theme.ink, inside_mm}}}, .count = 2};
}

}  // namespace thimble::tracing
