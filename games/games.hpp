// All games there are. A new one is one folder and one line in games.cpp.
#pragma once

#include <span>
#include <string_view>

#include "engine/play/exercise.hpp"
#include "engine/play/game.hpp"
#include "engine/play/session.hpp"

namespace thimble::games {

std::span<const play::Game> all();
/// Null for an id that no game has.
const play::Game* find(std::string_view id);

/// What a child who draws with the left hand plays: `left_handed` is on where the game has it and the
/// exercise doesn't say otherwise.
play::Exercise for_left_hand(play::Exercise exercise);

/// The exercise with its game and content, ready to be played; an error names what is missing.
Result<play::PlannedExercise> planned(const play::AssetSource& assets, const play::Exercise& exercise);

/// Fills in what a trial that was cut off never got to say, by playing its samples once more: events,
/// measures, fingerprint. What can't be played any more is left as it is.
void rescore(play::TrialRecord& record);

}  // namespace thimble::games
