// `thimble name` and the panel's "A name to trace": from what was typed to an exercise that is kept.
#pragma once

#include <string_view>

#include "therapist_panel/cli/own_exercise.hpp"

namespace thimble::panel {

/// Whether an exercise is a name that somebody made.
bool is_name(const play::Exercise& exercise);

/// Makes the exercise of tracing this name and keeps it; gives the one there is, when the same name was made
/// before. Its title is the name as typed.
Result<play::Exercise> make_name(std::string_view typed, const OwnPlace& place, store::Ids& ids);

}  // namespace thimble::panel
