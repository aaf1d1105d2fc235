// Goal: what a child and a therapist see stays as it was looked at and found good. Method: the real player
// and the real panel, drawn without a display by the code of the windows, held to tests/golden/*.png (./dev
// goldens makes them anew). Clock, ids and the hand are given, so that a picture depends on nothing else.
#include <cstdlib>
#include <filesystem>

#include "engine/draw/image.hpp"
#include "engine/platform/headless.hpp"
#include "engine/play/player.hpp"
#include "engine/store/recorder.hpp"
#include "engine/store/sqlite_store.hpp"
#include "engine/store/uuid.hpp"
#include "games/games.hpp"
#include "games/tracing/name.hpp"
#include "tests/catch.hpp"
#include "tests/pictures/golden.hpp"
#include "tests/platform/pictures.hpp"
#include "tests/support/sessions.hpp"
#include "therapist_panel/host/panel_program.hpp"

using namespace thimble;
using namespace thimble::test;
namespace fs = std::filesystem;

namespace {

// Some 205 by 128 mm: a ten-inch tablet.
constexpr glm::ivec2 kTablet{1280, 800};
constexpr double kMmPerPx = 0.16;

play::PlannedExercise exercise(const play::AssetSource& from, std::string_view id,
                               const play::Parameters& given = {}) {
  const Result<play::Library> library = play::load_library(from);
  REQUIRE(library.ok());
  REQUIRE(library->exercise(id) != nullptr);
  play::Exercise exercise = *library->exercise(id);
  for (const auto& [key, value] : given.entries()) exercise.parameters.set(key, value);
  Result<play::PlannedExercise> planned = games::planned(from, exercise);
  REQUIRE(planned.ok());
  return *planned;
}

play::Parameters left_handed() {
  play::Parameters parameters;
  parameters.set("left_handed", 1);
  return parameters;
}

// A hand on the way, with a slow waver of some millimetres and a quicker, smaller one.
Vec2 wavering(const Polyline& line, double s, double waver_mm) {
  const Vec2 side = perpendicular(line.direction(s));
  return line.at(s) + side * (waver_mm * std::sin(s / 17.0) + 0.15 * waver_mm * std::sin(s / 4.1));
}

class Child {
 public:
  Child(const play::PlannedExercise& exercise, play::RecordSink& sink, std::string session = "session")
      : session_(setup(exercise, std::move(session)), sink),
        player_(session_, session_setup_.calibration, session_setup_.window_px) {
    player_.frame(now_);
  }
  play::Player& player() { return player_; }
  play::Session& session() { return session_; }
  void wait(Ns by) {
    for (const Ns until = now_ + by; now_ < until;) player_.frame(now_ = std::min(until, now_ + start_of(1)));
  }
  void touch(motion::Phase phase, Vec2 mm) {
    player_.report({.t_event = now_,
                    .t_seen = now_,
                    .contact = 1,
                    .device = motion::Device::kTouch,
                    .source = motion::StampSource::kServer,
                    .phase = phase,
                    .px = session_.mapping().to_px(mm),
                    .pressure = {}});
    wait(start_of(1));
  }
  // Draws a stroke of the exercise from its beginning to a part of its length.
  void trace(const Polyline& line, double part, double waver_mm, double speed_mm_s = 60) {
    const double step = speed_mm_s / static_cast<double>(kTicksPerSecond);
    touch(motion::Phase::kDown, wavering(line, 0, waver_mm));
    const auto phase = session_.phase();
    for (double s = step; s <= line.length() * part && session_.phase() == phase; s += step)
      touch(motion::Phase::kMove, wavering(line, s, waver_mm));
    if (session_.phase() == phase && part >= 1) touch(motion::Phase::kMove, line.at(line.length()));
  }
  void lift(Vec2 mm) { touch(motion::Phase::kUp, mm); }

 private:
  play::SessionSetup setup(const play::PlannedExercise& planned, std::string session) {
    session_setup_ = session_of({planned});
    session_setup_.id = std::move(session);
    session_setup_.simulated = true;
    session_setup_.calibration = {.display = "tablet",
                                  .mm_per_px = Vec2{kMmPerPx},
                                  .error_fraction = 0.01,
                                  .method = play::CalibrationMethod::kCard,
                                  .measured_utc = "2026-03-02T08:55:00.000Z"};
    session_setup_.window_px = Vec2{kTablet};
    session_setup_.utc_at = [](Ns time) {
      return store::utc_text(std::chrono::milliseconds{1'772'442'000'000} +
                             std::chrono::duration_cast<std::chrono::milliseconds>(time));
    };
    session_setup_.new_trial_id = [this] { return ids_.next(); };
    return session_setup_;
  }

  store::Ids ids_{[] { return std::chrono::milliseconds{1'772'442'000'000}; },
                  [n = std::uint64_t{7}]() mutable { return n *= 6364136223846793005u; }};
  play::SessionSetup session_setup_;
  Ns now_{std::chrono::seconds{60}};
  play::Session session_;
  play::Player player_;
};

class Studio {
 public:
  Studio() : assets_(built_assets()) {
    headless_ = headless(kTablet);
    REQUIRE(platform::is_golden_renderer(headless_->gl_renderer()));
  }
  draw::Image picture(const play::Player& player) {
    player.draw(list_);
    return headless_->picture(list_, player.mapping());
  }
  const play::FolderAssets& from() const { return assets_; }

 private:
  play::FolderAssets assets_;
  std::unique_ptr<platform::Headless> headless_;
  draw::DrawList list_;
};

void trace_wave(Child& child, const play::PlannedExercise& wave, double waver_mm, double speed_mm_s) {
  const Polyline& line = wave.content->strokes[0].line;
  child.trace(line, 1, waver_mm, speed_mm_s);
  REQUIRE(child.session().phase() == play::SessionPhase::kCelebrating);
  child.lift(line.points().back());
  child.wait(std::chrono::seconds{3});
}

/// A store with one session to be played, and the panel on it.
class Clinic {
 public:
  static constexpr std::string_view kSession = "019cae00-0000-7000-8000-000000000001";

  Clinic() {
    setenv("TZ", "UTC", 1);
    const fs::path folder = fs::temp_directory_path() / "thimble-pictures";
    fs::remove_all(folder);
    auto store = store::SqliteStore::open(
        (folder / "store.db").string(), {.access = store::Access::kPlay,
                                         .clock = [] { return std::chrono::milliseconds{1'772'442'000'000}; },
                                         .rescore = games::rescore});
    INFO((store ? "" : store.error().message));
    REQUIRE(store.ok());
    store_ = std::move(*store);
    REQUIRE(store_->begin_session({.id = std::string{kSession},
                                   .child = "demo",
                                   .started_utc = "2026-03-02T09:00:00.000Z",
                                   .simulated = true}));
    auto recorder = store::Recorder::open(*store_);
    REQUIRE(recorder.ok());
    recorder_ = std::move(*recorder);
  }

  store::Recorder& recorder() { return *recorder_; }

  draw::Image panel(const Studio& studio, const panel::PanelOptions& options) {
    recorder_->flush();
    REQUIRE(recorder_->trouble().empty());
    const SteadyClock clock;
    auto panel =
        panel::PanelProgram::open(*store_, studio.from(), clock, platform::VideoKind::kOffscreen, options);
    INFO((panel ? "" : panel.error().message));
    REQUIRE(panel.ok());
    Result<draw::Image> picture = (*panel)->picture();
    REQUIRE(picture.ok());
    return std::move(*picture);
  }

 private:
  std::unique_ptr<store::SqliteStore> store_;
  std::unique_ptr<store::Recorder> recorder_;
};

}  // namespace

TEST_CASE("a wave half traced: the ink follows, the flower waits") {
  Studio studio;
  const auto wave = exercise(studio.from(), "tracing/wave");
  MemorySink sink;
  Child child{wave, sink};
  child.trace(wave.content->strokes[0].line, 0.55, 2);
  hold(studio.picture(child.player()), "child_wave");
}

TEST_CASE("every first shape shows where to begin and which way to go") {
  Studio studio;
  for (const char* shape : {"vertical", "circle", "cross", "square", "spiral"}) {
    INFO(shape);
    const auto planned = exercise(studio.from(), std::string{"tracing/"} + shape);
    MemorySink sink;
    Child child{planned, sink};
    child.wait(std::chrono::seconds{3});  // the invitation is over
    hold(studio.picture(child.player()), std::string{"child_"} + shape);
  }
}

TEST_CASE("small arrows all along a spiral without a guide line") {
  Studio studio;
  auto spiral = exercise(studio.from(), "tracing/spiral");
  spiral.parameters.set("arrows", 2);
  spiral.parameters.set("guide", 0);
  MemorySink sink;
  Child child{spiral, sink};
  child.wait(std::chrono::seconds{3});
  hold(studio.picture(child.player()), "child_arrows");
}

TEST_CASE("a bee ahead of the finger, and ink that thins away behind it") {
  Studio studio;
  auto circle = exercise(studio.from(), "tracing/circle");
  circle.parameters.set("pacer", 1);
  circle.parameters.set("pace_mm_s", 60);
  circle.parameters.set("ink_stays_s", 1.5);
  MemorySink sink;
  Child child{circle, sink};
  child.trace(circle.content->strokes[0].line, 0.4, 2);
  hold(studio.picture(child.player()), "child_pacer");
}

TEST_CASE("a stroke that was left too often begins again: its ink goes, its start shows") {
  Studio studio;
  auto wave = exercise(studio.from(), "tracing/wave");
  wave.parameters.set("lifts_allowed", 0);
  wave.parameters.set("start_dot", 0);
  MemorySink sink;
  Child child{wave, sink};
  const Polyline& line = wave.content->strokes[0].line;
  child.trace(line, 0.6, 2);
  child.lift(wavering(line, 0.6 * line.length(), 2));
  child.wait(std::chrono::milliseconds{430});
  hold(studio.picture(child.player()), "child_again");
}

TEST_CASE("a letter to trace, with its companions out of its way") {
  Studio studio;
  const auto letter = exercise(studio.from(), "tracing/lower_g");
  MemorySink sink;
  Child child{letter, sink};
  child.trace(letter.content->strokes[0].line, 0.3, 1.5);
  hold(studio.picture(child.player()), "child_letter");
}

TEST_CASE("a name to trace: its letters on one set of lines, the first stroke written") {
  Studio studio;
  const Result<play::Library> library = play::load_library(studio.from());
  REQUIRE(library.ok());
  for (const auto& [typed, picture] : {std::pair{"Mia", "child_name"}, {"Leonie", "child_name_long"}}) {
    auto name = tracing::written_name(typed, studio.from(), *library);
    REQUIRE(name.ok());
    auto content = play::content_from_svg("own/name", std::move(name->svg));
    REQUIRE(content.ok());
    const play::Exercise own{.id = "tracing/name",
                             .title = typed,
                             .game = "tracing",
                             .content = "own/name",
                             .parameters = name->parameters};
    auto planned = play::plan_exercise(own, *games::find("tracing"), *content);
    REQUIRE(planned.ok());
    MemorySink sink;
    Child child{*planned, sink};
    child.trace(planned->content->strokes[0].line, 1, 1);
    child.lift(planned->content->strokes[0].line.points().back());
    child.wait(std::chrono::seconds{3});
    hold(studio.picture(child.player()), picture);
  }
}

TEST_CASE("a finished circle opens the flower") {
  Studio studio;
  const auto circle = exercise(studio.from(), "tracing/circle");
  MemorySink sink;
  Child child{circle, sink};
  child.trace(circle.content->strokes[0].line, 1, 2);
  REQUIRE(child.session().phase() == play::SessionPhase::kCelebrating);
  child.wait(std::chrono::milliseconds{500});
  hold(studio.picture(child.player()), "child_circle_done");
}

TEST_CASE("a hand shows how a cross is drawn") {
  Studio studio;
  const auto cross = exercise(studio.from(), "tracing/cross_imitate");
  MemorySink sink;
  Child child{cross, sink};
  child.wait(std::chrono::milliseconds{4300});  // across, the second stroke, is under way
  hold(studio.picture(child.player()), "child_imitate");
}

TEST_CASE("for a left hand a wave goes the other way, and a letter only moves what stands beside it") {
  Studio studio;
  for (const char* shape : {"wave", "lower_g"}) {
    INFO(shape);
    const auto planned = exercise(studio.from(), std::string{"tracing/"} + shape, left_handed());
    MemorySink sink;
    Child child{planned, sink};
    child.wait(std::chrono::seconds{3});
    hold(studio.picture(child.player()), std::string{"child_left_"} + shape);
  }
}

TEST_CASE("a left hand shows a left-handed child how a cross is drawn, with the corners changed") {
  Studio studio;
  const auto cross = exercise(studio.from(), "tracing/cross_imitate", left_handed());
  MemorySink sink;
  Child child{cross, sink};
  child.wait(std::chrono::milliseconds{4300});
  hold(studio.picture(child.player()), "child_left_imitate");
}

TEST_CASE("half a wave, bent further") {
  Studio studio;
  play::Parameters given;
  given.set("length", 0.5);
  given.set("curvature", 1.3);
  const auto wave = exercise(studio.from(), "tracing/wave", given);
  MemorySink sink;
  Child child{wave, sink};
  child.wait(std::chrono::seconds{3});
  hold(studio.picture(child.player()), "child_bent");
}

TEST_CASE("a triangle copied beside its picture, with the flower to be done") {
  Studio studio;
  const auto triangle = exercise(studio.from(), "tracing/triangle_copy");
  MemorySink sink;
  Child child{triangle, sink};
  child.wait(std::chrono::seconds{3});
  child.trace(triangle.content->strokes[0].line, 0.7, 2);
  child.lift(
      wavering(triangle.content->strokes[0].line, 0.7 * triangle.content->strokes[0].line.length(), 2));
  child.wait(std::chrono::seconds{1});
  hold(studio.picture(child.player()), "child_copy");
}

TEST_CASE("a letter copied between its lines, which the small picture has too") {
  Studio studio;
  auto letter = exercise(studio.from(), "tracing/lower_g");
  letter.parameters.set("mode", 2);
  MemorySink sink;
  Child child{letter, sink};
  child.wait(std::chrono::seconds{3});
  child.trace(letter.content->strokes[0].line, 0.4, 1.5);
  hold(studio.picture(child.player()), "child_copy_letter");
}

TEST_CASE("a diamond to remember fades") {
  Studio studio;
  const auto diamond = exercise(studio.from(), "tracing/diamond_remember");
  MemorySink sink;
  Child child{diamond, sink};
  child.wait(std::chrono::milliseconds{3500});
  hold(studio.picture(child.player()), "child_remember");
}

TEST_CASE("the grown-ups' gate, the card screen and the goodbye") {
  Studio studio;
  const auto circle = exercise(studio.from(), "tracing/circle");
  MemorySink sink;
  Child child{circle, sink};
  child.wait(std::chrono::seconds{3});
  child.player().key(play::Key::kEscape);
  hold(studio.picture(child.player()), "gate");
  child.player().key(play::Key::kEscape);
  child.player().open_card_screen();
  hold(studio.picture(child.player()), "card_screen");
  child.player().key(play::Key::kEscape);
  REQUIRE(child.session().command({.kind = play::SessionCommand::Kind::kStop}));
  child.wait(std::chrono::seconds{1});
  hold(studio.picture(child.player()), "goodbye");
}

TEST_CASE("the panel shows a session with its last trial") {
  Studio studio;
  Clinic clinic;
  auto wave = exercise(studio.from(), "tracing/wave");
  wave.exercise.trials = 5;
  {
    Child child{wave, clinic.recorder(), std::string{Clinic::kSession}};
    const double wavers_mm[] = {6.5, 5, 5.5, 3.5, 2.5};
    for (const double waver : wavers_mm) trace_wave(child, wave, waver, 45 + 6 * (7 - waver));
    REQUIRE(child.session().phase() == play::SessionPhase::kEnded);
  }
  hold(clinic.panel(studio, {.window_px = {1280, 800}}), "panel");
}

TEST_CASE("a therapist's own path in the panel, with what it will ask of the child") {
  Studio studio;
  Clinic clinic;
  auto wave = exercise(studio.from(), "tracing/wave");
  wave.exercise.trials = 4;
  {
    Child child{wave, clinic.recorder(), std::string{Clinic::kSession}};
    for (const double speed_mm_s : {62.0, 70.0}) trace_wave(child, wave, 2.5, speed_mm_s);
    REQUIRE(child.session().command(
        {.kind = play::SessionCommand::Kind::kSetParameter, .key = "corridor_mm", .value = 10}));
    for (const double speed_mm_s : {41.0, 38.0}) trace_wave(child, wave, 1.5, speed_mm_s);
    REQUIRE(child.session().phase() == play::SessionPhase::kEnded);
  }
  // A hill by an unsteady finger, and a roof.
  panel::PathDraft path{.sketch = {.strokes = {{}, {{100, 80}, {120, 45}, {140, 80}}}, .corridor_mm = 12},
                        .title = "Over the hill"};
  for (int i = 0; i <= 60; ++i)
    path.sketch.strokes[0].push_back({20 + 1.1 * i, 72 - 50 * std::sin(i * 0.052) + 0.4 * std::sin(i * 2.3)});
  hold(clinic.panel(studio, {.window_px = {1280, 800}, .page = panel::Page::kPath, .path = path}),
       "panel_path");
}
