// Goal: closing lies where a person would say that it does, and nothing after it moves it. Method: apertures
// whose extremes and velocities follow by hand, and minimum-jerk closing, whose peak velocity is 1.875
// amplitudes over its duration (Flash & Hogan 1985).
#include "engine/motion/pinching/closing.hpp"

#include "tests/motion/pinching/pinches.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::minimum_jerk;

const SignalChain kAsRecorded{.kind = SignalChain::Kind::kRaw, .rate_hz = 100};

template <class Aperture>
PairSignal signal_of(double duration_s, Aperture aperture, const SignalChain& chain = {}) {
  return test::signal_of(test::on_axis(
                             duration_s, [](double) { return 5; }, aperture),
                         chain);
}

std::optional<Closing> closing_of(const PairSignal& signal, const SignalChain& chain = {}) {
  return motion::closing_of(signal, chain, signal.size() - 1);
}

TEST_CASE("fingers that rest, open, or only tremble have not closed") {
  CHECK_FALSE(closing_of(signal_of(1, [](double) { return 20; })));
  CHECK_FALSE(closing_of(signal_of(
                             1, [](double) { return 20; }, kAsRecorded),
                         kAsRecorded));
  CHECK_FALSE(closing_of(signal_of(1, [](double t) { return 20 + 30 * minimum_jerk(t, 1); })));
  CHECK_FALSE(closing_of(signal_of(1, [](double t) { return 20 - 9 * t; })));  // 9 mm/s
  CHECK_FALSE(closing_of(signal_of(0.03, [](double t) { return 20 - 100 * t; })));
}

TEST_CASE("as recorded, closing goes from the peak to the first trough near the smallest aperture") {
  const std::vector<double> g{30, 31, 34, 34, 29, 20, 12, 10.5, 11, 10, 14};
  const PairSignal signal = signal_of(
      0.1, [&](double t) { return g[static_cast<std::size_t>(std::lround(t * 100))]; }, kAsRecorded);
  const std::optional<Closing> closing = closing_of(signal, kAsRecorded);
  REQUIRE(closing);
  CHECK(closing->peak == 2);
  CHECK(closing->closed == 7);  // 10.5 is within 5 % of 34 to 10
  CHECK(closing->velocities_mm_s.size() == 5);
  CHECK(time_to_peak_aperture(*closing) == Approx(2.0 / 7));
  CHECK(closing_amplitude_mm(signal, *closing) == Approx(23.5));
  CHECK(peak_closing_velocity_mm_s(*closing) == Approx(900));
  CHECK(mean_closing_velocity_mm_s(signal, *closing) == Approx(23.5 / 0.05));
  CHECK(closing_speeds_mm_s(*closing)[0] == Approx(0).margin(1e-9));
}

TEST_CASE("nothing after the capture is looked at") {
  const std::vector<double> g{30, 25, 20, 22, 15, 9};
  const PairSignal signal = signal_of(
      0.05, [&](double t) { return g[static_cast<std::size_t>(std::lround(t * 100))]; }, kAsRecorded);
  CHECK(closing_of(signal, kAsRecorded)->closed == 5);
  CHECK(motion::closing_of(signal, kAsRecorded, 3)->closed == 2);
  CHECK_FALSE(motion::closing_of(signal, kAsRecorded, 0));
}

TEST_CASE("a minimum-jerk closing has the known peak velocity, and opens no gap at its end") {
  const PairSignal signal = signal_of(2, [](double t) { return 55 - 35 * minimum_jerk(t - 0.5, 0.8); });
  const std::optional<Closing> closing = closing_of(signal);
  REQUIRE(closing);
  CHECK(peak_closing_velocity_mm_s(*closing) == Approx(35 / 0.8 * 1.875).epsilon(2e-3));
  CHECK(closing_amplitude_mm(signal, *closing) == Approx(35).epsilon(1e-3));
  CHECK(time_to_peak_aperture(*closing) == 0);
  // 10 mm/s is passed where 30 u^2 (1 - u)^2 35 / 0.8 = 10, that is at u = 0.0961.
  CHECK(closing->onset == Approx(50 + 80 * 0.0961).margin(1));
  CHECK(closing->offset == Approx(50 + 80 * (1 - 0.0961)).margin(1));
}

TEST_CASE("opening before closing is the way to the peak, opening at the release is not") {
  // Opens from 20 to 60 mm in 0.6 s, closes to 15 mm in 0.4 s, opens again to 80 mm.
  const PairSignal signal = signal_of(3, [](double t) {
    return 20 + 40 * minimum_jerk(t - 0.2, 0.6) - 45 * minimum_jerk(t - 0.8, 0.4) +
           65 * minimum_jerk(t - 2, 0.4);
  });
  const std::optional<Closing> closing = closing_of(signal);
  REQUIRE(closing);
  CHECK(signal.aperture_mm[closing->peak] == Approx(60).epsilon(2e-3));
  CHECK(closing_amplitude_mm(signal, *closing) == Approx(45).epsilon(3e-3));
  CHECK(time_to_peak_aperture(*closing) == Approx(0.6).margin(0.02));
}

TEST_CASE("a rest, a tremor or a slow drift after closing changes nothing of it") {
  const auto closes = [](double t) { return 55 - 35 * minimum_jerk(t - 0.2, 0.8); };
  const PairSignal alone = signal_of(1.1, closes);
  const Closing expected = *closing_of(alone);
  const PairSignal rested = signal_of(4.13, closes);
  const PairSignal trembling =
      signal_of(4, [&](double t) { return closes(t) + (t > 1.1 ? 0.7 * std::sin(40 * (t - 1.1)) : 0); });
  const PairSignal drifting = signal_of(4, [&](double t) { return closes(t) + (t > 1 ? 0.4 * (1 - t) : 0); });
  for (const PairSignal& signal : {rested, trembling, drifting}) {
    const std::optional<Closing> closing = closing_of(signal);
    REQUIRE(closing);
    CHECK(closing->onset == Approx(expected.onset).margin(0.1));
    CHECK(closing->offset == Approx(expected.offset).margin(0.6));
    CHECK(peak_closing_velocity_mm_s(*closing) == Approx(peak_closing_velocity_mm_s(expected)).epsilon(2e-3));
    CHECK(closing_amplitude_mm(signal, *closing) == Approx(35).margin(1.3));
  }
}

}  // namespace
}  // namespace thimble::motion
