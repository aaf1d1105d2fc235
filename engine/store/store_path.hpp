// Where the store lies when nobody says.
#pragma once

#include <string>

#include "engine/core/result.hpp"

namespace thimble::store {

/// $THIMBLE_STORE, else $XDG_DATA_HOME/thimble/thimble.db, else ~/.local/share/thimble/thimble.db. As the XDG
/// base directory specification asks, a relative $XDG_DATA_HOME counts as unset. An error when there is no
/// home either.
Result<std::string> default_store_path();

}  // namespace thimble::store
