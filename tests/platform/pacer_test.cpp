// Goal: frames begin as late as the display allows, or at once where it sets no rhythm, and never eat the
// time in which input has to be read. Method: literal times, in ms.
#include "engine/platform/pacer.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using namespace std::chrono_literals;
using platform::Pacer;

TEST_CASE("an unknown or impossible refresh is taken as 60 a second", "[pacer]") {
  for (double hz : {0.0, -1.0, 1e6}) CHECK(Pacer{hz, false}.period() == Ns{16'666'666});
  CHECK(Pacer{125, false}.period() == 8ms);
}

TEST_CASE("the first frame begins when it is wanted", "[pacer]") {
  CHECK(Pacer{125, true}.begin_at(5ms) == 5ms);
  CHECK(Pacer{125, false}.begin_at(5ms) == 5ms);
}

TEST_CASE("without a rhythm, a frame begins when it is wanted, but frames take at most half of the time",
          "[pacer]") {
  Pacer pacer{125, false};
  pacer.drawn({.wanted = 100ms, .begun = 100ms, .finished = 103ms, .shown = 103ms});
  CHECK(pacer.begin_at(104ms) == 106ms);
  CHECK(pacer.begin_at(110ms) == 110ms);
}

TEST_CASE("with a rhythm, a frame ends 2 ms before the next beat", "[pacer]") {
  Pacer pacer{125, true};
  pacer.drawn({.wanted = 100ms, .begun = 101ms, .finished = 102ms, .shown = 104ms});
  // Beats at 104, 112, 120, ...; drawing costs 1 ms.
  CHECK(pacer.begin_at(105ms) == 109ms);
  CHECK(pacer.begin_at(116ms) == 117ms);
  CHECK(pacer.begin_at(118ms) == 118ms);
}

TEST_CASE("a frame that can't make a beat waits for the next instead of blocking in the swap", "[pacer]") {
  Pacer pacer{125, true};
  pacer.drawn({.wanted = 100ms, .begun = 101ms, .finished = 103ms, .shown = 104ms});
  // At 111 ms drawing (2 ms) would end after the beat at 112: it begins at 120 - 2 - 2.
  CHECK(pacer.begin_at(111ms) == 116ms);
}

TEST_CASE("the beat is kept over a pause of any length", "[pacer]") {
  Pacer pacer{125, true};
  pacer.drawn({.wanted = 0ms, .begun = 1ms, .finished = 2ms, .shown = 4ms});
  CHECK(pacer.begin_at(8005ms) == 8009ms);
}

TEST_CASE("the cost follows slowly", "[pacer]") {
  Pacer pacer{125, false};
  pacer.drawn({.wanted = 0ms, .begun = 0ms, .finished = 4ms, .shown = 4ms});
  pacer.drawn({.wanted = 8ms, .begun = 8ms, .finished = 16ms, .shown = 16ms});
  CHECK(pacer.cost() == 5ms);
}

TEST_CASE("a frame is late when it comes more than half a period after it could have been there", "[pacer]") {
  Pacer pacer{125, false};
  pacer.drawn({.wanted = 0ms, .begun = 0ms, .finished = 12ms, .shown = 12ms});
  CHECK_FALSE(pacer.last_was_late());
  pacer.drawn({.wanted = 20ms, .begun = 20ms, .finished = 33ms, .shown = 33ms});
  CHECK(pacer.last_was_late());
}
