// All that the panel shows, as plain data: what was loaded and what is chosen, reduced to rows, texts and
// traces. The views only place it on the screen.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/play/session_view.hpp"
#include "therapist_panel/model/astray_rows.hpp"
#include "therapist_panel/model/format.hpp"
#include "therapist_panel/model/measure_rows.hpp"
#include "therapist_panel/model/panel_state.hpp"
#include "therapist_panel/model/series.hpp"
#include "therapist_panel/model/sliders.hpp"
#include "therapist_panel/model/trace.hpp"

namespace thimble::panel {

struct ChildFacts {
  std::string code;
  std::string picture;
  std::size_t sessions = 0;
  std::string hand = "not_settled";  ///< one of kHands
};

struct SessionFacts {
  std::string id;
  std::string started_utc;
  std::size_t trials = 0;
  bool simulated = false;
};

/// A trial with its samples, and what is worked out from them once.
struct LoadedTrial {
  std::shared_ptr<const play::TrialRecord> record;
  std::shared_ptr<const Trace> trace;
  const play::Schema* schema = nullptr;  ///< of its game; null when this program lacks it
};
LoadedTrial loaded(std::shared_ptr<const play::TrialRecord> record, const play::Schema* schema);

struct Titled {
  std::string id;
  std::string title;
};

/// Exercises that belong together, such as the letters of one movement.
struct ExerciseSet {
  Titled set;
  std::vector<Titled> exercises;
};

/// What the host has loaded.
struct PanelData {
  std::vector<ChildFacts> children;
  std::vector<SessionFacts> sessions;       ///< of the chosen child, oldest first
  std::vector<TrialFacts> history;          ///< of the chosen child, oldest first
  std::vector<LoadedTrial> session_trials;  ///< of the chosen session; the live one's too
  std::vector<Titled> plans;
  std::vector<Titled> exercises;  ///< all there are
  std::vector<ExerciseSet> sets;
  const play::Schema* choice_schema = nullptr;  ///< of the exercise to start; null for a plan
  play::Parameters choice_parameters;  ///< complete, as the exercise has them, before what is prepared
  std::optional<play::SessionView> live;
  std::shared_ptr<const Trace> live_trace;  ///< of the running trial
  std::string message;                      ///< what went wrong last; empty while all is well
  std::string name_error;                   ///< why what was typed makes no name to trace
  std::vector<std::string> left_out;  ///< exercises of the user's own that can't be used: which, and why
};

struct ChildRow {
  std::string code;
  std::string picture;
  std::string detail;  ///< "3 sessions"
  bool chosen = false;
};

struct HandRow {
  std::string hand;   ///< one of kHands
  std::string label;  ///< "Left hand"
  bool chosen = false;
};

struct SessionRow {
  std::string id;
  std::string day;
  std::string detail;  ///< "21:25, 6 trials"
  bool chosen = false;
  bool live = false;
};

struct TrialRow {
  std::string id;
  int number = 1;
  std::string title;     ///< of the exercise
  std::string headline;  ///< its first measure, or how it ended when it wasn't completed
  std::string help;      ///< empty when independent
  bool completed = false;
  bool chosen = false;
  std::shared_ptr<const Trace> trace;
};

struct ParameterRow {
  std::string label;
  std::string value;
  bool changed = false;  ///< not the game's default
};

struct TrialDetail {
  std::string title;
  std::string subtitle;
  bool calibrated = false;
  std::vector<FactRow> astray;  ///< empty where nothing was named
  std::vector<MeasureRow> measures;
  std::vector<FactRow> facts;
  std::vector<FactRow> timing;
  std::vector<ParameterRow> parameters;
  std::shared_ptr<const Trace> trace;
};

struct ProgressPlot {
  std::string title;  ///< of the exercise
  std::string kind;   ///< device and calibration
  std::string note;   ///< what was left out, empty when nothing
  Series series;
  double low = 0, high = 1;  ///< over all series of this exercise, so that its plots can be compared
};

struct ProgressView {
  std::string measure;
  std::string measure_label;
  std::string unit;  ///< empty for a ratio
  std::string direction;
  int decimals = 2;
  std::vector<Titled> measures;  ///< to choose from
  std::vector<ProgressPlot> plots;
};

struct LiveView {
  bool running = false;  ///< a session is under way
  play::SessionPhase phase = play::SessionPhase::kEnded;
  std::string title;   ///< of the exercise that is played or comes next
  std::string status;  ///< "Trial 3 is being played, 4.2 s"
  std::string trouble;
  play::PromptLevel prompt = play::PromptLevel::kIndependent;
  std::vector<SliderRow> sliders;
  std::shared_ptr<const Trace> trace;
};

struct PanelView {
  Page page = Page::kTrial;
  std::vector<ChildRow> children;
  std::vector<HandRow> hands;        ///< of the chosen child; none without one
  std::vector<SessionRow> sessions;  ///< newest first
  std::vector<TrialRow> trials;      ///< of the chosen session, in order
  std::string headline_label;        ///< what the rows' headlines measure; empty without trials
  std::optional<TrialDetail> trial;
  ProgressView progress;
  LiveView live;
  std::vector<Titled> plans;
  std::vector<ExerciseSet> sets;  ///< every exercise is in one of them at least
  PlayChoice choice;
  std::string choice_title;
  bool can_start = false;
  std::string typed_name;
  std::string name_error;
  std::optional<PathView> path;  ///< on its page
  bool full_screen = true;
  std::string message;
};

PanelView view_of(const PanelData& data, const PanelState& state, MinutesEast zone);

}  // namespace thimble::panel
