// Where snail and flower stand: as near as there is room to where the path begins and ends, never on it.
#pragma once

#include "engine/play/content.hpp"

namespace thimble::tracing {

inline constexpr double kCompanionMm = 17;  ///< height of either
inline constexpr double kPathEdgeMm = 1;    ///< outline of the path, on each side

struct Companions {
  Vec2 snail{}, flower{};
};

/// For any drawing: where nothing is free, the freest place. Some milliseconds.
Companions companions_beside(const play::Content& content, double corridor_mm);

}  // namespace thimble::tracing
