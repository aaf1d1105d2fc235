// A path to draw: the page, and under it how wide, how hard and how long it is, its title, and Save.
#pragma once

#include "therapist_panel/views/panel_layout.hpp"

namespace thimble::panel {

void draw_path(const PathView& path, const Look& look, Actions& actions);

}  // namespace thimble::panel
