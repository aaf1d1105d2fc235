// Goal: crossing the midline is told from changing hands at it, and a hesitation from a smooth reach. Method:
// minimum-jerk reaches and stops put together by hand.
#include "engine/motion/coordination/midline.hpp"

#include <string>

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::minimum_jerk;
using test::sampled;
using test::value_of;

using Points = std::vector<TimedPoint>;

std::string reason_of(const MeasureSet& set, std::string_view id) {
  const Measure* measure = find(set, id);
  REQUIRE(measure != nullptr);
  CHECK_FALSE(measure->value.has_value());
  return measure->reason;
}

// From one x to another in a second, beginning at `begin_s`.
Points moved(double from_mm, double to_mm, double begin_s = 0) {
  return sampled(begin_s, 1, 120, [=](double t) {
    return Vec2{from_mm + (to_mm - from_mm) * minimum_jerk(t, 1), 50};
  });
}

Points followed_by(Points first, const Points& second) {
  first.insert(first.end(), second.begin() + 1, second.end());
  return first;
}

MidlineReach reach(double from_mm, double to_mm, std::vector<Points> contacts) {
  return {.from_x_mm = from_mm, .to_x_mm = to_mm, .contacts = std::move(contacts)};
}

MeasureSet measured_at_100(const std::vector<MidlineReach>& reaches) {
  return midline_measures({.midline_x_mm = 100, .reaches = reaches});
}

TEST_CASE("without a reach from one side to the other there is nothing to cross") {
  for (const auto& reaches : {std::vector<MidlineReach>{},
                              {reach(20, 80, {moved(20, 180)})},
                              {reach(100, 180, {moved(100, 180)})}}) {
    const MeasureSet set = measured_at_100(reaches);
    REQUIRE(set.size() == 2);
    CHECK(reason_of(set, "midline_crossing_fraction") ==
          "no reach from one side of the midline to the other");
    CHECK(reason_of(set, "midline_hesitation") == "no reach from one side of the midline to the other");
  }
}

TEST_CASE("an opportunity is crossed by one contact that goes over, from either side") {
  const MeasureSet set = measured_at_100({
      reach(20, 180, {moved(20, 180)}), reach(180, 20, {moved(180, 20)}),
      reach(20, 180, {moved(20, 99), moved(101, 180, 1.5)}),  // a change of hands
      reach(20, 180, {moved(20, 60)}),                        // gave up
      reach(20, 180, {}),                                     // never began
      reach(20, 180, {moved(180, 20)}),                       // the other way
      reach(20, 180, {moved(20, 60), moved(60, 180, 1.5)}),   // lifted on the way
      reach(20, 80, {moved(20, 80)}),                         // no opportunity
  });
  CHECK(value_of(set, "midline_crossing_fraction") == Approx(3 / 7.0));
}

TEST_CASE("a contact that only touches the midline doesn't cross it") {
  const MeasureSet set = measured_at_100({reach(20, 180, {moved(20, 100), moved(100, 180, 2)})});
  CHECK(value_of(set, "midline_crossing_fraction") == 0);
  CHECK(reason_of(set, "midline_hesitation") == "no contact crossed the midline");
}

TEST_CASE("a reach with one rise and fall of speed doesn't hesitate, wherever its peak lies") {
  for (double to_mm : {110.0, 150.0, 180.0, 300.0})
    CHECK(value_of(measured_at_100({reach(20, to_mm, {moved(20, to_mm)})}), "midline_hesitation") ==
          Approx(0).margin(1e-3));
}

TEST_CASE("a stop near the midline is a hesitation of 1, and one farther away is none") {
  const auto with_stop_at = [](double x_mm) {
    const Points points = followed_by(moved(20, x_mm), moved(x_mm, 180, 1));
    return value_of(measured_at_100({reach(20, 180, {points})}), "midline_hesitation");
  };
  CHECK(with_stop_at(100) == Approx(1).margin(0.02));
  CHECK(with_stop_at(85) == Approx(1).margin(0.02));
  CHECK(with_stop_at(115) == Approx(1).margin(0.02));
  CHECK(with_stop_at(45) == Approx(0).margin(1e-3));
}

TEST_CASE("a slowing down to half is a hesitation of a half") {
  // The speed 200 (0.75 - 0.25 cos) is 100 mm/s at 0, 0.6 (where x is 100) and 1.2 s, and 200 mm/s between.
  const Points slowing = sampled(0, 1.2, 120, [](double t) {
    const double turns = 2 * std::numbers::pi / 0.6;
    return Vec2{200 * (0.75 * t - 0.25 * std::sin(turns * t) / turns) + 10, 50};
  });
  CHECK(value_of(measured_at_100({reach(10, 190, {slowing})}), "midline_hesitation") ==
        Approx(0.5).epsilon(0.03));
}

TEST_CASE("the hesitation is the mean over the crossings") {
  const MeasureSet set = measured_at_100(
      {reach(20, 180, {moved(20, 180)}), reach(20, 180, {followed_by(moved(20, 100), moved(100, 180, 1))})});
  CHECK(value_of(set, "midline_hesitation") == Approx(0.5).margin(0.02));
}

TEST_CASE("a crossing within a silence has no hesitation") {
  Points points = moved(20, 180);
  std::erase_if(points, [](const TimedPoint& p) { return std::abs(p.mm.x - 100) < 25; });
  const MeasureSet set = measured_at_100({reach(20, 180, {points})});
  CHECK(value_of(set, "midline_crossing_fraction") == 1);
  CHECK(reason_of(set, "midline_hesitation") == "the midline was crossed in a silence");
}

TEST_CASE("the mirror image hesitates alike") {
  Points points = followed_by(moved(20, 95), moved(95, 170, 0.9));
  const double there = value_of(measured_at_100({reach(20, 170, {points})}), "midline_hesitation");
  for (TimedPoint& p : points) p.mm.x = 200 - p.mm.x;
  CHECK(value_of(measured_at_100({reach(180, 30, {points})}), "midline_hesitation") == Approx(there));
}

TEST_CASE("a reach too far to compute with gives a reason and never an infinity") {
  const MeasureSet set = measured_at_100({reach(-1e307, 1e307, {moved(-1e307, 1e307)})});
  for (const Measure& m : set) CHECK((m.value ? std::isfinite(*m.value) : !m.reason.empty()));
}

}  // namespace
}  // namespace thimble::motion
