// Goal: the signal chain is the one that it says it is. Method: values from SciPy
// (tests/motion/reference/signal_reference.py), sines of known frequency, and speed profiles counted by hand.
#include "engine/motion/signal.hpp"

#include <cmath>
#include <numbers>

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::at_seconds;
using test::sampled;

std::vector<double> noisy(int count) {
  std::vector<double> values;
  for (int i = 0; i < count; ++i) values.push_back(10 * std::sin(0.3 * i) + (i * 7919 % 13) / 13.0);
  return values;
}

void check_all(const std::vector<double>& found, const std::vector<double>& expected) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(i);
    CHECK(found[i] == Approx(expected[i]).epsilon(1e-9).margin(1e-10));
  }
}

double largest_in_the_middle(const std::vector<double>& values) {
  double largest = 0;
  for (std::size_t i = values.size() / 4; i < values.size() * 3 / 4; ++i)
    largest = std::max(largest, std::abs(values[i]));
  return largest;
}

// What is left of a sine of this frequency, sampled at 1,000 Hz and cut off at 10 Hz.
double gain(double frequency_hz) {
  std::vector<double> sine;
  for (int i = 0; i < 4000; ++i) sine.push_back(std::sin(2 * std::numbers::pi * frequency_hz * i / 1000.0));
  return largest_in_the_middle(low_passed(sine, 1000, 10)) / largest_in_the_middle(sine);
}

TEST_CASE("resampling uneven stamps gives SciPy's monotone cubics") {
  const double ms[] = {0, 7, 19, 33, 40, 58, 71, 90, 100};
  const double x[] = {0, 0.5, 2, 5, 7, 7, 6, 8, 9};
  const double y[] = {3, 3, 4, 4.5, 4.25, 1, 1.5, 1.5, -2};
  std::vector<TimedPoint> points;
  for (int i = 0; i < 9; ++i) points.push_back({.t = at_seconds(2 + ms[i] / 1000), .mm = {x[i], y[i]}});

  const Signal signal = resampled(points);
  CHECK(signal.rate_hz == Approx(100));
  CHECK(signal.start == at_seconds(2));
  std::vector<double> found_x;
  std::vector<double> found_y;
  for (Vec2 p : signal.mm) {
    found_x.push_back(p.x);
    found_y.push_back(p.y);
  }
  check_all(found_x, {0, 0.795979256972, 2.16245799725, 4.26411449484, 7, 7, 6.93627674101, 6.01684114702,
                      6.69160435715, 8, 9});
  check_all(found_y, {3, 3.12783354922, 4.05084763365, 4.46647891207, 4.25, 2.24802313596, 1.03186162949,
                      1.49157942649, 1.5, 1.5, -2});
}

TEST_CASE("resampling keeps both ends and takes the rate nearest to the one asked for") {
  const Signal signal = resampled(sampled(0, 0.5, 62, [](double t) { return Vec2{30 * t, -t}; }));
  REQUIRE(signal.mm.size() == 51);
  CHECK(signal.rate_hz == Approx(100));
  CHECK(signal.mm.front().x == Approx(0).margin(1e-12));
  CHECK(signal.mm.back().x == Approx(15));

  const std::vector<TimedPoint> two = {{.t = Ns{0}, .mm = {1, 1}}, {.t = at_seconds(0.004), .mm = {2, 5}}};
  const Signal shortest = resampled(two);
  REQUIRE(shortest.mm.size() == 2);
  CHECK(shortest.rate_hz == Approx(250));
  CHECK(shortest.mm[1] == Vec2{2, 5});
}

TEST_CASE("the low-pass gives the values of SciPy's filtfilt") {
  check_all(low_passed(noisy(40), 100, 10),
            {-0.0142210097707, 3.06777245987,  5.88247651998,  8.17898042406,  9.74048631878,  10.407788659,
             10.1184260091,    8.94060850704,  7.04515943959,  4.6274234636,   1.86830980453,  -1.04585227371,
             -3.88825508956,   -6.37675414253, -8.22283621442, -9.224296199,   -9.31055388654, -8.52388555821,
             -6.98457339027,   -4.84908644795, -2.27101701207, 0.585446580214, 3.49343516866,  6.16016303231,
             8.28849795781,    9.6552734543,   10.1665538528,  9.8423803244,   8.7481152487,   6.96151380839,
             4.59148212412,    1.80085511999,  -1.17484615693, -4.02128588771, -6.40127284818, -8.05970680481,
             -8.89068984914,   -8.94673384233, -8.42056806403, -7.59751090218});
  check_all(low_passed(noisy(12), 240, 10),
            {0.437361245025, 2.26668166195, 3.92204006571, 5.26994089981, 6.19934291109, 6.63269511709,
             6.53387595682, 5.91169177651, 4.81723570319, 3.33597895892, 1.57804232371, -0.331703408994});
}

TEST_CASE("a signal shorter than the padding is continued by turning it again") {
  check_all(low_passed(noisy(6), 100, 10),
            {0.0159544119411, 2.91992873156, 5.54720571377, 7.70806782226, 9.37661579245, 10.7310985686});
  check_all(low_passed(noisy(2), 100, 10), {-0.00890182875834, 3.08950497986});
  CHECK(low_passed(noisy(1), 100, 10) == noisy(1));
  CHECK(low_passed(std::vector<double>{}, 100, 10).empty());
}

TEST_CASE("a rest stays exactly where it is") {
  const std::vector<double> rest(50, 123.4);
  CHECK(low_passed(rest, 100, 10) == rest);
}

TEST_CASE("both passes together are 3 dB down at the cut-off") {
  CHECK(gain(10) == Approx(std::sqrt(0.5)).epsilon(1e-3));
  CHECK(gain(1) > 0.999);
  CHECK(gain(40) < 0.01);
}

TEST_CASE("the low-pass shifts nothing in time") {
  std::vector<double> bell;
  for (int i = 0; i <= 200; ++i) bell.push_back(std::exp(-0.001 * (i - 100) * (i - 100)));
  const std::vector<double> smooth = low_passed(bell, 100, 10);
  for (std::size_t i = 0; i <= 100; ++i) CHECK(smooth[i] == Approx(smooth[200 - i]).margin(1e-6));
}

TEST_CASE("speeds are central differences, one-sided at the ends") {
  const Signal signal{.rate_hz = 100, .start = Ns{0}, .mm = {{0, 0}, {3, 4}, {3, 4}, {0, 8}}};
  check_all(speeds_of(velocities_mm_s(signal)), {500, 250, 250, 500});
  CHECK(velocities_mm_s({.rate_hz = 100, .start = Ns{0}, .mm = {{1, 1}}}).empty());
  CHECK(velocities_mm_s({}).empty());
}

TEST_CASE("a profile that stays under 10 mm/s, or above it for less than 40 ms, is no movement") {
  CHECK_FALSE(movement_bounds({}, 100));
  CHECK_FALSE(movement_bounds(std::vector<double>(200, 9.9), 100));
  std::vector<double> blip(50, 0.0);
  blip[20] = blip[21] = blip[22] = 50;  // above 10 mm/s from 19.2 to 22.8: 36 ms
  CHECK_FALSE(movement_bounds(blip, 100));
  blip[23] = 50;
  REQUIRE(movement_bounds(blip, 100));
  CHECK(movement_bounds(blip, 100)->first == 20);
  CHECK(movement_bounds(blip, 100)->last == 23);
  CHECK(movement_bounds(blip, 100)->onset == Approx(19.2));
  CHECK(movement_bounds(blip, 100)->offset == Approx(23.8));
}

TEST_CASE("the threshold of a fast movement is 5 % of its peak") {
  std::vector<double> profile(100, 40.0);  // a creep at 40 mm/s about a peak of 1,000 mm/s
  for (int i = 40; i < 60; ++i) profile[static_cast<std::size_t>(i)] = 1000;
  const auto movement = movement_bounds(profile, 100);
  REQUIRE(movement);
  CHECK(movement->first == 40);
  CHECK(movement->last == 59);
}

TEST_CASE(
    "a dip of less than 100 ms belongs to the movement, and so does a longer one before another movement") {
  std::vector<double> profile(100, 0.0);
  const auto move = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) profile[i] = 100;
  };
  move(10, 30);
  move(38, 40);  // too short to be an onset, soon enough to be the same movement
  REQUIRE(movement_bounds(profile, 100));
  CHECK(movement_bounds(profile, 100)->last == 39);
  move(55, 57);  // too short and too late
  CHECK(movement_bounds(profile, 100)->last == 39);
  move(70, 90);
  CHECK(movement_bounds(profile, 100)->first == 10);
  CHECK(movement_bounds(profile, 100)->last == 89);
}

TEST_CASE("only a recording that can hold what would come back is filtered at more than the chain's rate") {
  const auto at = [](double rate_hz) {
    std::vector<TimedPoint> points;
    for (int i = 0; i < 50; ++i) points.push_back({Ns{std::llround(i * 1e9 / rate_hz)}, {0, 0}});
    return oversampling(points, 100);
  };
  CHECK(oversampling({}, 100) == 1);
  CHECK(at(60) == 1);
  CHECK(at(100) == 1);
  CHECK(at(150) == 1);
  CHECK(at(200) == 2);
  CHECK(at(240) == 3);
  CHECK(at(1000) == 10);
  CHECK(at(1e6) == 100);
}

TEST_CASE("a thinned signal keeps its first position and its time") {
  const Signal thin =
      thinned({.rate_hz = 300, .start = Ns{5}, .mm = {{0, 0}, {1, 0}, {2, 0}, {3, 0}, {4, 0}}}, 3);
  CHECK(thin.rate_hz == 100);
  CHECK(thin.start == Ns{5});
  REQUIRE(thin.mm.size() == 2);
  CHECK(thin.mm[1].x == 3);
}

TEST_CASE("the chain ends where the recording does, whatever it was filtered at") {
  std::vector<TimedPoint> points;
  for (int i = 0; i <= 1235; ++i) points.push_back({Ns{i * 1'000'000}, {0.01 * i, 5}});
  const Signal signal = smoothed(points, 100, 10);
  CHECK(signal.rate_hz == Approx(100).epsilon(0.005));
  CHECK(signal.seconds_at(static_cast<double>(signal.mm.size() - 1)) == Approx(1.235).epsilon(1e-9));
  CHECK(signal.mm.back().x == Approx(12.35).epsilon(1e-4));
}

}  // namespace
}  // namespace thimble::motion
