// Goal: each way to fail is told from the others by what the contacts show. Method: one pinch a failure,
// drawn to be that and nothing else, and changed until it isn't any more.
#include "engine/motion/pinching/failure.hpp"

#include "tests/motion/pinching/pinches.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::at_seconds;
using test::minimum_jerk;
using test::on_axis;
using test::resting;
using test::sampled;

Pinch pinch_of(std::vector<PinchContact> contacts) { return {.contacts = std::move(contacts), .task = {}}; }

// From 50 mm to `closed_mm` in 0.8 s, then held.
Pinch closing_to(double closed_mm) {
  return pinch_of(on_axis(
      2, [](double) { return 0; },
      [=](double t) { return 50 - (50 - closed_mm) * minimum_jerk(t - 0.2, 0.8); }));
}

TEST_CASE("a pinch that closes on its object has not failed") {
  Pinch pinch = closing_to(20);
  CHECK(failure_of(pinch) == PinchFailure::kNone);
  pinch.task.target_size_mm = 20;
  CHECK(failure_of(pinch) == PinchFailure::kNone);
  CHECK(failure_of(test::pinching(100, 100)) == PinchFailure::kNone);
}

TEST_CASE("one contact, or two for no more than 80 ms, are never two contacts") {
  CHECK(failure_of({}) == PinchFailure::kNeverTwoContacts);
  CHECK(failure_of(pinch_of({resting(1, 0, 1)})) == PinchFailure::kNeverTwoContacts);
  CHECK(failure_of(pinch_of({resting(1, 0, 1), resting(2, 1, 2)})) == PinchFailure::kNeverTwoContacts);
  CHECK(failure_of(pinch_of({resting(1, 0, 1), resting(2, 0.92, 2)})) == PinchFailure::kNeverTwoContacts);
  CHECK(failure_of(pinch_of({resting(1, 0, 1), resting(2, 0.9, 2)})) == PinchFailure::kWrongOrder);
}

TEST_CASE("a contact beside the pair is a third finger when it is near, a palm when it is far") {
  const auto with_third = [](double begin_s, double end_s, Vec2 place_mm) {
    Pinch pinch = closing_to(20);
    pinch.contacts.push_back(resting(9, begin_s, end_s, place_mm));
    return failure_of(pinch);
  };
  CHECK(with_third(0.5, 1.5, {70, 10}) == PinchFailure::kThirdFinger);
  CHECK(with_third(0.5, 0.58, {70, 10}) == PinchFailure::kNone);
  CHECK(with_third(0.5, 1.5, {-59, 0}) == PinchFailure::kThirdFinger);
  CHECK(with_third(0.5, 1.5, {-61, 0}) == PinchFailure::kPalm);
  CHECK(with_third(0.5, 1.5, {30, 90}) == PinchFailure::kPalm);
  CHECK(with_third(2.5, 3.5, {30, 90}) == PinchFailure::kNone);

  Pinch both = closing_to(20);
  both.contacts.push_back(resting(8, 0.5, 1.5, {70, 10}));
  both.contacts.push_back(resting(9, 0.5, 1.5, {30, 90}));
  CHECK(failure_of(both) == PinchFailure::kPalm);
  both.task.captured = at_seconds(1.2);  // the object was taken all the same
  CHECK(failure_of(both) == PinchFailure::kNone);
}

TEST_CASE("two fingers that go along together, farther than they close, swipe") {
  const auto swiping = [](double by_mm, double closing_mm) {
    return pinch_of(on_axis(
        2, [=](double t) { return (by_mm + closing_mm / 2) * minimum_jerk(t - 0.2, 0.8); },
        [=](double t) { return 50 - closing_mm * minimum_jerk(t - 0.2, 0.8); }));
  };
  CHECK(failure_of(swiping(60, 0)) == PinchFailure::kSwipe);
  CHECK(failure_of(swiping(-60, 20)) == PinchFailure::kSwipe);
  CHECK(failure_of(swiping(15, 20)) == PinchFailure::kNone);
  Pinch fitting = swiping(60, 30);
  fitting.task.target_size_mm = 20;
  CHECK(failure_of(fitting) == PinchFailure::kNone);  // it had the object
}

TEST_CASE("fingers that came down closed, or opened, did it in the wrong order") {
  Pinch still = pinch_of({resting(1, 0, 1), resting(2, 0, 1, {5, 0})});
  CHECK(failure_of(still) == PinchFailure::kWrongOrder);
  still.task.target_size_mm = 20;
  CHECK(failure_of(still) == PinchFailure::kWrongOrder);
  still.task.target_size_mm = 6;  // they came down on the object
  CHECK(failure_of(still) == PinchFailure::kNone);
  const Pinch opening = pinch_of(on_axis(
      2, [](double t) { return -20 * minimum_jerk(t - 0.2, 0.8); },
      [](double t) { return 10 + 40 * minimum_jerk(t - 0.2, 0.8); }));
  CHECK(failure_of(opening) == PinchFailure::kWrongOrder);
}

TEST_CASE("fingers that stop closing beyond the object's tolerance are too wide") {
  Pinch pinch = closing_to(30);
  CHECK(failure_of(pinch) == PinchFailure::kNone);  // the size isn't known
  pinch.task.target_size_mm = 20;
  CHECK(failure_of(pinch) == PinchFailure::kTooWide);
  pinch.task.size_tolerance = 0.55;
  CHECK(failure_of(pinch) == PinchFailure::kNone);
  pinch.task.size_tolerance = 0.1;
  pinch.task.target_size_mm = 40;  // too narrow is none of the ways that have a name
  CHECK(failure_of(pinch) == PinchFailure::kNone);
}

TEST_CASE("a finger that goes on alone after the last parting has lost the other") {
  const auto going_on = [](double for_s, double by_mm) {
    Pinch pinch = closing_to(20);
    for (const TimedPoint& p : sampled(2.01, for_s, 100, [=](double t) {
           return Vec2{by_mm * t / for_s, 0};
         }))
      pinch.contacts[0].points.push_back(p);
    return failure_of(pinch);
  };
  CHECK(going_on(0.5, 40) == PinchFailure::kLostContact);
  CHECK(going_on(0.5, 9) == PinchFailure::kNone);  // a late lift
  CHECK(going_on(0.06, 40) == PinchFailure::kNone);
}

TEST_CASE("every failure has a name of its own") {
  CHECK(name_of(PinchFailure::kNone) == "none");
  CHECK(name_of(PinchFailure::kNeverTwoContacts) == "never two contacts");
  CHECK(name_of(PinchFailure::kPalm) == "palm");
  CHECK(name_of(PinchFailure::kThirdFinger) == "third finger");
  CHECK(name_of(PinchFailure::kSwipe) == "swipe");
  CHECK(name_of(PinchFailure::kWrongOrder) == "wrong order");
  CHECK(name_of(PinchFailure::kTooWide) == "too wide");
  CHECK(name_of(PinchFailure::kLostContact) == "lost contact");
}

TEST_CASE("huge coordinates and a chain that can't filter are judged without a crash") {
  Pinch huge = closing_to(20);
  for (PinchContact& contact : huge.contacts)
    for (TimedPoint& point : contact.points) point.mm *= 1e300;
  failure_of(huge);
  CHECK(failure_of(closing_to(20), {.kind = SignalChain::Kind::kFull, .rate_hz = 15}) == PinchFailure::kNone);
}

}  // namespace
}  // namespace thimble::motion
