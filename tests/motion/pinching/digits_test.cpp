// Goal: what each finger did. Method: hand-made stamps and paths; the correlation of two made-up
// profiles, shifted, with NumPy's corrcoef (tests/motion/reference/pinching_reference.py).
#include "engine/motion/pinching/digits.hpp"

#include "tests/motion/pinching/pinches.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::minimum_jerk;
using test::resting;

const std::vector<double> kOne{0, 3, 9, 20, 31, 38, 40, 36, 27, 15, 6, 1};
const std::vector<double> kOther{1, 0, 2, 4, 10, 22, 30, 39, 41, 33, 22, 12};

TEST_CASE("a level profile, or fewer than three speeds, correlate with nothing") {
  CHECK_FALSE(speed_correlation({}, {}, 100));
  CHECK_FALSE(speed_correlation(std::vector<double>{1, 2}, std::vector<double>{1, 2}, 100));
  CHECK_FALSE(speed_correlation(std::vector<double>(12, 0.0), kOne, 100));
  CHECK_FALSE(speed_correlation(kOne, std::vector<double>(12, 0.1), 100));
}

TEST_CASE("the correlation has NumPy's peak and lag") {
  const Correlation later = *speed_correlation(kOne, kOther, 100);
  CHECK(later.peak == Approx(0.986263830464122).epsilon(1e-12));
  CHECK(later.lag_s == Approx(0.02));
  const Correlation earlier = *speed_correlation(kOther, kOne, 100);
  CHECK(earlier.peak == Approx(later.peak).epsilon(1e-12));
  CHECK(earlier.lag_s == Approx(-0.02));
  std::vector<double> upside_down = kOther;
  for (double& v : upside_down) v = -v;
  const Correlation far = *speed_correlation(kOne, upside_down, 20);
  CHECK(far.peak == Approx(0.979261290748497).epsilon(1e-12));
  CHECK(far.lag_s == Approx(-0.2));
}

TEST_CASE("a profile correlates wholly with itself, and no shift beyond 200 ms is tried") {
  CHECK(speed_correlation(kOne, kOne, 100)->peak == Approx(1));
  CHECK(speed_correlation(kOne, kOne, 100)->lag_s == 0);
  std::vector<double> early(200, 0.0);
  std::vector<double> late(200, 0.0);
  early[20] = 1;
  late[40] = 1;
  CHECK(speed_correlation(early, late, 100)->lag_s == Approx(0.2));
  CHECK(speed_correlation(early, late, 99)->peak < 0.1);
}

TEST_CASE("asynchronies are what lies between the two contacts' ends, whoever was first") {
  const std::vector<PinchContact> contacts{resting(1, 0.25, 2), resting(2, 0.1, 2.34)};
  for (const auto thumb : {std::optional<int>{}, std::optional(1), std::optional(2)}) {
    const ContactPair pair = grips_of(contacts, thumb)[0].pair;
    CHECK(first_contact_asynchrony_ms(pair) == Approx(150));
    CHECK(release_asynchrony_ms(pair) == Approx(340));
  }
}

TEST_CASE("a finger that stays has no part in closing, and one that does three quarters of it has that") {
  const auto part_of_first = [](double part) {
    const PairSignal signal = test::signal_of(test::on_axis(
        1.2, [=](double t) { return 30 * part * minimum_jerk(t - 0.1, 0.9); },
        [](double t) { return 50 - 30 * minimum_jerk(t - 0.1, 0.9); }));
    const DigitPaths paths = digit_paths(signal, *closing_of(signal, {}, signal.size() - 1));
    return paths.first_mm / (paths.first_mm + paths.second_mm);
  };
  CHECK(part_of_first(0) == Approx(0).margin(1e-12));
  CHECK(part_of_first(0.75) == Approx(0.75).epsilon(1e-9));
  CHECK(part_of_first(1) == Approx(1).epsilon(1e-9));
}

TEST_CASE("fingers that close one after the other lag by as much") {
  const PairSignal signal = test::signal_of(test::on_axis(
      1.5, [](double t) { return 15 * minimum_jerk(t - 0.2, 0.8); },
      [](double t) { return 50 - 15 * minimum_jerk(t - 0.2, 0.8) - 15 * minimum_jerk(t - 0.27, 0.8); }));
  const Closing closing = *closing_of(signal, {}, signal.size() - 1);
  const Correlation correlation = *finger_correlation(signal, closing, {});
  CHECK(correlation.lag_s == Approx(0.07).margin(0.011));
  CHECK(correlation.peak > 0.95);
}

}  // namespace
}  // namespace thimble::motion
