// Goal: the child's window shows a picture when, and only when, something changed, hands input to the player,
// and ends as it should. Method: the offscreen driver, a clock set by hand, SDL events pushed as SDL would
// send them, and the smallest game.
#include "engine/platform/player_window.hpp"

#include <SDL2/SDL.h>

#include "engine/platform/loop.hpp"
#include "tests/platform/pictures.hpp"
#include "tests/support/counting_game.hpp"
#include "tests/support/sessions.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using namespace thimble::test;
using namespace std::chrono_literals;
using motion::Phase;

namespace {

const play::Game kGame = play::make_game<Counting>();

struct Screen {
  ManualClock clock;
  MemorySink sink;
  play::Session session{session_of({planned(kGame, content_of({{{10, 10}, {50, 10}}}))}), sink};
  play::Player player{session, {}, {320, 240}};
  platform::Video video = offscreen_video();
  std::unique_ptr<platform::PlayerWindow> window;

  Screen() {
    clock.set(1000s);
    auto opened =
        platform::PlayerWindow::open(video, {.size_px = kPictureSize}, player, built_assets(), clock);
    REQUIRE(opened.ok());
    window = std::move(opened).value();
  }
  /// Draws until nothing is left to draw.
  void settle() {
    for (int i = 0; i < 5; ++i) frame_after(100ms);
  }
  bool frame_after(Ns wait) {
    clock.advance(wait);
    return window->frame(clock.now());
  }
  /// As SDL's watches see it: pushed and pumped.
  void mouse(Uint32 type, int x, int y) {
    SDL_Event event{};
    event.type = type;
    event.button.windowID = window->window().id();
    event.button.button = SDL_BUTTON_LEFT;
    event.button.x = x;
    event.button.y = y;
    SDL_PushEvent(&event);
    window->pumped(clock.now(), 0ns);
  }
  void window_event(SDL_WindowEventID what) {
    SDL_Event event{};
    event.type = SDL_WINDOWEVENT;
    event.window.windowID = window->window().id();
    event.window.event = static_cast<Uint8>(what);
    CHECK(window->handle(event));
  }
};

}  // namespace

TEST_CASE("the first frame is shown, and then none while nothing changes", "[player_window]") {
  Screen screen;
  CHECK(screen.window->frame(screen.clock.now()));
  screen.settle();
  CHECK_FALSE(screen.frame_after(50ms));
  CHECK_FALSE(screen.frame_after(50ms));
}

TEST_CASE("a window that was covered is shown again, though nothing changed", "[player_window]") {
  Screen screen;
  screen.settle();
  screen.window_event(SDL_WINDOWEVENT_EXPOSED);
  CHECK(screen.frame_after(50ms));
  CHECK_FALSE(screen.frame_after(50ms));
}

TEST_CASE("a click reaches the trial with the clock of the watch", "[player_window]") {
  Screen screen;
  screen.settle();
  const Ns pressed = screen.clock.now();
  screen.mouse(SDL_MOUSEBUTTONDOWN, 100, 50);
  screen.frame_after(20ms);
  screen.mouse(SDL_MOUSEBUTTONUP, 100, 50);
  screen.frame_after(20ms);
  REQUIRE(screen.sink.appended.size() == 2);
  const motion::Sample& down = screen.sink.appended[0];
  CHECK(down.phase == Phase::kDown);
  CHECK(down.device == motion::Device::kMouse);
  CHECK(down.source == motion::StampSource::kWatch);
  CHECK(down.px == Vec2{100, 50});
  CHECK(screen.sink.begun[0].started + down.t == pressed);
  CHECK(screen.sink.appended[1].phase == Phase::kUp);
}

TEST_CASE("what came wakes the loop at the tick that applies it", "[player_window]") {
  Screen screen;
  screen.settle();
  const Ns before = screen.window->next_wake();
  screen.mouse(SDL_MOUSEBUTTONDOWN, 100, 50);
  CHECK(screen.window->next_wake() < before);
  CHECK(screen.window->next_wake() - screen.clock.now() <= start_of(1));
}

TEST_CASE("a window that is no longer seen takes its contacts away", "[player_window]") {
  Screen screen;
  screen.settle();
  screen.mouse(SDL_MOUSEBUTTONDOWN, 100, 50);
  screen.frame_after(20ms);
  screen.window_event(SDL_WINDOWEVENT_MINIMIZED);
  screen.frame_after(20ms);
  REQUIRE(screen.sink.appended.size() == 2);
  CHECK(screen.sink.appended[1].phase == Phase::kCancel);
}

TEST_CASE("losing the keyboard's focus cancels nothing: the therapist's panel may have it",
          "[player_window]") {
  Screen screen;
  screen.settle();
  screen.mouse(SDL_MOUSEBUTTONDOWN, 100, 50);
  screen.frame_after(20ms);
  screen.window_event(SDL_WINDOWEVENT_FOCUS_LOST);
  screen.frame_after(20ms);
  CHECK(screen.sink.appended.size() == 1);
}

TEST_CASE("other windows' events are left to others", "[player_window]") {
  Screen screen;
  SDL_Event event{};
  event.type = SDL_WINDOWEVENT;
  event.window.windowID = screen.window->window().id() + 1;
  event.window.event = SDL_WINDOWEVENT_CLOSE;
  CHECK_FALSE(screen.window->handle(event));
  CHECK_FALSE(screen.window->closed());
}

TEST_CASE("a closed window is closed", "[player_window]") {
  Screen screen;
  screen.window_event(SDL_WINDOWEVENT_CLOSE);
  CHECK(screen.window->closed());
}

TEST_CASE("a display that says nothing of its size is assumed, and a stored card wins where it fits",
          "[player_window]") {
  Screen screen;
  const play::Calibration claimed = screen.window->claimed_calibration();
  CHECK(claimed.method == play::CalibrationMethod::kAssumed);
  play::Calibration card = claimed;
  card.method = play::CalibrationMethod::kCard;
  card.mm_per_px = Vec2{0.2};
  screen.window->set_calibration(card);
  screen.settle();
  CHECK(screen.player.mapping().mm_per_px == Vec2{0.2});
  card.display = "another display";
  screen.window->set_calibration(card);
  screen.settle();
  CHECK(screen.player.mapping().mm_per_px == claimed.mm_per_px);
}

TEST_CASE("a quit from the system ends the loop", "[player_window]") {
  Screen screen;
  platform::Loop loop{screen.clock};
  loop.set_player(screen.window.get());
  CHECK(loop.turn());
  SDL_Event event{};
  event.type = SDL_QUIT;
  SDL_PushEvent(&event);
  CHECK_FALSE(loop.turn());
}
