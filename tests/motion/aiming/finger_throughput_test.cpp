// Goal: a finger's own imprecision is taken out of the effective width, and only that. Method: NumPy's values
// (tests/motion/reference/aiming_throughput_reference.py), limits that follow by hand, and refusals.
#include "engine/motion/aiming/finger_throughput.hpp"

#include <cmath>

#include "tests/motion/aiming/aims.hpp"
#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::ring_sequence;
using test::value_of;

std::vector<CalibrationTap> calibration_block(Vec2 target, Vec2 offset) {
  std::vector<CalibrationTap> taps;
  for (Vec2 e : {Vec2{0.5, 1}, Vec2{-0.75, 0.25}, Vec2{1.5, -0.5}, Vec2{0.25, 0.75}, Vec2{-1, 2},
                 Vec2{0.125, -1.25}}) {
    taps.push_back({.target = target, .tap = target + offset + e});
  }
  return taps;
}

TEST_CASE("fewer than two calibration taps have no spread") {
  CHECK(finger_tap_sd_mm({}).error().message == "fewer than 2 calibration taps");
  CHECK_FALSE(finger_tap_sd_mm(std::vector<CalibrationTap>(1)).ok());
  CHECK(finger_calibration_measures({}).at(0).reason == "fewer than 2 calibration taps");
  const std::vector<CalibrationTap> huge = {{.target = {}, .tap = {1.7e308, 0}},
                                            {.target = {}, .tap = {-1.7e308, 0}}};
  CHECK_FALSE(finger_calibration_measures(huge).at(0).value.has_value());
}

TEST_CASE("a sequence that spreads no more than the finger does has no width left") {
  const double sd_mm =
      value_of(aiming_measures(AimTask::kSerial, ring_sequence(2)), "effective_width") / 4.132731354;
  for (double tap_sd_mm : {sd_mm * (1 + 1e-12), 1.0, 1e300}) {
    const MeasureSet set = finger_aiming_measures(AimTask::kSerial, ring_sequence(2), tap_sd_mm);
    REQUIRE(set.size() == 3);
    for (const Measure& m : set) {
      CHECK_FALSE(m.value.has_value());
      CHECK(m.reason == "the selections spread no more than the finger's own imprecision");
    }
  }
}

TEST_CASE("what takes the effective width away takes the finger's away too") {
  std::vector<AimTrial> no_axis = ring_sequence(0);
  no_axis[3].from = no_axis[3].to;
  const auto reason = [](const std::vector<AimTrial>& sequence) {
    const MeasureSet set = finger_aiming_measures(AimTask::kSerial, sequence, 0.5);
    CHECK(set.size() == 3);
    return set.at(0).reason;
  };
  CHECK(reason({}) == "fewer than 2 trials");
  CHECK(reason({ring_sequence(0)[0]}) == "fewer than 2 trials");
  CHECK(reason(no_axis) == "a trial starts in the centre of its own target");
}

TEST_CASE("without any spread of its own a finger is as good as a point") {
  for (std::size_t k = 0; k < 3; ++k) {
    const MeasureSet point = aiming_measures(AimTask::kSerial, ring_sequence(k));
    const MeasureSet finger = finger_aiming_measures(AimTask::kSerial, ring_sequence(k), 0);
    CHECK(value_of(finger, "finger_effective_width_mm") ==
          Approx(value_of(point, "effective_width")).epsilon(1e-14));
    CHECK(value_of(finger, "finger_effective_id_bits") ==
          Approx(value_of(point, "effective_id_bits")).epsilon(1e-14));
    CHECK(value_of(finger, "finger_throughput_bit_s") ==
          Approx(value_of(point, "throughput_bit_s")).epsilon(1e-14));
  }
}

TEST_CASE("sequences by a finger that spreads by 0.9 mm have the values that NumPy computes") {
  const auto check_row = [](AimTask task, std::size_t k, std::initializer_list<double> expected) {
    auto value = expected.begin();
    for (const Measure& m : finger_aiming_measures(task, ring_sequence(k), 0.9)) {
      CAPTURE(m.id);
      CHECK(m.value.value() == Approx(*value++).epsilon(1e-12));
    }
  };
  check_row(AimTask::kSerial, 0, {8.368352728110372, 3.028156992075605, 5.012615771688852});
  check_row(AimTask::kSerial, 1, {13.67763418026959, 2.441829730646758, 5.525394573954197});
  check_row(AimTask::kDiscrete, 0, {8.368352728110372, 3.018750006417997, 4.99704405437209});
  check_row(AimTask::kDiscrete, 1, {13.67763418026959, 2.422661867759665, 5.482021359081187});
}

TEST_CASE(
    "the spread of calibration taps is NumPy's, wherever the target is and whichever way the finger leans") {
  for (Vec2 target : {Vec2{0, 0}, Vec2{120, 45}}) {
    for (Vec2 offset : {Vec2{0, 0}, Vec2{-1.5, 3}}) {
      CHECK(finger_tap_sd_mm(calibration_block(target, offset)).value() ==
            Approx(1.032921624971291).epsilon(1e-12));
    }
  }
  CHECK(finger_tap_sd_mm(std::vector<CalibrationTap>(5)).value() == 0);
}

TEST_CASE("the spread of calibration taps doesn't depend on how the device is turned") {
  std::vector<CalibrationTap> turned = calibration_block({30, 10}, {});
  for (CalibrationTap& t : turned) {
    for (Vec2* p : {&t.target, &t.tap}) {
      *p = {p->x * std::cos(0.7) - p->y * std::sin(0.7), p->x * std::sin(0.7) + p->y * std::cos(0.7)};
    }
  }
  CHECK(finger_tap_sd_mm(turned).value() == Approx(1.032921624971291).epsilon(1e-12));
}

}  // namespace
}  // namespace thimble::motion
