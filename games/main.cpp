// thimble-play: the child's program. Joins a session with the store and a window, or with a file of samples
// and none.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <fstream>
#include <optional>
#include <sstream>

#include "engine/draw/image.hpp"
#include "engine/platform/headless.hpp"
#include "engine/platform/loop.hpp"
#include "engine/platform/lost_display.hpp"
#include "engine/play/player.hpp"
#include "engine/store/own_folder.hpp"
#include "engine/store/recorder.hpp"
#include "engine/store/scripted_samples.hpp"
#include "engine/store/sqlite_store.hpp"
#include "engine/store/store_path.hpp"
#include "engine/store/utc.hpp"
#include "engine/store/uuid.hpp"
#include "games/games.hpp"

namespace thimble {
namespace {

constexpr int kDone = 0, kFailed = 1, kBadInput = 2;
// After the last scripted sample play goes on for so long, so that a rest or a celebration is seen to its
// end.
constexpr Tick kTicksAfterInput = 3 * kTicksPerSecond;

struct Options {
  std::string store;
  std::string child = "demo";
  std::string exercise;
  std::uint64_t seed = 1;
  std::vector<std::string> set;
  std::optional<glm::ivec2> window;
  std::optional<int> trials;
  bool headless = false;
  bool measure_screen = false;
  std::string input;
  std::string screenshot;
  std::optional<Tick> at_tick;
};

int complain(int code, std::string_view what) {
  fmt::print(stderr, "thimble-play: {}\n", what);
  return code;
}

Result<glm::ivec2> size_from(const std::string& text) {
  glm::ivec2 size{};
  char rest = 0;
  if (std::sscanf(text.c_str(), "%dx%d%c", &size.x, &size.y, &rest) == 2 && size.x >= 320 && size.y >= 240 &&
      size.x <= 8192 && size.y <= 8192)
    return size;
  return Error{fmt::format("--window takes a size such as 1280x800 (320x240 to 8192x8192), not '{}'", text)};
}

Result<std::string> file_text(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  if (!file || !(text << file.rdbuf()))
    return Error{fmt::format("can't read {}: give a file of samples, one JSON object a line", path)};
  return text.str();
}

// As it is played with this hand, and with what --set says.
Result<play::PlannedExercise> planned_exercise(const Options& options, const play::AssetSource& assets,
                                               const play::Exercise& from_library, store::Hand hand) {
  play::Exercise exercise = hand == store::Hand::kLeft ? games::for_left_hand(from_library) : from_library;
  const play::Game* game = games::find(exercise.game);
  for (const std::string& assignment : options.set)
    if (game != nullptr)
      if (Result<void> set = game->schema.set_from_text(exercise.parameters, assignment); !set)
        return set.error();
  return games::planned(assets, exercise);
}

// The exercise asked for, or those of the child's plan.
Result<std::vector<play::PlannedExercise>> planned_exercises(const Options& options,
                                                             const play::AssetSource& assets,
                                                             const play::Library& library,
                                                             const store::Store& store) {
  const Result<store::Child> child = store.child(options.child);
  if (!child) return child.error();
  std::vector<std::string> ids;
  if (!options.exercise.empty()) {
    ids.push_back(options.exercise);
  } else {
    auto plans = store.plans(options.child);
    if (!plans) return plans.error();
    if (plans->empty())
      return Error{fmt::format("child '{}' has no plan: name an exercise with --exercise", options.child)};
    ids = plans->back().plan.exercises;
  }
  std::vector<play::PlannedExercise> planned;
  for (const std::string& id : ids) {
    const play::Exercise* exercise = library.exercise(id);
    if (exercise == nullptr)
      return Error{fmt::format("there is no exercise '{}'{}: `thimble list exercises` names them", id,
                               library.left_out.empty() ? "" : " among what can be used")};
    Result<play::PlannedExercise> one = planned_exercise(options, assets, *exercise, child->hand);
    if (!one) return one.error();
    planned.push_back(std::move(*one));
  }
  return planned;
}

play::SessionSetup session_setup(const Options& options, std::vector<play::PlannedExercise> exercises,
                                 const Clock& clock, store::Ids& ids) {
  play::SessionSetup setup;
  setup.id = ids.next();
  setup.child = options.child;
  setup.exercises = std::move(exercises);
  setup.trials_max = options.trials;
  setup.seed = options.seed;
  setup.simulated = options.headless;
  setup.calibration.display = options.headless ? "headless" : "";
  setup.window_px = Vec2{options.window.value_or(glm::ivec2{1280, 800})};
  setup.utc_at = [&clock](Ns time) { return store::utc_at(clock, time); };
  setup.new_trial_id = [&ids] { return ids.next(); };
  return setup;
}

Result<void> save_picture(platform::Headless& headless, const play::Player& player, const std::string& path) {
  draw::DrawList list;
  player.draw(list);
  return draw::write_png(headless.picture(list, player.mapping()), path);
}

// Plays a file of samples through the real session, tick by tick, with no display and no waiting.
int play_headless(const Options& options, play::Player& player, const play::AssetSource& assets,
                  const Clock& clock) {
  std::vector<store::ScriptedSample> samples;
  if (!options.input.empty()) {
    Result<std::string> text = file_text(options.input);
    if (!text) return complain(kBadInput, text.error().message);
    auto parsed = store::scripted_samples_from(*text);
    if (!parsed) return complain(kBadInput, fmt::format("{}: {}", options.input, parsed.error().message));
    samples = std::move(*parsed);
  }
  std::unique_ptr<platform::Headless> headless;
  if (!options.screenshot.empty()) {
    platform::force_software_gl();
    auto opened = platform::Headless::open(assets, options.window.value_or(glm::ivec2{1280, 800}));
    if (!opened) return complain(kFailed, opened.error().message);
    headless = std::move(*opened);
  }

  const Ns begun = clock.now();
  Ns input_end{0};
  for (const store::ScriptedSample& s : samples) input_end = std::max(input_end, s.t);
  const Tick last_tick =
      std::max(ticks_in(input_end) + (samples.empty() ? 0 : kTicksAfterInput), options.at_tick.value_or(0));
  play::Session& session = player.session();
  player.frame(begun);
  auto next = samples.begin();
  for (Tick tick = 0; tick <= last_tick && session.phase() != play::SessionPhase::kEnded; ++tick) {
    const Ns tick_end = start_of(tick + 1);
    for (; next != samples.end() && next->t < tick_end; ++next)
      player.report({.t_event = begun + next->t,
                     .t_seen = begun + next->t,
                     .contact = next->id,
                     .device = next->device,
                     .source = motion::StampSource::kFile,
                     .phase = next->phase,
                     .px = player.mapping().to_px(next->mm),
                     .pressure = next->pressure});
    player.frame(begun + tick_end - Ns{1});
    if (headless && tick == options.at_tick)
      if (Result<void> saved = save_picture(*headless, player, options.screenshot); !saved)
        return complain(kFailed, saved.error().message);
  }
  if (headless && !options.at_tick)
    if (Result<void> saved = save_picture(*headless, player, options.screenshot); !saved)
      return complain(kFailed, saved.error().message);
  return kDone;
}

// Closes a trial that still runs, and waits until all is safe.
void stop_and_save(play::Session& session, play::RecordSink& recorder) {
  if (session.phase() != play::SessionPhase::kEnded)
    (void)session.command({.kind = play::SessionCommand::Kind::kStop});
  recorder.flush();
}

int play_in_window(const Options& options, play::Player& player, const play::AssetSource& assets,
                   store::Store& store, play::RecordSink& recorder, const Clock& clock) {
  Result<platform::Video> video = platform::Video::open(platform::VideoKind::kDisplay);
  if (!video) return complain(kFailed, video.error().message);
  const platform::WindowOptions window_options{.title = "Thimble", .size_px = options.window};
  auto window = platform::PlayerWindow::open(*video, window_options, player, assets, clock);
  if (!window) return complain(kFailed, window.error().message);
  auto stored = store.calibration((*window)->claimed_calibration().display);
  if (!stored) return complain(kFailed, stored.error().message);
  if (*stored) (*window)->set_calibration(**stored);
  if (options.measure_screen) player.open_card_screen();

  const platform::LostDisplay lost_display{
      (*window)->window(),
      "thimble-play: the display went away; what was recorded is kept: start again when there is one",
      [&] { stop_and_save(player.session(), recorder); }};
  const auto save_screenshot = [&] {
    return draw::write_png((*window)->scene().screenshot(), options.screenshot);
  };
  bool screenshot_due = options.at_tick && !options.screenshot.empty();
  const Ns begun = clock.now();
  platform::Loop loop{clock};
  loop.set_player(window->get());
  while (loop.turn() && !(*window)->closed()) {
    if (screenshot_due && ticks_in(clock.now() - begun) >= *options.at_tick) {
      screenshot_due = false;
      if (Result<void> saved = save_screenshot(); !saved) return complain(kFailed, saved.error().message);
    }
    if (std::optional<play::Calibration> measured = player.take_calibration()) {
      measured->measured_utc = store::utc_text(store::system_wall_time());
      if (Result<void> saved = store.save_calibration(*measured); !saved)
        complain(kFailed, saved.error().message);
      (*window)->set_calibration(*measured);
    }
  }
  if (!options.screenshot.empty() && !options.at_tick)
    if (Result<void> saved = save_screenshot(); !saved) return complain(kFailed, saved.error().message);
  return kDone;
}

int run(const Options& options) {
  if (options.headless && options.input.empty() && options.screenshot.empty())
    return complain(kBadInput, "--headless needs --input SAMPLES.jsonl or --screenshot FILE.png");
  if (!options.headless && !options.input.empty()) return complain(kBadInput, "--input goes with --headless");
  Result<std::string> path =
      options.store.empty() ? store::default_store_path() : Result<std::string>{options.store};
  if (!path) return complain(kBadInput, path.error().message);
  Result<play::FolderAssets> built_in = play::find_assets();
  if (!built_in) return complain(kFailed, built_in.error().message);
  const std::string own_folder = store::own_folder_of(*path);
  const play::FolderAssets own{own_folder};
  const play::JoinedAssets assets{*built_in, own};
  Result<play::Library> library = play::load_library(*built_in, own);
  if (!library) return complain(kFailed, library.error().message);
  for (const std::string& why : library->left_out)
    fmt::print(stderr, "thimble-play: left out, mend or delete {}/{}\n", own_folder, why);
  auto store = store::SqliteStore::open(*path, {.access = store::Access::kPlay, .rescore = games::rescore});
  if (!store) return complain(kBadInput, store.error().message);
  auto exercises = planned_exercises(options, assets, *library, **store);
  if (!exercises) return complain(kBadInput, exercises.error().message);

  const SteadyClock clock;
  store::Ids ids;
  play::SessionSetup setup = session_setup(options, std::move(*exercises), clock, ids);
  auto recorder = store::Recorder::open(**store);
  if (!recorder) return complain(kFailed, recorder.error().message);
  const store::SessionInfo info{.id = setup.id,
                                .child = setup.child,
                                .started_utc = setup.utc_at(clock.now()),
                                .simulated = setup.simulated};
  (*recorder)->expect(info);

  const play::Calibration calibration = setup.calibration;
  const Vec2 window_px = setup.window_px;
  play::Session session{std::move(setup), **recorder};
  play::Player player{session, calibration, window_px};
  const int code = options.headless ? play_headless(options, player, assets, clock)
                                    : play_in_window(options, player, assets, **store, **recorder, clock);
  stop_and_save(session, **recorder);
  if (const std::string trouble = (*recorder)->trouble(); !trouble.empty()) return complain(kFailed, trouble);
  return code;
}

int main_with(int argc, char** argv) {
  CLI::App app{"Play for small hands: the child's window of Thimble"};
  Options options;
  std::string window;
  app.add_option("--store", options.store,
                 "The store's file (default: THIMBLE_STORE, else your data folder)");
  app.add_option("--child", options.child, "The child's code")->capture_default_str();
  app.add_option("--exercise", options.exercise,
                 "One exercise, such as tracing/circle, instead of the child's plan");
  app.add_option("--seed", options.seed, "Seed of the first trial; each further one takes the next")
      ->capture_default_str();
  app.add_option("--set", options.set, "A parameter, such as corridor_mm=12; may be repeated");
  app.add_option("--window", window, "A window of this size, such as 1280x800, instead of the full screen");
  app.add_option("--trials", options.trials, "End after so many trials")->check(CLI::Range(1, 10'000));
  app.add_flag("--headless", options.headless, "No display: play a file of samples");
  app.add_flag("--measure-screen", options.measure_screen, "Begin with the bank-card screen");
  app.add_option("--input", options.input, "Samples to play, one JSON object a line");
  app.add_option("--screenshot", options.screenshot, "Write a picture of the window as PNG");
  app.add_option("--at-tick", options.at_tick, "When to take it, in ticks of 1/120 s (default: at the end)")
      ->check(CLI::NonNegativeNumber);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& error) {
    return complain(kBadInput, fmt::format("{}: see thimble-play --help", error.what()));
  }
  if (!window.empty()) {
    Result<glm::ivec2> size = size_from(window);
    if (!size) return complain(kBadInput, size.error().message);
    options.window = *size;
  }
  return run(options);
}

}  // namespace
}  // namespace thimble

int main(int argc, char** argv) { return thimble::main_with(argc, argv); }
