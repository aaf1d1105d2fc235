// Goal: band power as SciPy's periodogram has it, in the signal's own unit. Method: SciPy's values for a
// made-up signal (tests/motion/reference/pinching_reference.py), and sines, whose power is half their squared
// amplitude.
#include "engine/motion/pinching/tremor.hpp"

#include <cmath>
#include <numbers>
#include <vector>

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

std::vector<double> made_up(int count) {
  std::vector<double> x;
  for (int i = 0; i < count; ++i)
    x.push_back(40 + 0.02 * i + 0.3 * std::sin(0.4 * i) + 0.1 * std::sin(0.63 * i + 1) +
                (i * 7919 % 13) / 26.0);
  return x;
}

std::vector<double> sine(double amplitude, double frequency_hz, double rate_hz, double duration_s) {
  std::vector<double> x;
  for (int i = 0; i <= static_cast<int>(duration_s * rate_hz); ++i)
    x.push_back(25 + amplitude * std::sin(2 * std::numbers::pi * frequency_hz * i / rate_hz + 0.4));
  return x;
}

TEST_CASE("a level signal has no power, nor have two values of it") {
  CHECK(band_power(std::vector<double>(400, 31.5), 100, kSlowTremor) == 0);
  CHECK(band_power(std::vector<double>(2, 31.5), 100, kFastTremor) == 0);
}

TEST_CASE("band power is that of SciPy's periodogram") {
  CHECK(band_power(made_up(350), 100, kSlowTremor) == Approx(0.0456850227983166).epsilon(1e-9));
  CHECK(band_power(made_up(350), 100, kFastTremor) == Approx(0.00506414025127718).epsilon(1e-9));
  CHECK(band_power(made_up(350), 60, kFastTremor) == Approx(0.0129142113617702).epsilon(1e-9));
  CHECK(band_power(made_up(64), 100, kSlowTremor) == Approx(0.0483374886424691).epsilon(1e-9));
}

TEST_CASE("a sine has half its squared amplitude in its own band and next to nothing in the other") {
  for (double rate_hz : {60.0, 100.0, 240.0}) {
    CAPTURE(rate_hz);
    CHECK(band_power(sine(0.4, 5, rate_hz, 3), rate_hz, kSlowTremor) == Approx(0.08).epsilon(0.01));
    CHECK(band_power(sine(0.4, 5, rate_hz, 3), rate_hz, kFastTremor) < 1e-4);
    CHECK(band_power(sine(0.4, 10, rate_hz, 3), rate_hz, kFastTremor) == Approx(0.08).epsilon(0.01));
    CHECK(band_power(sine(0.4, 10, rate_hz, 3), rate_hz, kSlowTremor) < 1e-4);
  }
}

TEST_CASE("where the signal lies and how it drifts has next to no power, and its size counts squared") {
  std::vector<double> x = sine(0.4, 5, 100, 4);
  const double power = band_power(x, 100, kSlowTremor);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = 3 * x[i] + 800 + 0.05 * static_cast<double>(i);
  CHECK(band_power(x, 100, kSlowTremor) == Approx(9 * power).epsilon(1e-3));
}

TEST_CASE("bands that meet share no bin") {
  const std::vector<double> x = made_up(256);
  const double whole = band_power(x, 100, {.low_hz = 3, .high_hz = 12});
  CHECK(band_power(x, 100, kSlowTremor) + band_power(x, 100, kFastTremor) == Approx(whole).epsilon(1e-12));
  // 3.125 Hz is bin 8 of 256 at 100 Hz.
  const double with = band_power(x, 100, {.low_hz = 3.125, .high_hz = 6.25});
  const double without = band_power(x, 100, {.low_hz = 3.126, .high_hz = 6.251});
  const double bin = band_power(x, 100, {.low_hz = 3.125, .high_hz = 3.3});
  const double upper = band_power(x, 100, {.low_hz = 6.25, .high_hz = 6.4});
  CHECK(with - bin + upper == Approx(without).epsilon(1e-9));
}

}  // namespace
}  // namespace thimble::motion
