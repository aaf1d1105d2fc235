// Goal: what fingers and a pen did is what is stored, and when. Method: as in mouse_test.cpp, with Xorg's
// test devices; each sample is held against the moment and the place of its injection.
#include "tests/e2e/performance.hpp"

namespace thimble::e2e {
namespace {

TEST_CASE("five fingers at 240 Hz: every sample arrives, at its place, with the server's time", "[touch]") {
  const TemporaryFolder folder;
  const std::string store = folder.path("store.db");
  const auto screen = open_screen();
  const auto devices = open_devices();
  Play play{*screen, {"--exercise", "tracing/vertical", "--trials", "1"}, store};
  REQUIRE(play.shown());

  // Finger 0 begins the line and stays in its first half; the others draw circles away from it; then it goes
  // on.
  std::vector<Stroke> strokes = drawn(
      0, 0ms, 3000ms, 240,
      [](double u) {
        return vertical_px(0.45 * u) + Vec2{0.5 * std::sin(200 * u), 0};
      },
      false);
  for (unsigned finger = 1; finger < 5; ++finger)
    add(strokes, drawn(finger, 50ms + 1ms * finger, 2900ms, 240, [finger](double u) {
          const double angle = 12 * u + finger;
          return Vec2{160.0 + 240 * finger + (finger > 1 ? 100 : 0), 620} +
                 55.0 * Vec2{std::cos(angle), std::sin(angle)};
        }));
  std::vector<Done> done = with_fingers(*devices, strokes);
  std::vector<Stroke> rest =
      drawn(0, 0ms, 1000ms, 240, [](double u) { return vertical_px(0.45 + 0.57 * u); });
  rest.front().phase = Phase::kMove;
  const auto last = with_fingers(*devices, rest);
  devices->settle();
  const auto ended = play.program().wait(20s);
  REQUIRE(ended);
  INFO(ended->err);
  CHECK(ended->code == 0);

  const StoredTrial trial = only_trial(store);
  CHECK(trial.json.at("outcome") == "completed");
  // Contacts are told apart by where each began.
  std::vector<double> errors_ms;
  REQUIRE(trial.contacts().size() == 5);
  for (int contact : trial.contacts()) {
    const auto samples = trial.of_contact(contact);
    CHECK(samples.front().device == "touch");
    CHECK(samples.front().source == "server");
    CHECK(std::stod(samples.front().pressure) == Approx(0.5).margin(0.001));
    const auto began = std::find_if(strokes.begin(), strokes.end(), [&](const Stroke& s) {
      return s.phase == Phase::kDown && distance(s.px, samples.front().px) < 5;
    });
    REQUIRE(began != strokes.end());
    if (began->finger == 0) continue;  // goes on until the trial ends somewhere in the last line
    const auto errors = compared(trial, contact, done, began->finger, 0.1);
    errors_ms.insert(errors_ms.end(), errors.begin(), errors.end());
  }
  report_stamps("five fingers at 240 Hz", errors_ms);
  CHECK(trial.measure("path_accuracy_mm") < 0.5);
  replays_the_same(store);
}

TEST_CASE("a resting palm and a second finger neither end nor move the stroke, and are recorded", "[touch]") {
  const TemporaryFolder folder;
  const std::string store = folder.path("store.db");
  const auto screen = open_screen();
  const auto devices = open_devices();
  Play play{*screen, {"--exercise", "tracing/vertical", "--trials", "1"}, store};
  REQUIRE(play.shown());
  const Vec2 palm_px = to_px({100, 90}), tap_px = to_px({30, 30});
  std::vector<Stroke> strokes{{0ms, 3, Phase::kDown, palm_px}};
  add(strokes, drawn(
                   3, 200ms, 1800ms, 20,
                   [&](double u) {
                     return palm_px + Vec2{u, 0.3 * std::sin(30 * u)};
                   },
                   false));
  strokes[1].phase = Phase::kMove;
  add(strokes, drawn(0, 300ms, 2000ms, 120, vertical_px));
  add(strokes, drawn(1, 900ms, 200ms, 60, [&](double u) { return tap_px + Vec2{10 * u, 0}; }));
  with_fingers(*devices, strokes);
  with_fingers(*devices, {{0ms, 3, Phase::kUp, palm_px}});
  devices->settle();
  const auto ended = play.program().wait(20s);
  REQUIRE(ended);
  INFO(ended->err);
  CHECK(ended->code == 0);

  const StoredTrial trial = only_trial(store);
  CHECK(trial.json.at("outcome") == "completed");
  CHECK(trial.contacts().size() == 3);
  CHECK(trial.measure("completion") > 0.98);
  CHECK(trial.measure("path_accuracy_mm") < 0.3);
  CHECK(trial.measure("pen_lifts") == 0);
  replays_the_same(store);
}

TEST_CASE("a touch screen that is unplugged ends its contact, and play goes on when it is back", "[touch]") {
  const TemporaryFolder folder;
  const std::string store = folder.path("store.db");
  const auto screen = open_screen();
  const auto devices = open_devices();
  Play play{*screen, {"--exercise", "tracing/vertical", "--trials", "1"}, store};
  REQUIRE(play.shown());
  with_fingers(*devices, drawn(
                             0, 0ms, 600ms, 120, [](double u) { return vertical_px(u * 0.5); }, false));
  devices->settle();
  REQUIRE(devices->replug_touch(devices_folder()).ok());
  std::this_thread::sleep_for(300ms);
  with_fingers(*devices, drawn(0, 0ms, 800ms, 120, [](double u) { return vertical_px(0.5 + u * 0.5); }));
  devices->settle();
  const auto ended = play.program().wait(20s);
  REQUIRE(ended);
  INFO(ended->err);
  CHECK(ended->code == 0);
  const StoredTrial trial = only_trial(store);
  CHECK(trial.json.at("outcome") == "completed");
  REQUIRE(trial.contacts().size() == 2);
  const std::string end = trial.of_contact(trial.contacts()[0]).back().phase;
  CHECK((end == "cancel" || end == "up"));
  replays_the_same(store);
}

TEST_CASE("a pen is stored as a pen, with the pressure that it really has", "[touch]") {
  const TemporaryFolder folder;
  const std::string store = folder.path("store.db");
  const auto screen = open_screen();
  const auto devices = open_devices();
  Play play{*screen, {"--exercise", "tracing/vertical", "--trials", "1"}, store};
  REQUIRE(play.shown());
  const auto pressure_at = [](double u) { return 0.2 + 0.6 * u; };
  devices->pen(PenMove::kIn, vertical_px(0));
  devices->pen(PenMove::kHover, vertical_px(0), 0);
  std::this_thread::sleep_for(50ms);
  std::vector<Stroke> strokes = drawn(0, 0ms, 1500ms, 200, vertical_px);
  std::size_t i = 0;
  const auto done = perform(strokes, [&](const Stroke& s) {
    const PenMove move = s.phase == Phase::kDown   ? PenMove::kDown
                         : s.phase == Phase::kMove ? PenMove::kDraw
                                                   : PenMove::kUp;
    const double u = static_cast<double>(i++) / static_cast<double>(strokes.size());
    return devices->pen(move, s.px, move == PenMove::kUp ? 0 : pressure_at(u));
  });
  devices->pen(PenMove::kOut, vertical_px(1));
  devices->settle();
  const auto ended = play.program().wait(20s);
  REQUIRE(ended);
  INFO(ended->err);
  CHECK(ended->code == 0);

  const StoredTrial trial = only_trial(store);
  CHECK(trial.json.at("outcome") == "completed");
  REQUIRE(trial.contacts().size() == 1);
  const auto samples = trial.of_contact(trial.contacts()[0]);
  REQUIRE(samples.size() > 250);
  double worst = 0;
  for (std::size_t k = 1; k + 1 < samples.size(); ++k) {
    CHECK(samples[k].device == "stylus");
    REQUIRE_FALSE(samples[k].pressure.empty());
    // By its place, as a report may be merged with its neighbour.
    const double u = (samples[k].px.y - vertical_px(0).y) / (vertical_px(1).y - vertical_px(0).y);
    worst = std::max(worst, std::abs(std::stod(samples[k].pressure) - pressure_at(u)));
  }
  CHECK(worst < 0.02);
  CHECK(distance(samples.front().mm, {80, 15}) < 0.4);
  replays_the_same(store);
}

}  // namespace
}  // namespace thimble::e2e
