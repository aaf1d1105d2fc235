// How a person names a trial on the command line.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/core/result.hpp"
#include "engine/store/store.hpp"

namespace thimble::panel {

/// The whole id of the one trial meant by `name`: "last", an id, or the beginning of one. Errors: no trials
/// at all, none that begins so, several.
Result<std::string> find_trial(std::span<const store::TrialSummary> trials, std::string_view name);

/// How many letters of these ids tell them all apart; at least 8. O(n log n).
std::size_t telling_length(std::span<const store::TrialSummary> trials);

}  // namespace thimble::panel
