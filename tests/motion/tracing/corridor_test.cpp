// Goal: widths along a corridor, and how hard it is to go through. Method: Accot and Zhai's shapes by hand,
// and their integral by many small straight pieces.
#include "engine/motion/tracing/corridor.hpp"

#include <cmath>
#include <numbers>
#include <vector>

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

TEST_CASE("a width goes straight to the next, and stays even beyond the ends") {
  const Corridor corridor{{{10, 8}, {20, 4}, {20, 6}, {40, 10}}};
  CHECK(corridor.width_mm(-5) == 8);
  CHECK(corridor.width_mm(10) == 8);
  CHECK(corridor.width_mm(15) == 6);
  CHECK(corridor.width_mm(20) == 6);  // a step: the later width holds from there on
  CHECK(corridor.width_mm(30) == 8);
  CHECK(corridor.width_mm(99) == 10);
  CHECK(Corridor{7}.width_mm(50) == 7);
}

TEST_CASE("before the first width and after the last the index is that of an even corridor") {
  const Corridor corridor{{{20, 10}, {40, 10}}};
  CHECK(corridor.steering_id(100) == Approx(10));
  CHECK(corridor.steering_id(10) == Approx(1));
  CHECK(corridor.steering_id(0) == 0);
}

TEST_CASE("steering index of a circle and of a square") {
  CHECK(Corridor{10}.steering_id(2 * std::numbers::pi * 40) == Approx(25.1327).margin(1e-4));
  CHECK(Corridor{12}.steering_id(4 * 80) == Approx(26.6667).margin(1e-4));
}

TEST_CASE("a cone has its logarithm, in either direction") {
  const double expected = 100 / (20.0 - 5.0) * std::log(20.0 / 5.0);
  CHECK(Corridor{{{0, 20}, {100, 5}}}.steering_id(100) == Approx(expected));
  CHECK(Corridor{{{0, 5}, {100, 20}}}.steering_id(100) == Approx(expected));
}

TEST_CASE("a changing width is the integral over its pieces") {
  const std::vector<CorridorWidth> widths = {{0, 12}, {30, 6}, {50, 6}, {50, 9}, {90, 9.0001}, {140, 30}};
  double expected = 0;
  for (std::size_t i = 1; i < widths.size(); ++i)
    for (int k = 0; k < 100'000; ++k) {
      const double f = (k + 0.5) / 100'000;
      const double length = (widths[i].s_mm - widths[i - 1].s_mm) / 100'000;
      expected += length / (widths[i - 1].width_mm + f * (widths[i].width_mm - widths[i - 1].width_mm));
    }
  CHECK(Corridor{widths}.steering_id(140) == Approx(expected).epsilon(1e-9));
}

TEST_CASE("a width that changes by next to nothing is as good as even") {
  for (double change : {0.0, 1e-12, 1e-6, 0.0199, 0.0201})
    CHECK(Corridor{{{0, 10}, {100, 10 + change}}}.steering_id(100) ==
          Approx(100 / (10 + change / 2)).epsilon(1e-6));
  // The two ways of computing meet where they change over.
  const auto wide = [](double to) { return Corridor{{{0, 10}, {100, to}}}.steering_id(100); };
  CHECK(wide(10.0200200) == Approx(wide(10.0200201)).epsilon(1e-8));
}

}  // namespace
}  // namespace thimble::motion
