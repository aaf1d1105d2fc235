// Goal: the X server's 32-bit millisecond stamps become times on the whole monotonic clock, right to half a
// millisecond. Method: stamps and clocks written by hand around the wrap at 2^32 ms.
#include "engine/platform/server_time.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using namespace std::chrono_literals;
using platform::extended_server_time;

namespace {
constexpr std::int64_t kWrapMs = std::int64_t{1} << 32;
constexpr Ns ms(std::int64_t count) { return std::chrono::milliseconds{count}; }
}  // namespace

TEST_CASE("a stamp of another machine's clock has no time on ours", "[server_time]") {
  CHECK_FALSE(extended_server_time(0, 3h).has_value());
  CHECK_FALSE(extended_server_time(500'000, ms(500'000) - 10s).has_value());
}

TEST_CASE("a stamp older than a minute isn't believed, one just younger is", "[server_time]") {
  CHECK_FALSE(extended_server_time(39'999, 100s).has_value());
  CHECK(extended_server_time(40'000, 100s) == ms(40'000) + 500us);
}

TEST_CASE("a stamp means the middle of its millisecond", "[server_time]") {
  CHECK(extended_server_time(1'000, ms(1'007)) == 1'000'500us);
}

TEST_CASE("an event is never later than the moment in which it was seen", "[server_time]") {
  CHECK(extended_server_time(1'000, ms(1'000) + 200us) == ms(1'000) + 200us);
}

TEST_CASE("stamps go on over the wrap of 49.7 days", "[server_time]") {
  // Seen 3 ms after the wrap, stamped 2 ms before it.
  CHECK(extended_server_time(0xfffffffeu, ms(kWrapMs + 3)) == ms(kWrapMs - 2) + 500us);
  CHECK(extended_server_time(1, ms(kWrapMs + 3)) == ms(kWrapMs + 1) + 500us);
  CHECK(extended_server_time(7, ms(5 * kWrapMs + 9)) == ms(5 * kWrapMs + 7) + 500us);
}
