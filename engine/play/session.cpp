#include "engine/play/session.hpp"

#include <algorithm>

namespace thimble::play {

namespace {

// After a stall so many ticks are caught up in one frame (half a second: a step costs microseconds, and an
// idle loop sleeps through 24); the rest is left out and logged, so that play slows down rather than
// freezing.
constexpr Tick kTicksPerFrameMax = 60;
// A success is seen and heard to its end, unless the child wants to go on; then never a touch that still
// belongs to the last trial.
constexpr Ns kCelebration = std::chrono::milliseconds{2200};
constexpr Ns kCelebrationMin = std::chrono::milliseconds{500};
// Ten contacts at 1,000 Hz for more than six minutes; a longer trial is closed and its record kept.
constexpr std::size_t kTrialSamplesMax = 4'000'000;

}  // namespace

Session::Session(SessionSetup setup, RecordSink& sink) : setup_(std::move(setup)), sink_(sink) {
  CHECK(!setup_.exercises.empty());
  CHECK(setup_.utc_at && setup_.new_trial_id);
  record_.setup.mapping = centered(page_mm(), setup_.window_px, setup_.calibration.mm_per_px);
}

void Session::enter(SessionPhase phase) {
  phase_ = phase;
  phase_began_ = now_;
}

void Session::report(const PointerReport& report) {
  if (phase_ == SessionPhase::kPaused || phase_ == SessionPhase::kEnded) return;
  waiting_.push_back(report);
}

void Session::frame(Ns now) {
  CHECK(now >= now_);
  now_ = now;
  if (phase_ == SessionPhase::kReady) prepare_trial();
  if (phase_ == SessionPhase::kCelebrating) {
    const bool may_go_on = now_ - phase_began_ >= kCelebrationMin;
    const auto touch = std::find_if(waiting_.begin(), waiting_.end(),
                                    [](const PointerReport& r) { return r.phase == motion::Phase::kDown; });
    const auto kept = may_go_on ? touch : waiting_.end();
    for (auto r = waiting_.begin(); r != kept; ++r)  // between trials: followed, not recorded
      contacts_.accept(*r, record_.setup.mapping, record_.setup.started, tick_samples_);
    tick_samples_.clear();
    const bool go_on = kept != waiting_.end() || now_ - phase_began_ >= kCelebration;
    waiting_.erase(waiting_.begin(), kept);
    if (go_on) next_trial_or_end();
  }
  if (phase_ == SessionPhase::kPlaying) step_due_ticks();
}

// A trial is shown, but the sink hears of it only with its first sample: a screen nobody touched is not a
// trial.
void Session::prepare_trial() {
  const PlannedExercise& planned = current();
  const auto content = planned.game->shaped(planned.parameters, planned.content);
  CHECK(content.ok());  // whoever plans an exercise or changes its parameters has tried it
  record_ = TrialRecord{};
  record_.setup = {.id = setup_.new_trial_id(),
                   .session = setup_.id,
                   .number = trials_played_ + 1,
                   .game = std::string{planned.game->info.id},
                   .game_version = planned.game->info.version,
                   .exercise = planned.exercise.id,
                   .content = *content,
                   .parameters = planned.parameters,
                   .seed = setup_.seed + static_cast<std::uint64_t>(trials_played_),
                   .mapping = centered((*content)->page_mm, setup_.window_px, setup_.calibration.mm_per_px),
                   .calibration = setup_.calibration,
                   .simulated = setup_.simulated,
                   .started_utc = setup_.utc_at(now_),
                   .started = now_};
  record_.prompt_level = prompt_;
  auto started = planned.game->start(record_.setup.parameters, *content, Rng{record_.setup.seed});
  CHECK(started.ok());
  trial_ = std::move(*started);
  recording_ = false;
  origin_ = now_;
  enter(SessionPhase::kPlaying);
}

void Session::begin_record() {
  if (recording_) return;
  recording_ = true;
  sink_.begin(record_.setup);
}

// Reports that happened before `before` become samples of the tick being stepped; for the newest tick all of
// them.
void Session::take_reports(Ns before, bool all) {
  const auto due = [&](const PointerReport& r) { return all || r.t_event < before; };
  auto r = waiting_.begin();
  for (; r != waiting_.end() && due(*r); ++r)
    contacts_.accept(*r, record_.setup.mapping, record_.setup.started, tick_samples_);
  waiting_.erase(waiting_.begin(), r);
}

void Session::step_due_ticks() {
  Tick due = ticks_in(now_ - origin_) + 1;  // a tick is stepped as soon as it has begun
  if (due - record_.ticks > kTicksPerFrameMax) {
    const Tick dropped = due - record_.ticks - kTicksPerFrameMax;
    record_.timing.dropped_ticks += dropped;
    origin_ += start_of(dropped);
    due = ticks_in(now_ - origin_) + 1;
  }
  while (record_.ticks < due) {
    const Tick tick = record_.ticks;
    tick_samples_.swap(carried_);
    carried_.clear();
    take_reports(origin_ + start_of(tick + 1), tick + 1 == due);
    for (motion::Sample& s : tick_samples_) s.tick = tick;
    if (!tick_samples_.empty()) {
      begin_record();
      sink_.append(tick_samples_);
      record_.samples.insert(record_.samples.end(), tick_samples_.begin(), tick_samples_.end());
    }
    const std::size_t events_before = record_.events.size();
    const Outcome outcome = trial_->step(tick, tick_samples_, record_.events);
    ++record_.ticks;
    tick_samples_.clear();
    for (std::size_t i = events_before; i < record_.events.size(); ++i) {
      const Event& event = record_.events[i];
      if (const Cue cue = current().game->cue(event.kind); cue != Cue::kNone)
        cues_.push_back({cue, event.mm});
    }
    if (outcome == Outcome::kDone) {
      finish_trial(TrialOutcome::kCompleted);
      enter(SessionPhase::kCelebrating);
      return;
    }
    if (record_.samples.size() > kTrialSamplesMax) {
      finish_trial(TrialOutcome::kStopped);
      next_trial_or_end();
      return;
    }
  }
}

void Session::finish_trial(TrialOutcome outcome) {
  begin_record();
  TimingQuality timing = timing_of(record_.samples);
  timing.pump_gap_max_ms = record_.timing.pump_gap_max_ms;
  timing.late_frames = record_.timing.late_frames;
  timing.dropped_ticks = record_.timing.dropped_ticks;
  timing.synthesised_ups = contacts_.take_synthesised_ups();
  record_.timing = timing;
  record_.outcome = outcome;
  record_.prompt_level = prompt_;
  conclude(*current().game, record_.setup.parameters, record_);
  sink_.finish(record_);
  finished_.push_back(std::make_shared<const TrialRecord>(record_));
  recording_ = false;
  ++trials_played_;
  ++trial_of_exercise_;
}

void Session::next_trial_or_end() {
  if (trial_of_exercise_ >= current().exercise.trials) {
    trial_of_exercise_ = 0;
    exercise_ = (exercise_ + 1) % setup_.exercises.size();
    if (exercise_ == 0 && !setup_.trials_max) return enter(SessionPhase::kEnded);
  }
  if (setup_.trials_max && trials_played_ >= *setup_.trials_max) return enter(SessionPhase::kEnded);
  prepare_trial();
}

Result<void> Session::command(const SessionCommand& command) {
  using Kind = SessionCommand::Kind;
  if (phase_ == SessionPhase::kEnded) return Error{"the session has ended: start a new one"};
  switch (command.kind) {
    case Kind::kPause:
      if (phase_ != SessionPhase::kPlaying) return Error{"nothing is being played that could be paused"};
      cancel_contacts(now_);
      enter(SessionPhase::kPaused);
      return {};
    case Kind::kResume:
      if (phase_ != SessionPhase::kPaused) return Error{"the session is not paused"};
      origin_ += now_ - phase_began_;
      enter(SessionPhase::kPlaying);
      return {};
    case Kind::kSkip:
      if (phase_ == SessionPhase::kPlaying || phase_ == SessionPhase::kPaused)
        finish_trial(TrialOutcome::kSkipped);
      next_trial_or_end();
      return {};
    case Kind::kStop:
      if (recording_) finish_trial(TrialOutcome::kStopped);
      enter(SessionPhase::kEnded);
      return {};
    case Kind::kSetParameter: {
      Parameters changed = current().parameters;
      changed.set(command.key, command.value);
      Result<Parameters> complete = current().game->schema.completed(changed);
      if (!complete) return complete.error();
      if (auto shaped = current().game->shaped(*complete, current().content); !shaped) return shaped.error();
      setup_.exercises[exercise_].parameters = std::move(*complete);
      return {};
    }
    case Kind::kSetPrompt:
      prompt_ = command.prompt;
      return {};
  }
  UNREACHABLE();
}

void Session::set_display(const Calibration& calibration, Vec2 window_px) {
  setup_.calibration = calibration;
  setup_.window_px = window_px;
  if (phase_ == SessionPhase::kReady)
    record_.setup.mapping = centered(page_mm(), window_px, calibration.mm_per_px);
  else if (phase_ == SessionPhase::kPlaying && !recording_)
    prepare_trial();
}

void Session::note_frame(Ns pump_gap, bool late) {
  record_.timing.pump_gap_max_ms = std::max(record_.timing.pump_gap_max_ms, in_ms(pump_gap));
  if (late) ++record_.timing.late_frames;
}

void Session::cancel_contacts(Ns now) {
  for (const PointerReport& r : std::exchange(waiting_, {}))
    contacts_.accept(r, record_.setup.mapping, record_.setup.started, carried_);
  contacts_.cancel_all(now, record_.setup.mapping, record_.setup.started, carried_);
  if (phase_ != SessionPhase::kPlaying && phase_ != SessionPhase::kPaused) carried_.clear();
}

void Session::draw(draw::DrawList& list) const {
  if (trial_) trial_->draw(list);
}

std::vector<Session::CueAt> Session::take_cues() { return std::exchange(cues_, {}); }

SessionView Session::view() const {
  SessionView view{
      .id = setup_.id,
      .child = setup_.child,
      .started_utc = finished_.empty() ? record_.setup.started_utc : finished_.front()->setup.started_utc,
      .phase = phase_,
      .trials = finished_,
      .schema = &current().game->schema,
      .next_parameters = current().parameters,
      .next_exercise = current().exercise.id,
      .prompt_level = prompt_,
      .trouble = sink_.trouble()};
  if (phase_ == SessionPhase::kPlaying || phase_ == SessionPhase::kPaused) view.running = &record_;
  return view;
}

Result<PlannedExercise> plan_exercise(const Exercise& exercise, const Game& game,
                                      std::shared_ptr<const Content> content) {
  Result<Parameters> parameters = game.schema.completed(exercise.parameters);
  if (!parameters) return Error{exercise.id + ": " + parameters.error().message};
  if (auto shaped = game.shaped(*parameters, content); !shaped)
    return Error{exercise.id + ": " + shaped.error().message};
  return PlannedExercise{.exercise = exercise,
                         .game = &game,
                         .content = std::move(content),
                         .parameters = std::move(*parameters)};
}

}  // namespace thimble::play
