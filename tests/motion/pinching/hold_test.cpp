// Goal: steadiness as defined, over the right steps. Method: tables by hand, and NumPy's cov, std and polyfit
// (tests/motion/reference/pinching_reference.py).
#include "engine/motion/pinching/hold.hpp"

#include "engine/motion/statistics.hpp"

#include "tests/motion/pinching/pinches.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::at_seconds;
using test::minimum_jerk;

std::vector<Vec2> wandering() {
  std::vector<Vec2> points;
  for (int i = 0; i < 40; ++i)
    points.push_back({10 + std::sin(i * 1.3) + 0.05 * i, 20 + 0.5 * std::cos(i * 0.7)});
  return points;
}

std::vector<double> wandering_x() {
  std::vector<double> x;
  for (Vec2 p : wandering()) x.push_back(p.x);
  return x;
}

TEST_CASE("a window that holds no step has none") {
  const PairSignal signal = test::signal_of(test::on_axis(
      1, [](double) { return 0; }, [](double) { return 20; }));
  CHECK_FALSE(steps_in(signal, {.from = at_seconds(-2), .to = at_seconds(-1)}));
  CHECK_FALSE(steps_in(signal, {.from = at_seconds(1.5), .to = at_seconds(2)}));
  CHECK_FALSE(steps_in(signal, {.from = at_seconds(0.501), .to = at_seconds(0.509)}));
}

TEST_CASE("a window takes the steps inside it, both ends included") {
  const PairSignal signal = test::signal_of(test::on_axis(
      1, [](double) { return 0; }, [](double) { return 20; }));
  const StepRange inside = *steps_in(signal, {.from = at_seconds(0.2), .to = at_seconds(0.455)});
  CHECK(inside.first == 20);
  CHECK(inside.last == 45);
  CHECK(inside.size() == 26);
  const StepRange all = *steps_in(signal, {.from = at_seconds(-9), .to = at_seconds(9)});
  CHECK(all.first == 0);
  CHECK(all.size() == signal.size());
}

TEST_CASE("without a window the hold ends where the pinch is carried off or let go") {
  const auto held_until = [](double carry_mm, double open_mm) {
    const PairSignal signal = test::signal_of(test::on_axis(
        3, [=](double t) { return carry_mm * minimum_jerk(t - 2, 0.5); },
        [=](double t) { return 20 + open_mm * minimum_jerk(t - 2, 0.5); }));
    return static_cast<double>(steps_held(signal, 50).last) / signal.rate_hz();
  };
  CHECK(held_until(9, 0) == Approx(3));
  CHECK(held_until(20, 0) == Approx(2.25).margin(0.02));
  CHECK(held_until(-20, 0) == Approx(2.25).margin(0.02));
  CHECK(held_until(-10, 20) == Approx(2.25).margin(0.02));  // the midpoint stays
}

TEST_CASE("spread and drift of a level aperture are none, and of a line are the line's") {
  CHECK(standard_deviation_of(std::vector<double>(30, 7.25)) == 0);
  CHECK(hold_drift_mm_s(std::vector<double>(30, 7.25), 100) == 0);
  CHECK(standard_deviation_of(std::vector<double>{1, 2, 3, 4}) == Approx(std::sqrt(5.0 / 3)));
  CHECK(hold_drift_mm_s(std::vector<double>{1, 2, 3, 4}, 50) == Approx(50));
  CHECK(hold_drift_mm_s(std::vector<double>{4, 2}, 50) == Approx(-100));
}

TEST_CASE("spread, drift and ellipse are NumPy's") {
  CHECK(standard_deviation_of(wandering_x()) == Approx(0.889425455524051).epsilon(1e-12));
  CHECK(hold_drift_mm_s(wandering_x(), 50) == Approx(2.31175116244739).epsilon(1e-12));
  CHECK(hold_ellipse_area_mm2(wandering()) == Approx(5.96124532527841).epsilon(1e-12));
}

TEST_CASE("midpoints on a line span no ellipse, and a cross spans pi 5.991 times its two spreads") {
  CHECK(hold_ellipse_area_mm2(std::vector<Vec2>{{1, 1}, {2, 3}, {3, 5}, {9, 17}}) == Approx(0).margin(1e-6));
  const std::vector<Vec2> cross{{3, 0}, {-3, 0}, {0, 2}, {0, -2}};
  CHECK(hold_ellipse_area_mm2(cross) == Approx(std::numbers::pi * 5.991 * std::sqrt(18.0 / 3 * 8 / 3)));
}

TEST_CASE("turning, moving and enlarging the page change the ellipse as they change areas") {
  std::vector<Vec2> points = wandering();
  const double area = hold_ellipse_area_mm2(points);
  for (Vec2& p : points) p = Vec2{p.x * 0.6 - p.y * 0.8, p.x * 0.8 + p.y * 0.6} * 3.0 + Vec2{500, -900};
  CHECK(hold_ellipse_area_mm2(points) == Approx(9 * area).epsilon(1e-9));
}

TEST_CASE("the zone's edge belongs to it") {
  const HoldZone zone{.center_mm = {10, 10}, .radius_mm = 5};
  const std::vector<Vec2> points{{10, 10}, {15, 10}, {13, 14}, {15.001, 10}, {0, 0}};
  CHECK(time_in_zone_fraction(points, zone) == Approx(0.6));
}

}  // namespace
}  // namespace thimble::motion
