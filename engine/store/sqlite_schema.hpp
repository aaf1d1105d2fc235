// The store's tables, and the checks before anyone touches them.
#pragma once

#include <string>

#include "engine/core/result.hpp"
#include "engine/store/sqlite_db.hpp"

namespace thimble::store {

/// "Thim", in the file's header: tells our files from other programs'.
inline constexpr int kApplicationId = 0x5468696d;
/// Goes up with every change of a table; a program refuses what is newer than itself.
inline constexpr int kSchemaVersion = 1;

/// For reading. Creates nothing. Errors: no such file, not a store, damaged, newer.
Result<Database> open_for_reading(const std::string& path);
/// For writing, with the tables made when the file is new. The same errors; what isn't a store of this
/// version is not changed by a byte.
Result<Database> open_for_writing(const std::string& path);

}  // namespace thimble::store
