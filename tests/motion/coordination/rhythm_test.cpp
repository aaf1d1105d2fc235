// Goal: tempo and Wing and Kristofferson's model are what their definitions give, and an invalid model says
// so instead of giving a negative variance. Method: values of NumPy
// (tests/motion/reference/coordination_rhythm_reference.py), short series by hand, and taps simulated with a
// known clock and a known finger.
#include "engine/motion/coordination/rhythm.hpp"

#include <map>
#include <string>
#include <vector>

#include "engine/core/rng.hpp"
#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::value_of;

using Intervals = std::vector<double>;

const std::vector<std::string> kIds = {
    "interval_mean_ms", "interval_sd_ms",  "interval_coefficient_of_variation",
    "tap_rate_hz",      "clock_sd_ms",     "motor_sd_ms",
    "autocovariance_0", "autocovariance_1"};

std::string reason_of(const MeasureSet& set, std::string_view id) {
  const Measure* measure = find(set, id);
  REQUIRE(measure != nullptr);
  CHECK_FALSE(measure->value.has_value());
  return measure->reason;
}

// Those that aren't expected must be absent, because the model isn't valid.
void check_values(const MeasureSet& set, const std::map<std::string, double>& expected) {
  REQUIRE(set.size() == kIds.size());
  for (std::size_t i = 0; i < set.size(); ++i) {
    CAPTURE(kIds[i]);
    CHECK(set[i].id == kIds[i]);
    if (const auto found = expected.find(kIds[i]); found != expected.end())
      CHECK(value_of(set, kIds[i]) == Approx(found->second).epsilon(1e-9));
    else
      CHECK(reason_of(set, kIds[i]).starts_with("model not valid: "));
  }
}

// The noise is that of two fixed sequences, the same as in the script.
Intervals tapped(int count, double clock_ms, double motor_ms, double drift_ms) {
  const auto delay = [=](int n) { return 50 + motor_ms * ((n * n * 104729 + 57 * n) % 97 / 97.0 - 0.5); };
  Intervals intervals;
  for (int n = 1; n <= count; ++n) {
    const double tick = 500 + clock_ms * ((n * n * 7919 + 31 * n) % 101 / 101.0 - 0.5) + drift_ms * n;
    intervals.push_back(tick + delay(n) - delay(n - 1));
  }
  return intervals;
}

// Twelve uniform numbers make a nearly normal one.
double noise(Rng& rng, double sd) {
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += rng.uniform();
  return sd * sum;
}

Intervals simulated(int count, double clock_sd_ms, double motor_sd_ms, std::uint64_t seed) {
  Rng rng(seed);
  Intervals intervals;
  double before = noise(rng, motor_sd_ms);
  for (int i = 0; i < count; ++i) {
    const double after = noise(rng, motor_sd_ms);
    intervals.push_back(550 + noise(rng, clock_sd_ms) + after - before);
    before = after;
  }
  return intervals;
}

const Intervals kAlternating = {510, 480, 530, 495, 505, 470, 525};
const Intervals kSlow = {500, 510, 520, 525, 520, 510, 500, 495};

// ---- What can't be measured ----

TEST_CASE("without intervals nothing is measured") {
  const MeasureSet set = tapping_measures({});
  CHECK(reason_of(set, "interval_mean_ms") == "no intervals");
  CHECK(reason_of(set, "interval_sd_ms") == "no intervals");
  CHECK(reason_of(set, "tap_rate_hz") == "no intervals");
  CHECK(reason_of(set, "autocovariance_0") == "fewer than 3 intervals");
  CHECK(reason_of(set, "clock_sd_ms") == "model not valid: fewer than 3 intervals");
  CHECK(wing_kristofferson({}).verdict == "model not valid: fewer than 3 intervals");
}

TEST_CASE("one interval has a mean and a rate") {
  const MeasureSet set = tapping_measures(Intervals{400}, Detrend::kNone);
  CHECK(value_of(set, "interval_mean_ms") == 400);
  CHECK(value_of(set, "tap_rate_hz") == Approx(2.5));
  CHECK(reason_of(set, "interval_sd_ms") == "fewer than 2 intervals");
  CHECK(reason_of(set, "interval_coefficient_of_variation") == "fewer than 2 intervals");
  CHECK(reason_of(set, "autocovariance_1") == "fewer than 2 intervals");
}

TEST_CASE("two intervals always lie on a line: they have autocovariances as recorded only, and no model") {
  const Intervals two = {400, 500};
  const MeasureSet raw = tapping_measures(two, Detrend::kNone);
  CHECK(value_of(raw, "interval_sd_ms") == Approx(50 * std::sqrt(2)));
  CHECK(value_of(raw, "autocovariance_0") == Approx(2500));
  CHECK(value_of(raw, "autocovariance_1") == Approx(-1250));
  CHECK(reason_of(raw, "clock_sd_ms") == "model not valid: fewer than 3 intervals");
  const MeasureSet detrended = tapping_measures(two);
  CHECK(reason_of(detrended, "autocovariance_0") == "fewer than 3 intervals");
  CHECK(reason_of(detrended, "motor_sd_ms") == "model not valid: fewer than 3 intervals");
}

TEST_CASE("intervals that are all equal have autocovariances of 0 and no model: nothing varies") {
  for (const Detrend detrend : {Detrend::kLinear, Detrend::kNone}) {
    for (double ms : {500.0, 333.3, 0.1, 0.0}) {
      CAPTURE(ms);
      const MeasureSet set = tapping_measures(Intervals(31, ms), detrend);
      CHECK(value_of(set, "interval_mean_ms") == Approx(ms));
      CHECK(value_of(set, "autocovariance_0") == Approx(0).margin(1e-20));
      CHECK(value_of(set, "autocovariance_1") == Approx(0).margin(1e-20));
      CHECK(reason_of(set, "clock_sd_ms") == "model not valid: nothing varies");
      CHECK(reason_of(set, "motor_sd_ms") == "model not valid: nothing varies");
    }
  }
}

TEST_CASE("intervals that only drift along a line don't vary once it is taken off") {
  Intervals drifting;
  for (int i = 0; i < 30; ++i) drifting.push_back(500.1 + 3.7 * i);
  CHECK(wing_kristofferson(drifting).verdict == "model not valid: nothing varies");
  CHECK(wing_kristofferson(drifting, Detrend::kNone).verdict ==
        "model not valid: neighbouring intervals go the same way (lag-1 autocorrelation 0.9, above 0)");
}

TEST_CASE("an autocorrelation outside -0.5 to 0 is no model, whichever side it lies on") {
  const WingKristofferson below = wing_kristofferson(kAlternating);
  CHECK(below.verdict ==
        "model not valid: neighbouring intervals alternate (lag-1 autocorrelation -0.624, below -0.5)");
  CHECK_FALSE(below.clock_sd_ms.has_value());
  CHECK_FALSE(below.motor_sd_ms.has_value());
  CHECK(below.autocovariance_1.has_value());
  const WingKristofferson above = wing_kristofferson(kSlow);
  CHECK(above.verdict ==
        "model not valid: neighbouring intervals go the same way (lag-1 autocorrelation 0.477, above 0)");
  CHECK_FALSE(above.clock_sd_ms.has_value());
  CHECK_FALSE(above.motor_sd_ms.has_value());
}

TEST_CASE("a mean that isn't positive has no rate") {
  const MeasureSet set = tapping_measures(Intervals{-400, 100, 300}, Detrend::kNone);
  CHECK(value_of(set, "interval_mean_ms") == 0);
  CHECK(value_of(set, "interval_sd_ms") > 0);
  CHECK(reason_of(set, "tap_rate_hz") == "the mean interval isn't positive");
  CHECK(reason_of(set, "interval_coefficient_of_variation") == "the mean interval isn't positive");
}

TEST_CASE("intervals too large to compute with give a reason and never an infinity") {
  for (double huge : {1e160, 1e300, 1.7e308}) {
    for (const Detrend detrend : {Detrend::kLinear, Detrend::kNone}) {
      CAPTURE(huge);
      const MeasureSet set = tapping_measures(Intervals{huge, huge / 2, huge, huge / 3, huge}, detrend);
      CHECK(reason_of(set, "autocovariance_0") == "the numbers are too large to compute with");
      CHECK(reason_of(set, "clock_sd_ms") == "model not valid: the numbers are too large to compute with");
      for (const Measure& m : set) {
        CAPTURE(m.id);
        CHECK((m.value ? std::isfinite(*m.value) && *m.value != 0 : !m.reason.empty()));
      }
    }
  }
}

// ---- Known answers ----

TEST_CASE("as recorded, tempo and model are those of NumPy") {
  check_values(tapping_measures(tapped(30, 60, 40, 2), Detrend::kNone),
               {{"interval_mean_ms", 530.78217821782187},
                {"interval_sd_ms", 29.821029722634158},
                {"interval_coefficient_of_variation", 0.056183178234737625},
                {"tap_rate_hz", 1.88401201290828},
                {"autocovariance_0", 859.6506865942888},
                {"autocovariance_1", -46.958327018989579},
                {"clock_sd_ms", 27.671899691859064},
                {"motor_sd_ms", 6.8526146118827942}});
  check_values(tapping_measures(tapped(30, 60, 40, 0), Detrend::kNone),
               {{"interval_mean_ms", 499.78217821782181},
                {"interval_sd_ms", 27.08446426536068},
                {"interval_coefficient_of_variation", 0.054192537160771596},
                {"tap_rate_hz", 2.0008716668647728},
                {"autocovariance_0", 709.11593105687962},
                {"autocovariance_1", -199.50627366932491},
                {"clock_sd_ms", 17.609752517234018},
                {"motor_sd_ms", 14.124668975566292}});
  check_values(tapping_measures(kAlternating, Detrend::kNone),
               {{"interval_mean_ms", 502.14285714285717},
                {"interval_sd_ms", 22.146697055682829},
                {"interval_coefficient_of_variation", 0.044104375359823554},
                {"tap_rate_hz", 1.9914651493598861},
                {"autocovariance_0", 420.40816326530614},
                {"autocovariance_1", -262.39067055393576}});
  check_values(tapping_measures(kSlow, Detrend::kNone),
               {{"interval_mean_ms", 510},
                {"interval_sd_ms", 11.019463300386795},
                {"interval_coefficient_of_variation", 0.021606790785072147},
                {"tap_rate_hz", 1.9607843137254901},
                {"autocovariance_0", 106.25},
                {"autocovariance_1", 56.25}});
  check_values(tapping_measures(Intervals{500, 530, 491}, Detrend::kNone),
               {{"interval_mean_ms", 507},
                {"interval_sd_ms", 20.420577856662138},
                {"interval_coefficient_of_variation", 0.040277273879018027},
                {"tap_rate_hz", 1.9723865877712032},
                {"autocovariance_0", 278},
                {"autocovariance_1", -176.33333333333334}});
}

TEST_CASE("detrended, the model is that of NumPy, and mean and SD stay those of the intervals") {
  check_values(tapping_measures(tapped(30, 60, 40, 2)),
               {{"interval_mean_ms", 530.78217821782187},
                {"interval_sd_ms", 29.821029722634158},
                {"interval_coefficient_of_variation", 0.056183178234737625},
                {"tap_rate_hz", 1.88401201290828},
                {"autocovariance_0", 690.56170949091825},
                {"autocovariance_1", -211.95838017000295},
                {"clock_sd_ms", 16.329266644614275},
                {"motor_sd_ms", 14.558790477577556}});
  check_values(tapping_measures(kAlternating), {{"interval_mean_ms", 502.14285714285717},
                                                {"interval_sd_ms", 22.146697055682829},
                                                {"interval_coefficient_of_variation", 0.044104375359823554},
                                                {"tap_rate_hz", 1.9914651493598861},
                                                {"autocovariance_0", 420.40816326530557},
                                                {"autocovariance_1", -262.39067055393519}});
  check_values(tapping_measures(kSlow), {{"interval_mean_ms", 510},
                                         {"interval_sd_ms", 11.019463300386795},
                                         {"interval_coefficient_of_variation", 0.021606790785072147},
                                         {"tap_rate_hz", 1.9607843137254901},
                                         {"autocovariance_0", 95.535714285714334},
                                         {"autocovariance_1", 45.535714285714285}});
}

TEST_CASE("an autocorrelation of exactly 0 is all clock, and one of exactly -0.5 all finger") {
  // Deviations 3, 0, -3: gamma0 = 18 / 3 and gamma1 = 0.
  const WingKristofferson clock = wing_kristofferson(Intervals{503, 500, 497}, Detrend::kNone);
  CHECK(clock.verdict == "model valid");
  CHECK(*clock.clock_sd_ms == Approx(std::sqrt(6)));
  CHECK(*clock.motor_sd_ms == 0);
  // Deviations a, -a, 0, 0: gamma0 = a^2 / 2 and gamma1 = -a^2 / 4.
  const WingKristofferson finger = wing_kristofferson(Intervals{510, 490, 500, 500}, Detrend::kNone);
  CHECK(finger.verdict == "model valid");
  CHECK(*finger.clock_sd_ms == 0);
  CHECK(*finger.motor_sd_ms == Approx(5));
}

TEST_CASE("of many simulated taps the model finds the clock and the finger that made them") {
  const WingKristofferson model = wing_kristofferson(simulated(20'000, 25, 12, 3));
  CHECK(model.verdict == "model valid");
  CHECK(*model.clock_sd_ms == Approx(25).epsilon(0.03));
  CHECK(*model.motor_sd_ms == Approx(12).epsilon(0.03));
}

// ---- What must not matter ----

TEST_CASE("no series of intervals gives a negative variance") {
  int valid = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const Intervals intervals = simulated(3 + static_cast<int>(seed % 30), 20, 12, seed);
    for (const Detrend detrend : {Detrend::kLinear, Detrend::kNone}) {
      const WingKristofferson model = wing_kristofferson(intervals, detrend);
      CHECK(model.clock_sd_ms.has_value() == model.motor_sd_ms.has_value());
      CHECK(model.clock_sd_ms.has_value() == (model.verdict == "model valid"));
      if (!model.clock_sd_ms) continue;
      ++valid;
      CHECK(*model.clock_sd_ms >= 0);
      CHECK(*model.motor_sd_ms >= 0);
      // The two parts make up the whole: gamma0 = clock^2 + 2 motor^2.
      CHECK(*model.clock_sd_ms * *model.clock_sd_ms + 2 * *model.motor_sd_ms * *model.motor_sd_ms ==
            Approx(*model.autocovariance_0));
    }
  }
  CHECK(valid > 200);
}

TEST_CASE("tapped backwards, and faster or slower by a constant, the model is the same") {
  const Intervals intervals = tapped(30, 60, 40, 2);
  const WingKristofferson expected = wing_kristofferson(intervals);
  Intervals backwards(intervals.rbegin(), intervals.rend());
  Intervals slower = intervals;
  for (double& ms : slower) ms += 250;
  for (const Intervals& changed : {backwards, slower}) {
    const WingKristofferson found = wing_kristofferson(changed);
    CHECK(*found.clock_sd_ms == Approx(*expected.clock_sd_ms).epsilon(1e-9));
    CHECK(*found.motor_sd_ms == Approx(*expected.motor_sd_ms).epsilon(1e-9));
  }
}

TEST_CASE("a drift in tempo changes neither clock nor finger once it is taken off") {
  const WingKristofferson steady = wing_kristofferson(tapped(30, 60, 40, 0));
  for (double drift_ms : {-5.0, 2.0, 20.0}) {
    const WingKristofferson drifting = wing_kristofferson(tapped(30, 60, 40, drift_ms));
    CHECK(*drifting.clock_sd_ms == Approx(*steady.clock_sd_ms).epsilon(1e-9));
    CHECK(*drifting.motor_sd_ms == Approx(*steady.motor_sd_ms).epsilon(1e-9));
  }
}

TEST_CASE("another unit of time scales clock and finger") {
  Intervals in_s = tapped(30, 60, 40, 2);
  for (double& s : in_s) s /= 1000;
  const MeasureSet expected = tapping_measures(tapped(30, 60, 40, 2));
  const MeasureSet found = tapping_measures(in_s);
  CHECK(value_of(found, "clock_sd_ms") * 1e3 == Approx(value_of(expected, "clock_sd_ms")).epsilon(1e-9));
  CHECK(value_of(found, "autocovariance_1") * 1e6 ==
        Approx(value_of(expected, "autocovariance_1")).epsilon(1e-9));
  CHECK(value_of(found, "interval_coefficient_of_variation") ==
        Approx(value_of(expected, "interval_coefficient_of_variation")).epsilon(1e-9));
}

}  // namespace
}  // namespace thimble::motion
