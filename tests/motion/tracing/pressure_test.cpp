// Goal: pressure of pens that really measure it, and of nothing else. Method: samples by hand.
#include "engine/motion/tracing/pressure.hpp"

#include <vector>

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::at_seconds;
using test::value_of;

std::vector<Sample> pressed(Device device, const std::vector<double>& pressures) {
  std::vector<Sample> samples;
  for (double pressure : pressures) {
    Sample sample;
    sample.t = at_seconds(0.5 * static_cast<double>(samples.size()));
    sample.device = device;
    sample.phase = samples.empty() ? Phase::kDown : Phase::kMove;
    sample.pressure = pressure;
    samples.push_back(sample);
  }
  return samples;
}

TEST_CASE("a finger, a pen without pressure and a single sample have none") {
  std::vector<Sample> without = pressed(Device::kStylus, {1, 1});
  for (Sample& sample : without) sample.pressure.reset();
  for (const auto& samples :
       {pressed(Device::kTouch, {0.4, 0.5}), without, pressed(Device::kStylus, {0.4}), std::vector<Sample>{}})
    for (const Measure& m : pressure_measures(samples)) CHECK(m.reason == "no pen that measures pressure");
}

TEST_CASE("mean, variation and slope of a pen's pressure") {
  std::vector<Sample> samples = pressed(Device::kStylus, {0.2, 0.4, 0.6, 0});
  samples.back().phase = Phase::kUp;
  const MeasureSet set = pressure_measures(samples);
  CHECK(value_of(set, "pressure_mean") == Approx(0.4));
  CHECK(value_of(set, "pressure_variation") == Approx(0.5));
  CHECK(value_of(set, "pressure_slope_1_s") == Approx(0.4));
}

}  // namespace
}  // namespace thimble::motion
