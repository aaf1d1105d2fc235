// Goal: a session plays, records, pauses and ends as told. Method: a game that counts touches, a sink that
// remembers, and times given literally.
#include "engine/play/session.hpp"

#include "engine/play/replay.hpp"
#include "tests/catch.hpp"
#include "tests/support/counting_game.hpp"
#include "tests/support/sessions.hpp"

using namespace thimble;
using namespace thimble::test;
using Kind = play::SessionCommand::Kind;

namespace {

struct Table {
  explicit Table(int trials = 2, std::optional<int> trials_max = {}) : game(play::make_game<Counting>()) {
    play::SessionSetup setup = session_of({planned(game, content_of({{{0, 0}, {10, 0}}}), {}, trials)});
    setup.trials_max = trials_max;
    setup.seed = 40;
    session.emplace(std::move(setup), sink);
    hand.emplace(*session);
  }
  void tap(Vec2 mm = {5, 5}) {
    hand->down(mm);
    hand->up(mm);
  }
  play::Game game;
  MemorySink sink;
  std::optional<play::Session> session;
  std::optional<Hand> hand;
};

}  // namespace

TEST_CASE("a trial that nobody touched is not a trial") {
  Table t;
  t.hand->wait(std::chrono::seconds{3});
  REQUIRE(t.session->command({.kind = Kind::kStop}));
  CHECK(t.sink.begun.empty());
  CHECK(t.sink.finished.empty());
}

TEST_CASE("a trial is recorded with all that is needed to play it again") {
  Table t;
  t.tap();
  t.tap({7, 6});
  REQUIRE(t.sink.finished.size() == 1);
  const play::TrialRecord& record = t.sink.finished[0];
  CHECK(record.outcome == play::TrialOutcome::kCompleted);
  CHECK(record.setup.game_version == 3);
  CHECK(record.setup.seed == 40);
  CHECK(record.setup.number == 1);
  CHECK(record.samples == t.sink.appended);
  CHECK(record.timing.clock_source == "server");
  CHECK(record.fingerprint != 0);
  const play::ReplayResult replayed = play::replay(t.game, record);
  CHECK(replayed.same);
  CHECK(replayed.fingerprint == record.fingerprint);
}

TEST_CASE("what a game names of the whole trial stands behind its events, outside fingerprint and replay") {
  play::Game game = play::make_game<Counting>();
  CHECK_FALSE(game.named);
  game.named = [](const play::Parameters&, const play::Content&, std::span<const motion::Sample> samples,
                  std::span<const play::Event> events) {
    return play::Events{{.tick = 1,
                         .kind = "slow",
                         .value = static_cast<double>(samples.size() + events.size()),
                         .stroke = 0}};
  };
  MemorySink sink;
  play::Session session{session_of({planned(game, content_of({}))}), sink};
  Hand hand{session};
  for (int i = 0; i < 2; ++i) {
    hand.down({5, 5});
    hand.up({5, 5});
  }
  play::TrialRecord record = sink.finished.at(0);
  CHECK(kinds(record.events) == std::vector<std::string>{"touch", "touch", "done", "slow"});
  CHECK(record.events.back().value == 3 + 3);
  CHECK(play::replay(game, record).same);
  record.events.pop_back();
  CHECK(record.fingerprint == play::fingerprint_of(record.events, record.ticks));
  CHECK(play::replay(game, record).same);
  record.events.pop_back();
  CHECK_FALSE(play::replay(game, record).same);
}

TEST_CASE("a record that was tampered with is told apart at the tick where it differs") {
  Table t;
  t.tap();
  t.hand->wait(std::chrono::milliseconds{200});
  t.tap();
  play::TrialRecord record = t.sink.finished.at(0);
  const Tick second = record.events.at(1).tick;
  for (motion::Sample& s : record.samples)
    if (s.tick == second) s.mm.x += 0.001;
  const play::ReplayResult replayed = play::replay(t.game, record);
  CHECK_FALSE(replayed.same);
  CHECK(replayed.first_divergent_tick == second);

  record = t.sink.finished.at(0);
  record.setup.game_version = 2;
  CHECK(play::replay(t.game, record).first_divergent_tick == 0);
}

TEST_CASE("after a success the next trial follows by itself, or at once with a touch") {
  Table t;
  t.tap();
  t.hand->down({1, 1});
  CHECK(t.session->phase() == play::SessionPhase::kCelebrating);
  t.hand->up({1, 1});
  t.hand->wait(std::chrono::milliseconds{600});
  CHECK(t.session->phase() == play::SessionPhase::kCelebrating);
  t.hand->down({2, 2});
  CHECK(t.session->phase() == play::SessionPhase::kPlaying);
  t.hand->up({2, 2});
  REQUIRE(t.sink.begun.size() == 2);
  CHECK(t.sink.begun[1].number == 2);
  CHECK(t.sink.begun[1].seed == 41);
  t.tap();
  t.hand->wait(std::chrono::seconds{3});
  CHECK(t.session->phase() == play::SessionPhase::kEnded);
}

TEST_CASE("the number of trials asked for goes before the doses of the plan") {
  Table one{5, 1};
  one.tap();
  one.tap();
  one.hand->wait(std::chrono::seconds{3});
  CHECK(one.session->phase() == play::SessionPhase::kEnded);
  CHECK(one.sink.finished.size() == 1);
}

TEST_CASE("parameters are frozen when a trial starts, and a change counts from the next") {
  Table t;
  t.tap();
  REQUIRE(t.session->command({.kind = Kind::kSetParameter, .key = "touches", .value = 1}));
  CHECK_FALSE(t.session->command({.kind = Kind::kSetParameter, .key = "touches", .value = 1.5}));
  CHECK_FALSE(t.session->command({.kind = Kind::kSetParameter, .key = "speed", .value = 1}));
  CHECK(t.sink.finished.empty());
  t.tap();
  REQUIRE(t.sink.finished.size() == 1);
  CHECK(*t.sink.finished[0].setup.parameters.find("touches") == 2);
  t.hand->wait(std::chrono::seconds{3});
  t.tap();
  REQUIRE(t.sink.finished.size() == 2);
  CHECK(*t.sink.finished[1].setup.parameters.find("touches") == 1);
}

TEST_CASE("a pause takes contacts away, stops play, and leaves no trace in its ticks") {
  Table t;
  t.hand->down({5, 5});
  const Tick before = t.session->view().running->ticks;
  REQUIRE(t.session->command({.kind = Kind::kPause}));
  t.hand->wait(std::chrono::seconds{5});
  t.tap();  // passed over
  CHECK(t.session->view().running->ticks == before);
  REQUIRE(t.session->command({.kind = Kind::kResume}));
  t.hand->wait();
  const play::TrialRecord& running = *t.session->view().running;
  CHECK(running.samples.back().phase == motion::Phase::kCancel);
  CHECK(running.ticks <= before + 2);
  CHECK(running.timing.dropped_ticks == 0);
  t.tap();
  CHECK(play::replay(t.game, t.sink.finished.at(0)).same);
}

TEST_CASE("skip and stop act at once and keep what was done") {
  Table t;
  t.tap();
  REQUIRE(t.session->command({.kind = Kind::kSkip}));
  REQUIRE(t.sink.finished.size() == 1);
  CHECK(t.sink.finished[0].outcome == play::TrialOutcome::kSkipped);
  t.tap();
  REQUIRE(t.session->command({.kind = Kind::kStop}));
  REQUIRE(t.sink.finished.size() == 2);
  CHECK(t.sink.finished[1].outcome == play::TrialOutcome::kStopped);
  CHECK(play::replay(t.game, t.sink.finished[1]).same);
  CHECK_FALSE(t.session->command({.kind = Kind::kPause}));
}

TEST_CASE("the prompt level counts at once and for the trials after") {
  Table t;
  t.tap();
  REQUIRE(t.session->command({.kind = Kind::kSetPrompt, .prompt = play::PromptLevel::kVerbal}));
  t.tap();
  CHECK(t.sink.finished.at(0).prompt_level == play::PromptLevel::kVerbal);
}

TEST_CASE("a stall leaves ticks out and says how many, and the record still replays") {
  Table t;
  t.tap();
  t.session->note_frame(std::chrono::seconds{2}, true);
  t.session->report({.t_event = t.hand->now() + std::chrono::seconds{2},
                     .t_seen = t.hand->now() + std::chrono::seconds{2},
                     .contact = 3,
                     .phase = motion::Phase::kDown,
                     .px = {500, 300}});
  t.session->frame(t.hand->now() + std::chrono::seconds{2});
  REQUIRE(t.sink.finished.size() == 1);
  CHECK(t.sink.finished[0].timing.dropped_ticks > 170);
  CHECK(t.sink.finished[0].timing.pump_gap_max_ms == 2000);
  CHECK(t.sink.finished[0].timing.late_frames == 1);
  CHECK(play::replay(t.game, t.sink.finished[0]).same);
}

TEST_CASE("a touch is applied in the tick that runs when it is seen, not one later") {
  Table t;
  t.hand->wait(std::chrono::milliseconds{500});
  const Ns touch = t.hand->now() + std::chrono::milliseconds{30};  // idle frames are rare
  t.session->report(
      {.t_event = touch, .t_seen = touch, .contact = 3, .phase = motion::Phase::kDown, .px = {500, 300}});
  t.session->frame(touch);
  const play::TrialRecord& running = *t.session->view().running;
  REQUIRE(running.samples.size() == 1);
  CHECK(running.samples[0].tick == ticks_in(running.samples[0].t));
}
