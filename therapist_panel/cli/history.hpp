// The trials of a child as the plots and predictions need them: without samples, but with their device.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/store/store.hpp"
#include "therapist_panel/model/series.hpp"

namespace thimble::panel {

/// In the order in which they were played. Reads the samples of those whose device isn't among `devices`, by
/// the trial's id, and adds it there once the trial has ended.
Result<std::vector<TrialFacts>> history_of(const store::Store& store, std::string_view child,
                                           std::map<std::string, std::string>& devices);

}  // namespace thimble::panel
