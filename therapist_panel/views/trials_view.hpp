// The trials of the chosen session: what was asked, what was drawn, how it came out.
#pragma once

#include "therapist_panel/views/panel_layout.hpp"

namespace thimble::panel {

void draw_trials(const PanelView& view, const Look& look, Actions& actions);

}  // namespace thimble::panel
