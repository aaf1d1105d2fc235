// What the user makes for playing, such as names to trace, lies in a folder beside the store. Names of
// children are personal data: nobody but the user may read what is kept here.
#pragma once

#include <string>
#include <string_view>

#include "engine/core/result.hpp"
#include "engine/play/exercise.hpp"

namespace thimble::store {

/// "…/thimble.db.own", laid out as assets/ is: activities/ and shapes/own/.
std::string own_folder_of(std::string_view store_path);

/// Writes shapes/CONTENT.svg and activities/ID.toml, each whole or not at all, the exercise last, so that
/// none is there without its shape. Files have the mode 0600, new folders 0700. Errors name the path and what
/// to do, and leave nothing behind.
Result<void> save_own_exercise(const std::string& folder, const play::Exercise& exercise,
                               std::string_view svg);

}  // namespace thimble::store
