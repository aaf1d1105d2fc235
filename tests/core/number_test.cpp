// Goal: a decimal in a text is the double nearest to it, to the last bit. Method: decimals whose nearest
// double is known by hand, and the C library's strtod on random ones.
#include "engine/core/number.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <string>

#include "engine/core/rng.hpp"

#include "tests/catch.hpp"

namespace thimble {
namespace {

TEST_CASE("what isn't a decimal alone is no number") {
  for (const char* text : {"", " ", "abc", "1,5", "1 ", " 1", "1.5mm", "0x10", "--1", "+-1", "-+1", "+", "-",
                           ".", "e5", "1e", "1e+", "1_000", "1.2.3"}) {
    INFO("'" << text << "'");
    CHECK_FALSE(number_from(text).has_value());
  }
}

TEST_CASE("what isn't finite comes back as such") {
  for (const char* text : {"nan", "NaN", "-nan", "nan(1)", "inf", "-inf", "Infinity", "1e400", "-1e400"}) {
    INFO(text);
    REQUIRE(number_from(text).has_value());
    CHECK_FALSE(std::isfinite(*number_from(text)));
  }
}

TEST_CASE("a number is the double nearest to its decimal") {
  CHECK(number_from("0.1") == 0.1);
  CHECK(number_from("+2.5") == 2.5);
  CHECK(number_from("-.5") == -0.5);
  CHECK(number_from("5.") == 5.0);
  CHECK(number_from("1e-400") == 0.0);
  CHECK(number_from("3E+2") == 300.0);
  // Halfway between two doubles, and a hair above: 2^53 + 1.
  CHECK(number_from("9007199254740993") == 9007199254740992.0);
  CHECK(number_from("9007199254740993.00000000000000000000000000000000001") == 9007199254740994.0);
  Rng rng{1};
  for (int i = 0; i < 10'000; ++i) {
    const std::string text =
        fmt::format("{:.{}g}", (rng.uniform() - 0.5) * std::pow(10.0, i % 40 - 20), 1 + i % 20);
    INFO(text);
    REQUIRE(number_from(text) == std::strtod(text.c_str(), nullptr));
  }
}

}  // namespace
}  // namespace thimble
