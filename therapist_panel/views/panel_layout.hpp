// The one layout of the panel: children and sessions at the left, the chosen session's trials beside them,
// and the page (a trial, progress, the running session, a path to draw) in the rest. Fills the window;
// nothing floats.
#pragma once

#include <vector>

#include "therapist_panel/model/panel_state.hpp"
#include "therapist_panel/model/panel_view.hpp"
#include "therapist_panel/views/theme.hpp"

namespace thimble::panel {

using Actions = std::vector<PanelAction>;

/// Draws everything and appends what the therapist did.
void draw_panel(const PanelView& view, const Look& look, MinutesEast zone, Actions& actions);

}  // namespace thimble::panel
