// Goal: what is loaded and chosen becomes what a therapist reads, stored or live. Method: data by hand; the
// table of measures is the real one.
#include "therapist_panel/model/panel_view.hpp"

#include "tests/catch.hpp"

namespace thimble::panel {
namespace {

using play::SessionPhase;

std::shared_ptr<const play::TrialRecord> record(std::string id, int number) {
  auto made = std::make_shared<play::TrialRecord>();
  made->setup.id = std::move(id);
  made->setup.number = number;
  made->setup.exercise = "tracing/circle";
  made->setup.started_utc = "2026-11-24T21:25:40.123Z";
  made->outcome = play::TrialOutcome::kCompleted;
  made->measures = {motion::present(motion::measure_table().front().id, 2.137)};
  return made;
}

PanelData demo() {
  PanelData data;
  data.children = {{"demo", "snail", 2, "not_settled"}};
  data.sessions = {{"s1", "2026-11-23T09:00:00.000Z", 4, false}, {"s2", "2026-11-24T21:25:00.000Z", 2, true}};
  data.exercises = {{"tracing/circle", "Circle"}};
  data.plans = {{"demo", "First paths"}};
  data.session_trials = {loaded(record("t1", 1), nullptr), loaded(record("t2", 2), nullptr)};
  return data;
}

PanelState chosen() {
  PanelState state;
  state.child = "demo";
  state.session = "s2";
  state.trial = "t2";
  state.choice = {PlayChoice::Kind::kPlan, "demo"};
  return state;
}

TEST_CASE("an empty store gives an empty panel in which nothing can be started") {
  const PanelView view = view_of({}, {}, no_offset);
  CHECK(view.children.empty());
  CHECK_FALSE(view.trial.has_value());
  CHECK_FALSE(view.can_start);
  CHECK(view.progress.plots.empty());
}

TEST_CASE(
    "what is wrong with a typed name stands with it, and what went wrong last goes before files left out") {
  PanelData data = demo();
  PanelState state = chosen();
  state.typed_name = "Jos\u00e9";
  data.name_error = "there is no drawing for it";
  data.left_out = {"own/activities/a.toml: why", "own/activities/b.toml: why"};
  CHECK(view_of(data, state, no_offset).typed_name == state.typed_name);
  CHECK(view_of(data, state, no_offset).name_error == data.name_error);
  CHECK_THAT(view_of(data, state, no_offset).message,
             Catch::StartsWith("2 exercise files") && Catch::Contains("own/activities/a.toml: why"));
  data.message = "the disk is full";
  CHECK(view_of(data, state, no_offset).message == "the disk is full");
}

TEST_CASE("the chosen child's hand is one of three, and what is usual for it follows") {
  PanelData data = demo();
  CHECK(view_of(data, {}, no_offset).hands.empty());
  const play::Schema schema{{{.key = play::kLeftHanded,
                              .label = "Left hand",
                              .unit = "",
                              .help = "Mirrors",
                              .kind = play::FieldKind::kSwitch}},
                            [] {
                              play::Parameters defaults;
                              defaults.set(play::kLeftHanded, 0);
                              return defaults;
                            }()};
  data.choice_schema = &schema;
  data.choice_parameters.set(play::kLeftHanded, 1);
  const auto usual = [&] { return view_of(data, chosen(), no_offset).live.sliders.at(0); };
  CHECK(usual().changed);
  CHECK(usual().default_text == "off");
  data.children[0].hand = "left";
  CHECK_FALSE(usual().changed);
  CHECK(usual().default_text == "on");
  const std::vector<HandRow> hands = view_of(data, chosen(), no_offset).hands;
  REQUIRE(hands.size() == 3);
  CHECK(hands[0].label == "Left hand");
  CHECK(hands[0].chosen);
  CHECK(hands[2].label == "Hand not settled yet");
  CHECK_FALSE(hands[2].chosen);
}

TEST_CASE("the path that is drawn is shown on its page alone") {
  PanelState state = chosen();
  CHECK_FALSE(view_of(demo(), state, no_offset).path.has_value());
  state.page = Page::kPath;
  state.path.title = "Rails";
  state.path.error = "why";
  REQUIRE(view_of(demo(), state, no_offset).path.has_value());
  CHECK(view_of(demo(), state, no_offset).path->title == "Rails");
  CHECK(view_of(demo(), state, no_offset).path->error == "why");
}

TEST_CASE("sessions come newest first, with day, time and number of trials") {
  const PanelView view = view_of(demo(), chosen(), no_offset);
  REQUIRE(view.sessions.size() == 2);
  CHECK(view.sessions[0].id == "s2");
  CHECK(view.sessions[0].chosen);
  CHECK(view.sessions[0].detail == "21:25, 2 trials, file");
  CHECK(view.sessions[1].day == "23 Nov 2026");
  CHECK(view.children[0].detail == "2 sessions");
}

TEST_CASE("a session in which nobody touched the screen isn't listed") {
  PanelData data = demo();
  data.sessions.push_back({"s3", "2026-11-25T09:00:00.000Z", 0, false});
  const PanelView view = view_of(data, chosen(), no_offset);
  REQUIRE(view.sessions.size() == 2);
  CHECK(view.sessions[0].id == "s2");
}

TEST_CASE("the chosen trial is shown by its exercise's title, and as uncalibrated when it is") {
  const PanelView view = view_of(demo(), chosen(), no_offset);
  REQUIRE(view.trial.has_value());
  CHECK(view.trial->title == "Circle");
  CHECK(view.trial->subtitle == "Trial 2, 24 Nov 2026 at 21:25");
  CHECK_FALSE(view.trial->calibrated);
  REQUIRE(view.trial->measures.size() == 1);
  CHECK(view.trial->measures[0].label == motion::measure_table().front().label);
}

TEST_CASE("a trial that wasn't completed is listed by how it ended, not by a number") {
  PanelData data = demo();
  auto skipped = std::make_shared<play::TrialRecord>(*record("t3", 3));
  skipped->outcome = play::TrialOutcome::kSkipped;
  skipped->prompt_level = play::PromptLevel::kVerbal;
  data.session_trials.push_back(loaded(skipped, nullptr));
  const PanelView view = view_of(data, chosen(), no_offset);
  CHECK(view.trials[2].headline == "skipped");
  CHECK(view.trials[2].help == "verbal");
  CHECK_FALSE(view.trials[2].completed);
  CHECK(view.trials[1].help.empty());
}

TEST_CASE("an absent measure's row gives the reason") {
  PanelData data = demo();
  auto short_one = std::make_shared<play::TrialRecord>(*record("t2", 2));
  short_one->measures = {motion::absent(motion::measure_table().front().id, "too few samples")};
  data.session_trials[1] = loaded(short_one, nullptr);
  const PanelView view = view_of(data, chosen(), no_offset);
  CHECK_FALSE(view.trial->measures[0].present);
  CHECK(view.trial->measures[0].value == "too few samples");
  CHECK(view.trials[1].headline == "no measures");
}

TEST_CASE("while a session runs nothing else can be started, and the panel says what goes on") {
  PanelData data = demo();
  const auto running = record("t9", 3);
  play::SessionView live;
  live.id = "s2";
  live.phase = SessionPhase::kPlaying;
  live.next_exercise = "tracing/circle";
  live.trials = {data.session_trials[0].record, data.session_trials[1].record};
  live.running = running.get();
  live.prompt_level = play::PromptLevel::kGesture;
  live.trouble = "the disk is full";
  data.live = live;
  PanelView view = view_of(data, chosen(), no_offset);
  CHECK(view.live.running);
  CHECK_FALSE(view.can_start);
  CHECK(view.sessions[0].live);
  CHECK(view.live.title == "Circle");
  CHECK(view.live.status == "Trial 3: waiting for the first touch");
  CHECK(view.live.prompt == play::PromptLevel::kGesture);
  CHECK(view.live.trouble == "the disk is full");
  data.live->phase = SessionPhase::kEnded;
  view = view_of(data, chosen(), no_offset);
  CHECK_FALSE(view.live.running);
  CHECK(view.can_start);
}

TEST_CASE("plots of one exercise share their range, so that they can be compared") {
  PanelData data = demo();
  const std::string measure{motion::measure_table().front().id};
  for (int i = 0; i < 4; ++i) {
    TrialFacts facts;
    facts.id = std::to_string(i);
    facts.session = "s1";
    facts.exercise = "tracing/circle";
    facts.device = i < 2 ? "touch" : "mouse";
    facts.outcome = i == 3 ? play::TrialOutcome::kStopped : play::TrialOutcome::kCompleted;
    facts.measures = {motion::present(measure, 1.0 + i)};
    data.history.push_back(facts);
  }
  PanelState state = chosen();
  state.measure = measure;
  const ProgressView view = view_of(data, state, no_offset).progress;
  REQUIRE(view.plots.size() == 2);
  CHECK(view.plots[0].title == "Circle");
  CHECK(view.plots[0].kind == "touch, uncalibrated");
  CHECK(view.plots[1].low == 1);
  CHECK(view.plots[0].high == 3);
  CHECK(view.plots[1].note == "Left out: 1 not completed");
}

TEST_CASE("only measures that the child's trials have are offered for plots") {
  PanelData data = demo();
  CHECK(view_of(data, chosen(), no_offset).progress.measures.empty());
  TrialFacts facts;
  facts.exercise = "tracing/circle";
  facts.measures = {motion::present("completion", 1), motion::absent("sparc", "nothing moved"),
                    motion::present("ldlj_vector", -6)};
  data.history.push_back(facts);
  PanelState state = chosen();
  state.measure = "path_accuracy_mm";
  const ProgressView view = view_of(data, state, no_offset).progress;
  REQUIRE(view.measures.size() == 2);  // the third is for research exports only
  CHECK(view.measures[0].id == "completion");
  CHECK(view.measures[1].id == "sparc");
  CHECK(view.measure == "completion");
}

TEST_CASE("what Play will start is called by its title, be it a plan, a set or an exercise") {
  PanelData data = demo();
  data.sets = {{.set = {"ladder", "Shapes, step by step"}, .exercises = {}}};
  PanelState state = chosen();
  const auto title = [&](PlayChoice choice) {
    state.choice = std::move(choice);
    return view_of(data, state, no_offset).choice_title;
  };
  CHECK(title({PlayChoice::Kind::kSet, "ladder"}) == "Shapes, step by step");
  CHECK(title({PlayChoice::Kind::kSet, "gone"}) == "gone");
  CHECK(title({PlayChoice::Kind::kExercise, "tracing/circle"}) == "Circle");
}

}  // namespace
}  // namespace thimble::panel
