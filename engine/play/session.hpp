// Trials played in one sitting. Takes pointer reports and the time, steps the trial that runs, records it, scores it,
// and goes on to the next. Parameters are frozen when a trial starts; what a grown-up changes applies to the next one.
// Knows no window, clock or database: frame(now) is called by whoever has them.
#pragma once

#include <deque>
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
  std::shared_ptr<const Content> content;
  Parameters parameters;
};

/// What a grown-up does to a running session.
struct SessionCommand {
  enum class Kind : std::uint8_t { kPause, kResume, kSkip, kStop, kSetParameter, kSetPrompt };
  Kind kind = Kind::kPause;
  std::string key{};    ///< kSetParameter
  double value = 0;     ///< kSetParameter
  PromptLevel prompt = PromptLevel::kIndependent;  ///< kSetPrompt: for the running trial and those after it
};

struct SessionSetup {
  std::string id;      ///< UUIDv7
  std::string child;   ///< code
  std::vector<PlannedExercise> exercises;  ///< not empty
  std::optional<int> trials_max;  ///< ends after so many trials, whatever the doses say
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

  /// Reports of one contact must come in their order; across contacts any order will do.
  void report(const PointerReport& report);
  /// Steps the ticks that are due. `now` never goes back.
  void frame(Ns now);
  void command(const SessionCommand& command);
  /// The window or its calibration changed: applies from the next trial, which is started at once when the running
  /// one has no samples yet.
  void set_display(Calibration calibration, Vec2 window_px);
  /// A frame came late, or the program did not look for samples for so long: part of the timing quality.
  void note_frame(Ns pump_gap, bool late);
  /// Every contact that is down is taken away (the window lost the screen, the device went).
  void cancel_contacts(Ns now);

  void draw(draw::DrawList& list) const;
  /// Cues since the last call, oldest first.
  struct CueAt {
    Cue cue = Cue::kNone;
    Vec2 mm{};
  };
  std::vector<CueAt> take_cues();

  SessionPhase phase() const { return phase_; }
  SessionView view() const;
  const Mapping& mapping() const { return mapping_; }
  Vec2 page_mm() const { return content().page_mm; }
  bool contact_down() const { return contacts_.any_down(); }
  /// Play time of the current phase, for what only decorates.
  Tick phase_ticks() const { return phase_ticks_; }

 private:
  const Content& content() const { return *current().content; }
  const PlannedExercise& current() const { return setup_.exercises[exercise_]; }
  void start_trial(Ns now);
  void step_tick();
  void finish_trial(TrialOutcome outcome);
  void next_trial_or_end();
  void note_events(std::size_t from);

  SessionSetup setup_;
  RecordSink& sink_;
  Contacts contacts_;
  std::vector<PointerReport> waiting_;       // reports not yet applied
  std::vector<motion::Sample> tick_samples_; // of the tick being stepped
  SessionPhase phase_ = SessionPhase::kReady;
  Tick phase_ticks_ = 0;
  Ns origin_{0};        // when tick 0 of the running trial was due, moved on by pauses
  Ns now_{0};
  std::size_t exercise_ = 0;
  int trial_of_exercise_ = 0;
  Mapping mapping_;
  PromptLevel prompt_ = PromptLevel::kIndependent;
  Rng seeds_{1};
  std::unique_ptr<AnyTrial> trial_;
  TrialRecord record_;
  std::vector<TrialView> finished_;
  std::vector<CueAt> cues_;
};

}  // namespace thimble::play
