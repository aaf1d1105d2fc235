// Goal: one seed gives one sequence on every machine. Method: the reference generator's published sequence
// for a known seed, and bounds over many draws.
#include "engine/core/rng.hpp"

#include <array>

#include "tests/catch.hpp"

namespace thimble {
namespace {

TEST_CASE("the sequence of seed 1234567 is the published one of SplitMix64") {
  Rng rng(1234567);
  for (std::uint64_t expected : {6457827717110365317u, 3203168211198807973u, 9817491932198370423u,
                                 4593380528125082431u, 16408922859458223821u}) {
    CHECK(rng.next() == expected);
  }
}

TEST_CASE("uniform draws stay in their half-open range and fill it evenly") {
  Rng rng(42);
  std::array<int, 10> bins{};
  for (int i = 0; i < 100'000; ++i) {
    const double u = rng.uniform();
    REQUIRE((u >= 0 && u < 1));
    ++bins[static_cast<std::size_t>(u * 10)];
  }
  for (int count : bins) CHECK(count == Approx(10'000).margin(500));  // five standard deviations
}

TEST_CASE("uniform between bounds and below a count keep their limits") {
  Rng rng(3);
  for (int i = 0; i < 10'000; ++i) {
    const double u = rng.uniform(-2, 5);
    REQUIRE((u >= -2 && u < 5));
    REQUIRE(rng.below(7) < 7);
  }
  CHECK(rng.below(1) == 0);
}

TEST_CASE("a copy continues equally, a split one goes its own way") {
  Rng rng(9);
  rng.next();
  Rng copy = rng;
  CHECK(copy == rng);
  CHECK(copy.next() == rng.next());
  Rng apart = rng.split();
  CHECK_FALSE(apart == rng);
  CHECK(apart.next() != rng.next());
}

}  // namespace
}  // namespace thimble
