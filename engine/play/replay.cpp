#include "engine/play/replay.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace thimble::play {

namespace {

ReplayResult different(Tick tick, std::string what) {
  return {
      .same = false, .first_divergent_tick = tick, .what = std::move(what), .events = {}, .fingerprint = 0};
}

std::string described(const Event* event) {
  return event == nullptr ? "nothing"
                          : fmt::format("'{}' at ({:.3f}, {:.3f}) mm", event->kind, event->mm.x, event->mm.y);
}

// The events of play have to agree, and the fingerprint says which they were. What was named of the whole
// trial stands behind them and isn't compared: like a measure it may be told better by a later program.
void compare(const TrialRecord& record, ReplayResult& result) {
  const Events& stored = record.events;
  const auto [a, b] = std::mismatch(stored.begin(), stored.end(), result.events.begin(), result.events.end());
  if (b == result.events.end() && result.fingerprint == record.fingerprint) return;
  if (a == stored.end() && b == result.events.end()) {
    result.same = false;
    result.first_divergent_tick = record.ticks;
    result.what = fmt::format("the events agree, but the record's fingerprint {} is not theirs, {}",
                              hex(record.fingerprint), hex(result.fingerprint));
    return;
  }
  const Event* was = a == stored.end() ? nullptr : &*a;
  const Event* is = b == result.events.end() ? nullptr : &*b;
  result.same = false;
  result.first_divergent_tick = was == nullptr  ? is->tick
                                : is == nullptr ? was->tick
                                                : std::min(was->tick, is->tick);
  result.what = fmt::format("recorded {}, replayed {}", described(was), described(is));
}

}  // namespace

ReplayResult replay(const Game& game, const TrialRecord& record,
                    const std::function<void(Tick, const AnyTrial&)>& after_tick) {
  const TrialSetup& setup = record.setup;
  if (setup.game_version != game.info.version)
    return different(0, fmt::format("recorded with version {} of {}, this is version {}", setup.game_version,
                                    setup.game, game.info.version));
  Result<Parameters> parameters = game.schema.completed(setup.parameters);
  if (!parameters) return different(0, parameters.error().message);
  auto trial = game.start(*parameters, setup.content, Rng{setup.seed});
  if (!trial) return different(0, trial.error().message);

  ReplayResult result{.same = true, .first_divergent_tick = -1, .what = {}, .events = {}, .fingerprint = 0};
  auto next = record.samples.begin();
  for (Tick tick = 0; tick < record.ticks; ++tick) {
    const auto first = next;
    while (next != record.samples.end() && next->tick <= tick) ++next;
    const Outcome outcome = (*trial)->step(tick, {first, next}, result.events);
    if (after_tick) after_tick(tick, **trial);
    const bool last = tick + 1 == record.ticks;
    if (outcome == Outcome::kDone && !last) {
      result.same = false;
      result.first_divergent_tick = tick;
      result.what = fmt::format("the replay was done {} ticks before the record", record.ticks - 1 - tick);
      break;
    }
    if (last && record.outcome == TrialOutcome::kCompleted && outcome != Outcome::kDone) {
      result.same = false;
      result.first_divergent_tick = tick;
      result.what = "the record was done, the replay goes on";
    }
  }
  result.fingerprint = fingerprint_of(result.events, record.ticks);
  const bool has_events =
      record.outcome != TrialOutcome::kInterrupted && record.outcome != TrialOutcome::kRunning;
  if (has_events) compare(record, result);
  return result;
}

}  // namespace thimble::play
