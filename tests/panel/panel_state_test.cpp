// Goal: each action leads to the one state and request that a therapist means by it. Method: actions applied
// to states by hand, with and without a running session.
#include "therapist_panel/model/panel_state.hpp"

#include "tests/catch.hpp"

namespace thimble::panel {
namespace {

using Kind = PanelAction::Kind;
using play::SessionCommand;
using play::SessionPhase;

PanelState ready_to_start() {
  PanelState state;
  state.child = "demo";
  state.choice = {PlayChoice::Kind::kPlan, "demo"};
  return state;
}

bool asks_nothing(const Reduction& reduction) {
  return std::holds_alternative<std::monostate>(reduction.request);
}

TEST_CASE("play can't start without a child, without a choice, or twice") {
  PanelState state = ready_to_start();
  CHECK(asks_nothing(reduce(state, {.kind = Kind::kStart}, SessionPhase::kPlaying)));
  state.child.clear();
  CHECK(asks_nothing(reduce(state, {.kind = Kind::kStart}, {})));
  state = ready_to_start();
  state.choice.id.clear();
  CHECK(asks_nothing(reduce(state, {.kind = Kind::kStart}, {})));
}

TEST_CASE("a hand is noted of the chosen child, whether a session runs or not, and of none without one") {
  const PanelAction left{.kind = Kind::kSetHand, .id = "left"};
  CHECK(asks_nothing(reduce({}, left, {})));
  for (const auto phase : {std::optional<SessionPhase>{}, std::optional{SessionPhase::kPlaying}}) {
    const Reduction reduction = reduce(ready_to_start(), left, phase);
    REQUIRE(std::holds_alternative<HandRequest>(reduction.request));
    CHECK(std::get<HandRequest>(reduction.request).child == "demo");
    CHECK(std::get<HandRequest>(reduction.request).hand == "left");
    CHECK(reduction.state == ready_to_start());
  }
}

TEST_CASE("without a running session nothing is asked of it") {
  for (const Kind kind : {Kind::kPause, Kind::kResume, Kind::kSkip, Kind::kStop, Kind::kSetPrompt}) {
    CHECK(asks_nothing(reduce(ready_to_start(), {.kind = kind}, {})));
    CHECK(asks_nothing(reduce(ready_to_start(), {.kind = kind}, SessionPhase::kEnded)));
  }
}

TEST_CASE("play asks for the child's window and shows the running session") {
  const Reduction started = reduce(ready_to_start(), {.kind = Kind::kStart}, {});
  REQUIRE(std::holds_alternative<StartRequest>(started.request));
  CHECK(std::get<StartRequest>(started.request).child == "demo");
  CHECK(std::get<StartRequest>(started.request).choice == PlayChoice{PlayChoice::Kind::kPlan, "demo"});
  CHECK(started.state.page == Page::kLive);
}

TEST_CASE("a session that has ended doesn't stand in the way of the next") {
  CHECK_FALSE(asks_nothing(reduce(ready_to_start(), {.kind = Kind::kStart}, SessionPhase::kEnded)));
}

TEST_CASE("pause is asked of one that plays, resume of one that waits") {
  const auto command = [](Kind kind, SessionPhase phase) {
    return reduce(ready_to_start(), {.kind = kind}, phase);
  };
  CHECK(std::get<SessionCommand>(command(Kind::kPause, SessionPhase::kPlaying).request).kind ==
        SessionCommand::Kind::kPause);
  CHECK(std::get<SessionCommand>(command(Kind::kResume, SessionPhase::kPaused).request).kind ==
        SessionCommand::Kind::kResume);
  CHECK(asks_nothing(command(Kind::kPause, SessionPhase::kPaused)));
  CHECK(asks_nothing(command(Kind::kResume, SessionPhase::kPlaying)));
}

TEST_CASE("a parameter goes to the running session, or waits for the one to start") {
  const PanelAction action{.kind = Kind::kSetParameter, .id = "corridor_mm", .value = 12};
  const Reduction live = reduce(ready_to_start(), action, SessionPhase::kPlaying);
  const auto& command = std::get<SessionCommand>(live.request);
  CHECK(command.kind == SessionCommand::Kind::kSetParameter);
  CHECK(command.key == "corridor_mm");
  CHECK(command.value == 12);
  CHECK(live.state.prepared.entries().empty());

  const Reduction before = reduce(ready_to_start(), action, {});
  CHECK(asks_nothing(before));
  REQUIRE(before.state.prepared.find("corridor_mm") != nullptr);
  CHECK(*before.state.prepared.find("corridor_mm") == 12);
}

TEST_CASE("another choice forgets what was prepared for the former one") {
  PanelState state = ready_to_start();
  state.prepared.set("corridor_mm", 12);
  const PanelState next = reduce(state, {.kind = Kind::kChooseExercise, .id = "tracing/wave"}, {}).state;
  CHECK(next.prepared.entries().empty());
  CHECK(next.choice == PlayChoice{PlayChoice::Kind::kExercise, "tracing/wave"});
  const PanelState set = reduce(state, {.kind = Kind::kChooseSet, .id = "ladder"}, {}).state;
  CHECK(set.prepared.entries().empty());
  CHECK(set.choice == PlayChoice{PlayChoice::Kind::kSet, "ladder"});
}

TEST_CASE("a typed name is kept as it grows, and made when asked for") {
  const PanelState typed = reduce(ready_to_start(), {.kind = Kind::kTypeName, .id = "Mia"}, {}).state;
  CHECK(typed.typed_name == "Mia");
  CHECK(typed.choice == ready_to_start().choice);
  const Reduction made = reduce(typed, {.kind = Kind::kMakeName}, {});
  REQUIRE(std::holds_alternative<NameRequest>(made.request));
  CHECK(std::get<NameRequest>(made.request).typed == "Mia");
  CHECK(made.state == typed);
}

TEST_CASE("a path is drawn point by point, and made when asked for") {
  PanelState state = ready_to_start();
  const auto act = [&](const PanelAction& action) {
    Reduction reduction = reduce(state, action, SessionPhase::kPlaying);
    state = std::move(reduction.state);
    return std::move(reduction.request);
  };
  CHECK(std::holds_alternative<std::monostate>(act({.kind = Kind::kMakePath})));
  CHECK_THAT(state.path.error, Catch::Contains("nothing is drawn"));
  act({.kind = Kind::kShowPage, .page = Page::kPath});
  act({.kind = Kind::kBeginStroke});
  act({.kind = Kind::kDrawTo, .points = {{30, 50}, {90, 50}}});
  act({.kind = Kind::kEndStroke});
  act({.kind = Kind::kSetPathWidth, .value = 12});
  act({.kind = Kind::kTypePathTitle, .id = "Rails"});
  CHECK(state.page == Page::kPath);
  CHECK(state.path.error.empty());
  const Request request = act({.kind = Kind::kMakePath});
  REQUIRE(std::holds_alternative<PathRequest>(request));
  const PathDraft& path = std::get<PathRequest>(request).path;
  CHECK(path == state.path);
  CHECK(path.title == "Rails");
  CHECK(path.sketch == tracing::Sketch{.strokes = {{{30, 50}, {90, 50}}}, .corridor_mm = 12});
  act({.kind = Kind::kBeginStroke});
  act({.kind = Kind::kUndoStroke});
  CHECK(state.path.sketch.strokes.size() == 1);
  act({.kind = Kind::kClearPath});
  CHECK(state.path.sketch.strokes.empty());
}

TEST_CASE("another child or session leaves no trial of the former one chosen") {
  PanelState state = ready_to_start();
  state.session = "s1";
  state.trial = "t1";
  CHECK(reduce(state, {.kind = Kind::kSelectSession, .id = "s2"}, {}).state.trial.empty());
  CHECK(reduce(state, {.kind = Kind::kSelectSession, .id = "s1"}, {}).state.trial == "t1");
  const PanelState other = reduce(state, {.kind = Kind::kSelectChild, .id = "b"}, {}).state;
  CHECK(other.session.empty());
  CHECK(other.trial.empty());
}

TEST_CASE("choosing a trial shows it") {
  PanelState state = ready_to_start();
  state.page = Page::kProgress;
  const PanelState next =
      reduce(state, {.kind = Kind::kSelectTrial, .id = "t9"}, SessionPhase::kPlaying).state;
  CHECK(next.trial == "t9");
  CHECK(next.page == Page::kTrial);
}

TEST_CASE("the six number keys are the six prompt levels, and no others are") {
  CHECK(prompt_of_key(1) == play::PromptLevel::kIndependent);
  CHECK(prompt_of_key(6) == play::PromptLevel::kHandOverHand);
  CHECK_FALSE(prompt_of_key(0).has_value());
  CHECK_FALSE(prompt_of_key(7).has_value());
  const PanelAction action{.kind = Kind::kSetPrompt, .prompt = play::PromptLevel::kVerbal};
  const Reduction reduction = reduce(ready_to_start(), action, SessionPhase::kPlaying);
  CHECK(std::get<SessionCommand>(reduction.request).prompt == play::PromptLevel::kVerbal);
}

}  // namespace
}  // namespace thimble::panel
