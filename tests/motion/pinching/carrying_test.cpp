// Goal: grasp, drops, release and placement where a person would see them. Method: contacts with round stamps
// on straight ways, counted and measured by hand.
#include "engine/motion/pinching/carrying.hpp"

#include "tests/motion/pinching/pinches.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::at_seconds;
using test::minimum_jerk;
using test::resting;
using test::sampled;

PinchTask taken_at(double seconds) {
  PinchTask task;
  task.captured = at_seconds(seconds);
  return task;
}

// The filter bends the ends of a straight way by micrometres; a hand computes without it.
const SignalChain kAsRecorded{.kind = SignalChain::Kind::kRaw, .rate_hz = 100};

Carry carried(const std::vector<PinchContact>& contacts, const PinchTask& task,
              const SignalChain& chain = {}) {
  return carry_of(grips_of(contacts, task.thumb), task, chain).value();
}

TEST_CASE("nothing is carried without a grip, or when the object was taken after the last") {
  CHECK_FALSE(carry_of({}, {}));
  const std::vector<PinchContact> contacts{resting(1, 0, 1), resting(2, 0, 1, {20, 0})};
  CHECK_FALSE(carry_of(grips_of(contacts), taken_at(1.5)));
  CHECK_FALSE(carry_of(grips_of(contacts), taken_at(1)));
  CHECK(carry_of(grips_of(contacts), taken_at(0.9)));
}

TEST_CASE("a lost contact is a drop from 80 ms on, when both are there again") {
  const auto drops_after = [](double gap_s) {
    return carried({resting(1, 0, 3), resting(2, 0, 1, {20, 0}), resting(3, 1 + gap_s, 3, {20, 0})},
                   taken_at(0.5))
        .drops;
  };
  CHECK(drops_after(0.05).empty());
  CHECK(drops_after(0.08).empty());
  REQUIRE(drops_after(0.081).size() == 1);
  CHECK(drops_after(0.5)[0].lost == at_seconds(1));
  CHECK(drops_after(0.5)[0].grasped_again == at_seconds(1.5));
}

TEST_CASE("losses before the grasp and the release itself are no drops") {
  const std::vector<PinchContact> contacts{resting(1, 0, 4), resting(2, 0, 1, {20, 0}),
                                           resting(3, 1.5, 3, {20, 0})};
  CHECK(carried(contacts, taken_at(2)).drops.empty());
  CHECK(carried(contacts, taken_at(1.2)).drops.empty());
  CHECK(carried(contacts, taken_at(0.9)).drops.size() == 1);
  CHECK(carried(contacts, taken_at(0.9)).released == at_seconds(3));
}

TEST_CASE("the latency of grasping again is the mean over the drops, whichever contacts come back") {
  const Carry carry = carried({resting(1, 0, 1), resting(2, 0, 1.1, {20, 0}), resting(3, 1.2, 2),
                               resting(4, 1.3, 2.2), resting(5, 2.1, 3)},
                              taken_at(0.1));
  REQUIRE(carry.drops.size() == 2);  // 1 to 1.3 s; 2 to 2.1 s
  CHECK(regrasp_latency_ms(carry) == Approx(200));
  CHECK(transfer_time_s(carry) == Approx(2.1));
}

TEST_CASE("where the capture isn't known, the grasp is the end of the first closing") {
  std::vector<PinchContact> contacts = test::on_axis(
      3, [](double) { return 0; }, [](double t) { return 50 - 30 * minimum_jerk(t - 0.2, 0.8); });
  CHECK(in_seconds(carried(contacts, {}).grasped) == Approx(1).margin(0.05));
  // A short touch before it isn't the grasp, and so no drop.
  for (PinchContact& contact : contacts)
    for (TimedPoint& point : contact.points) point.t += at_seconds(2);
  contacts.push_back(resting(8, 0, 0.3));
  contacts.push_back(resting(9, 0, 0.3, {40, 0}));
  CHECK(in_seconds(carried(contacts, {}).grasped) == Approx(3).margin(0.05));
  CHECK(carried(contacts, {}).drops.empty());
  // Without any closing, it is the first touch of both.
  CHECK(carried({resting(1, 0.5, 2), resting(2, 0.7, 2, {20, 0})}, {}).grasped == at_seconds(0.7));
}

// Both fingers along a path, 20 mm apart.
template <class Path>
Carry carried_along(double duration_s, Path path) {
  const std::vector<PinchContact> contacts{{.id = 1,
                                            .points = sampled(0, duration_s, 100,
                                                              [&](double t) {
                                                                return path(t) - Vec2{10, 0};
                                                              })},
                                           {.id = 2, .points = sampled(0, duration_s, 100, [&](double t) {
                                                       return path(t) + Vec2{10, 0};
                                                     })}};
  return carried(contacts, taken_at(0), kAsRecorded);
}

TEST_CASE("a straight way is carried with efficiency 1, and round two sides of a square with 0.707") {
  const Carry straight = carried_along(2, [](double t) { return Vec2{30 * t, 40 * t}; });
  CHECK(path_efficiency(straight) == Approx(1).epsilon(1e-9));
  CHECK(path_efficiency(straight) <= 1);
  CHECK(carried_path_mm(straight) == Approx(100).epsilon(1e-6));
  const Carry round = carried_along(2.4, [](double t) {
    return Vec2{50 * minimum_jerk(t, 1.1), 50 * minimum_jerk(t - 1.3, 1.1)};
  });
  CHECK(path_efficiency(round) == Approx(std::sqrt(0.5)).epsilon(2e-3));
}

TEST_CASE("over a drop the straight line counts, so that efficiency never exceeds 1") {
  const std::vector<PinchContact> contacts{{.id = 1,
                                            .points = sampled(0, 3, 100,
                                                              [](double t) {
                                                                return Vec2{20 * t, 0};
                                                              })},
                                           {.id = 2,
                                            .points = sampled(0, 1, 100,
                                                              [](double t) {
                                                                return Vec2{20 * t, 20};
                                                              })},
                                           {.id = 3, .points = sampled(2, 1, 100, [](double t) {
                                                       return Vec2{20 * (t + 2), 20};
                                                     })}};
  const Carry carry = carried(contacts, taken_at(0), kAsRecorded);
  CHECK(carried_path_mm(carry) == Approx(60).epsilon(1e-6));
  CHECK(path_efficiency(carry) == Approx(1).epsilon(1e-6));
}

TEST_CASE("placement errors lie along and across the way from the grasp") {
  const Carry carry = carried_along(2, [](double t) { return Vec2{50 * t, 0}; });
  const Placement short_of_it = placement_of(carry, {103, 4});
  CHECK(short_of_it.error_mm == Approx(5).epsilon(1e-6));
  const Placement beyond = placement_of(carry, {90, 0});
  CHECK(beyond.along_across_mm->x == Approx(10).epsilon(1e-6));
  CHECK(beyond.along_across_mm->y == Approx(0).margin(1e-6));
  // Down the page, the right of the way is towards -x.
  const Carry down = carried_along(2, [](double t) { return Vec2{0, 50 * t}; });
  const Placement right = placement_of(down, {0, 100});
  CHECK(right.error_mm == Approx(0).margin(1e-6));
  const Carry slanting = carried_along(2, [](double t) { return Vec2{-3 * t, 50 * t}; });
  CHECK(placement_of(slanting, {0, 100}).along_across_mm->y == Approx(6).epsilon(1e-6));
  CHECK(placement_of(slanting, {0, 100}).along_across_mm->x == Approx(0).margin(1e-6));
}

TEST_CASE("the signal chain moves a placement by micrometres only") {
  const std::vector<PinchContact> contacts = test::on_axis(
      2, [](double t) { return 100 * minimum_jerk(t - 0.4, 1); }, [](double) { return 20; });
  const Carry carry = carried(contacts, taken_at(0.2));
  CHECK(placement_of(carry, {110, 0}).error_mm == Approx(0).margin(1e-3));
  CHECK(path_efficiency(carry) == Approx(1).epsilon(5e-4));
}

TEST_CASE("an object taken at the target has no way to be along") {
  const Carry carry = carried_along(1, [](double t) { return Vec2{10 * t, 0}; });
  const Placement placement = placement_of(carry, carry.midpoint_mm.front());
  CHECK(placement.error_mm == Approx(10).epsilon(1e-6));
  CHECK_FALSE(placement.along_across_mm);
}

TEST_CASE("a directed line turns by up to half a turn, an undirected one by up to a quarter") {
  CHECK(rotation_error_deg({10, 0}, 30, true) == Approx(-30));
  CHECK(rotation_error_deg({0, 10}, 30, true) == Approx(60));  // clockwise on the page
  CHECK(rotation_error_deg({-10, -1e-9}, 170, true) == Approx(10));
  CHECK(rotation_error_deg({10, 0}, 180, true) == 180);
  CHECK(rotation_error_deg({10, 0}, -180, true) == 180);
  CHECK(rotation_error_deg({10, 0}, 900, true) == 180);
  CHECK(rotation_error_deg({-10, 0}, 0, false) == Approx(0).margin(1e-9));
  CHECK(rotation_error_deg({0, 10}, 0, false) == 90);
  CHECK(rotation_error_deg({0, -10}, 0, false) == 90);
  CHECK(rotation_error_deg({-10, -10}, 30, false) == Approx(15));
}

TEST_CASE("the line at the release is from the thumb where that is still the same contact") {
  const std::vector<PinchContact> contacts{resting(1, 0, 1), resting(2, 0.1, 1, {20, 0})};
  PinchTask task = taken_at(0.5);
  CHECK_FALSE(carried(contacts, task).from_thumb);
  task.thumb = 2;
  CHECK(carried(contacts, task).from_thumb);
  CHECK(carried(contacts, task).line_mm.x == Approx(-20));
}

}  // namespace
}  // namespace thimble::motion
