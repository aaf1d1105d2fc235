// The running session: what the child draws just now, how much help is given, and what the next trial will be
// like.
#pragma once

#include "therapist_panel/views/panel_layout.hpp"

namespace thimble::panel {

void draw_live(const PanelView& view, const Look& look, Actions& actions);

}  // namespace thimble::panel
