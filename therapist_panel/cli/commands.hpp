// The subcommands of `thimble` as functions from a store to text, so that they can be tested without a
// terminal.
#pragma once

#include <string>
#include <string_view>

#include "engine/core/result.hpp"
#include "engine/play/exercise.hpp"
#include "engine/store/store.hpp"
#include "therapist_panel/model/format.hpp"

namespace thimble::panel {

enum class Format : std::uint8_t { kTable, kJson };

/// What goes to standard output. `passed` is false when a check failed (exit code 1); an Error is bad input
/// (2).
struct Report {
  std::string text;
  bool passed = true;
};

Result<Report> list_children(const store::Store& store, Format format);
/// Notes with which hand the child draws: "left", "right", "not_settled". Nothing else about it changes.
Result<void> set_hand(store::Store& store, std::string_view child, std::string_view hand);
Result<Report> list_sessions(const store::Store& store, Format format, MinutesEast zone);
Result<Report> list_trials(const store::Store& store, Format format, MinutesEast zone);
/// {"exercises":[{"exercise","title","game","content","trials","parameters"}]}, parameters complete where the
/// game is known.
Result<Report> list_exercises(const play::Library& library, Format format);
/// Its id alone, or as one of list_exercises' objects.
Report exercise_report(const play::Exercise& exercise, Format format);

/// `trial` is "last", an id or the beginning of one.
Result<Report> show_trial(const store::Store& store, std::string_view trial, Format format, MinutesEast zone);
Result<Report> trial_samples(const store::Store& store, std::string_view trial);

/// A line for each trial; not passed when one differs.
Result<Report> replay_trial(const store::Store& store, std::string_view trial);
Result<Report> replay_all(const store::Store& store);

}  // namespace thimble::panel
