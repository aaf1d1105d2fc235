// Where snail and flower stand: as near as there is room to where the path begins and ends, never on it.
#pragma once

#include "games/tracing/tracing.hpp"

namespace thimble::tracing {

inline constexpr double kCompanionMm = 17;  ///< height of either
inline constexpr double kPathEdgeMm = 1;    ///< outline of the path, on each side

struct Companions {
  Vec2 snail{}, flower{};
};

/// For any drawing: where nothing is free, the freest place. For a left hand the flower keeps out from under
/// it; where it stands for a right one is as it was before there was a choice. Some milliseconds.
Companions companions_beside(const play::Content& content, const Params& params);

}  // namespace thimble::tracing
