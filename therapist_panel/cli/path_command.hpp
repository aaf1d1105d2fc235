// `thimble path` and the panel's "A path to draw": from a drawing to an exercise that is kept, with how hard
// it is and how long a child will take.
#pragma once

#include <span>
#include <string>

#include "therapist_panel/cli/commands.hpp"
#include "therapist_panel/cli/own_exercise.hpp"
#include "therapist_panel/model/series.hpp"

namespace thimble::panel {

/// A title fits a row of the panel's list.
inline constexpr std::size_t kTitleLettersMax = 40;

struct NewPath {
  std::string title;
  std::string svg;
  double corridor_mm = 0;
};

/// Whether an exercise is a path that somebody drew.
bool is_path(const play::Exercise& exercise);

/// Makes the exercise of tracing this path and keeps it. Errors: no title, one too long or taken by another
/// path, a damaged drawing, one that breaks a limit (games/tracing/own_path.hpp), a width out of bounds.
Result<play::Exercise> make_path(const NewPath& path, const OwnPlace& place, store::Ids& ids);

/// Its id, steering index, and the time predicted from `history`, the trials of one child: a line each. As
/// JSON: {"exercise", "steering_id", "predictions": [{"from", "seconds", "basis"}]}, seconds null where there
/// is no prediction.
Result<Report> path_report(const play::Exercise& exercise, const play::AssetSource& assets,
                           std::span<const TrialFacts> history, Format format);

}  // namespace thimble::panel
