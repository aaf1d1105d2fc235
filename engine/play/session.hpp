// Trials played in one sitting. Takes pointer reports and the time, steps the trial that runs, records it,
// scores it, and goes on to the next. Parameters are frozen when a trial starts; what a grown-up changes
// applies to the next one. Knows no window, clock or database: frame(now) is called by whoever has them.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/draw/draw_list.hpp"
#include "engine/play/contacts.hpp"
#include "engine/play/exercise.hpp"
#include "engine/play/game.hpp"
#include "engine/play/pointer.hpp"
#include "engine/play/record.hpp"
#include "engine/play/session_view.hpp"

namespace thimble::play {

/// One exercise as it will be played: its content loaded and its parameters complete.
struct PlannedExercise {
  Exercise exercise;
  const Game* game = nullptr;
  std::shared_ptr<const Content> content;  ///< as it is drawn; each trial has it as its parameters shape it
  Parameters parameters;
};

/// Completes the exercise's parameters and shapes its content once: an exercise that is planned can be
/// played.
Result<PlannedExercise> plan_exercise(const Exercise& exercise, const Game& game,
                                      std::shared_ptr<const Content> content);

/// What a grown-up does to a running session.
struct SessionCommand {
  enum class Kind : std::uint8_t { kPause, kResume, kSkip, kStop, kSetParameter, kSetPrompt };
  Kind kind = Kind::kPause;
  std::string key{};                               ///< kSetParameter
  double value = 0;                                ///< kSetParameter
  PromptLevel prompt = PromptLevel::kIndependent;  ///< kSetPrompt: at once, and for the trials after
};

struct SessionSetup {
  std::string id;                          ///< UUIDv7
  std::string child;                       ///< code
  std::vector<PlannedExercise> exercises;  ///< not empty
  std::optional<int> trials_max;           ///< ends after so many trials, whatever the doses say
  std::uint64_t seed = 1;
  bool simulated = false;
  Calibration calibration;
  Vec2 window_px{1280, 800};
  /// "2026-11-24T21:25:40.123Z" for a time on the monotonic clock.
  std::function<std::string(Ns)> utc_at;
  std::function<std::string()> new_trial_id;
};

class Session {
 public:
  /// `sink` outlives the session. The first trial starts with the first frame.
  Session(SessionSetup setup, RecordSink& sink);

  /// Reports of one contact must come in their order; across contacts any order will do. Passed over while
  /// paused.
  void report(const PointerReport& report);
  /// Steps the ticks that are due. `now` never goes back.
  void frame(Ns now);
  /// Refuses a parameter that the schema doesn't allow or that the content can't be shaped by, and what makes
  /// no sense in this phase.
  Result<void> command(const SessionCommand& command);
  /// The window or its calibration changed: applies from the next trial, and at once where the running one
  /// has no samples yet.
  void set_display(const Calibration& calibration, Vec2 window_px);
  /// The program did not look for samples for so long; and did this frame come late? Part of the timing
  /// quality.
  void note_frame(Ns pump_gap, bool late);
  /// Every contact that is down is taken away (the window lost the screen, the device went).
  void cancel_contacts(Ns now);

  /// The game as it stands, with what its previous trial left while that is praised.
  void draw(draw::DrawList& list) const;
  /// Does the running game's picture change though nobody touches?
  bool moves() const { return phase_ == SessionPhase::kPlaying && trial_ && trial_->moves(); }
  struct CueAt {
    Cue cue = Cue::kNone;
    Vec2 mm{};
  };
  /// Cues since the last call, oldest first.
  std::vector<CueAt> take_cues();

  SessionPhase phase() const { return phase_; }
  /// When the present phase began.
  Ns phase_began() const { return phase_began_; }
  SessionView view() const;
  const Mapping& mapping() const { return record_.setup.mapping; }
  Vec2 page_mm() const { return current().content->page_mm; }
  /// When the tick after the last one stepped begins; only while playing.
  Ns next_tick() const { return origin_ + start_of(record_.ticks); }

 private:
  const PlannedExercise& current() const { return setup_.exercises[exercise_]; }
  void enter(SessionPhase phase);
  void prepare_trial();
  void begin_record();
  void step_due_ticks();
  void take_reports(Ns before, bool all);
  void finish_trial(TrialOutcome outcome);
  void next_trial_or_end();

  SessionSetup setup_;
  RecordSink& sink_;
  Contacts contacts_;
  std::vector<PointerReport> waiting_;        // not yet applied, in the order of arrival
  std::vector<motion::Sample> tick_samples_;  // of the tick being stepped
  std::vector<motion::Sample> carried_;       // ends made by a pause or a lost screen, for the next tick
  SessionPhase phase_ = SessionPhase::kReady;
  Ns phase_began_{0};
  Ns now_{0};
  Ns origin_{0};              // when tick 0 of the running trial was due; moved on by pauses and stalls
  std::size_t exercise_ = 0;  // of the running trial, or of the next
  int trial_of_exercise_ = 0;
  int trials_played_ = 0;
  PromptLevel prompt_ = PromptLevel::kIndependent;
  bool recording_ = false;  // has the sink heard of the running trial?
  std::unique_ptr<AnyTrial> trial_;
  TrialRecord record_;
  std::vector<std::shared_ptr<const TrialRecord>> finished_;
  std::vector<CueAt> cues_;
};

}  // namespace thimble::play
