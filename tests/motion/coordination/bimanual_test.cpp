// Goal: two hands' relative phase, lag and shares are those that their definitions give. Method: swings of
// known phase, and one recording whose values are those of NumPy and SciPy
// (tests/motion/reference/coordination_bimanual_reference.py).
#include "engine/motion/coordination/bimanual.hpp"

#include <string>

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::sampled;
using test::value_of;

using Points = std::vector<TimedPoint>;

constexpr double kPi = std::numbers::pi;

std::string reason_of(const MeasureSet& set, std::string_view id) {
  const Measure* measure = find(set, id);
  REQUIRE(measure != nullptr);
  CHECK_FALSE(measure->value.has_value());
  return measure->reason;
}

// Up and down the page.
Points swinging(double frequency_hz, double phase_deg, double amplitude_mm = 30, double duration_s = 5,
                double rate_hz = 100) {
  return sampled(0, duration_s, rate_hz, [=](double t) {
    return Vec2{40, 80 - amplitude_mm * std::cos(2 * kPi * frequency_hz * t + phase_deg / 180 * kPi)};
  });
}

MeasureSet together(const Points& left, const Points& right) {
  return bimanual_measures({.left = left, .right = right});
}

TEST_CASE("hands without samples, or that were never down together, have neither phase nor lag") {
  const MeasureSet none = together({}, {});
  REQUIRE(none.size() == 5);
  for (const char* id : {"relative_phase_mean_deg", "relative_phase_sd_deg", "hand_lag_s", "hand_coupling"})
    CHECK(reason_of(none, id) == "fewer than 2 samples in one of the recordings");
  CHECK(reason_of(none, "right_hand_share") == "neither hand moved");

  Points later = swinging(1, 0);
  for (TimedPoint& p : later) p.t += std::chrono::seconds(6);
  CHECK(reason_of(together(swinging(1, 0), later), "relative_phase_mean_deg") ==
        "the two recordings share no time without a silence");
  CHECK(value_of(together(swinging(1, 0), later), "right_hand_share") == Approx(0.5));
}

TEST_CASE("a hand that rests, or swings less than once, has no phase") {
  const Points resting = sampled(0, 5, 100, [](double) { return Vec2{10, 20.1}; });
  CHECK(reason_of(together(resting, swinging(1, 0)), "relative_phase_mean_deg") ==
        "the left hand didn't move");
  CHECK(reason_of(together(swinging(1, 0), resting), "hand_coupling") == "the right hand didn't move");
  CHECK(value_of(together(swinging(1, 0), resting), "right_hand_share") == 0);
  CHECK(reason_of(together(swinging(0.08, 0), swinging(1, 0)), "relative_phase_sd_deg") ==
        "less than a swing of each hand");
  CHECK(reason_of(together(swinging(1, 0), swinging(0.08, 0)), "relative_phase_sd_deg") ==
        "less than a swing of each hand");
  CHECK(reason_of(together(swinging(4, 0, 30, 0.5), swinging(4, 0, 30, 0.5)), "hand_lag_s") ==
        "less than 1 s without a silence");
}

TEST_CASE("the relative phase is the right hand's less the left's") {
  for (double phase_deg : {-150.0, -90.0, -20.0, 0.0, 45.0, 90.0, 170.0}) {
    CAPTURE(phase_deg);
    const MeasureSet set = together(swinging(1, 30), swinging(1, 30 + phase_deg, 12));
    CHECK(value_of(set, "relative_phase_mean_deg") == Approx(phase_deg).margin(1.5));
    CHECK(value_of(set, "relative_phase_sd_deg") < 3);
  }
  CHECK(std::abs(value_of(together(swinging(1, 0), swinging(1, 180)), "relative_phase_mean_deg")) > 178);
}

TEST_CASE("the relative phase of two uneven swings is that of NumPy and SciPy") {
  const auto along_y = [](auto x_at) {
    return sampled(0, 4, 120, [=](double t) { return Vec2{3, -x_at(t)}; });
  };
  const MeasureSet set =
      together(along_y([](double t) { return 30 * std::cos(7 * t) + 4 * std::cos(15 * t); }),
               along_y([](double t) { return 25 * std::cos(7 * t + 0.5 + 0.4 * std::sin(2 * t)); }));
  CHECK(value_of(set, "relative_phase_mean_deg") == Approx(31.725791198642423).epsilon(1e-6));
  CHECK(value_of(set, "relative_phase_sd_deg") == Approx(18.92021788398466).epsilon(1e-6));
}

TEST_CASE("hands that swing at other rates have a phase that is spread") {
  const MeasureSet set = together(swinging(1, 0, 30, 10), swinging(1.3, 0, 30, 10));
  CHECK(value_of(set, "relative_phase_sd_deg") > 100);
}

TEST_CASE("mirror movements are in phase along directions that lead outwards") {
  const auto sideways = [](double sign) {
    return sampled(0, 5, 100, [=](double t) { return Vec2{100 + sign * 20 * std::cos(7 * t), 50}; });
  };
  const Points left = sideways(-1);
  const Points right = sideways(1);
  const MeasureSet mirrored =
      bimanual_measures({.left = left, .right = right, .left_direction = {-2, 0}, .right_direction = {2, 0}});
  CHECK(value_of(mirrored, "relative_phase_mean_deg") == Approx(0).margin(1e-6));
  CHECK(value_of(mirrored, "hand_lag_s") == Approx(0).margin(1e-6));
  CHECK(value_of(mirrored, "hand_coupling") == Approx(1));
  const MeasureSet parallel =
      bimanual_measures({.left = left, .right = right, .left_direction = {1, 0}, .right_direction = {1, 0}});
  CHECK(std::abs(value_of(parallel, "relative_phase_mean_deg")) == Approx(180).margin(1e-6));
}

TEST_CASE("a right hand that copies the left later on has that lag, and a coupling of nearly 1") {
  const auto uneven = [](double late_s) {
    return sampled(0, 6, 100, [=](double t) {
      return Vec2{0, 30 * std::sin(5 * (t - late_s)) + 20 * std::sin(3.3 * (t - late_s))};
    });
  };
  for (double late_s : {-0.2, -0.033, 0.0, 0.05, 0.31}) {
    const MeasureSet set = together(uneven(0), uneven(late_s));
    CHECK(value_of(set, "hand_lag_s") == Approx(late_s).margin(1e-3));
    CHECK(value_of(set, "hand_coupling") > 0.999);
  }
}

TEST_CASE("the share of the right hand is that of the way gone") {
  const auto straight = [](double speed) {
    return sampled(0, 2, 100, [=](double t) { return Vec2{speed * t, 0}; });
  };
  CHECK(value_of(together(straight(30), straight(90)), "right_hand_share") == Approx(0.75).epsilon(1e-6));
  CHECK(value_of(together({}, straight(90)), "right_hand_share") == 1);
}

TEST_CASE("changing hands turns phase, lag and share round") {
  const Points left = swinging(1, 0, 30);
  const Points right = swinging(1, -40, 20);
  const MeasureSet one = together(left, right);
  const MeasureSet other = together(right, left);
  for (const char* id : {"relative_phase_mean_deg", "hand_lag_s"})
    CHECK(value_of(other, id) == Approx(-value_of(one, id)).epsilon(1e-9));
  CHECK(value_of(other, "right_hand_share") == Approx(1 - value_of(one, "right_hand_share")));
  for (const char* id : {"relative_phase_sd_deg", "hand_coupling"})
    CHECK(value_of(other, id) == Approx(value_of(one, id)));
}

TEST_CASE("where a hand was silent nothing is compared") {
  Points broken = swinging(1, 60);
  std::erase_if(
      broken, [](const TimedPoint& p) { return p.t > test::at_seconds(2.2) && p.t < test::at_seconds(2.9); });
  CHECK(value_of(together(swinging(1, 0), broken), "relative_phase_mean_deg") == Approx(60).margin(2));
  CHECK(value_of(together(broken, swinging(1, 0)), "relative_phase_mean_deg") == Approx(-60).margin(2));
}

TEST_CASE("hands too far away to compute with give a reason and never an infinity") {
  for (double huge : {1e160, 1e300, 1e307}) {
    for (const MeasureSet& set : {together(swinging(1, 0, huge), swinging(1, 0)),
                                  together(swinging(1, 0, huge), swinging(1, 0, huge))}) {
      for (const Measure& m : set) CHECK((m.value ? std::isfinite(*m.value) : !m.reason.empty()));
    }
  }
}

}  // namespace
}  // namespace thimble::motion
