// `thimble name` and the panel's "A name to trace": from what was typed to an exercise that is kept.
#pragma once

#include <string>
#include <string_view>

#include "engine/core/result.hpp"
#include "engine/play/exercise.hpp"
#include "engine/store/uuid.hpp"

namespace thimble::panel {

/// Where names are kept and what is there already.
struct NamePlace {
  const play::AssetSource& assets;
  const play::Library& library;
  const std::string& own_folder;
};

/// Whether an exercise is a name that somebody made.
bool is_name(const play::Exercise& exercise);

/// Makes the exercise of tracing this name and keeps it in the user's own folder; gives the one there is,
/// when the same name was made before. Its title is the name as typed. Its id and its files' names are drawn
/// by lot, as records and lists carry them further than a child's name should go (a hash of a short name
/// could be guessed).
Result<play::Exercise> make_name(std::string_view typed, const NamePlace& place, store::Ids& ids);

}  // namespace thimble::panel
