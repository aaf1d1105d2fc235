// Fingers and a pen by hand, for trying things out:  tests/e2e/xserver.sh xorg 1280x800 bash, start a
// program, then
//   build/release/e2e_inject <<< 'down 0 400 300 0.5'
// Commands on standard input, one a line; X Y are pixels of the screen, fractions count, P is 0 to 1:
//   down FINGER X Y [P]    move FINGER X Y [P]    up FINGER X Y
//   line FINGER X0 Y0 X1 Y1 MS HZ
//   pen in|hover|down|draw|up|out X Y [P]
//   sleep MS
// Each injection prints: NS_BEFORE NS_AFTER COMMAND, on CLOCK_MONOTONIC.
#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <thread>

#include "tests/e2e/test_devices.hpp"

namespace thimble::e2e {
namespace {

[[noreturn]] void fail(const std::string& why) {
  fmt::print(stderr, "inject: {}\n", why);
  std::exit(2);
}

void print(const Injection& injection, const std::string& command) {
  fmt::print("{} {} {}\n", injection.before.count(), injection.after.count(), command);
}

const std::map<std::string, motion::Phase> kPhases{
    {"down", motion::Phase::kDown}, {"move", motion::Phase::kMove}, {"up", motion::Phase::kUp}};
const std::map<std::string, PenMove> kPenMoves{{"in", PenMove::kIn},     {"hover", PenMove::kHover},
                                               {"down", PenMove::kDown}, {"draw", PenMove::kDraw},
                                               {"up", PenMove::kUp},     {"out", PenMove::kOut}};

void perform(TestDevices& devices, const std::string& text) {
  std::istringstream words{text};
  std::string command, what;
  unsigned finger = 0;
  double x = 0, y = 0, pressure = 0;
  words >> command;
  if (const auto phase = kPhases.find(command); phase != kPhases.end() && words >> finger >> x >> y) {
    const bool has_pressure = static_cast<bool>(words >> pressure);
    print(devices.touch(finger, phase->second, {x, y}, has_pressure ? std::optional{pressure} : std::nullopt),
          text);
  } else if (command == "pen" && words >> what >> x >> y && kPenMoves.contains(what)) {
    words >> pressure;
    print(devices.pen(kPenMoves.at(what), {x, y}, pressure), text);
  } else if (double x1 = 0, y1 = 0, ms = 0, hz = 0;
             command == "line" && words >> finger >> x >> y >> x1 >> y1 >> ms >> hz) {
    const auto begun = std::chrono::steady_clock::now();
    const int count = std::max(1, static_cast<int>(std::lround(ms * hz / 1000)));
    for (int i = 1; i <= count; ++i) {
      std::this_thread::sleep_until(begun + Ns{static_cast<Ns::rep>(ms * 1e6 * i / count)});
      const Vec2 px = Vec2{x, y} + (Vec2{x1, y1} - Vec2{x, y}) * (static_cast<double>(i) / count);
      print(devices.touch(finger, motion::Phase::kMove, px), text);
    }
  } else if (double sleep_ms = 0; command == "sleep" && words >> sleep_ms) {
    devices.settle();
    std::this_thread::sleep_for(std::chrono::duration<double, std::milli>{sleep_ms});
  } else if (!command.empty()) {
    fail("can't read '" + text + "'; the first lines of tests/e2e/inject.cpp list the commands");
  }
}

int run() {
  const char* folder = std::getenv("THIMBLE_TEST_DEVICES");
  if (folder == nullptr) fail("THIMBLE_TEST_DEVICES is not set: run this through tests/e2e/xserver.sh xorg");
  auto devices = TestDevices::open(folder);
  if (!devices) fail(devices.error().message);
  for (std::string line; std::getline(std::cin, line);) perform(**devices, line);
  return 0;
}

}  // namespace
}  // namespace thimble::e2e

int main() { return thimble::e2e::run(); }
