// What `thimble measure` prints: what was measured, and the table of all measures.
#pragma once

#include "engine/store/json.hpp"
#include "therapist_panel/cli/commands.hpp"

namespace thimble::panel {

/// For people: a line a measure with its value and unit, or the reason why it is absent. As JSON:
/// store::measured_json.
Report measured_report(const store::MeasuredFile& measured, Format format);

/// {"measures":[{"id","label","family","unit","better","version","tier","decimals","formula","chain","needs",
/// "source"}]}
Report list_measures(Format format);

}  // namespace thimble::panel
