// Goal: every form of jerk as its authors define it, and the known answers of a minimum-jerk reach. Method:
// values from NumPy (tests/motion/reference/smoothness_reference.py) and from the reach's polynomial by hand.
#include "engine/motion/smoothness/jerk.hpp"

#include <cmath>
#include <vector>

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

// As in the reference script: 150 velocities on a bent, uneven path.
std::vector<Vec2> bent() {
  std::vector<Vec2> velocities;
  for (int i = 0; i < 150; ++i)
    velocities.push_back({40 + 5 * std::sin(0.9 * i) + i * 7919 % 13, 30 * std::cos(0.05 * i) + i * 31 % 7});
  return velocities;
}

std::vector<double> speeds_of_bent() {
  std::vector<double> speeds;
  for (Vec2 v : bent()) speeds.push_back(std::hypot(v.x, v.y));
  return speeds;
}

// The speed of a minimum-jerk reach of 100 mm in 0.8 s, in the middle of each of `count` steps.
std::vector<double> minimum_jerk_speeds(int count) {
  std::vector<double> speeds;
  for (int i = 0; i < count; ++i) {
    const double u = (i + 0.5) / count;
    speeds.push_back(100 / 0.8 * 30 * u * u * (1 - u) * (1 - u));
  }
  return speeds;
}

std::vector<Vec2> along(Vec2 direction, const std::vector<double>& speeds) {
  std::vector<Vec2> velocities;
  for (double speed : speeds) velocities.push_back(direction * speed);
  return velocities;
}

TEST_CASE("two velocities, a rest and an unchanging speed have a reason instead of a jerk") {
  const std::vector<double> two = {1, 2};
  CHECK(dimensionless_jerk(two).error().message == "fewer than 3 velocities");
  CHECK(dimensionless_jerk(std::span<const double>{}).error().message == "fewer than 3 velocities");
  const std::vector<Vec2> rest(20, Vec2{});
  CHECK(dimensionless_jerk(rest).error().message == "nothing moved");
  CHECK(normalised_jerk(rest).error().message == "nothing moved");
  const std::vector<double> steady(20, 3.5);
  CHECK(dimensionless_jerk(steady).value() == 0);
  CHECK(log_dimensionless_jerk(steady).error().message == "the velocity never changes");
  CHECK(normalised_jerk(along({0.6, 0.8}, steady)).value() == 0);
}

TEST_CASE("velocities whose squares are beyond all numbers still have a jerk") {
  std::vector<double> huge = speeds_of_bent();
  for (double& v : huge) v *= 1e300;
  CHECK(dimensionless_jerk(huge).value() ==
        Approx(dimensionless_jerk(speeds_of_bent()).value()).epsilon(1e-12));
}

TEST_CASE("jerk of a known profile is that of the defining formula") {
  CHECK(dimensionless_jerk(speeds_of_bent()).value() == Approx(-6763052.873385126).epsilon(1e-12));
  CHECK(log_dimensionless_jerk(speeds_of_bent()).value() == Approx(-15.726984954563648).epsilon(1e-12));
  CHECK(dimensionless_jerk(bent()).value() == Approx(-12154987.070763836).epsilon(1e-12));
  CHECK(log_dimensionless_jerk(bent()).value() == Approx(-16.313250102034868).epsilon(1e-12));
  CHECK(normalised_jerk(bent()).value() == Approx(3091.2600461780826).epsilon(1e-12));
}

TEST_CASE("a finely sampled minimum-jerk reach has the analytic LDLJ and normalised jerk") {
  // Integrated by hand: T^3 / v_peak^2 x integral of jerk^2 = 720 / 1.875^2, whose -ln is -5.32203;
  // normalised jerk = sqrt(720 / 2) = 18.97367.
  const std::vector<double> speeds = minimum_jerk_speeds(20'000);
  CHECK(log_dimensionless_jerk(speeds).value() == Approx(-5.32203).margin(1e-3));
  CHECK(normalised_jerk(along({1, 0}, speeds)).value() == Approx(18.97367).epsilon(1e-3));
}

TEST_CASE("on a straight reach both forms agree, whatever its direction") {
  const std::vector<double> speeds = minimum_jerk_speeds(100);
  for (Vec2 direction : {Vec2{1, 0}, Vec2{0.6, -0.8}})
    CHECK(dimensionless_jerk(along(direction, speeds)).value() ==
          Approx(dimensionless_jerk(speeds).value()).epsilon(1e-9));
}

TEST_CASE("a circle at an even speed has jerk in the vector form alone") {
  std::vector<Vec2> circling;
  for (int i = 0; i < 200; ++i) circling.push_back({std::cos(i * 0.05), std::sin(i * 0.05)});
  std::vector<double> speeds;
  for (Vec2 v : circling) speeds.push_back(std::hypot(v.x, v.y));
  CHECK(dimensionless_jerk(speeds).value() == Approx(0).margin(1e-15));
  // |d2v| = 2 (1 - cos 0.05) at each of the 198 second differences.
  const double each = 2 * (1 - std::cos(0.05));
  CHECK(dimensionless_jerk(circling).value() == Approx(-8e6 * 198 * each * each));
}

}  // namespace
}  // namespace thimble::motion
