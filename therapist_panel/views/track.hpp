// The slider of the panel.
#pragma once

#include <optional>

#include "therapist_panel/model/sliders.hpp"
#include "therapist_panel/views/theme.hpp"

namespace thimble::panel {

/// A track with a mark at the default and a knob at the value, a line high. The value that it is dragged to,
/// when that is another one.
std::optional<double> track(const SliderRow& row, float width, const Look& look);

}  // namespace thimble::panel
