// What a user makes to trace, a name or a path, becomes an exercise that is kept beside the store.
#pragma once

#include <string>
#include <string_view>

#include "engine/core/result.hpp"
#include "engine/play/exercise.hpp"
#include "engine/store/uuid.hpp"

namespace thimble::panel {

/// Where such exercises are kept and what is there already.
struct OwnPlace {
  const play::AssetSource& assets;
  const play::Library& existing;
  const std::string& own_folder;
};

struct OwnDrawing {
  std::string_view kind;  ///< "name", "path": what ids and files begin with
  std::string title;
  std::string svg;
  play::Parameters parameters;
};

/// Whether an exercise was made so.
bool is_own(const play::Exercise& exercise, std::string_view kind);

/// Keeps the exercise of tracing the drawing in the user's own folder. Its id and its files' names are drawn
/// by lot, as records and lists carry them further than a title should go (a hash of a child's name could be
/// guessed). An error keeps nothing: what can't be played, a folder that can't be written.
Result<play::Exercise> keep_own(OwnDrawing drawing, const OwnPlace& place, store::Ids& ids);

}  // namespace thimble::panel
