// Goal: nothing that was appended is lost, whatever the disk does, and nobody waits for it. Method: the real
// recorder on a real file; time moves by flush() alone (segments every hour); the disk fails where SQLite
// meets it.
#include "engine/store/recorder.hpp"

#include <sqlite3.h>

#include "engine/store/sqlite_db.hpp"
#include "tests/catch.hpp"
#include "tests/store/faulty_disk.hpp"
#include "tests/store/support.hpp"

using namespace thimble;
using namespace thimble::store;
using test::record_of;
using test::same;
using test::setup_of;
using test::take;

namespace {

const play::Mapping kMapping = setup_of("", "").mapping;

/// A store that is played on, with a session begun.
struct Playing {
  test::TempFolder folder;
  std::string path = folder / "thimble.db";
  std::unique_ptr<SqliteStore> store = take(SqliteStore::open(path));
  std::unique_ptr<Recorder> recorder = take(Recorder::open(*store, {.segment_every = std::chrono::hours{1}}));

  Playing() { take(store->begin_session({.id = "s1", .child = "demo"})); }

  std::int64_t count(const char* sql) const {
    return take(take(Database::open(path, Database::Mode::kRead)).integer(sql));
  }
};

std::vector<motion::Sample> second_of_play() {
  return test::drawn_by({.contacts = 2, .rate_hz = 240}, kMapping);
}

void append_in_frames(play::RecordSink& sink, std::span<const motion::Sample> samples) {
  for (; !samples.empty(); samples = samples.subspan(std::min<std::size_t>(7, samples.size())))
    sink.append(samples.first(std::min<std::size_t>(7, samples.size())));
}

}  // namespace

TEST_CASE("a full disk is told, keeps everything in memory, and loses nothing once there is space") {
  test::FaultyDisk disk;
  Playing playing;
  const play::TrialRecord first = record_of(setup_of("t1", "s1", 1), second_of_play());
  const play::TrialRecord second = record_of(setup_of("t2", "s1", 2), second_of_play());
  playing.recorder->begin(first.setup);
  playing.recorder->append(std::span{first.samples}.first(100));
  playing.recorder->flush();
  CHECK(playing.recorder->trouble() == "");

  disk.fail_with(SQLITE_FULL);
  playing.recorder->append(std::span{first.samples}.subspan(100));
  playing.recorder->flush();
  CHECK_THAT(playing.recorder->trouble(), Catch::Contains("the disk is full: free some space"));
  playing.recorder->finish(first);
  playing.recorder->begin(second.setup);
  playing.recorder->append(second.samples);
  playing.recorder->finish(second);
  playing.recorder->flush();
  CHECK(playing.recorder->trouble() != "");

  disk.mend();
  playing.recorder->flush();
  CHECK(playing.recorder->trouble() == "");
  CHECK(same(take(playing.store->trial("t1")), first));
  CHECK(same(take(playing.store->trial("t2")), second));
  CHECK(take(playing.store->check_integrity()).empty());
}

TEST_CASE("a disk that fails at any write of a trial loses nothing") {
  for (int code : {SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_READONLY}) {
    test::FaultyDisk disk;
    Playing playing;
    for (int writes = 0; writes < 12; ++writes) {
      const std::string id = std::to_string(code) + "-" + std::to_string(writes);
      const play::TrialRecord trial = record_of(setup_of(id, "s1", writes + 1), second_of_play());
      disk.fail_after(writes, code);
      playing.recorder->begin(trial.setup);
      playing.recorder->append(std::span{trial.samples}.first(50));
      playing.recorder->flush();
      playing.recorder->append(std::span{trial.samples}.subspan(50));
      playing.recorder->finish(trial);
      playing.recorder->flush();
      disk.mend();
      playing.recorder->flush();
      CHECK(playing.recorder->trouble() == "");
      REQUIRE(same(take(playing.store->trial(id)), trial));
    }
    CHECK(take(playing.store->check_integrity()).empty());
  }
}

TEST_CASE("a trial that can't be stored doesn't keep the next one from being stored") {
  Playing playing;
  const play::TrialRecord lost = record_of(setup_of("t1", "no such session"), second_of_play());
  const play::TrialRecord next = record_of(setup_of("t2", "s1"), second_of_play());
  for (const play::TrialRecord* trial : {&lost, &next}) {
    playing.recorder->begin(trial->setup);
    playing.recorder->append(trial->samples);
    playing.recorder->finish(*trial);
  }
  playing.recorder->flush();
  CHECK(playing.recorder->trouble() != "");
  CHECK(same(take(playing.store->trial("t2")), next));
}

TEST_CASE("what is flushed while a trial runs is a segment, and the end makes one trace of them") {
  Playing playing;
  const play::TrialRecord trial = record_of(setup_of("t1", "s1"), second_of_play());
  playing.recorder->begin(trial.setup);
  playing.recorder
      ->flush();  // a begin is stored at once, and would take along what of the first frames is there
  for (std::size_t at = 0; at < trial.samples.size(); at += 120) {
    append_in_frames(*playing.recorder, std::span{trial.samples}.subspan(at, 120));
    playing.recorder->flush();
  }
  playing.recorder->flush();  // nothing new: no segment
  CHECK(playing.count("SELECT count(*) FROM segment") == 4);
  CHECK(playing.count("SELECT count(*) FROM trace") == 0);
  playing.recorder->finish(trial);
  playing.recorder->flush();
  CHECK(playing.count("SELECT count(*) FROM segment") == 0);
  CHECK(playing.count("SELECT count(*) FROM trace") == 1);
  CHECK(same(take(playing.store->trial("t1")), trial));
}

TEST_CASE("a trial cut off between segments is closed as interrupted by the next start, with what was safe") {
  test::TempFolder folder;
  const std::string path = folder / "thimble.db";
  const play::TrialRecord trial = record_of(setup_of("t1", "s1"), second_of_play());
  {
    const auto store = take(SqliteStore::open(path));
    take(store->begin_session({.id = "s1", .child = "demo"}));
    const auto recorder = take(Recorder::open(*store));
    recorder->begin(trial.setup);
    recorder->append(std::span{trial.samples}.first(200));
    recorder->flush();
    recorder->append(std::span{trial.samples}.subspan(200, 100));
  }
  const auto rescore = [](play::TrialRecord& record) {
    record.measures = {{.id = "movement_time_s",
                        .version = 1,
                        .value = static_cast<double>(record.samples.size()),
                        .reason = ""}};
    record.fingerprint = 42;
  };
  const auto store = take(SqliteStore::open(path, {.rescore = rescore}));
  const play::TrialRecord closed = take(store->trial("t1"));
  CHECK(closed.outcome == play::TrialOutcome::kInterrupted);
  CHECK(closed.samples == std::vector(trial.samples.begin(), trial.samples.begin() + 300));
  CHECK(closed.ticks == closed.samples.back().tick + 1);
  CHECK(closed.timing == play::timing_of(closed.samples));
  CHECK(closed.fingerprint == 42);
  REQUIRE(closed.measures.size() == 1);
  CHECK(closed.measures[0].value == 300.0);
  CHECK(take(store->check_integrity()).empty());
}

TEST_CASE("a cut-off trial with a damaged segment keeps what comes before it and says so") {
  test::TempFolder folder;
  const std::string path = folder / "thimble.db";
  const std::vector<motion::Sample> samples = second_of_play();
  {
    const auto store = take(SqliteStore::open(path));
    take(store->begin_session({.id = "s1", .child = "demo"}));
    const auto recorder = take(Recorder::open(*store));
    recorder->begin(setup_of("t1", "s1"));
    for (std::size_t at : {0u, 100u, 200u}) {
      recorder->append(std::span{samples}.subspan(at, 100));
      recorder->flush();
    }
  }
  take(take(Database::open(path, Database::Mode::kWrite))
           .run("UPDATE segment SET data = x'00' WHERE number = 1"));
  const auto store = take(SqliteStore::open(path));
  const play::TrialRecord closed = take(store->trial("t1"));
  CHECK(closed.outcome == play::TrialOutcome::kInterrupted);
  CHECK(closed.samples == std::vector(samples.begin(), samples.begin() + 100));
  CHECK(closed.measures.empty());
  const auto problems = take(store->check_integrity());
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0], Catch::Contains("t1") && Catch::Contains("2 of its last seconds"));
}

TEST_CASE("a session that was announced is stored with its first trial, and not before") {
  Playing playing;
  playing.recorder->expect({.id = "s2", .child = "demo", .started_utc = "2026-01-01T00:00:00.000Z"});
  playing.recorder->flush();
  CHECK(playing.count("SELECT count(*) FROM session WHERE id = 's2'") == 0);
  playing.recorder->begin(setup_of("t1", "s2", 1));
  playing.recorder->flush();
  CHECK(playing.recorder->trouble() == "");
  CHECK(playing.count("SELECT count(*) FROM session WHERE id = 's2'") == 1);
}

TEST_CASE("a trial given up without a word is closed as interrupted by the next one's beginning") {
  Playing playing;
  const std::vector<motion::Sample> samples = second_of_play();
  playing.recorder->begin(setup_of("t1", "s1", 1));
  playing.recorder->append(samples);
  playing.recorder->begin(setup_of("t2", "s1", 2));
  playing.recorder->flush();
  const play::TrialRecord given_up = take(playing.store->trial("t1"));
  CHECK(given_up.outcome == play::TrialOutcome::kInterrupted);
  CHECK(given_up.samples == samples);
}

TEST_CASE("the recorder's end saves what is not yet safe") {
  Playing playing;
  const play::TrialRecord trial = record_of(setup_of("t1", "s1"), second_of_play());
  playing.recorder->begin(trial.setup);
  append_in_frames(*playing.recorder, trial.samples);
  playing.recorder->finish(trial);
  playing.recorder.reset();
  CHECK(same(take(playing.store->trial("t1")), trial));
}

TEST_CASE("every segment is synced to the disk") {
  test::FaultyDisk disk;
  Playing playing;
  playing.recorder->begin(setup_of("t1", "s1"));
  playing.recorder->flush();
  const std::vector<motion::Sample> samples = second_of_play();
  for (int i = 0; i < 5; ++i) {
    const int before = disk.syncs();
    playing.recorder->append(std::span{samples}.first(10));
    playing.recorder->flush();
    CHECK(disk.syncs() > before);
  }
}

TEST_CASE("a trial longer than the limit keeps the limit and says so") {
  Playing playing;
  playing.recorder.reset();
  playing.recorder =
      take(Recorder::open(*playing.store, {.segment_every = std::chrono::hours{1}, .samples_max = 1'000}));
  const play::TrialRecord trial = record_of(setup_of("t1", "s1"), {});
  const std::vector<motion::Sample> part(500);
  playing.recorder->begin(trial.setup);
  playing.recorder->append(part);
  playing.recorder->append(part);
  playing.recorder->flush();
  CHECK(playing.recorder->trouble() == "");
  playing.recorder->append(std::span{part}.first(1));
  playing.recorder->flush();
  CHECK_THAT(playing.recorder->trouble(), Catch::Contains("more than 1000 samples"));
  playing.recorder->finish(trial);
  playing.recorder->flush();
  CHECK(take(playing.store->trial_summary("t1")).samples == 1'000);
  CHECK(take(playing.store->check_integrity()).empty());
}
