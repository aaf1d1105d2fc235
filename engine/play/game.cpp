#include "engine/play/game.hpp"

#include <algorithm>
#include <iterator>

namespace thimble::play {

void conclude(const Game& game, TrialRecord& record) {
  const TrialSetup& setup = record.setup;
  record.measures = game.score(setup.parameters, *setup.content, record.samples, record.events);
  record.fingerprint = fingerprint_of(record.events, record.ticks);
  if (!game.named) return;
  Events named = game.named(setup.parameters, *setup.content, record.samples, record.events);
  std::ranges::move(named, std::back_inserter(record.events));
}

}  // namespace thimble::play
