// Goal: a decimal of seconds in a file is the stamp that the measures get, to the nanosecond. Method:
// decimals whose nearest nanosecond is known by hand.
#include "engine/store/csv_number.hpp"

#include "tests/catch.hpp"

namespace thimble::store {
namespace {

TEST_CASE("what isn't a decimal alone is no time") {
  for (const char* text : {"", " ", "abc", "1,5", "1 ", " 1", "1.5mm", "0x10", "--1", "+-1", "-+1", "+", "-",
                           ".", "e5", "1e", "1e+", "1_000", "1.2.3"}) {
    INFO("'" << text << "'");
    CHECK_FALSE(nanoseconds_from(text, 4e9).has_value());
  }
}

TEST_CASE("what isn't finite is no time") {
  for (const char* text : {"nan", "NaN", "-nan", "nan(1)", "inf", "-inf", "Infinity", "1e400", "-1e400"}) {
    INFO(text);
    CHECK_FALSE(nanoseconds_from(text, 4e9).has_value());
  }
}

TEST_CASE("a time is the nanosecond nearest to its decimal, at any distance from 0") {
  const auto ns = [](const char* text) { return nanoseconds_from(text, 4e9).value().count(); };
  CHECK(ns("0") == 0);
  CHECK(ns("-0.0") == 0);
  CHECK(ns("0.1") == 100'000'000);
  CHECK(ns("+0.1") == 100'000'000);
  CHECK(ns("-0.1") == -100'000'000);
  CHECK(ns("1.0000000004") == 1'000'000'000);
  CHECK(ns("1.0000000005") == 1'000'000'001);
  CHECK(ns("-1.0000000005") == -1'000'000'001);
  CHECK(ns("0.00000000049999999999999999999999") == 0);
  CHECK(ns("5e-10") == 1);
  CHECK(ns("0.4e-9") == 0);
  CHECK(ns("1e-300") == 0);
  CHECK(ns("12.5e-3") == 12'500'000);
  CHECK(ns("1250E-02") == 12'500'000'000);
  CHECK(ns("0.000000000000000000001e21") == 1'000'000'000);
  CHECK(ns("000000000000000000000000000001.5") == 1'500'000'000);
  // A double of this size has steps of 238 ns.
  CHECK(ns("1795566937.123456789") == 1'795'566'937'123'456'789);
  CHECK(ns("4e9") == 4'000'000'000'000'000'000);
  CHECK(ns("-4000000000") == -4'000'000'000'000'000'000);
}

TEST_CASE("a time beyond the limit is none") {
  CHECK_FALSE(nanoseconds_from("4000000000.1", 4e9).has_value());
  CHECK_FALSE(nanoseconds_from("-1795566937123", 4e9).has_value());
  CHECK_FALSE(nanoseconds_from("1e300", 4e9).has_value());
}

}  // namespace
}  // namespace thimble::store
