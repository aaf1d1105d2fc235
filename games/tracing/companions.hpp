// Where snail and flower stand: as near as there is room to where the path begins and ends, never on it.
#pragma once

#include "engine/draw/draw_list.hpp"
#include "engine/play/content.hpp"

namespace thimble::tracing {

inline constexpr double kCompanionMm = 17;  ///< height of either
inline constexpr double kPathEdgeMm = 1;    ///< outline of the path, on each side

/// With which the child draws. It lies below its fingertip, to its own side.
enum class Hand : int { kRight, kLeft };

/// Of what is drawn for a right hand.
inline draw::Facing facing_of(Hand hand) {
  return hand == Hand::kLeft ? draw::Facing::kMirrored : draw::Facing::kAsDrawn;
}

struct Companions {
  Vec2 snail{}, flower{};
};

/// For any drawing: where nothing is free, the freest place. For a left hand the flower keeps out from under
/// it; where it stands for a right one is as it was before there was a choice. Some milliseconds.
Companions companions_beside(const play::Content& content, double corridor_mm, Hand hand);

}  // namespace thimble::tracing
