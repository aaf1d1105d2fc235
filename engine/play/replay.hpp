// A stored trial played again from its samples. It must come out the same, whoever built the program.
#pragma once

#include <functional>
#include <string>

#include "engine/play/game.hpp"
#include "engine/play/record.hpp"

namespace thimble::play {

struct ReplayResult {
  bool same = false;
  Tick first_divergent_tick = -1;  ///< -1 when same
  std::string what;                ///< how it differs, in words; empty when same
  Events events;                   ///< of play
  std::uint64_t fingerprint = 0;
};

/// Steps the trial through its ticks with its samples and compares the events. A trial that was interrupted,
/// or still goes on, has no events to compare with; it is the same when it can be played. `after_tick` sees
/// the trial after each step. Another version of the game, or content and parameters it no longer takes, is a
/// difference at tick 0.
ReplayResult replay(const Game& game, const TrialRecord& record,
                    const std::function<void(Tick, const AnyTrial&)>& after_tick = {});

}  // namespace thimble::play
