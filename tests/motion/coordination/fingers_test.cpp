// Goal: a tap of one finger is told from the movement of the others. Method: contacts written down, with
// other fingers that move at a known speed.
#include "engine/motion/coordination/fingers.hpp"

#include <string>

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::at_seconds;
using test::sampled;
using test::value_of;

using Contacts = std::vector<FingerContact>;

std::string reason_of(const MeasureSet& set, std::string_view id) {
  const Measure* measure = find(set, id);
  REQUIRE(measure != nullptr);
  CHECK_FALSE(measure->value.has_value());
  return measure->reason;
}

FingerContact tap(int finger, double down_s, int asked_finger = 2) {
  return {.finger = finger, .asked_finger = asked_finger, .points = sampled(down_s, 0.1, 100, [](double) {
                                                            return Vec2{40, 40};
                                                          })};
}

// Along x at this speed all the time.
FingerContact moving(int finger, double begin_s, double duration_s, double speed_mm_s) {
  return {.finger = finger,
          .asked_finger = std::nullopt,
          .points = sampled(begin_s, duration_s, 120, [=](double t) {
            return Vec2{speed_mm_s * t, 90};
          })};
}

TEST_CASE("without taps there is no finger isolation") {
  for (const Contacts& contacts :
       {Contacts{}, Contacts{moving(1, 0, 2, 5)}, Contacts{{.finger = 2, .asked_finger = 2, .points = {}}}}) {
    const MeasureSet set = finger_measures(contacts);
    REQUIRE(set.size() == 3);
    for (const char* id : {"wrong_finger_fraction", "tap_rate_hz", "finger_overflow_mm"})
      CHECK(reason_of(set, id) == "no taps");
  }
}

TEST_CASE("one tap has no rate, and without another finger no overflow") {
  const MeasureSet set = finger_measures(Contacts{tap(2, 1), moving(2, 0, 3, 5)});
  CHECK(value_of(set, "wrong_finger_fraction") == 0);
  CHECK(reason_of(set, "tap_rate_hz") == "fewer than 2 taps at different times");
  CHECK(reason_of(set, "finger_overflow_mm") == "no other finger was on the surface during a tap");
}

TEST_CASE("a tap of a single sample doesn't last, and has no overflow") {
  const Contacts contacts = {{.finger = 2, .asked_finger = 2, .points = {{.t = at_seconds(1), .mm = {1, 1}}}},
                             moving(3, 0, 3, 5)};
  CHECK(reason_of(finger_measures(contacts), "finger_overflow_mm") ==
        "no other finger was on the surface during a tap");
}

TEST_CASE("taps with another finger than the one asked for are counted") {
  const MeasureSet set = finger_measures(Contacts{tap(2, 0), tap(3, 1), tap(2, 2, 3), tap(1, 3, 1)});
  CHECK(value_of(set, "wrong_finger_fraction") == 0.5);
}

TEST_CASE("the rate is that between the first and the last tap, in whatever order they are listed") {
  CHECK(value_of(finger_measures(Contacts{tap(2, 2), tap(2, 0), tap(3, 0.5), tap(2, 1.2)}), "tap_rate_hz") ==
        Approx(1.5));
}

TEST_CASE("the overflow is how far the other fingers moved while the tap lasted, and no longer") {
  // 0.1 s at 20 mm/s, and at 7 mm/s by another.
  const Contacts one = {tap(2, 1), moving(3, 0, 3, 20)};
  CHECK(value_of(finger_measures(one), "finger_overflow_mm") == Approx(2).epsilon(1e-3));
  const Contacts two = {tap(2, 1), moving(3, 0, 3, 20), moving(4, 0.5, 2, 7)};
  CHECK(value_of(finger_measures(two), "finger_overflow_mm") == Approx(2.7).epsilon(1e-3));
  const Contacts after = {tap(2, 1), moving(3, 1.05, 2, 0), moving(4, 1.2, 2, 500)};
  CHECK(value_of(finger_measures(after), "finger_overflow_mm") == 0);
}

TEST_CASE("the overflow is the mean over the taps during which another finger was there") {
  const Contacts contacts = {tap(2, 1), tap(2, 2), tap(2, 9), moving(3, 0, 1.5, 20), moving(3, 1.8, 1, 40)};
  CHECK(value_of(finger_measures(contacts), "finger_overflow_mm") == Approx(3).epsilon(1e-3));
}

TEST_CASE("a silence of the other finger adds nothing") {
  FingerContact jumping = moving(3, 0, 1.025, 20);
  for (const TimedPoint& p : moving(3, 1.5, 1, 20).points)
    jumping.points.push_back({.t = p.t, .mm = p.mm + Vec2{500, 0}});
  CHECK(value_of(finger_measures(Contacts{tap(2, 1), jumping}), "finger_overflow_mm") ==
        Approx(0.5).epsilon(0.02));
}

TEST_CASE("a digitiser's trembling counts for little") {
  FingerContact resting = moving(3, 0, 3, 0);
  for (std::size_t i = 0; i < resting.points.size(); i += 2) resting.points[i].mm.x += 0.265;
  CHECK(value_of(finger_measures(Contacts{tap(2, 1), resting}), "finger_overflow_mm") < 0.1);
}

TEST_CASE("fingers too far away to compute with give a reason and never an infinity") {
  const MeasureSet set = finger_measures(Contacts{tap(2, 1), moving(3, 0, 3, 1e307)});
  for (const Measure& m : set) CHECK((m.value ? std::isfinite(*m.value) : !m.reason.empty()));
}

}  // namespace
}  // namespace thimble::motion
