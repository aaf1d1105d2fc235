// Goal: ticks and nanoseconds never drift apart. Method: the round trip over every tick of the first minutes
// and over ticks after months of play.
#include "engine/core/time.hpp"

#include "engine/core/rng.hpp"

#include "tests/catch.hpp"

namespace thimble {
namespace {

TEST_CASE("no tick has begun before the start, one second holds 120") {
  CHECK(ticks_in(Ns{-1}) == 0);
  CHECK(ticks_in(Ns{0}) == 0);
  CHECK(ticks_in(Ns{8'333'333}) == 0);
  CHECK(ticks_in(Ns{8'333'334}) == 1);
  CHECK(ticks_in(std::chrono::seconds(1)) == 120);
}

TEST_CASE("a tick has begun at its start and not a nanosecond earlier") {
  const auto check = [](Tick k) {
    if (ticks_in(start_of(k)) != k || (k > 0 && ticks_in(start_of(k) - Ns{1}) != k - 1)) FAIL("tick " << k);
  };
  for (Tick k = 0; k < 120 * 600; ++k) check(k);
  Rng rng(1);
  const Tick two_years = kTicksPerSecond * 3600 * 24 * 365 * 2;
  for (int i = 0; i < 100'000; ++i)
    check(static_cast<Tick>(rng.below(static_cast<std::uint64_t>(two_years))));
  check(two_years);
}

TEST_CASE("the seconds of a tick come from the integer, so that they don't accumulate error") {
  CHECK(seconds_at(0) == 0);
  CHECK(seconds_at(120 * 3600) == 3600);
  CHECK(seconds_at(1) == 1.0 / 120);
}

TEST_CASE("nanoseconds as seconds and milliseconds") {
  CHECK(in_seconds(Ns{1'500'000'000}) == Approx(1.5));
  CHECK(in_ms(Ns{-250'000}) == Approx(-0.25));
}

TEST_CASE("a manual clock stands still until it is moved") {
  ManualClock clock;
  CHECK(clock.now() == Ns{0});
  clock.set(Ns{50});
  clock.advance(Ns{7});
  CHECK(clock.now() == Ns{57});
}

}  // namespace
}  // namespace thimble
