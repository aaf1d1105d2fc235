// Who plays, what will be played, and the sessions so far.
#pragma once

#include "therapist_panel/views/panel_layout.hpp"

namespace thimble::panel {

void draw_rail(const PanelView& view, const Look& look, Actions& actions);

}  // namespace thimble::panel
