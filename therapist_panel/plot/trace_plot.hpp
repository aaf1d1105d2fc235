// The path that was drawn over the path that was asked for, to scale: a millimetre is as long up as across.
#pragma once

#include <imgui.h>

#include "therapist_panel/model/trace.hpp"

namespace thimble::panel {

/// Within the rectangle: corridor, template, the trace coloured by speed, marks, a scale bar and the legend
/// of speeds.
void draw_trace_plot(ImDrawList& list, ImVec2 min, ImVec2 max, const Trace& trace);
/// The same at a glance, without marks and legend.
void draw_trace_thumbnail(ImDrawList& list, ImVec2 min, ImVec2 max, const Trace& trace);

}  // namespace thimble::panel
