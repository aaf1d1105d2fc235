// What the therapist has chosen, what can be done about it, and how one follows from the other. Pure: the
// panel's views make PanelActions, reduce() answers with the next state and what is asked of the running
// session or of the host.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/play/exercise.hpp"
#include "engine/play/session.hpp"
#include "engine/play/session_view.hpp"
#include "therapist_panel/model/path_draft.hpp"

namespace thimble::panel {

/// With which hand a child draws, as the store names it.
inline constexpr std::string_view kHands[] = {"left", "right", "not_settled"};

enum class Page : std::uint8_t {
  kTrial,     ///< one trial, closely
  kProgress,  ///< a measure over trials
  kLive,      ///< the session that runs, or the one to start
  kPath,      ///< a path to draw
};

/// What "Play" will start.
struct PlayChoice {
  /// The child's own plan, all exercises of a set, or one exercise.
  enum class Kind : std::uint8_t { kPlan, kSet, kExercise };
  Kind kind = Kind::kPlan;
  std::string id;
  bool operator==(const PlayChoice&) const = default;
};

struct PanelState {
  Page page = Page::kTrial;
  std::string child;                         ///< code; empty when the store has none
  std::string session;                       ///< id; empty: none chosen
  std::string trial;                         ///< id; empty: none chosen
  std::string measure = "path_accuracy_mm";  ///< of the progress page
  PlayChoice choice;
  play::Parameters
      prepared;  ///< for the chosen exercise, before its session starts; only what differs from it

  std::string typed_name;   ///< to make an exercise of
  PathDraft path;           ///< and this too
  bool full_screen = true;  ///< of the child's window

  bool operator==(const PanelState&) const = default;
};

struct PanelAction {
  enum class Kind : std::uint8_t {
    kSelectChild,
    kSetHand,  ///< of the chosen child; id: one of kHands
    kSelectSession,
    kSelectTrial,
    kShowPage,
    kSelectMeasure,
    kChoosePlan,
    kChooseSet,
    kChooseExercise,
    kTypeName,     ///< id: all that the field holds
    kMakeName,     ///< of what was typed
    kBeginStroke,  ///< of the path that is being drawn
    kDrawTo,       ///< points
    kEndStroke,
    kUndoStroke,
    kClearPath,
    kSetPathWidth,   ///< value
    kTypePathTitle,  ///< id: all that the field holds
    kMakePath,       ///< of what was drawn
    kSetFullScreen,  ///< value 0 or 1
    kStart,
    kPause,
    kResume,
    kSkip,
    kStop,
    kSetParameter,  ///< of the running session from its next trial, or else of the one to start
    kSetPrompt,
  };
  Kind kind = Kind::kShowPage;
  std::string id{};  ///< of what is selected or chosen; the key of a parameter; what was typed
  double value = 0;
  std::vector<Vec2> points{};  ///< mm on the page to draw on
  Page page = Page::kTrial;
  play::PromptLevel prompt = play::PromptLevel::kIndependent;
};

/// "Open the child's window and play this."
struct StartRequest {
  std::string child;
  PlayChoice choice;
  play::Parameters prepared;
  bool full_screen = true;
};

/// "Make a name to trace of this, and choose it."
struct NameRequest {
  std::string typed;
};

/// "Note with which hand this child draws": one of kHands.
struct HandRequest {
  std::string child;
  std::string hand;
};

/// "Make a path to trace of this, and choose it."
struct PathRequest {
  PathDraft path;
};

using Request =
    std::variant<std::monostate, play::SessionCommand, StartRequest, NameRequest, HandRequest, PathRequest>;

struct Reduction {
  PanelState state;
  Request request;
};

/// `phase` of the session that runs, or nothing when none does. What can't be done in this phase is passed
/// over: a second start, a pause without a session.
Reduction reduce(const PanelState& state, const PanelAction& action, std::optional<play::SessionPhase> phase);

/// The prompt level of a number key: 1 independent ... 6 hand over hand.
std::optional<play::PromptLevel> prompt_of_key(int digit);

}  // namespace thimble::panel
