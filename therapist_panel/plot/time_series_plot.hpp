// One measure over trials: a dot a trial in the order of play, sessions told apart, the value under the
// cursor.
#pragma once

#include <imgui.h>

#include <optional>
#include <string>

#include "therapist_panel/model/panel_view.hpp"

namespace thimble::panel {

/// The point nearest to the cursor, when that is within the rectangle and near one.
struct HoveredPoint {
  std::size_t index = 0;
  ImVec2 px{};
};

/// Draws into the rectangle. Filled dots: independent; rings: with help.
std::optional<HoveredPoint> draw_time_series(ImDrawList& list, ImVec2 min, ImVec2 max,
                                             const ProgressPlot& plot, const ProgressView& view,
                                             MinutesEast zone);

}  // namespace thimble::panel
