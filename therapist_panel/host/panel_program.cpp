#include "therapist_panel/host/panel_program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/platform/lost_display.hpp"
#include "engine/store/own_folder.hpp"
#include "engine/store/utc.hpp"
#include "games/games.hpp"
#include "therapist_panel/cli/commands.hpp"
#include "therapist_panel/cli/name_command.hpp"
#include "therapist_panel/cli/path_command.hpp"
#include "therapist_panel/views/panel_layout.hpp"

namespace thimble::panel {
namespace {

// The trace grows in the panel so often while the child draws: enough to follow, and no load for the child's
// window.
constexpr Ns kTracePeriod = std::chrono::milliseconds{200};
// On the only screen, a child's window that doesn't fill it leaves the panel reachable.
constexpr glm::ivec2 kChildWindow_px{1024, 700};

std::optional<play::SessionPhase> phase_of(const std::unique_ptr<LiveSession>& live) {
  return live ? std::optional{live->session().phase()} : std::nullopt;
}

}  // namespace

PanelProgram::PanelProgram(store::SqliteStore& store, const play::AssetSource& built_in, const Clock& clock,
                           platform::Video video)
    : store_(store),
      built_in_(built_in),
      own_folder_(store::own_folder_of(store.path())),
      own_(own_folder_),
      assets_(built_in_, own_),
      clock_(clock),
      video_(std::move(video)),
      reader_(store, library_) {}

Result<std::unique_ptr<PanelProgram>> PanelProgram::open(store::SqliteStore& store,
                                                         const play::AssetSource& built_in,
                                                         const Clock& clock, platform::VideoKind kind,
                                                         const PanelOptions& options) {
  Result<platform::Video> video = platform::Video::open(kind);
  if (!video) return video.error();
  std::unique_ptr<PanelProgram> program{new PanelProgram{store, built_in, clock, std::move(*video)}};
  if (Result<void> loaded = program->load_library(); !loaded) return loaded.error();
  auto window = platform::UiWindow::open(
      program->video_, {.title = "Thimble", .size_px = options.window_px, .resizable = true});
  if (!window) return window.error();
  program->window_ = std::move(*window);
  auto imgui = ImGuiHost::create(*program->window_);
  if (!imgui) return imgui.error();
  program->imgui_ = std::move(*imgui);
  program->state_.page = options.page;
  program->state_.path = options.path;
  if (Result<void> read = program->reader_.load_children(program->data_); !read) return read.error();
  program->choose_first();
  return program;
}

Result<void> PanelProgram::load_library() {
  Result<play::Library> library = play::load_library(built_in_, own_);
  if (!library) return library.error();
  library_ = std::move(*library);
  data_.left_out.clear();
  for (const std::string& why : library_.left_out) data_.left_out.push_back(own_folder_ + "/" + why);
  return {};
}

PanelProgram::~PanelProgram() { end_session(); }

/// The first child, its newest session and that session's last trial: never an empty panel where there is
/// something.
void PanelProgram::choose_first() {
  if (data_.children.empty()) return;
  act({.kind = PanelAction::Kind::kSelectChild, .id = data_.children.front().code});
}

void PanelProgram::say(const Result<void>& result) {
  data_.message = result ? "" : result.error().message;
  window_->request_redraw();
}

void PanelProgram::act(const PanelAction& action) {
  const PanelState before = state_;
  Reduction reduction = reduce(state_, action, phase_of(live_));
  state_ = std::move(reduction.state);
  if (const auto* command = std::get_if<play::SessionCommand>(&reduction.request);
      command != nullptr && live_)
    say(live_->command(*command));
  if (const auto* request = std::get_if<StartRequest>(&reduction.request)) start(*request);
  if (const auto* request = std::get_if<NameRequest>(&reduction.request)) make(*request);
  if (const auto* request = std::get_if<HandRequest>(&reduction.request)) note(*request);
  if (const auto* request = std::get_if<PathRequest>(&reduction.request)) make(*request);
  follow(before);
  if (state_.prepared != before.prepared) try_prepared(before.prepared);
  window_->request_redraw(platform::UiWindow::kRedrawsAfterInput);
}

/// Loads what the new state shows and the former one didn't.
void PanelProgram::follow(const PanelState& before) {
  if (state_.typed_name != before.typed_name) data_.name_error.clear();
  if (state_.child != before.child) {
    say(reader_.load_child(data_, state_.child));
    const auto newest = std::find_if(data_.sessions.rbegin(), data_.sessions.rend(),
                                     [](const SessionFacts& session) { return session.trials > 0; });
    if (state_.session.empty() && newest != data_.sessions.rend()) state_.session = newest->id;
    if (!data_.plans.empty()) state_.choice = {PlayChoice::Kind::kPlan, data_.plans.front().id};
    data_.history.clear();
    history_is_old_ = true;
  }
  // A trial chosen in a plot may belong to another session.
  if (state_.trial != before.trial && !state_.trial.empty()) {
    const auto fact = std::find_if(data_.history.begin(), data_.history.end(),
                                   [&](const TrialFacts& trial) { return trial.id == state_.trial; });
    if (fact != data_.history.end()) state_.session = fact->session;
  }
  if (state_.session != before.session) reload_session();
  if (state_.choice != before.choice || state_.child != before.child) load_choice();
  const bool needs_history = state_.page == Page::kProgress || state_.page == Page::kPath;
  if (needs_history && (before.page != state_.page || history_is_old_)) {
    say(reader_.load_history(data_, state_.child));
    history_is_old_ = false;
  }
}

/// The parameters of the exercise to start, as this child plays it.
void PanelProgram::load_choice() {
  const bool single = state_.choice.kind == PlayChoice::Kind::kExercise;
  const play::Exercise* exercise = single ? library_.exercise(state_.choice.id) : nullptr;
  data_.choice_schema = exercise == nullptr ? nullptr : schema_of(exercise->game);
  if (data_.choice_schema == nullptr) return;
  const auto complete = data_.choice_schema->completed(suited(*exercise, state_.child).parameters);
  data_.choice_parameters = complete ? *complete : data_.choice_schema->defaults();
}

/// What the chosen exercise can't be played with is said at once, and not kept.
void PanelProgram::try_prepared(const play::Parameters& before) {
  if (data_.choice_schema == nullptr) return;
  const StartRequest request{state_.child, state_.choice, state_.prepared, state_.full_screen};
  const auto tried = planned(request, state_.choice.id);
  say(tried ? Result<void>{} : tried.error());
  if (!tried) state_.prepared = before;
}

void PanelProgram::reload_session() {
  if (live_ && state_.session == live_->session().view().id) {
    data_.session_trials.clear();
    refresh_live();
  } else {
    say(reader_.load_session(data_, state_.session));
  }
  const bool chosen_is_here =
      std::any_of(data_.session_trials.begin(), data_.session_trials.end(),
                  [&](const LoadedTrial& trial) { return trial.record->setup.id == state_.trial; });
  if (!chosen_is_here)
    state_.trial = data_.session_trials.empty() ? "" : data_.session_trials.back().record->setup.id;
}

/// The running session's view, and its finished trials where it is the one that is chosen.
void PanelProgram::refresh_live() {
  data_.live.reset();
  data_.live_trace.reset();
  if (!live_) return;
  data_.live = live_->session().view();
  if (data_.live->running != nullptr && state_.page == Page::kLive)
    data_.live_trace = std::make_shared<const Trace>(trace_of(*data_.live->running));
  if (state_.session != data_.live->id) return;
  for (std::size_t i = data_.session_trials.size(); i < data_.live->trials.size(); ++i) {
    const auto& record = data_.live->trials[i];
    data_.session_trials.push_back(loaded(record, schema_of(record->setup.game)));
  }
}

/// An exercise as a child with this hand plays it.
play::Exercise PanelProgram::suited(const play::Exercise& exercise, std::string_view child) const {
  const auto facts = std::ranges::find(data_.children, child, &ChildFacts::code);
  const bool left = facts != data_.children.end() && facts->hand == name_of(store::Hand::kLeft);
  return left ? games::for_left_hand(exercise) : exercise;
}

Result<play::PlannedExercise> PanelProgram::planned(const StartRequest& request,
                                                    std::string_view exercise) const {
  const play::Exercise* found = library_.exercise(exercise);
  if (found == nullptr)
    return Error{fmt::format("there is no exercise '{}': choose another one to play", exercise)};
  play::Exercise one = suited(*found, request.child);
  for (const auto& [key, value] : request.prepared.entries()) one.parameters.set(key, value);
  return games::planned(assets_, one);
}

Result<std::unique_ptr<LiveSession>> PanelProgram::opened(const StartRequest& request) {
  const auto ids = reader_.exercises_of(request.child, request.choice);
  if (!ids) return ids.error();
  play::SessionSetup setup;
  for (const std::string& id : *ids) {
    auto exercise = planned(request, id);
    if (!exercise) return exercise.error();
    setup.exercises.push_back(std::move(*exercise));
  }
  if (!recorder_) {
    auto recorder = store::Recorder::open(store_);
    if (!recorder) return recorder.error();
    recorder_ = std::move(*recorder);
  }
  setup.id = ids_.next();
  setup.child = request.child;
  setup.seed = static_cast<std::uint64_t>(clock_.now().count());
  setup.utc_at = [this](Ns time) { return store::utc_at(clock_, time); };
  setup.new_trial_id = [this] { return ids_.next(); };
  platform::WindowOptions window;
  window.title = "Thimble: play";
  window.display = 1;  // the child's, where there are two
  if (!request.full_screen) window.size_px = kChildWindow_px;
  return LiveSession::open(std::move(setup), *recorder_, store_, {video_, window, assets_, clock_});
}

void PanelProgram::start(const StartRequest& request) {
  end_session();  // one that is over may still be saying goodbye
  auto live = opened(request);
  if (!live) return say(live.error());
  live_ = std::move(*live);
  loop_->set_player(&live_->window());
  say(reader_.load_child(data_, state_.child));
  state_.session = live_->session().view().id;
  state_.trial.clear();
}

/// A name to trace: made, chosen, and the field free for the next.
void PanelProgram::make(const NameRequest& request) {
  const auto made = make_name(request.typed, {assets_, library_, own_folder_}, ids_);
  const Result<void> loaded = made ? load_library() : made.error();
  data_.name_error = loaded ? "" : loaded.error().message;
  if (!loaded) return;
  say(reader_.load_children(data_));
  act({.kind = PanelAction::Kind::kTypeName});
  act({.kind = PanelAction::Kind::kChooseExercise, .id = made->id});
}

/// Counts from the next session on.
void PanelProgram::note(const HandRequest& request) {
  const Result<void> noted = set_hand(store_, request.child, request.hand);
  if (!noted) return say(noted);
  say(reader_.load_children(data_));
  load_choice();
}

/// A path to trace: made, chosen, ready to be played, and the page free for the next.
void PanelProgram::make(const PathRequest& request) {
  const tracing::Sketch& sketch = request.path.sketch;
  Result<std::string> svg = tracing::svg_of(tracing::strokes_of(sketch));
  const auto made =
      svg ? make_path(
                {.title = request.path.title, .svg = std::move(*svg), .corridor_mm = sketch.corridor_mm},
                {assets_, library_, own_folder_}, ids_)
          : svg.error();
  const Result<void> loaded = made ? load_library() : made.error();
  state_.path.error = loaded ? "" : loaded.error().message;
  if (!loaded) return;
  say(reader_.load_children(data_));
  act({.kind = PanelAction::Kind::kClearPath});
  act({.kind = PanelAction::Kind::kTypePathTitle});
  act({.kind = PanelAction::Kind::kChooseExercise, .id = made->id});
  act({.kind = PanelAction::Kind::kShowPage, .page = Page::kLive});
}

void PanelProgram::end_session() {
  if (!live_) return;
  loop_->set_player(nullptr);
  live_.reset();
  recorder_->flush();
  refresh_live();
  const std::string trouble = recorder_->trouble();
  say(reader_.load_children(data_));
  say(reader_.load_child(data_, state_.child));
  data_.history.clear();
  history_is_old_ = true;
  reload_session();
  if (state_.page == Page::kLive) state_.page = Page::kTrial;
  if (!trouble.empty()) say(Error{trouble});
}

void PanelProgram::watch_session(Ns now) {
  if (!live_) return;
  if (Result<void> kept = live_->after_turn(); !kept) say(kept);
  if (live_->over()) return end_session();
  const play::SessionView view = live_->session().view();
  Shown shown{view.phase, view.trials.size(), shown_.samples, view.trouble};
  const bool trace_due = state_.page == Page::kLive && now - trace_drawn_ >= kTracePeriod;
  if (trace_due) shown.samples = view.running == nullptr ? 0 : view.running->samples.size();
  if (shown == shown_) return;
  shown_ = shown;
  if (trace_due) trace_drawn_ = now;
  window_->request_redraw();
}

void PanelProgram::draw(Ns now) {
  refresh_live();
  const PanelView view = view_of(data_, state_, system_offset);
  imgui_->begin_frame(now);
  draw_panel(view, {imgui_->fonts(), imgui_->scale(), imgui_->drag()}, system_offset, actions_);
  if (Result<void> drawn = imgui_->end_frame(); !drawn) data_.message = drawn.error().message;
}

void PanelProgram::run() {
  const platform::LostDisplay lost_display{
      window_->window(),
      "thimble: the display went away; what was recorded is kept: start again when there is one", [this] {
        if (live_) (void)live_->command({.kind = play::SessionCommand::Kind::kStop});
        if (recorder_) recorder_->flush();
      }};
  loop_ = std::make_unique<platform::Loop>(clock_);
  loop_->set_panel(window_.get(), [this](Ns now) { draw(now); });
  while (loop_->turn() && !imgui_->close_wanted()) {
    for (const PanelAction& action : std::exchange(actions_, {})) act(action);
    watch_session(clock_.now());
  }
  end_session();
}

Result<draw::Image> PanelProgram::picture() {
  // ImGui knows the sizes of a new window's regions from its second frame on.
  for (int frame = 0; frame < 3; ++frame) draw(clock_.now());
  if (!data_.message.empty()) return Error{data_.message};
  return window_->screenshot();
}

}  // namespace thimble::panel
