// Goal: a tap is laid beside the beat that it belongs to, and early and late are told apart. Method: taps and
// beats counted by hand.
#include "engine/motion/coordination/asynchrony.hpp"

#include <string>
#include <vector>

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::value_of;

using Times = std::vector<double>;

MeasureSet asynchrony_of(const Times& taps_ms, const Times& beats_ms) {
  return asynchrony_measures({.taps_ms = taps_ms, .beats_ms = beats_ms});
}

std::string reason_of(const MeasureSet& set, std::string_view id) {
  const Measure* measure = find(set, id);
  REQUIRE(measure != nullptr);
  CHECK_FALSE(measure->value.has_value());
  return measure->reason;
}

const Times kBeats = {1000, 1500, 2000, 2500};

TEST_CASE("fewer than two beats make no rhythm") {
  for (const Times& beats : {Times{}, Times{1000}, Times{1000, 1000}}) {
    const MeasureSet set = asynchrony_of({990, 1010}, beats);
    REQUIRE(set.size() == 3);
    for (const char* id : {"asynchrony_mean_ms", "asynchrony_sd_ms", "beats_tapped_fraction"})
      CHECK(reason_of(set, id) == "fewer than 2 beats");
  }
}

TEST_CASE("without a tap near a beat there is no asynchrony, and no beat was tapped") {
  for (const Times& taps : {Times{}, Times{100, 5000}}) {
    const MeasureSet set = asynchrony_of(taps, kBeats);
    CHECK(reason_of(set, "asynchrony_mean_ms") == "no tap near a beat");
    CHECK(reason_of(set, "asynchrony_sd_ms") == "fewer than 2 taps near a beat");
    CHECK(value_of(set, "beats_tapped_fraction") == 0);
  }
  const MeasureSet one = asynchrony_of({1490}, kBeats);
  CHECK(value_of(one, "asynchrony_mean_ms") == -10);
  CHECK(reason_of(one, "asynchrony_sd_ms") == "fewer than 2 taps near a beat");
  CHECK(value_of(one, "beats_tapped_fraction") == 0.25);
}

TEST_CASE("taps before their beat are negative") {
  const MeasureSet set = asynchrony_of({970, 1460, 2010, 2480}, kBeats);
  CHECK(value_of(set, "asynchrony_mean_ms") == Approx(-20));
  CHECK(value_of(set, "asynchrony_sd_ms") == Approx(std::sqrt(1400 / 3.0)));
  CHECK(value_of(set, "beats_tapped_fraction") == 1);
}

TEST_CASE("of several taps nearest to one beat the nearest counts, of two equally near the earlier") {
  CHECK(value_of(asynchrony_of({1300, 1490, 1600}, kBeats), "asynchrony_mean_ms") == -10);
  CHECK(value_of(asynchrony_of({1520, 1480}, kBeats), "asynchrony_mean_ms") == -20);
  CHECK(value_of(asynchrony_of({1300, 1490, 1600}, kBeats), "beats_tapped_fraction") == 0.25);
}

TEST_CASE("a tap halfway between two beats belongs to the earlier") {
  CHECK(value_of(asynchrony_of({1750}, kBeats), "asynchrony_mean_ms") == 250);
  CHECK(value_of(asynchrony_of({1751}, kBeats), "asynchrony_mean_ms") == -249);
}

TEST_CASE("before the first and after the last beat a tap belongs to it within half of the interval there") {
  CHECK(value_of(asynchrony_of({750}, kBeats), "asynchrony_mean_ms") == -250);
  CHECK(reason_of(asynchrony_of({749}, kBeats), "asynchrony_mean_ms") == "no tap near a beat");
  CHECK(value_of(asynchrony_of({2750}, kBeats), "asynchrony_mean_ms") == 250);
  CHECK(reason_of(asynchrony_of({2751}, kBeats), "asynchrony_mean_ms") == "no tap near a beat");
}

TEST_CASE("neither the order of the lists nor the start of the clock matters") {
  const MeasureSet expected = asynchrony_of({970, 1460, 2010, 2480}, kBeats);
  CHECK(asynchrony_of({2480, 970, 2010, 1460}, {2500, 1000, 2000, 1500, 1500}) == expected);
  CHECK(asynchrony_of({100970, 101460, 102010, 102480}, {101000, 101500, 102000, 102500}) == expected);
}

TEST_CASE("taps and beats too far apart to compute with give a reason and never an infinity") {
  const double huge = 1.7e308;
  const MeasureSet set = asynchrony_of({-huge, 0, huge}, {-huge, -huge / 2, huge / 2, huge});
  for (const Measure& m : set) CHECK((m.value ? std::isfinite(*m.value) : !m.reason.empty()));
}

}  // namespace
}  // namespace thimble::motion
