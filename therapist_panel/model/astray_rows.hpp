// How a trial went astray, in words: a row for each kind of thing that its game named of it.
#pragma once

#include <string_view>
#include <vector>

#include "engine/play/record.hpp"
#include "therapist_panel/model/measure_rows.hpp"

namespace thimble::panel {

inline constexpr const char* kAstrayTitle = "How it went astray";

/// "Corner overshot": "twice, up to 12 mm". Where the content has several strokes also which: "stroke 2".
/// In a steady order; empty where nothing was named.
std::vector<FactRow> astray_rows(const play::TrialRecord& record);

/// Is it one of those, with a place that can be marked on the trace?
bool marks_astray(const play::Event& event);

}  // namespace thimble::panel
