// What stands along a path and answers as the child comes past: laid out once, at the trial's start, beside
// the path wherever there is room. It belongs to the picture: step writes it, nothing that counts reads it.
#pragma once

#include <vector>

#include "engine/core/time.hpp"
#include "engine/play/content.hpp"
#include "games/tracing/companions.hpp"
#include "games/tracing/theme.hpp"

namespace thimble::tracing {

/// Enough to line any path on a page; drawn in every frame's list.
inline constexpr std::size_t kThingsMax = 120;
inline constexpr std::size_t kFlecksMax = 480;
inline constexpr double kHoveringMm = 17;  ///< height of the picture that goes with the child

struct Thing {
  Vec2 at{};  ///< its middle
  double size_mm = 0;
  std::size_t kind = 0;    ///< of Along::kinds; their count for a corner
  std::size_t stroke = 0;  ///< passed when the child has come so far
  double s_mm = 0;
  bool operator==(const Thing&) const = default;
};

/// A crumb, or a stitch from here to there.
struct Fleck {
  Vec2 from{}, to{};
  bool operator==(const Fleck&) const = default;
};

struct Scenery {
  std::vector<Thing> things;  ///< in the order in which they are passed
  std::vector<Fleck> flecks;
  std::vector<Tick> passed;  ///< when, of the first things
  Tick now = 0;              ///< of the last step
  Vec2 hover{};              ///< where the picture that goes with the child is
  Vec2 hover_to{};           ///< and where it is wanted
  bool operator==(const Scenery&) const = default;
};

/// Things stand clear of every stroke's corridor, of the companions, of each other, and on the page; where
/// there is no room, nothing stands. At most kThingsMax and kFlecksMax. A theme without things has none. Some
/// milliseconds. Uses only + - x / and sqrt.
Scenery laid_out(const Theme& theme, const play::Content& content, double corridor_mm,
                 const Companions& companions);

/// How far the child has come.
struct Reached {
  std::size_t stroke = 0;  ///< their count when all are done
  double progress_mm = 0;
};

/// One tick.
void pass(Scenery& scenery, const Theme& theme, const play::Content& content, Reached reached, Tick tick);

/// Does it change by itself, after the child has come past?
bool moves_scenery(const Scenery& scenery);

/// 0 before a thing is passed, 1 when it has changed for good.
double grown(const Scenery& scenery, std::size_t thing);

}  // namespace thimble::tracing
