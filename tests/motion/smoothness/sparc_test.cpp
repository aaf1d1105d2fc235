// Goal: SPARC as its authors define it. Method: a table of profiles with the values that NumPy gives
// (tests/motion/reference/smoothness_reference.py); the two first are also in the published literature.
#include "engine/motion/smoothness/sparc.hpp"

#include <cmath>
#include <vector>

#include "engine/core/geometry.hpp"
#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

std::vector<double> bells(std::initializer_list<Vec2> heights_and_widths,
                          std::initializer_list<double> centres) {
  std::vector<double> profile;
  for (int i = -100; i < 100; ++i) {
    double v = 0;
    auto centre = centres.begin();
    for (Vec2 bell : heights_and_widths) {
      const double t = i / 100.0 - *centre++;
      v += bell.x * std::exp(-bell.y * t * t);
    }
    profile.push_back(v);
  }
  return profile;
}

std::vector<double> minimum_jerk_speeds(int rate_hz) {
  std::vector<double> profile;
  for (int i = 0; i <= static_cast<int>(0.8 * rate_hz); ++i) {
    const double u = i / (0.8 * rate_hz);
    profile.push_back(100 / 0.8 * 30 * u * u * (1 - u) * (1 - u));
  }
  return profile;
}

std::vector<double> rough() {
  std::vector<double> profile;
  for (int i = 0; i < 150; ++i) profile.push_back(20 + 5 * std::sin(0.9 * i) + i * 7919 % 13);
  return profile;
}

TEST_CASE("a rate whose Nyquist frequency lies under the cut-off is refused") {
  const Result<double> value = sparc(minimum_jerk_speeds(120), 19.99);
  REQUIRE_FALSE(value.ok());
  CHECK(value.error().message == "the rate is below twice the cut-off frequency");
  CHECK(sparc(rough(), 20).ok());
  CHECK_FALSE(sparc(rough(), 30, {.pad_level = 4, .cutoff_hz = 20, .amplitude_threshold = 0.05}).ok());
  CHECK_FALSE(sparc(rough(), std::nan("")).ok());
}

TEST_CASE("no profile, a single speed and a rest have a reason instead of a value") {
  CHECK(sparc({}, 100).error().message == "fewer than 2 speeds");
  CHECK(sparc(std::vector<double>{3}, 100).error().message == "fewer than 2 speeds");
  CHECK(sparc(std::vector<double>(50, 0.0), 100).error().message == "nothing moved");
}

TEST_CASE("SPARC of known profiles is that of the defining formula") {
  CHECK(sparc(bells({{1, 5}}, {0}), 100).value() == Approx(-1.4140312617104793).epsilon(1e-9));
  CHECK(sparc(minimum_jerk_speeds(60), 60).value() == Approx(-1.4004674901832403).epsilon(1e-9));
  CHECK(sparc(minimum_jerk_speeds(120), 120).value() == Approx(-1.4004667303017).epsilon(1e-9));
  CHECK(sparc(minimum_jerk_speeds(240), 240).value() == Approx(-1.4004666829289318).epsilon(1e-9));
  CHECK(sparc(bells({{1, 30}, {0.7, 40}}, {-0.4, 0.3}), 100).value() ==
        Approx(-2.3033663006429816).epsilon(1e-9));
  CHECK(sparc(rough(), 100).value() == Approx(-2.422100057178204).epsilon(1e-9));
  CHECK(sparc(rough(), 20).value() == Approx(-3.5329420483554967).epsilon(1e-9));
  CHECK(sparc(std::vector<double>{1, 2}, 100).value() == Approx(-1.0009407872203882).epsilon(1e-9));
}

TEST_CASE("SPARC doesn't depend on the unit of speed") {
  std::vector<double> faster = rough();
  for (double& v : faster) v *= 1e4;
  CHECK(sparc(faster, 100).value() == Approx(sparc(rough(), 100).value()).epsilon(1e-12));
}

TEST_CASE("a movement in two parts is less smooth than one in one") {
  CHECK(sparc(bells({{1, 30}, {0.7, 40}}, {-0.4, 0.3}), 100).value() <
        sparc(bells({{1, 5}}, {0}), 100).value());
}

}  // namespace
}  // namespace thimble::motion
