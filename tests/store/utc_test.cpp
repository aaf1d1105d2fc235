// Goal: wall-clock time is written as ISO 8601. Method: times by `date -u`.
#include "engine/store/utc.hpp"

#include "tests/catch.hpp"

using namespace thimble::store;

TEST_CASE("a time is written with milliseconds and Z") {
  CHECK(utc_text(WallTime{0}) == "1970-01-01T00:00:00.000Z");
  CHECK(utc_text(WallTime{1'795'555'540'123}) == "2026-11-24T21:25:40.123Z");  // date -u -d @1795555540
  CHECK(utc_text(WallTime{951'827'696'007}) == "2000-02-29T12:34:56.007Z");    // date -u -d @951827696
  CHECK(utc_text(WallTime{-1}) == "1969-12-31T23:59:59.999Z");
}
