// What the end-to-end tests share: a hand that performs at true speed on the real program, and what was
// stored of it held to what only the test knows. Where the page lies is worked out here from the screen's
// claim, not asked of the program.
#pragma once

#include <signal.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "tests/e2e/program.hpp"
#include "tests/e2e/screen.hpp"
#include "tests/e2e/stored.hpp"
#include "tests/e2e/test_devices.hpp"

#include "tests/catch.hpp"

namespace thimble::e2e {

using motion::Phase;
using namespace std::chrono_literals;

inline const std::string kPrograms = THIMBLE_PROGRAMS;
inline constexpr Vec2 kScreenPx{1280, 800};
inline constexpr Vec2 kPageMm{160, 100};  // of every shape in assets/shapes

inline const char* devices_folder() { return std::getenv("THIMBLE_TEST_DEVICES"); }

/// As xserver.sh makes the screen claim.
inline double mm_per_px() { return devices_folder() != nullptr ? 0.25 : 25.4 / 96; }
inline Vec2 to_px(Vec2 mm) { return (kScreenPx - kPageMm / mm_per_px()) * 0.5 + mm / mm_per_px(); }
inline Vec2 vertical_px(double u) { return to_px({80, 15 + 70 * u}); }  // assets/shapes/vertical.svg

/// One thing that a hand does, at a time from the beginning of the performance.
struct Stroke {
  Ns at{0};
  unsigned finger = 0;
  Phase phase = Phase::kDown;
  Vec2 px{};
};
struct Done {
  Stroke stroke;
  Injection injection;
};

/// Down, `hz` moves a second along a curve given over 0..1, up.
template <class Curve>
std::vector<Stroke> drawn(unsigned finger, Ns from, Ns duration, double hz, Curve px_at, bool lift = true) {
  std::vector<Stroke> strokes;
  const int count = static_cast<int>(std::lround(in_seconds(duration) * hz));
  for (int i = 0; i <= count; ++i)
    strokes.push_back({.at = from + duration * i / count,
                       .finger = finger,
                       .phase = i == 0 ? Phase::kDown : Phase::kMove,
                       .px = px_at(static_cast<double>(i) / count)});
  if (lift) strokes.push_back({from + duration + 8ms, finger, Phase::kUp, px_at(1)});
  return strokes;
}

inline void add(std::vector<Stroke>& all, const std::vector<Stroke>& more) {
  all.insert(all.end(), more.begin(), more.end());
  std::stable_sort(all.begin(), all.end(), [](const Stroke& a, const Stroke& b) { return a.at < b.at; });
}

template <class Inject>
std::vector<Done> perform(const std::vector<Stroke>& strokes, Inject inject) {
  std::vector<Done> done;
  done.reserve(strokes.size());
  const auto begun = std::chrono::steady_clock::now();
  for (const Stroke& stroke : strokes) {
    std::this_thread::sleep_until(begun + stroke.at);
    done.push_back({stroke, inject(stroke)});
  }
  return done;
}

inline std::vector<Done> with_fingers(TestDevices& devices, const std::vector<Stroke>& strokes) {
  return perform(strokes, [&](const Stroke& s) { return devices.touch(s.finger, s.phase, s.px, 0.5); });
}

inline std::vector<Done> with_mouse(Screen& screen, const std::vector<Stroke>& strokes) {
  return perform(strokes, [&](const Stroke& s) {
    if (s.phase == Phase::kMove) return screen.move_mouse(s.px);
    screen.move_mouse(s.px);
    return screen.mouse_button(s.phase == Phase::kDown);
  });
}

/// The child's program on a store of its own, its window on the screen.
class Play {
 public:
  explicit Play(Screen& screen, std::vector<std::string> more, std::string store)
      : program_([&] {
          std::vector<std::string> arguments{kPrograms + "/thimble-play", "--store", store, "--window",
                                             "1280x800"};
          arguments.insert(arguments.end(), more.begin(), more.end());
          return arguments;
        }()) {
    screen.move_mouse({2, 400});  // keys go to the window under the mouse
    shown_ = screen.wait_for_picture(20s);
    std::this_thread::sleep_for(300ms);
  }

  bool shown() const { return shown_; }
  Program& program() { return program_; }
  /// Ends it as a desktop does that shuts down.
  std::optional<Ended> end() {
    program_.signal(SIGTERM);
    return program_.wait(10s);
  }

 private:
  Program program_;
  bool shown_ = false;
};

inline std::unique_ptr<Screen> open_screen() {
  auto screen = Screen::open();
  INFO((screen ? "" : screen.error().message));
  REQUIRE(screen.ok());
  REQUIRE((*screen)->size_px() == kScreenPx);
  return std::move(*screen);
}

inline std::unique_ptr<TestDevices> open_devices() {
  REQUIRE(devices_folder() != nullptr);
  auto devices = TestDevices::open(devices_folder());
  INFO((devices ? "" : devices.error().message));
  REQUIRE(devices.ok());
  return std::move(*devices);
}

inline StoredTrial only_trial(const std::string& store) {
  auto trials = stored_trials(store);
  REQUIRE(trials.size() == 1);
  return std::move(trials.front());
}

inline void replays_the_same(const std::string& store) {
  const Ended replay = run({kPrograms + "/thimble", "--store", store, "replay", "--all"});
  INFO(replay.out << replay.err);
  CHECK(replay.code == 0);
}

/// Every injection of a finger is a sample of `contact`, in its order, at its place. Gives the stamps' errors
/// in ms.
inline std::vector<double> compared(const StoredTrial& trial, int contact, const std::vector<Done>& done,
                                    unsigned finger, double tolerance_px) {
  const auto samples = trial.of_contact(contact);
  std::vector<Done> mine;
  for (const Done& d : done)
    if (d.stroke.finger == finger) mine.push_back(d);
  INFO("finger " << finger << ", contact " << contact);
  CHECK(samples.size() == mine.size());
  std::vector<double> errors_ms;
  double farthest_px = 0;
  int wrong_phases = 0;
  for (std::size_t i = 0; i < std::min(samples.size(), mine.size()); ++i) {
    farthest_px = std::max(farthest_px, distance(samples[i].px, mine[i].stroke.px));
    wrong_phases += samples[i].phase != motion::name_of(mine[i].stroke.phase);
    const Ns injected = (mine[i].injection.before + mine[i].injection.after) / 2;
    errors_ms.push_back(in_ms(trial.time_of(samples[i]) - injected));
  }
  CHECK(wrong_phases == 0);
  CHECK(farthest_px <= tolerance_px);
  return errors_ms;
}

inline void report_stamps(const char* what, const std::vector<double>& errors_ms) {
  std::vector<double> sizes;
  for (double e : errors_ms) sizes.push_back(std::abs(e));
  std::cout << what << ": " << sizes.size() << " samples, stamp error median " << quantile(sizes, 0.5)
            << " ms, p99 " << quantile(sizes, 0.99) << " ms, signed median " << quantile(errors_ms, 0.5)
            << " ms\n";
  // Only the median is held to its bound: the tail belongs to whatever else the machine does.
  CHECK(quantile(sizes, 0.5) <= 0.5);
}

}  // namespace thimble::e2e
