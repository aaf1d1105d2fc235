// Goal: no stream of touches, however broken, breaks any game, present or future. Method: random parameters
// inside the schema, random and broken finger streams (seeded); then the trial ends, replay agrees, a copied
// trial continues equally, and drawing twice gives the same picture.
#include <algorithm>

#include "engine/core/hash.hpp"
#include "engine/play/replay.hpp"
#include "games/games.hpp"
#include "tests/catch.hpp"
#include "tests/support/sessions.hpp"

using namespace thimble;
using namespace thimble::test;

namespace {

std::uint64_t picture(const play::AnyTrial& trial) {
  draw::DrawList list;
  trial.draw(list);
  Hasher hasher;
  list.add_to(hasher);
  return hasher.value();
}

play::Parameters random_parameters(const play::Schema& schema, Rng& rng) {
  play::Parameters parameters;
  for (const play::Field& field : schema.fields()) {
    double value = rng.uniform(field.min, field.max);
    // Where a help is off or at its most, other code runs than in between.
    if (const auto edge = rng.below(4); edge < 2) value = edge == 0 ? field.min : field.max;
    parameters.set(field.key, play::Schema::snapped(field, value));
  }
  return parameters;
}

// Up to ten contacts appear, wander or jump, vanish properly, badly or never; stamps go back; places are off
// the page.
void touch_wildly(play::Session& session, Rng& rng, Ns now) {
  const auto count = rng.below(4);
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto phase = static_cast<motion::Phase>(rng.below(8) < 5 ? 1 : rng.below(4));
    Vec2 px{rng.uniform(-50, 1330), rng.uniform(-50, 850)};
    if (rng.below(3) == 0) px = session.mapping().to_px({rng.uniform(0, 160), rng.uniform(30, 70)});
    if (rng.below(200) == 0) px.x = std::numeric_limits<double>::quiet_NaN();
    const Ns stray{static_cast<std::int64_t>(rng.below(40'000'000)) - 30'000'000};
    session.report({.t_event = now + stray,
                    .t_seen = now,
                    .contact = rng.below(10),
                    .device = static_cast<motion::Device>(rng.below(3)),
                    .source = motion::StampSource::kServer,
                    .phase = phase,
                    .px = px,
                    .pressure = rng.uniform(-1, 2)});
  }
}

void play_wildly(const play::PlannedExercise& exercise, std::uint64_t seed) {
  Rng rng{seed};
  play::PlannedExercise wild = exercise;
  wild.parameters = random_parameters(exercise.game->schema, rng);
  MemorySink sink;
  play::Session session{session_of({wild}), sink};
  Ns now{0};
  session.frame(now);
  for (int i = 0; i < 600 && session.phase() == play::SessionPhase::kPlaying; ++i) {
    touch_wildly(session, rng, now);
    if (rng.below(60) == 0) session.cancel_contacts(now);
    if (rng.below(90) == 0) {
      (void)session.command({.kind = play::SessionCommand::Kind::kPause});
      now += Ns{static_cast<std::int64_t>(rng.below(2'000'000'000))};
      session.frame(now);
      (void)session.command({.kind = play::SessionCommand::Kind::kResume});
    }
    now += Ns{static_cast<std::int64_t>(rng.below(40'000'000))};
    session.frame(now);
  }
  (void)session.command({.kind = play::SessionCommand::Kind::kStop});
  REQUIRE(session.phase() == play::SessionPhase::kEnded);
  if (sink.finished.empty()) return;
  const play::TrialRecord& record = sink.finished.front();
  REQUIRE(record.samples == sink.appended);

  std::unique_ptr<play::AnyTrial> copy;
  std::size_t next = 0;
  play::Events copied_events;
  const play::ReplayResult replayed =
      play::replay(*exercise.game, record, [&](Tick tick, const play::AnyTrial& trial) {
        const std::size_t first = next;
        while (next < record.samples.size() && record.samples[next].tick <= tick) ++next;
        if (copy)
          copy->step(tick, std::span{record.samples}.subspan(first, next - first), copied_events);
        else if (tick == record.ticks / 3)
          copy = trial.clone();
        if (tick % 50 == 0 || tick + 1 == record.ticks) {
          REQUIRE(picture(trial) == picture(trial));
          if (copy) REQUIRE(picture(*copy) == picture(trial));
        }
      });
  INFO(replayed.what << " at tick " << replayed.first_divergent_tick);
  REQUIRE(replayed.same);
  REQUIRE(replayed.fingerprint == record.fingerprint);
  for (const motion::Measure& m : record.measures) REQUIRE(m.value.has_value() == m.reason.empty());
}

}  // namespace

TEST_CASE("no stream of touches breaks any exercise of any game") {
  const Result<play::FolderAssets> assets = play::find_assets();
  REQUIRE(assets.ok());
  const Result<play::Library> library = play::load_library(*assets);
  INFO((library ? "" : library.error().message));
  REQUIRE(library.ok());
  std::uint64_t seed = 0;
  for (const play::Exercise& exercise : library->exercises) {
    const Result<play::PlannedExercise> planned = games::planned(*assets, exercise);
    INFO(exercise.id << (planned ? "" : ": " + planned.error().message));
    REQUIRE(planned.ok());
    // Some 60 trials of every game, and 3 at least of every drawing.
    const auto of_game = std::count_if(library->exercises.begin(), library->exercises.end(),
                                       [&](const play::Exercise& e) { return e.game == exercise.game; });
    for (std::ptrdiff_t trial = 0; trial < std::max<std::ptrdiff_t>(3, 60 / of_game); ++trial) {
      INFO("seed " << ++seed);
      play_wildly(*planned, seed);
    }
  }
}

TEST_CASE("every game has an exercise, a title and a schema whose defaults fit it") {
  const Result<play::FolderAssets> assets = play::find_assets();
  REQUIRE(assets.ok());
  const Result<play::Library> library = play::load_library(*assets);
  REQUIRE(library.ok());
  for (const play::Game& game : games::all()) {
    INFO(game.info.id);
    CHECK_FALSE(game.info.title.empty());
    CHECK(game.schema.completed(game.schema.defaults()).ok());
    for (const play::Field& field : game.schema.fields()) {
      CHECK_FALSE(field.help.empty());
      CHECK_FALSE(field.label.empty());
    }
    CHECK(std::any_of(library->exercises.begin(), library->exercises.end(),
                      [&](const play::Exercise& e) { return e.game == game.info.id; }));
  }
}
