// Tracing: follow a path with a finger, a pen or the mouse; or draw its form free, after a hand that shows it
// (imitate), beside a small picture of it (copy) or from memory (remember). One contact draws; all others
// rest and are logged. The content is one SVG of strokes in order (assets/shapes). When a form is traced,
// each stroke is begun at its green dot; drawn free (free.hpp), anywhere.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "engine/play/game.hpp"
#include "games/tracing/scenery.hpp"

namespace thimble::tracing {

using draw::DrawList;
using play::Content;
using play::Cue;
using play::Event;
using play::Events;
using play::Outcome;

enum class Mode : int { kTrace, kImitate, kCopy, kRemember };
inline constexpr std::string_view kModeNames[] = {"trace", "imitate", "copy", "remember"};

/// What shows which way to go: nothing; an arrow head on the start mark; or small ones along the path too.
enum class Arrows : int { kNone, kStart, kAlong };
inline constexpr std::string_view kArrowsNames[] = {"none", "start", "along"};

inline constexpr int kAnyLifts = 20;  ///< so many allowed means any number

struct Params {
  int mode = 0;   ///< a Mode
  int theme = 0;  ///< a ThemeName
  double corridor_mm = 16;
  double start_zone_mm = 22;
  double ink_mm = 4;
  double ink_stays_s = 0;  ///< 0: for ever
  double guide = 1;
  bool start_dot = true;
  int arrows = 1;  ///< an Arrows
  bool pacer = false;
  double pace_mm_s = 25;
  double magnetism = 0;
  int lifts_allowed = kAnyLifts;
  double look_s = 3;
  double limit_s = 0;
  double length = 1;     ///< of the drawing's paths, a fraction
  double curvature = 1;  ///< bends, as multiples of the drawing's
  bool left_handed = false;
};

/// A dot is a line as long as this: any shorter one is no way to follow.
inline constexpr double kShortestStrokeMm = 5;

inline Mode mode_of(const Params& params) { return static_cast<Mode>(params.mode); }
inline const Theme& theme_of(const Params& params) { return theme_of(static_cast<ThemeName>(params.theme)); }
inline Hand hand_of(const Params& params) { return params.left_handed ? Hand::kLeft : Hand::kRight; }
inline Arrows arrows_of(const Params& params) { return static_cast<Arrows>(params.arrows); }

/// What one contact has left between its beginning and its lift.
struct InkStroke {
  std::vector<Vec2> points;
  std::vector<Tick> drawn{};  ///< when each was; empty where ink stays
  bool operator==(const InkStroke&) const = default;
};

/// A contact that came down where a stroke may begin, and where it did.
struct Candidate {
  int contact = -1;
  Vec2 origin{};
  bool operator==(const Candidate&) const = default;
};

/// What drawing free needs to know beside the lead, its candidates and the ink.
struct FreeState {
  Tick now = 0;             ///< of the last step
  Tick drawing_since = -1;  ///< when the child's turn began; -1 while the form is being shown
  bool cut_short = false;   ///< the child's own hand ended the showing
  int drawn = 0;            ///< strokes
  Vec2 origin{};            ///< where the lead came down, when, and how far from there it has been
  Tick lead_since = 0;
  double reach_mm = 0;
  std::vector<int> hands;  ///< contacts that rest: they don't draw until they have left
  Tick away_since = 0;     ///< since when nothing draws
  bool done = false;
  bool operator==(const FreeState&) const = default;
};

/// What the helps of following a path need to know beside the lead, its candidates and the ink.
struct FollowState {
  Tick now = 0;                    ///< of the last step
  Vec2 finger{};                   ///< where the lead was last, wherever its ink was drawn to
  bool start_shown = false;        ///< in this stroke, though start marks are off
  double pacer_mm = 0;             ///< how far along the stroke the pacer has come
  Tick lifted_at = -1;             ///< when the lead left the stroke in its middle; -1: nothing to count
  int lifts = 0;                   ///< out of this stroke since it was begun
  int restarts = 0;                ///< of this stroke
  std::size_t first_ink = 0;       ///< of this stroke
  std::vector<InkStroke> leaving;  ///< ink of a stroke that is begun again, on its way out
  Tick leaving_since = 0;
  bool operator==(const FollowState&) const = default;
};

struct State {
  const Content* content = nullptr;  ///< outlives the trial
  std::size_t stroke = 0;            ///< the template stroke being drawn; their count when all are done
  double progress_mm = 0;            ///< how far along it the child has come
  double stray_mm = 0;               ///< drawn since progress was last made
  int lead = -1;                     ///< the contact that draws; -1: none
  double lead_travel_mm = 0;
  bool inside = true;  ///< is the lead in the corridor?
  std::vector<Candidate> candidates;
  std::vector<InkStroke> ink;
  Tick quiet_since = 0;
  Tick invite_after = 0;
  Tick resting_since = -1;  ///< since when the lead rests in the end zone
  Vec2 snail{}, flower{};   ///< where the companions stand: beside the start and the end, or in two corners
  FollowState follow;
  FreeState free;
  Scenery scenery;
  bool operator==(const State&) const = default;
};

struct Tracing {
  using Params = tracing::Params;
  using State = tracing::State;

  static constexpr play::GameInfo info{.id = "tracing", .version = 1, .title = "Tracing"};
  static play::TypedSchema<Params> schema();
  /// Refuses content without strokes, with too many, or with one too short to be traced.
  static Result<void> accepts(const Content& content);
  /// What is played: shaped.hpp.
  static Result<std::shared_ptr<const Content>> shaped(const Params& params,
                                                       std::shared_ptr<const Content> content);
  static State start(const Params& params, const Content& content, Rng rng);
  static Outcome step(State& state, const Params& params, Tick tick, std::span<const motion::Sample> samples,
                      Events& events);
  static void draw(const State& state, const Params& params, DrawList& list);
  static bool moves(const State& state, const Params& params);
  static motion::MeasureSet score(const Params& params, const Content& content,
                                  std::span<const motion::Sample> samples, std::span<const Event> events);
  /// How the trial went astray (astray.hpp).
  static Events named(const Params& params, const Content& content, std::span<const motion::Sample> samples,
                      std::span<const Event> events);
  static Cue cue(std::string_view event_kind);
};

}  // namespace thimble::tracing
