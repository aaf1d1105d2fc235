#include "engine/play/game.hpp"

#include <algorithm>
#include <iterator>

namespace thimble::play {

void conclude(const Game& game, const Parameters& parameters, TrialRecord& record) {
  const Content& content = *record.setup.content;
  record.measures = game.score(parameters, content, record.samples, record.events);
  record.fingerprint = fingerprint_of(record.events, record.ticks);
  if (!game.named) return;
  Events named = game.named(parameters, content, record.samples, record.events);
  std::ranges::move(named, std::back_inserter(record.events));
}

}  // namespace thimble::play
