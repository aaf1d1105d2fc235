// Goal: the real programs in a real window do what they promise, also when they are cut off. Method:
// tests/e2e/xserver.sh gives a hidden screen of 1280 x 800; a mouse and keys (XTEST) play at true speed;
// `thimble show` tells what was stored.
#include "tests/e2e/performance.hpp"

namespace thimble::e2e {
namespace {

TEST_CASE("a line drawn with the mouse is stored as it was drawn", "[mouse]") {
  const TemporaryFolder folder;
  const std::string store = folder.path("store.db");
  const auto screen = open_screen();
  Play play{*screen, {"--exercise", "tracing/vertical", "--trials", "1"}, store};
  REQUIRE(play.shown());
  const auto done = with_mouse(*screen, drawn(0, 0ms, 1500ms, 125, vertical_px));
  const auto ended = play.program().wait(20s);
  REQUIRE(ended);
  INFO(ended->err);
  CHECK(ended->code == 0);

  const StoredTrial trial = only_trial(store);
  CHECK(trial.json.at("outcome") == "completed");
  CHECK(trial.json.at("exercise") == "tracing/vertical");
  REQUIRE(trial.contacts().size() == 1);
  const auto samples = trial.of_contact(trial.contacts()[0]);
  REQUIRE(samples.size() > 150);
  CHECK(samples.size() <=
        done.size());  // the figure is done, and the trial over, just before the end of the line
  CHECK(samples.front().device == "mouse");
  CHECK(samples.front().pressure.empty());
  CHECK(distance(samples.front().mm, {80, 15}) < 0.4);
  CHECK(distance(samples.back().mm, {80, 85}) < 1);
  double farthest_mm = 0;
  for (const StoredSample& s : samples) farthest_mm = std::max(farthest_mm, std::abs(s.mm.x - 80));
  CHECK(farthest_mm < 0.3);
  CHECK(trial.measure("completion") > 0.98);
  CHECK(trial.measure("movement_time_s") == Approx(1.5).margin(0.1));
  replays_the_same(store);
}

TEST_CASE("Escape opens the grown-ups' gate, dims play, and goes back to it", "[mouse]") {
  const TemporaryFolder folder;
  const auto screen = open_screen();
  Play play{*screen, {"--exercise", "tracing/vertical"}, folder.path("store.db")};
  REQUIRE(play.shown());
  const Vec2 corner{1275, 5}, middle = kScreenPx * 0.5;
  const std::uint32_t light = screen->color_at(corner);
  screen->press_escape();
  CHECK(screen->wait_for_change(corner, light, 3s));
  std::this_thread::sleep_for(200ms);
  const std::uint32_t dimmed = screen->color_at(corner);
  CHECK(brightness(dimmed) < 0.8 * brightness(light));
  CHECK(brightness(screen->color_at(middle)) > brightness(dimmed));  // the card
  screen->press_escape();
  CHECK(screen->wait_for_change(corner, dimmed, 3s));
  std::this_thread::sleep_for(200ms);
  CHECK(screen->color_at(corner) == light);
  const auto ended = play.end();
  REQUIRE(ended);
  CHECK(ended->code == 0);
}

TEST_CASE("holding a corner for two seconds opens the gate; a short touch there doesn't", "[mouse]") {
  const TemporaryFolder folder;
  const auto screen = open_screen();
  Play play{*screen, {"--exercise", "tracing/vertical"}, folder.path("store.db")};
  REQUIRE(play.shown());
  const Vec2 far_corner{1275, 5}, held{12, 788};
  const std::uint32_t light = screen->color_at(far_corner);
  screen->move_mouse(held);
  screen->mouse_button(true);
  std::this_thread::sleep_for(600ms);
  screen->mouse_button(false);
  std::this_thread::sleep_for(2s);
  CHECK(screen->color_at(far_corner) == light);
  screen->mouse_button(true);
  CHECK(screen->wait_for_change(far_corner, light, 4s));
  screen->mouse_button(false);
  std::this_thread::sleep_for(200ms);
  CHECK(brightness(screen->color_at(far_corner)) < 0.8 * brightness(light));
}

TEST_CASE("kill -9 loses no finished trial, and at most a second of the running one", "[mouse]") {
  const auto screen = open_screen();
  for (const Ns kill_after : {1300ms, 1750ms, 2400ms}) {
    INFO("killed after " << in_ms(kill_after) << " ms");
    const TemporaryFolder folder;
    const std::string store = folder.path("store.db");
    std::vector<Done> done;
    {
      Play play{*screen, {"--exercise", "tracing/vertical"}, store};
      REQUIRE(play.shown());
      with_mouse(*screen, drawn(0, 0ms, 600ms, 125, vertical_px));
      std::this_thread::sleep_for(4s);  // the celebration passes, the next trial begins
      done = with_mouse(*screen,
                        drawn(
                            0, 0ms, kill_after, 125, [](double u) { return vertical_px(u * 0.8); }, false));
      play.program().signal(SIGKILL);
      REQUIRE(play.program().wait(5s));
      screen->mouse_button(false);
    }
    // Whoever opens the store to play next closes what was left open.
    REQUIRE(Play{*screen, {"--exercise", "tracing/vertical"}, store}.end());
    const auto trials = stored_trials(store);
    REQUIRE(trials.size() == 2);
    CHECK(trials[0].json.at("outcome") == "completed");
    CHECK(trials[1].json.at("outcome") == "interrupted");
    const auto kept = static_cast<std::size_t>(std::count_if(done.begin(), done.end(), [&](const Done& d) {
      return d.injection.after < done.back().injection.after - 1s;
    }));
    CHECK(trials[1].samples.size() >= kept);
    replays_the_same(store);
  }
}

TEST_CASE("a display that goes away ends the program with a sentence, and loses nothing", "[mouse]") {
  const TemporaryFolder folder;
  const std::string store = folder.path("store.db");
  const auto screen = open_screen();
  std::vector<Done> done;
  {
    Play play{*screen, {"--exercise", "tracing/vertical"}, store};
    REQUIRE(play.shown());
    done = with_mouse(*screen, drawn(
                                   0, 0ms, 700ms, 125, [](double u) { return vertical_px(u * 0.6); }, false));
    // What still waits in the display when it goes is nobody's: a busy machine needs a while to fetch it all.
    std::this_thread::sleep_for(1500ms);
    screen->cut_off_program_at(to_px({80, 50}));
    const auto ended = play.program().wait(10s);
    screen->mouse_button(false);
    REQUIRE(ended);
    CHECK(ended->code == 1);
    CHECK_THAT(ended->err, Catch::Contains("the display went away"));
    CHECK(std::count(ended->err.begin(), ended->err.end(), '\n') == 1);
  }
  const StoredTrial trial = only_trial(store);
  CHECK(trial.json.at("outcome") == "stopped");
  CHECK(trial.samples.size() >= done.size() - 1);
  replays_the_same(store);
}

TEST_CASE("the panel's Play opens the child's window, and what is drawn there is in the store", "[mouse]") {
  const TemporaryFolder folder;
  const std::string store = folder.path("store.db");
  const auto screen = open_screen();
  Program panel{{kPrograms + "/thimble", "--store", store, "--window", "1280x800"}};
  REQUIRE(screen->wait_for_picture(20s));
  std::this_thread::sleep_for(1s);
  constexpr Vec2 kPlayButtonPx{118, 284};  // as in tests/golden/panel.png
  constexpr Vec2 kMeadowPx{900, 760};      // panel's ground before, the child's meadow after
  const std::uint32_t before = screen->color_at(kMeadowPx);
  screen->move_mouse(kPlayButtonPx);
  std::this_thread::sleep_for(100ms);
  screen->mouse_button(true);
  std::this_thread::sleep_for(100ms);
  screen->mouse_button(false);
  REQUIRE(screen->wait_for_change(kMeadowPx, before, 20s));
  std::this_thread::sleep_for(1s);
  with_mouse(*screen, drawn(0, 0ms, 1200ms, 125, vertical_px));
  std::this_thread::sleep_for(500ms);

  const StoredTrial trial = only_trial(store);  // while the panel still runs
  CHECK(trial.json.at("exercise") == "tracing/vertical");
  CHECK(trial.json.at("outcome") == "completed");
  CHECK(trial.json.at("prompt_level") == "independent");
  panel.signal(SIGTERM);
  const auto ended = panel.wait(10s);
  REQUIRE(ended);
  CHECK(ended->code == 0);
  replays_the_same(store);
}

TEST_CASE("a second program on the same store says so, and harms nothing", "[mouse]") {
  const TemporaryFolder folder;
  const std::string store = folder.path("store.db");
  const auto screen = open_screen();
  Play play{*screen, {"--exercise", "tracing/vertical", "--trials", "1"}, store};
  REQUIRE(play.shown());
  const Ended second = run({kPrograms + "/thimble-play", "--store", store, "--window", "640x480"});
  CHECK(second.code != 0);
  CHECK(second.err.find(store) != std::string::npos);
  with_mouse(*screen, drawn(0, 0ms, 800ms, 125, vertical_px));
  const auto ended = play.program().wait(20s);
  REQUIRE(ended);
  CHECK(ended->code == 0);
  CHECK(only_trial(store).json.at("outcome") == "completed");
}

}  // namespace
}  // namespace thimble::e2e
