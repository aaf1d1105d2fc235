// One measure over all trials of the child, a plot for each exercise and kind of device.
#pragma once

#include "therapist_panel/views/panel_layout.hpp"

namespace thimble::panel {

void draw_progress(const ProgressView& view, const Look& look, MinutesEast zone, Actions& actions);

}  // namespace thimble::panel
