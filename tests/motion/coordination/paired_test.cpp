// Goal: two recordings come to the same steps, and no step is taken from where one of them was silent.
// Method: straight lines, whose cubics and filtered values are known, with stamps counted by hand.
#include "engine/motion/coordination/paired.hpp"

#include <string>

#include "tests/motion/coordination/following.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::at_seconds;
using test::kRaw100;
using test::sampled;

using Points = std::vector<TimedPoint>;

constexpr SignalChain kUnfiltered{.kind = SignalChain::Kind::kFull, .rate_hz = 20};

Points line(double begin_s, double duration_s, double rate_hz) {
  return sampled(begin_s, duration_s, rate_hz, [=](double t) { return Vec2{begin_s + t, 2}; });
}

Points together(Points a, const Points& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

std::string error_of(const Points& lead, const Points& follow, const SignalChain& chain = {}) {
  const auto result = paired({.lead = lead, .follow = follow}, chain, LeadSilence::kSplits);
  REQUIRE_FALSE(result.ok());
  return result.error().message;
}

TEST_CASE("recordings that share no moment, or have none, can't be paired") {
  const Points one = {{.t = Ns{0}, .mm = {1, 1}}};
  CHECK(error_of({}, {}) == "fewer than 2 samples in one of the recordings");
  CHECK(error_of(one, line(0, 1, 100)) == "fewer than 2 samples in one of the recordings");
  CHECK(error_of({one[0], one[0]}, line(0, 1, 100)) == "fewer than 2 samples in one of the recordings");
  CHECK(error_of(line(0, 1, 100), line(1.01, 1, 100)) ==
        "the two recordings share no time without a silence");
  CHECK(error_of(line(0, 2, 5), line(0, 2, 5)) == "the two recordings share no time without a silence");
  CHECK(error_of({}, {}, kRaw100) == "a recording is empty");
  CHECK(error_of(line(0, 1, 100), line(0, 1, 50), kRaw100) == "the two recordings differ in their stamps");
}

TEST_CASE("the steps go from the first moment of both to the last, at exactly the chain's rate") {
  const auto result =
      paired({.lead = line(0, 2, 90), .follow = line(0.5013, 3, 60)}, kUnfiltered, LeadSilence::kSplits);
  REQUIRE(result.ok());
  REQUIRE(result->size() == 1);
  const PairedStretch& only = (*result)[0];
  CHECK(only.start == at_seconds(0.5013));
  CHECK(only.rate_hz == 20);
  REQUIRE(only.steps() == 30);  // 0.5013 + 29 / 20 = 1.9513, and the next would be past 2
  for (std::size_t i = 0; i < only.steps(); ++i) {
    const double t = 0.5013 + static_cast<double>(i) / 20;
    CHECK(only.seconds_at(i) == Approx(t));
    CHECK(only.lead.mm[i].x == Approx(t).margin(1e-8));
    CHECK(only.follow.mm[i].x == Approx(t).margin(1e-8));
    CHECK(only.follow.velocities_mm_s[i].x == Approx(1).epsilon(1e-6));
    CHECK(only.lead.mm[i].y == 2);
  }
}

TEST_CASE("a moment in common is a step, whatever the nanoseconds round to") {
  const auto one = paired({.lead = line(0, 1, 100), .follow = line(1, 1, 100)}, {}, LeadSilence::kSplits);
  REQUIRE(one.ok());
  CHECK((*one)[0].steps() == 1);
  CHECK((*one)[0].lead.velocities_mm_s.empty());
  CHECK((*one)[0].lead.mm[0].x == Approx(1));
  CHECK((*one)[0].follow.mm[0].x == Approx(1));
  const auto thirds =
      paired({.lead = line(0, 1, 3'000), .follow = line(1 / 3.0, 2 / 3.0, 3'000)}, {}, LeadSilence::kSplits);
  CHECK((*thirds)[0].steps() == 67);
}

TEST_CASE("a silence splits the follower always, and the lead unless it is known between its samples") {
  const Points whole = line(0, 4, 100);
  const Points broken = together(line(0, 1, 100), line(1.505, 2, 100));
  for (const LeadSilence silence : {LeadSilence::kSplits, LeadSilence::kIsKnown}) {
    const auto result = paired({.lead = whole, .follow = broken}, {}, silence);
    REQUIRE(result->size() == 2);
    CHECK((*result)[0].steps() == 101);
    CHECK((*result)[1].start == at_seconds(1.51));  // the first of the common steps after the silence
    CHECK((*result)[1].steps() == 200);
  }
  CHECK(paired({.lead = broken, .follow = whole}, {}, LeadSilence::kSplits)->size() == 2);
  const auto known = paired({.lead = broken, .follow = whole}, {}, LeadSilence::kIsKnown);
  REQUIRE(known->size() == 1);
  CHECK((*known)[0].steps() == 351);
  CHECK((*known)[0].lead.mm[125].x == Approx(1.25).margin(1e-6));
}

TEST_CASE("a piece of a recording is sampled by the cubics of the whole") {
  const auto curve = [](double t) { return Vec2{std::sin(9 * t), t * t}; };
  const Points lead = sampled(0, 4, 30, curve);
  const auto whole = paired({.lead = lead, .follow = line(0, 4, 100)}, kUnfiltered, LeadSilence::kIsKnown);
  const auto parts = paired({.lead = lead, .follow = together(line(0, 1.25, 100), line(2.05, 1, 100))},
                            kUnfiltered, LeadSilence::kIsKnown);
  REQUIRE(parts->size() == 2);
  for (const PairedStretch& part : *parts) {
    const auto offset = static_cast<std::size_t>(std::lround(in_seconds(part.start) * 20));
    for (std::size_t i = 0; i < part.steps(); ++i) {
      CHECK(part.lead.mm[i].x == Approx((*whole)[0].lead.mm[offset + i].x).epsilon(1e-12));
      CHECK(part.lead.mm[i].y == Approx((*whole)[0].lead.mm[offset + i].y).epsilon(1e-12));
    }
  }
}

TEST_CASE("silences of both leave the stretches in which neither was silent") {
  const Points a = together(line(0, 1, 100), line(2, 2, 100));
  const Points b = together(together(line(0.5, 2, 100), line(3, 0.5, 100)), line(5, 1, 100));
  const auto result = paired({.lead = a, .follow = b}, {}, LeadSilence::kSplits);
  REQUIRE(result->size() == 3);
  CHECK((*result)[0].start == at_seconds(0.5));
  CHECK((*result)[0].steps() == 51);
  CHECK((*result)[1].start == at_seconds(2));
  CHECK((*result)[1].steps() == 51);
  CHECK((*result)[2].start == at_seconds(3));
  CHECK((*result)[2].steps() == 51);
}

TEST_CASE("points whose stamp doesn't go forward and lone points between silences are passed over") {
  Points odd = line(0, 1, 100);
  odd.insert(odd.begin() + 50, {.t = at_seconds(0.2), .mm = {1e6, 1e6}});
  odd.push_back({.t = at_seconds(1.5), .mm = {1e6, 1e6}});
  const auto result = paired({.lead = line(0, 3, 100), .follow = odd}, {}, LeadSilence::kSplits);
  REQUIRE(result->size() == 1);
  CHECK((*result)[0].steps() == 101);
  for (Vec2 p : (*result)[0].follow.mm) CHECK(p.x < 2);
}

TEST_CASE("raw, the points are as recorded and the velocities one fewer") {
  Points points = line(0, 2, 7);  // silences of 143 ms
  points[1].mm = {9, 9};
  const auto result = paired({.lead = points, .follow = points}, kRaw100, LeadSilence::kSplits);
  REQUIRE(result->size() == 1);
  const PairedStretch& only = (*result)[0];
  REQUIRE(only.steps() == 15);
  CHECK(only.follow.mm[1] == Vec2{9, 9});
  REQUIRE(only.lead.velocities_mm_s.size() == 14);
  CHECK(only.lead.velocities_mm_s[0] == Vec2{900, 700});
}

TEST_CASE("positions that differ by rounding alone don't move") {
  const std::vector<Vec2> up = {{60, 1}, {60 + 1e-13, 2}, {60 - 1e-13, 3}};
  CHECK_FALSE(moves_along_x(up));
  CHECK(moves_along_y(up));
  CHECK_FALSE(moves_along_x({}));
  CHECK_FALSE(moves_along_x(std::vector<Vec2>(5, Vec2{0, 0})));
  CHECK(moves_along_x(std::vector<Vec2>{{0, 0}, {1e-9, 0}}));
}

}  // namespace
}  // namespace thimble::motion
