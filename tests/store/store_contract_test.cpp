// Goal: what Store promises holds for every backend. Method: each case runs over the list of backends at the
// end of the first section; a new backend adds its type there and nothing else.
#include "engine/store/store.hpp"

#include "engine/store/demo.hpp"
#include "engine/store/recorder.hpp"
#include "tests/catch.hpp"
#include "tests/store/support.hpp"

using namespace thimble;
using namespace thimble::store;
using test::record_of;
using test::same;
using test::setup_of;
using test::take;

namespace {

/// A new SQLite store in a folder of its own, with its recorder.
struct Sqlite {
  WallTime now{0};
  test::TempFolder folder;
  std::unique_ptr<SqliteStore> sqlite =
      take(SqliteStore::open(folder / "thimble.db", {.clock = [this] { return now; }}));
  std::unique_ptr<Recorder> recorder =
      take(Recorder::open(*sqlite, {.segment_every = std::chrono::hours{1}}));

  Store& store() { return *sqlite; }
  play::RecordSink& sink() { return *recorder; }
};

#define FOR_EVERY_BACKEND(name) TEMPLATE_TEST_CASE(name, "", Sqlite)

const play::Mapping kMapping = setup_of("", "").mapping;

void record(play::RecordSink& sink, const play::TrialRecord& trial) {
  sink.begin(trial.setup);
  sink.append(trial.samples);
  sink.finish(trial);
  sink.flush();
  REQUIRE(sink.trouble() == "");
}

play::TrialRecord some_trial(const std::string& id, const std::string& session, int number = 1) {
  return record_of(setup_of(id, session, number),
                   test::drawn_by({.contacts = 2, .pressure = true}, kMapping));
}

}  // namespace

FOR_EVERY_BACKEND("what isn't there is an error that names it and says what to do") {
  TestType backend;
  const Store& store = backend.store();
  CHECK_THAT(store.child("nobody").error().message,
             Catch::Contains("'nobody'") && Catch::Contains("list children"));
  CHECK_THAT(store.trial("none").error().message,
             Catch::Contains("'none'") && Catch::Contains("list trials"));
  CHECK_THAT(store.trial_summary("none").error().message, Catch::Contains("'none'"));
  CHECK_THAT(store.session("none").error().message,
             Catch::Contains("'none'") && Catch::Contains("list sessions"));
  CHECK_FALSE(backend.store().delete_child("nobody").ok());
  CHECK_FALSE(backend.store().assign_plan("nobody", {}).ok());
  CHECK_FALSE(backend.store().begin_session({.id = "s", .child = "nobody"}).ok());
  CHECK_FALSE(backend.store().add_measures("none", {}).ok());
  CHECK(take(store.sessions("nobody")).empty());
  CHECK(take(store.trials("none")).empty());
  CHECK_FALSE(take(store.calibration("no display")).has_value());
}

FOR_EVERY_BACKEND("a child's code, month and year are checked") {
  TestType backend;
  for (const Child& wrong :
       {Child{.code = ""}, Child{.code = "Anna Meier"}, Child{.code = std::string(41, 'a')},
        Child{.code = "a\nb"}, Child{.code = "a", .birth_month = 3},
        Child{.code = "a", .birth_year = 2019, .birth_month = 13}, Child{.code = "a", .birth_year = 19}})
    CHECK_FALSE(backend.store().save_child(wrong).ok());
  CHECK(take(backend.store().children()).size() == 1);
}

FOR_EVERY_BACKEND("a new store has the demo child with its plan") {
  TestType backend;
  const Child demo = take(backend.store().child("demo"));
  CHECK(demo.picture == "snail");
  CHECK(demo.hand == Hand::kNotSettled);
  const auto plans = take(backend.store().plans("demo"));
  REQUIRE(plans.size() == 1);
  CHECK(plans[0].plan.id == "demo");
  CHECK(plans[0].plan.exercises == demo_plan().exercises);
}

FOR_EVERY_BACKEND("children are listed by code, and saving one again replaces what was said of it") {
  TestType backend;
  Store& store = backend.store();
  backend.now = WallTime{1'000};
  const Child owl{
      .code = "owl-2", .picture = "owl", .birth_year = 2020, .birth_month = 5, .hand = Hand::kLeft};
  take(store.save_child(owl));
  take(store.save_child({.code = "ant", .picture = "ant"}));
  Child expected = owl;
  expected.created_utc = "1970-01-01T00:00:01.000Z";
  CHECK(take(store.child("owl-2")) == expected);
  backend.now = WallTime{9'000};
  expected.hand = Hand::kRight;
  expected.birth_month.reset();
  take(store.save_child(expected));
  CHECK(take(store.child("owl-2")) == expected);
  const auto children = take(store.children());
  REQUIRE(children.size() == 3);
  CHECK(children[0].code == "ant");
  CHECK(children[1].code == "demo");
  CHECK(children[2].code == "owl-2");
}

FOR_EVERY_BACKEND("a changed plan becomes the next version, and the old one stays") {
  TestType backend;
  Store& store = backend.store();
  const play::Plan plan{.id = "first", .title = "First", .exercises = {"tracing/circle", "tracing/wave"}};
  take(store.assign_plan("demo", plan));
  take(store.assign_plan("demo", plan));
  const auto plans = take(store.plans("demo"));
  REQUIRE(plans.size() == 2);
  CHECK(plans[0].plan.id == "demo");
  CHECK(plans[1].version == 2);
  CHECK(plans[1].plan.title == "First");
  CHECK(plans[1].plan.exercises == plan.exercises);
}

FOR_EVERY_BACKEND("a recorded trial comes back as it was, every field of it") {
  TestType backend;
  take(backend.store().begin_session(
      {.id = "s1", .child = "demo", .started_utc = "2026-01-01T00:00:00.000Z"}));
  const play::TrialRecord trial = some_trial("t1", "s1");
  record(backend.sink(), trial);
  CHECK(same(take(backend.store().trial("t1")), trial));

  const TrialSummary summary = take(backend.store().trial_summary("t1"));
  CHECK(summary == TrialSummary{.id = "t1",
                                .session = "s1",
                                .child = "demo",
                                .number = 1,
                                .game = "tracing",
                                .game_version = 3,
                                .exercise = "tracing/line",
                                .outcome = play::TrialOutcome::kCompleted,
                                .prompt_level = play::PromptLevel::kVerbal,
                                .started_utc = "2026-11-24T21:25:40.123Z",
                                .ticks = 91,
                                .samples = 250,
                                .simulated = true,
                                .calibrated = true,
                                .measures = trial.measures});
  CHECK(take(backend.store().check_integrity()).empty());
}

FOR_EVERY_BACKEND("a trial without samples and events comes back") {
  TestType backend;
  take(backend.store().begin_session({.id = "s1", .child = "demo"}));
  play::TrialRecord trial;
  trial.setup = setup_of("t1", "s1");
  trial.outcome = play::TrialOutcome::kSkipped;
  trial.timing = play::timing_of({});
  record(backend.sink(), trial);
  CHECK(same(take(backend.store().trial("t1")), trial));
}

FOR_EVERY_BACKEND("sessions and trials are listed in the order of time and of number") {
  TestType backend;
  Store& store = backend.store();
  take(store.save_child({.code = "owl"}));
  take(store.begin_session({.id = "b", .child = "demo", .started_utc = "2026-01-02T00:00:00.000Z"}));
  take(store.begin_session(
      {.id = "c", .child = "owl", .started_utc = "2026-01-01T00:00:00.000Z", .simulated = true}));
  take(store.begin_session({.id = "a", .child = "demo", .started_utc = "2026-01-02T00:00:00.000Z"}));
  record(backend.sink(), some_trial("t-late", "b", 10));
  record(backend.sink(), some_trial("t-early", "b", 2));
  record(backend.sink(), some_trial("t-first", "c", 1));

  const auto sessions = take(store.sessions());
  REQUIRE(sessions.size() == 3);
  CHECK(sessions[0] == SessionInfo{.id = "c",
                                   .child = "owl",
                                   .started_utc = "2026-01-01T00:00:00.000Z",
                                   .simulated = true,
                                   .trials = 1});
  CHECK(sessions[1].id == "a");
  CHECK(sessions[2].trials == 2);
  CHECK(take(store.sessions("demo")).size() == 2);

  const auto trials = take(store.trials());
  REQUIRE(trials.size() == 3);
  CHECK(trials[0].id == "t-first");
  CHECK(trials[1].id == "t-early");
  CHECK(trials[2].id == "t-late");
  CHECK(take(store.trials("b")).size() == 2);
}

FOR_EVERY_BACKEND("a stored session is a view of its trials that have ended") {
  TestType backend;
  take(backend.store().begin_session(
      {.id = "s1", .child = "demo", .started_utc = "2026-01-01T00:00:00.000Z"}));
  const play::TrialRecord first = some_trial("t1", "s1", 1);
  record(backend.sink(), first);
  const play::TrialRecord running = some_trial("t2", "s1", 2);
  backend.sink().begin(running.setup);
  backend.sink().append(running.samples);
  backend.sink().flush();

  const play::SessionView view = take(backend.store().session("s1"));
  CHECK(view.child == "demo");
  CHECK(view.started_utc == "2026-01-01T00:00:00.000Z");
  CHECK(view.phase == play::SessionPhase::kEnded);
  REQUIRE(view.trials.size() == 1);
  CHECK(same(*view.trials[0], first));
  CHECK(take(backend.store().trial("t2")).samples == running.samples);
  CHECK(take(backend.store().trial("t2")).outcome == play::TrialOutcome::kRunning);
}

FOR_EVERY_BACKEND("newer measures stand beside the old, and none is changed") {
  TestType backend;
  take(backend.store().begin_session({.id = "s1", .child = "demo"}));
  record(backend.sink(), some_trial("t1", "s1"));
  take(
      backend.store().add_measures("t1", {{.id = "movement_time_s", .version = 2, .value = 7.0, .reason = ""},
                                          {.id = "sparc", .version = 2, .value = 9.0, .reason = ""}}));
  const motion::MeasureSet measures = take(backend.store().trial("t1")).measures;
  REQUIRE(measures.size() == 2);
  CHECK(measures[0] == motion::Measure{.id = "movement_time_s", .version = 2, .value = 7.0, .reason = ""});
  CHECK(measures[1].reason == "too few samples");
}

FOR_EVERY_BACKEND("a display's latest calibration is the one to use") {
  TestType backend;
  Store& store = backend.store();
  play::Calibration calibration = setup_of("", "").calibration;
  take(store.save_calibration(calibration));
  calibration.mm_per_px = {0.1, 0.2};
  take(store.save_calibration(calibration));
  play::Calibration other = calibration;
  other.display = "eDP-1";
  other.method = play::CalibrationMethod::kClaimed;
  take(store.save_calibration(other));
  CHECK(take(store.calibration(calibration.display)) == calibration);
  CHECK(take(store.calibration("eDP-1")) == other);
}

FOR_EVERY_BACKEND("the audit log keeps what was done in its order") {
  TestType backend;
  backend.now = WallTime{5};
  take(backend.store().note({.action = "exported", .subject = "child demo", .detail = "CSV"}));
  const auto audit = take(backend.store().audit());
  REQUIRE(audit.size() == 3);
  CHECK(audit[0].action == "saved");
  CHECK(audit[1].action == "planned");
  CHECK(audit[2] == AuditEntry{.utc = "1970-01-01T00:00:00.005Z",
                               .action = "exported",
                               .subject = "child demo",
                               .detail = "CSV"});
}

FOR_EVERY_BACKEND("deleting a child removes everything about it and nothing of others") {
  TestType backend;
  Store& store = backend.store();
  take(store.save_child({.code = "owl-secret"}));
  take(store.begin_session({.id = "s-owl", .child = "owl-secret"}));
  take(store.begin_session({.id = "s-demo", .child = "demo"}));
  play::TrialRecord of_owl = some_trial("t-owl", "s-owl");
  of_owl.setup.content = test::drawing(70);
  record(backend.sink(), of_owl);
  record(backend.sink(), some_trial("t-demo", "s-demo"));
  take(store.delete_child("owl-secret"));

  CHECK(take(store.children()).size() == 1);
  CHECK(take(store.sessions("owl-secret")).empty());
  CHECK(take(store.plans("owl-secret")).empty());
  CHECK_FALSE(store.trial("t-owl").ok());
  CHECK(take(store.trial("t-demo")).samples.size() == 250);
  const auto audit = take(store.audit());
  CHECK(audit.back().action == "deleted");
  for (const AuditEntry& entry : audit) CHECK(entry.subject != "child owl-secret");
  CHECK(take(store.check_integrity()).empty());
}

FOR_EVERY_BACKEND("a child that is deleted leaves no demo child behind at the next start") {
  TestType backend;
  take(backend.store().delete_child("demo"));
  take(add_demo(backend.store()));
  CHECK(take(backend.store().children()).empty());
}
