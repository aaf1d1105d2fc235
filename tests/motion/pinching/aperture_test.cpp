// Goal: the right two contacts, on one grid of time, however a device reported them. Method: contacts with
// round stamps whose overlaps and apertures a hand can compute.
#include "engine/motion/pinching/aperture.hpp"

#include "tests/motion/pinching/pinches.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::at_seconds;
using test::resting;
using test::sampled;

const SignalChain kAsRecorded{.kind = SignalChain::Kind::kRaw, .rate_hz = 100};

TEST_CASE("contacts that were never down together make no grip") {
  CHECK(grips_of({}).empty());
  CHECK(longest_pair({}) == nullptr);
  const std::vector<PinchContact> one{resting(1, 0, 1)};
  CHECK(grips_of(one).empty());
  const std::vector<PinchContact> one_after_the_other{
      resting(1, 0, 1), resting(2, 1, 2), {.id = 3, .points = {}}};
  CHECK(grips_of(one_after_the_other).empty());
  const std::vector<PinchContact> single_stamps{resting(1, 1, 1), resting(2, 1, 1), resting(3, 0, 2)};
  CHECK(grips_of(single_stamps).empty());
}

TEST_CASE("a grip begins with the second contact and ends when fewer than two are left") {
  const std::vector<PinchContact> contacts{resting(5, 0.4, 3), resting(2, 0, 1), resting(3, 2, 4)};
  const std::vector<Grip> grips = grips_of(contacts);
  REQUIRE(grips.size() == 2);
  CHECK(grips[0].from == at_seconds(0.4));
  CHECK(grips[0].to == at_seconds(1));
  CHECK(grips[0].pair.first->id == 2);
  CHECK(grips[0].pair.second->id == 5);
  CHECK(grips[1].from == at_seconds(2));
  CHECK(grips[1].to == at_seconds(3));
  CHECK(longest_pair(grips)->first->id == 5);
  CHECK(longest_pair(grips)->second->id == 3);
}

TEST_CASE(
    "the pinch is the pair that was down together longest, of equals the one that came together first") {
  const std::vector<PinchContact> three{resting(1, 0, 0.5), resting(2, 0.1, 2), resting(3, 0.2, 1.9)};
  const std::vector<Grip> grips = grips_of(three);
  REQUIRE(grips.size() == 1);
  CHECK(grips[0].from == at_seconds(0.1));
  CHECK(grips[0].to == at_seconds(1.9));
  CHECK(grips[0].pair.first->id == 2);
  CHECK(grips[0].pair.second->id == 3);
  const std::vector<PinchContact> twice{resting(1, 0, 1), resting(2, 0, 1), resting(3, 2, 3),
                                        resting(4, 2, 3)};
  CHECK(longest_pair(grips_of(twice))->first->id == 1);
}

TEST_CASE("of two equal pairs within a grip the one that came together first is the pinch") {
  const std::vector<PinchContact> handed_over{resting(1, 0, 2), resting(2, 0, 1), resting(3, 1, 2)};
  const std::vector<Grip> grips = grips_of(handed_over);
  REQUIRE(grips.size() == 1);
  CHECK(grips[0].to == at_seconds(2));
  CHECK(grips[0].pair.second->id == 2);
}

TEST_CASE(
    "the first of the pair is the thumb where it is known, else who came down first, else the smaller id") {
  const std::vector<PinchContact> contacts{resting(8, 0, 1), resting(4, 0.2, 1)};
  CHECK(grips_of(contacts)[0].pair.first->id == 8);
  CHECK(grips_of(contacts, 4)[0].pair.first->id == 4);
  CHECK(grips_of(contacts, 8)[0].pair.first->id == 8);
  CHECK(grips_of(contacts, 9)[0].pair.first->id == 8);
  const std::vector<PinchContact> together{resting(8, 0, 1), resting(4, 0, 1)};
  CHECK(grips_of(together)[0].pair.first->id == 4);
}

TEST_CASE("as recorded, shared stamps give the recorded places and their distance") {
  const auto contacts = test::on_axis(
      0.5, [](double t) { return 3 * t; }, [](double t) { return 20 - 8 * t * t; });
  const PairSignal signal = test::signal_of(contacts, kAsRecorded);
  REQUIRE(signal.size() == 51);
  for (std::size_t i = 0; i < signal.size(); ++i) {
    CHECK(signal.stamps[i] == contacts[0].points[i].t);
    CHECK(signal.first.mm[i] == contacts[0].points[i].mm);
    CHECK(signal.second.mm[i] == contacts[1].points[i].mm);
    CHECK(signal.aperture_mm[i] == contacts[1].points[i].mm.x - contacts[0].points[i].mm.x);
    CHECK(signal.midpoint_mm[i].x == (contacts[1].points[i].mm.x + contacts[0].points[i].mm.x) / 2);
  }
}

TEST_CASE("as recorded, without shared stamps the steps are those of the contact with more of them") {
  const std::vector<PinchContact> contacts{
      {.id = 1, .points = {{at_seconds(0), {0, 0}}, {at_seconds(0.3), {3, 0}}, {at_seconds(1), {10, 0}}}},
      {.id = 2,
       .points = {{at_seconds(0.1), {9, 0}},
                  {at_seconds(0.2), {9, 0}},
                  {at_seconds(0.6), {9, 0}},
                  {at_seconds(0.9), {9, 0}}}}};
  const PairSignal signal = test::signal_of(contacts, kAsRecorded);
  REQUIRE(signal.size() == 4);
  CHECK(signal.stamps.front() == at_seconds(0.1));
  CHECK(signal.stamps.back() == at_seconds(0.9));
  const std::vector<double> expected{8, 7, 3, 0};
  for (std::size_t i = 0; i < 4; ++i) CHECK(signal.aperture_mm[i] == Approx(expected[i]).margin(1e-12));
  CHECK(signal.step_at(at_seconds(0.4)) == Approx(1.5));
  CHECK(signal.step_at(at_seconds(0)) == 0);
  CHECK(signal.step_at(at_seconds(5)) == 3);
  CHECK(signal.aperture_at(1.5) == Approx(5));
  CHECK(signal.aperture_at(-1) == Approx(8));
  CHECK(signal.midpoint_at(7).x == Approx(9));
}

TEST_CASE("fewer than two stamps together give no signal as recorded") {
  const std::vector<PinchContact> contacts{
      {.id = 1, .points = {{at_seconds(0), {0, 0}}, {at_seconds(0.5), {3, 0}}}},
      {.id = 2, .points = {{at_seconds(0.2), {9, 0}}, {at_seconds(0.9), {9, 0}}}}};
  CHECK(pair_signals(grips_of(contacts)[0].pair, kAsRecorded).empty());
}

TEST_CASE("through the chain both contacts have the same steps, from when both were down") {
  const std::vector<PinchContact> contacts{{.id = 1,
                                            .points = sampled(0, 1, 83,
                                                              [](double t) {
                                                                return Vec2{10 * t, 5};
                                                              })},
                                           {.id = 2, .points = sampled(0.0371, 0.7, 127, [](double t) {
                                                       return Vec2{30 + 10 * (t + 0.0371), 5};
                                                     })}};
  const PairSignal signal = test::signal_of(contacts);
  CHECK(signal.stamps.front() == contacts[1].points.front().t);
  CHECK(signal.stamps.back() == contacts[1].points.back().t);
  CHECK(signal.rate_hz() == Approx(100).epsilon(0.01));
  CHECK(signal.first.rate_hz == signal.second.rate_hz);
  for (double g : signal.aperture_mm) CHECK(g == Approx(30).epsilon(1e-9));
  CHECK(signal.midpoint_mm.front().x ==
        Approx(15 + 10 * 0.0371).margin(1e-3));  // the filter bends the ends of a ramp
}

TEST_CASE("a finger that is silent while the other reports rests, and splits nothing") {
  std::vector<PinchContact> contacts{{.id = 1, .points = {{at_seconds(0), {0, 0}}, {at_seconds(1), {0, 0}}}},
                                     {.id = 2, .points = sampled(0, 1, 100, [](double t) {
                                                 return Vec2{30 - 10 * t, 0};
                                               })}};
  CHECK(test::signal_of(contacts).aperture_mm[50] == Approx(25).epsilon(1e-6));

  std::erase_if(contacts[1].points, [](const TimedPoint& p) {
    return p.t > at_seconds(0.305) && p.t < at_seconds(0.415);  // 110 ms from stamp to stamp
  });
  const std::vector<PairSignal> split = pair_signals(grips_of(contacts)[0].pair);
  REQUIRE(split.size() == 2);
  CHECK(split[0].stamps.back() == at_seconds(0.3));
  CHECK(split[1].stamps.front() == at_seconds(0.42));
  CHECK(longest_signal(split) == &split[1]);
  CHECK(pair_signals(grips_of(contacts)[0].pair, kAsRecorded).size() == 1);
}

TEST_CASE("the recorded rate is that of the contact that reports more") {
  const std::vector<PinchContact> contacts{
      {.id = 1, .points = {{at_seconds(0), {0, 0}}, {at_seconds(1), {0, 0}}}},
      {.id = 2, .points = sampled(0, 1, 50, [](double t) {
                  return Vec2{30 - 10 * t, 0};
                })}};
  CHECK(test::signal_of(contacts).recorded_hz == Approx(50));
  CHECK(test::signal_of({resting(1, 0, 1), resting(2, 0.005, 0.9)}).recorded_hz == Approx(100));
}

TEST_CASE("stamps that go back or stand still are passed over") {
  std::vector<PinchContact> contacts{resting(1, 0, 1), resting(2, 0, 1, {20, 0})};
  contacts[1].points[50].t = contacts[1].points[20].t;
  contacts[1].points[60].t = contacts[1].points[59].t;
  for (double g : test::signal_of(contacts).aperture_mm) CHECK(g == Approx(20));
}

}  // namespace
}  // namespace thimble::motion
