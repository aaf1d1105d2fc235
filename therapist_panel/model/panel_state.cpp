#include "therapist_panel/model/panel_state.hpp"

namespace thimble::panel {
namespace {

using Kind = PanelAction::Kind;
using CommandKind = play::SessionCommand::Kind;

/// The command that an action is to a session in this phase; nothing when it makes no sense there.
std::optional<CommandKind> command_of(Kind kind, play::SessionPhase phase) {
  using play::SessionPhase;
  switch (kind) {
    case Kind::kPause:
      return phase == SessionPhase::kPaused ? std::nullopt : std::optional{CommandKind::kPause};
    case Kind::kResume:
      return phase == SessionPhase::kPaused ? std::optional{CommandKind::kResume} : std::nullopt;
    case Kind::kSkip:
      return CommandKind::kSkip;
    case Kind::kStop:
      return CommandKind::kStop;
    case Kind::kSetParameter:
      return CommandKind::kSetParameter;
    case Kind::kSetPrompt:
      return CommandKind::kSetPrompt;
    default:
      return std::nullopt;
  }
}

void choose(PanelState& state, PlayChoice choice) {
  state.choice = std::move(choice);
  state.prepared = {};
}

/// What the action makes of the path that is drawn; all others leave it as it is.
PathDraft drawn(PathDraft path, const PanelAction& action) {
  switch (action.kind) {
    case Kind::kBeginStroke:
      return with_stroke_begun(std::move(path));
    case Kind::kDrawTo:
      return with_points(std::move(path), action.points);
    case Kind::kEndStroke:
      return with_stroke_ended(std::move(path));
    case Kind::kUndoStroke:
      return without_last_stroke(std::move(path));
    case Kind::kClearPath:
      return without_strokes(std::move(path));
    case Kind::kSetPathWidth:
      return with_corridor(std::move(path), action.value);
    case Kind::kTypePathTitle:
      return with_title(std::move(path), action.id);
    default:
      return path;
  }
}

/// What is chosen; leaves the rest as it was, save what the choice makes meaningless.
PanelState chosen(PanelState state, const PanelAction& action) {
  switch (action.kind) {
    case Kind::kSelectChild:
      if (state.child != action.id) state.session.clear(), state.trial.clear();
      state.child = action.id;
      break;
    case Kind::kSelectSession:
      if (state.session != action.id) state.trial.clear();
      state.session = action.id;
      if (state.page == Page::kProgress) state.page = Page::kTrial;
      break;
    case Kind::kSelectTrial:
      state.trial = action.id;
      state.page = Page::kTrial;
      break;
    case Kind::kShowPage:
      state.page = action.page;
      break;
    case Kind::kSelectMeasure:
      state.measure = action.id;
      break;
    case Kind::kTypeName:
      state.typed_name = action.id;
      break;
    case Kind::kSetFullScreen:
      state.full_screen = action.value != 0;
      break;
    case Kind::kChoosePlan:
      choose(state, {PlayChoice::Kind::kPlan, action.id});
      break;
    case Kind::kChooseSet:
      choose(state, {PlayChoice::Kind::kSet, action.id});
      break;
    case Kind::kChooseExercise:
      choose(state, {PlayChoice::Kind::kExercise, action.id});
      break;
    default:
      state.path = drawn(std::move(state.path), action);
      break;
  }
  return state;
}

Reduction started(PanelState state) {
  StartRequest request{state.child, state.choice, state.prepared, state.full_screen};
  state.page = Page::kLive;
  return {std::move(state), std::move(request)};
}

Reduction path_finished(PanelState state) {
  state.path = finished(std::move(state.path));
  if (!state.path.error.empty()) return {std::move(state), {}};
  PathRequest request{state.path};
  return {std::move(state), std::move(request)};
}

}  // namespace

Reduction reduce(const PanelState& state, const PanelAction& action,
                 std::optional<play::SessionPhase> phase) {
  const bool live = phase.has_value() && *phase != play::SessionPhase::kEnded;
  if (action.kind == Kind::kStart) {
    const bool possible = !live && !state.child.empty() && !state.choice.id.empty();
    return possible ? started(state) : Reduction{state, {}};
  }
  if (action.kind == Kind::kSetHand) {
    if (state.child.empty()) return {state, {}};
    return {state, HandRequest{state.child, action.id}};
  }
  if (action.kind == Kind::kMakeName) return {state, NameRequest{state.typed_name}};
  if (action.kind == Kind::kMakePath) return path_finished(state);
  if (action.kind == Kind::kSetParameter && !live) {
    PanelState next = state;
    next.prepared.set(action.id, action.value);
    return {std::move(next), {}};
  }
  if (live) {
    if (const std::optional<CommandKind> kind = command_of(action.kind, *phase))
      return {state, play::SessionCommand{*kind, action.id, action.value, action.prompt}};
  }
  return {chosen(state, action), {}};
}

std::optional<play::PromptLevel> prompt_of_key(int digit) {
  if (digit < 1 || digit > 6) return std::nullopt;
  return static_cast<play::PromptLevel>(digit - 1);
}

}  // namespace thimble::panel
