// A path as a child will see it, on its page.
#pragma once

#include <imgui.h>

#include "therapist_panel/model/path_draft.hpp"
#include "therapist_panel/plot/to_scale.hpp"

namespace thimble::panel {

/// The page in its true proportions, as large as fits between the corners, in its middle.
Fit page_fit(ImVec2 min, ImVec2 max);
/// The page, the path with the first stroke's start and each stroke's arrow and end, and the line that the
/// finger leaves.
void draw_path_plot(ImDrawList& list, const Fit& fit, const PathView& path);

}  // namespace thimble::panel
