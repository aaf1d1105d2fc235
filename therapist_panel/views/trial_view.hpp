// One trial, closely: its trace over the template, its measures, and how far they can be trusted.
#pragma once

#include "therapist_panel/views/panel_layout.hpp"

namespace thimble::panel {

void draw_trial(const PanelView& view, const Look& look);

}  // namespace thimble::panel
