// Goal: a child's session never waits for the disk: nothing is read or parsed once play can begin. Method: a
// source of assets that counts, under the real window; one exercise of each mode and of each kind of shape
// played to its end.
#include <filesystem>

#include "engine/platform/player_window.hpp"
#include "games/games.hpp"
#include "tests/platform/pictures.hpp"
#include "tests/support/sessions.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using namespace thimble::test;
using motion::Phase;

namespace {

/// Counts the reads of the built-in assets, of sprites apart.
class CountingAssets final : public play::AssetSource {
 public:
  Result<std::string> read(std::string_view path) const override {
    ++reads;
    return built_assets().read(path);
  }
  std::vector<std::string> list(std::string_view folder) const override {
    ++reads;
    return built_assets().list(folder);
  }
  mutable int reads = 0;
};

}  // namespace

TEST_CASE("nothing is read or parsed from the first frame of a session to its goodbye") {
  const CountingAssets assets;
  const play::Library library = play::load_library(assets).value();
  std::vector<play::PlannedExercise> exercises;
  for (const char* id : {"tracing/vertical", "tracing/maze", "tracing/lower_i", "tracing/circle_imitate",
                         "tracing/cross_copy", "tracing/triangle_remember", "template/tap"}) {
    CAPTURE(id);
    REQUIRE(library.exercise(id) != nullptr);
    exercises.push_back(games::planned(assets, *library.exercise(id)).value());
    exercises.back().exercise.trials = 1;
  }

  ManualClock clock;
  clock.set(std::chrono::seconds{1000});
  MemorySink sink;
  play::SessionSetup setup = session_of(exercises);
  const play::Calibration calibration = setup.calibration;
  play::Session session{std::move(setup), sink};
  play::Player player{session, calibration, Vec2{kPictureSize}};
  const platform::Video video = offscreen_video();
  const auto window =
      platform::PlayerWindow::open(video, {.size_px = kPictureSize}, player, assets, clock).value();
  const auto wait = [&](Ns by) {
    for (const Ns until = clock.now() + by; clock.now() < until;) {
      clock.advance(start_of(4));  // 30 pictures a second
      window->frame(clock.now());
    }
  };
  wait(std::chrono::milliseconds{200});  // the first picture; then the sounds
  const int reads_before = assets.reads;
  CHECK(reads_before > 0);

  const auto touch = [&](Phase phase, Vec2 mm) {
    player.report({.t_event = clock.now(),
                   .t_seen = clock.now(),
                   .contact = 1,
                   .device = motion::Device::kTouch,
                   .source = motion::StampSource::kServer,
                   .phase = phase,
                   .px = player.mapping().to_px(mm)});
    wait(start_of(1));
  };
  for (const play::PlannedExercise& planned : exercises) {
    CAPTURE(planned.exercise.id);
    wait(std::chrono::seconds{30});  // whatever is shown before the child's turn
    for (const play::ContentStroke& stroke : planned.content->strokes) {
      touch(Phase::kDown, stroke.line.at(0));
      for (double s = 2; s < stroke.line.length(); s += 2) touch(Phase::kMove, stroke.line.at(s));
      touch(Phase::kMove, stroke.line.at(stroke.line.length()));
      touch(Phase::kUp, stroke.line.at(stroke.line.length()));
    }
    wait(std::chrono::seconds{5});
    CHECK(assets.reads == reads_before);
  }
  CHECK(session.phase() == play::SessionPhase::kEnded);
  CHECK(sink.finished.size() == exercises.size());
  for (const play::TrialRecord& record : sink.finished)
    CHECK(record.outcome == play::TrialOutcome::kCompleted);
}
