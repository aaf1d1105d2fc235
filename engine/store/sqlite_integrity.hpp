// Reads a whole store and says what is wrong with it. For the files of this folder only.
#pragma once

#include <string>
#include <vector>

#include "engine/core/result.hpp"
#include "engine/store/sqlite_db.hpp"

namespace thimble::store {

/// SQLite's own checks, references that lead nowhere, and each trial with its samples decoded and counted.
/// One sentence for each thing that is wrong.
Result<std::vector<std::string>> problems_in(const Database& database);

}  // namespace thimble::store
