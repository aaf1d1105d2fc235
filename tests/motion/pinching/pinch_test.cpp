// Goal: every measure of a pinch, whole recordings to numbers. Method: one made-up pinch whose values NumPy
// and SciPy computed from the definitions (tests/motion/reference/pinching_reference.py), what must not
// matter, and recordings with next to nothing in them.
#include "engine/motion/pinching/pinch.hpp"

#include "engine/core/rng.hpp"
#include "engine/motion/pinching/failure.hpp"
#include "tests/motion/pinching/pinches.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::at_seconds;
using test::pinching;
using test::resting;
using test::value_of;

SignalChain as_recorded(double rate_hz) { return {.kind = SignalChain::Kind::kRaw, .rate_hz = rate_hz}; }

std::string reason_of(const MeasureSet& set, std::string_view id) {
  const Measure* measure = find(set, id);
  REQUIRE(measure != nullptr);
  return measure->reason;
}

void check_table_order(const MeasureSet& one, const MeasureSet& block) {
  const auto rows = measure_table(Family::kPinching);
  REQUIRE(one.size() + block.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Measure& measure = i < one.size() ? one[i] : block[i - one.size()];
    CAPTURE(measure.id);
    CHECK(measure.id == rows[i].id);
    CHECK(measure.value.has_value() == measure.reason.empty());
    if (measure.value) CHECK(std::isfinite(*measure.value));
  }
}

// ---- Recordings with next to nothing in them ----

TEST_CASE("whatever a pinch lacks, every measure is there with a value or a reason, in the table's order") {
  std::vector<Pinch> pinches{{}, {.contacts = {{.id = 1, .points = {}}}, .task = test::pinching_task()}};
  for (double end_s : {0.0, 0.01, 0.02, 0.05, 1.0})
    pinches.push_back({.contacts = {resting(1, 0, end_s), resting(2, 0, end_s, {20, 0})}, .task = {}});
  pinches.push_back({.contacts = {resting(1, 0, 4), resting(2, 0, 4)}, .task = test::pinching_task()});
  pinches.push_back({.contacts = {resting(1, 0, 1), resting(1, 0, 1)}, .task = {}});
  Pinch early = pinching(100, 100);
  early.task.captured = at_seconds(-5);
  pinches.push_back(early);
  early.task.captured = at_seconds(50);
  pinches.push_back(early);
  for (const double scale : {1e-300, 1e-100, 1e50, 1e59, 1e150, 1e300}) {
    Pinch scaled = pinching(100, 100);
    for (PinchContact& contact : scaled.contacts)
      for (TimedPoint& point : contact.points) point.mm *= scale;
    pinches.push_back(scaled);
  }
  for (const Pinch& pinch : pinches) {
    for (const SignalChain& chain :
         {SignalChain{}, as_recorded(100), as_recorded(5), SignalChain{.rate_hz = 20}}) {
      check_table_order(pinch_measures(pinch, chain), pinch_block_measures(std::vector{pinch, pinch}, chain));
    }
  }
  check_table_order(pinch_measures({}), pinch_block_measures(std::vector<Pinch>{}));
}

TEST_CASE("contacts at random, broken stamps among them, always give values or reasons") {
  Rng rng(11);
  for (int round = 0; round < 150; ++round) {
    CAPTURE(round);
    Pinch pinch;
    if (rng.uniform(0, 1) < 0.5) pinch.task = test::pinching_task();
    if (rng.uniform(0, 1) < 0.3) pinch.task.captured = at_seconds(rng.uniform(-1, 4));
    const double size_mm = std::pow(10, rng.uniform(-3, 3));
    const double step_s = std::pow(10, rng.uniform(-3, -0.5));
    for (int id = 0; id < static_cast<int>(rng.uniform(0, 6)); ++id) {
      PinchContact contact{.id = id, .points = {}};
      double t = rng.uniform(0, 2);
      for (int i = 0; i < static_cast<int>(rng.uniform(0, 200)); ++i) {
        contact.points.push_back(
            {.t = at_seconds(t), .mm = Vec2{rng.uniform(0, 1), rng.uniform(0, 1)} * size_mm});
        t += rng.uniform(-0.1, 2) * step_s;
      }
      pinch.contacts.push_back(std::move(contact));
    }
    for (const SignalChain& chain : {SignalChain{}, as_recorded(1 / step_s)})
      check_table_order(pinch_measures(pinch, chain), pinch_block_measures(std::vector{pinch, pinch}, chain));
    CHECK_FALSE(name_of(failure_of(pinch)).empty());
  }
}

TEST_CASE("the reason says what a pinch lacks") {
  CHECK(reason_of(pinch_measures({}), "peak_aperture_mm") == "two contacts were never down together");
  CHECK(reason_of(pinch_measures({}), "first_contact_asynchrony_ms") ==
        "two contacts were never down together");
  const Pinch huge{.contacts = {resting(1, 0, 2, {1e70, 0}), resting(2, 0.25, 2)}, .task = {}};
  CHECK(reason_of(pinch_measures(huge), "drops") == "the numbers are too large to compute with");
  CHECK(value_of(pinch_measures(huge), "first_contact_asynchrony_ms") == Approx(250));
  const Pinch still{.contacts = {resting(1, 0, 2), resting(2, 0, 2, {20, 0})}, .task = {}};
  const MeasureSet set = pinch_measures(still);
  CHECK(reason_of(set, "peak_aperture_mm") == "the fingers did not close");
  CHECK(reason_of(set, "grip_size_error_mm") == "the object's size isn't known");
  CHECK(reason_of(set, "hold_time_in_zone_fraction") == "the task names no zone");
  CHECK(reason_of(set, "aperture_tremor_3_to_8_hz_mm2") == "the hold was shorter than 3 s");
  CHECK(reason_of(set, "regrasp_latency_ms") == "nothing was dropped");
  CHECK(reason_of(set, "transfer_path_efficiency") == "carried less than 5 mm");
  CHECK(reason_of(set, "placement_error_mm") == "the task names no place");
  CHECK(reason_of(set, "rotation_error_deg") == "the task names no angle");
  CHECK(value_of(set, "hold_aperture_sd_mm") == Approx(0).margin(1e-12));
  CHECK(reason_of(pinch_measures(still, {.rate_hz = 20}), "peak_aperture_mm") ==
        "at 20 Hz the positions can't be filtered at 10 Hz: more than 20 Hz needed");
  CHECK(reason_of(pinch_measures(still, as_recorded(20)), "aperture_tremor_3_to_8_hz_mm2") ==
        "recorded at 20.0 samples a second, fewer than the 24 that are needed");
}

TEST_CASE("a slow device has a closing, but no smoothness and no tremor of it") {
  const MeasureSet set = pinch_measures(pinching(15, 15));
  CHECK(value_of(set, "closing_amplitude_mm") == Approx(34).margin(0.5));
  CHECK(reason_of(set, "closing_sparc") ==
        "recorded at 15.0 samples a second, fewer than the 20 that are needed");
  CHECK(reason_of(set, "midpoint_tremor_8_to_12_hz_mm2") ==
        "recorded at 15.0 samples a second, fewer than the 24 that are needed");
}

TEST_CASE("where the thumb isn't known, its part isn't either, but whether both moved is") {
  Pinch pinch = pinching(100, 100);
  pinch.task.thumb.reset();
  CHECK(reason_of(pinch_measures(pinch), "thumb_contribution") == "which contact is the thumb isn't known");
  CHECK(value_of(pinch_measures(pinch), "digit_symmetry") == Approx(0.391).margin(0.002));
}

// ---- Whole pinches ----

struct Expected {
  const char* id;
  double shared_raw;  ///< both at 100 Hz
  double apart_raw;   ///< thumb at 120 Hz, index at 83 Hz
  double apart_full;
};

const std::vector<Expected> kNumPy{
    {"first_contact_asynchrony_ms", 50, 50, 50},
    {"release_asynchrony_ms", 50, 51.204819, 51.204819},
    {"peak_aperture_mm", 53.810385422936, 53.8066774016217, 53.8059091295585},
    {"time_to_peak_aperture_fraction", 0.295238095238095, 0.291338582677165, 0.231313993262517},
    {"aperture_overshoot_ratio", 2.98946585682978, 2.98925985564565, 2.98921717386436},
    {"closing_amplitude_mm", 33.810385422936, 33.8066750873819, 33.8087239018755},
    {"peak_closing_velocity_mm_s", 80.7414659634816, 80.7189060876684, 80.7081540854842},
    {"mean_closing_velocity_mm_s", 45.6897100309946, 45.0755667831759, 52.2936612905887},
    {"closing_sparc", -1.40440437152802, -1.40643363969349, -1.50630085710264},
    {"closing_velocity_peaks", 1, 1, 1},
    {"thumb_contribution", 0.390056518368462, 0.390194181226473, 0.391091342782366},
    {"digit_symmetry", 0.390056518368462, 0.390194181226473, 0.391091342782366},
    {"finger_correlation", 0.999497747106348, 0.999375694441216, 0.999662528828092},
    {"finger_correlation_lag_ms", 0, 0, 0},
    {"grip_size_error_mm", 1.99999999999999, 2.0000023142398, 1.99718522768295},
    {"hold_aperture_sd_mm", 0.291218175492283, 0.288354588296331, 0.273119236509004},
    {"hold_ellipse_area_mm2", 0.731801551735574, 0.727717886258896, 0.715574341889267},
    {"hold_aperture_drift_mm_s", 0.149169493944968, 0.149346175655586, 0.149308572466064},
    {"hold_time_in_zone_fraction", 0.631419939577039, 0.632241813602015, 0.643504531722054},
    {"aperture_tremor_3_to_8_hz_mm2", 0.044978995924259, 0.0443411807781216, 0.0449488989417728},
    {"aperture_tremor_8_to_12_hz_mm2", 0.0199991589292872, 0.0190348533995103, 0.0198886369761061},
    {"midpoint_tremor_3_to_8_hz_mm2", 0.0317102286782882, 0.0311289766156023, 0.0316597809598569},
    {"midpoint_tremor_8_to_12_hz_mm2", 0.000200036692426147, 0.000154186240806814, 0.000195658204806379},
    {"drops", 0, 0, 0},
    {"transfer_time_s", 5.15, 5.141666667, 5.15},
    {"transfer_path_efficiency", 0.836430908829315, 0.837600430012767, 0.843431824709354},
    {"placement_error_mm", 3.76181763929619, 3.75889790457619, 3.75895034648044},
    {"placement_error_along_mm", 2.13949226987698, 2.13555883248454, 2.13596854266359},
    {"placement_error_across_mm", 3.09416301743405, 3.09333184932114, 3.09311268660827},
    {"rotation_error_deg", 5.83662361046585, 5.84284384572513, 5.84284839185983},
};

void check_expected(const MeasureSet& set, double Expected::*column, double tolerance) {
  for (const Expected& expected : kNumPy) {
    CAPTURE(expected.id);
    CHECK(value_of(set, expected.id) == Approx(expected.*column).epsilon(tolerance).margin(1e-12));
  }
}

TEST_CASE("as recorded, with shared stamps, every measure of a pinch is NumPy's to 1e-9") {
  check_expected(pinch_measures(pinching(100, 100), as_recorded(100)), &Expected::shared_raw, 1e-9);
}

TEST_CASE("as recorded, without shared stamps, every measure of a pinch is NumPy's to 1e-9") {
  check_expected(pinch_measures(pinching(120, 83), as_recorded(120)), &Expected::apart_raw, 1e-9);
}

TEST_CASE("through the signal chain every measure of a pinch is SciPy's") {
  check_expected(pinch_measures(pinching(120, 83)), &Expected::apart_full, 1e-7);
}

TEST_CASE("a capture that the task names ends the closing and sets the grip's size") {
  Pinch pinch = pinching(100, 100);
  pinch.task.captured = at_seconds(0.8);
  const MeasureSet set = pinch_measures(pinch, as_recorded(100));
  const test::Fingers fingers = test::fingers_at(0.8);
  const double aperture_mm = distance(fingers.thumb, fingers.index);
  CHECK(value_of(set, "grip_size_error_mm") == Approx(aperture_mm - 18).epsilon(1e-9));
  CHECK(value_of(set, "closing_amplitude_mm") ==
        Approx(value_of(set, "peak_aperture_mm") - aperture_mm).epsilon(1e-9));
  CHECK(value_of(set, "transfer_time_s") == Approx(6.25 - 0.8));
  pinch.task.captured = at_seconds(3.005);  // half way between two samples of the hold
  const test::Fingers before = test::fingers_at(3);
  const test::Fingers after = test::fingers_at(3.01);
  CHECK(value_of(pinch_measures(pinch, as_recorded(100)), "grip_size_error_mm") ==
        Approx((distance(before.thumb, before.index) + distance(after.thumb, after.index)) / 2 - 18)
            .epsilon(1e-9));
  pinch.task.captured = at_seconds(0.01);
  CHECK(reason_of(pinch_measures(pinch), "peak_aperture_mm") ==
        "the object was taken before both contacts were down");
}

TEST_CASE("a tremor above the chain's cut-off is still in the tremor's band") {
  // 11 Hz is damped by half in the aperture's spread, and not at all in its power.
  const Pinch pinch{.contacts = test::on_axis(
                        5, [](double) { return 0; },
                        [](double t) { return 20 + 0.5 * std::sin(2 * std::numbers::pi * 11 * t); }),
                    .task = {}};
  const MeasureSet set = pinch_measures(pinch);
  CHECK(value_of(set, "aperture_tremor_8_to_12_hz_mm2") == Approx(0.125).epsilon(0.02));
  CHECK(value_of(set, "midpoint_tremor_8_to_12_hz_mm2") == Approx(0.125 / 4).epsilon(0.02));
  CHECK(value_of(set, "hold_aperture_sd_mm") < 0.25);
}

// ---- Blocks ----

TEST_CASE("grip-size errors of a block are constant, absolute and variable, over the pinches that have one") {
  const auto set_of = [](double error_mm, double drops) {
    return MeasureSet{present("grip_size_error_mm", error_mm), present("drops", drops)};
  };
  const std::vector<MeasureSet> sets{
      set_of(-1, 0),
      set_of(2, 1),
      set_of(5, 2),
      {absent("grip_size_error_mm", "the fingers did not close"), absent("drops", "nothing")}};
  const MeasureSet block = pinch_block_measures(sets);
  CHECK(value_of(block, "grip_size_constant_error_mm") == Approx(2));
  CHECK(value_of(block, "grip_size_absolute_error_mm") == Approx(8.0 / 3));
  CHECK(value_of(block, "grip_size_variable_error_mm") == Approx(3));
  CHECK(value_of(block, "drops_per_10_carries") == Approx(10));
  const MeasureSet one = pinch_block_measures(std::span(sets).subspan(1, 1));
  CHECK(value_of(one, "grip_size_constant_error_mm") == 2);
  CHECK(reason_of(one, "grip_size_variable_error_mm") == "fewer than 2 pinches have a grip-size error");
  CHECK(value_of(pinch_block_measures(std::vector{pinching(100, 100)}), "grip_size_absolute_error_mm") ==
        Approx(2).margin(0.05));
}

// ---- What must not matter ----

void check_same(const MeasureSet& found, const MeasureSet& expected, double tolerance) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(found[i].id);
    REQUIRE(found[i].value.has_value() == expected[i].value.has_value());
    if (found[i].value)
      CHECK(*found[i].value == Approx(*expected[i].value).epsilon(tolerance).margin(tolerance));
  }
}

// The asynchronies are differences of the recorded stamps themselves.
void check_nearly(MeasureSet found, MeasureSet expected, double tolerance, double asynchrony_ms) {
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(*found[i].value == Approx(*expected[i].value).margin(asynchrony_ms));
    found[i] = expected[i];
  }
  check_same(found, expected, tolerance);
}

template <class Change>
Pinch changed(Pinch pinch, Change change) {
  for (PinchContact& contact : pinch.contacts)
    for (TimedPoint& point : contact.points) point.mm = change(point.mm);
  pinch.task.place_mm = change(*pinch.task.place_mm);
  pinch.task.zone->center_mm = change(pinch.task.zone->center_mm);
  return pinch;
}

TEST_CASE("moving the pinch and its task on the page changes no measure") {
  const Pinch moved = changed(pinching(120, 83), [](Vec2 p) { return p + Vec2{321.5, -777.25}; });
  check_same(pinch_measures(moved), pinch_measures(pinching(120, 83)), 1e-7);
}

TEST_CASE("turning the pinch and its task on the page changes the measures by next to nothing") {
  for (double angle : {0.3, 1.0, 2.5}) {
    Pinch turned = changed(pinching(120, 83), [&](Vec2 p) {
      return Vec2{p.x * std::cos(angle) - p.y * std::sin(angle),
                  p.x * std::sin(angle) + p.y * std::cos(angle)};
    });
    *turned.task.target_angle_deg += angle * 180 / std::numbers::pi;
    // Not exactly nothing: the monotone cubics work on each coordinate by itself.
    check_same(pinch_measures(turned), pinch_measures(pinching(120, 83)), 5e-3);
    check_same(pinch_measures(turned, as_recorded(120)), pinch_measures(pinching(120, 83), as_recorded(120)),
               1e-9);
  }
}

TEST_CASE("a pinch twice as large has lengths twice and areas four times as large, as recorded") {
  Pinch large = changed(pinching(100, 100), [](Vec2 p) { return p * 2.0; });
  *large.task.target_size_mm *= 2;
  large.task.zone->radius_mm *= 2;
  MeasureSet expected = pinch_measures(pinching(100, 100), as_recorded(100));
  for (Measure& m : expected) {
    const std::string_view unit = find_measure(m.id)->unit;
    if (m.value) *m.value *= unit == "mm" || unit == "mm/s" ? 2 : unit == "mm^2" ? 4 : 1;
  }
  check_same(pinch_measures(large, as_recorded(100)), expected, 1e-9);
}

TEST_CASE("the order of the contacts and their ids change no measure") {
  Pinch other = pinching(120, 83);
  std::swap(other.contacts[0], other.contacts[1]);
  other.contacts[0].id = 900;
  other.contacts[1].id = -4;
  other.task.thumb = 900;
  CHECK(pinch_measures(other) == pinch_measures(pinching(120, 83)));
}

TEST_CASE("starting the pinch's clock elsewhere changes no measure") {
  Pinch later = pinching(120, 83);
  const Ns by = std::chrono::hours(1);
  for (PinchContact& contact : later.contacts)
    for (TimedPoint& point : contact.points) point.t += by;
  later.task.hold->from += by;
  later.task.hold->to += by;
  check_same(pinch_measures(later), pinch_measures(pinching(120, 83)), 1e-7);
}

TEST_CASE("a pinch on devices of other rates has nearly the same measures") {
  const MeasureSet expected = pinch_measures(pinching(240, 240));
  for (double rate_hz : {60.0, 120.0, 125.0, 1000.0}) {
    CAPTURE(rate_hz);
    // At 60 Hz the last sample before a lift may be 17 ms old.
    check_nearly(pinch_measures(pinching(rate_hz, rate_hz)), expected, 0.03, 17);
  }
}

TEST_CASE("a pinch stamped by a clock that jitters by 2 ms has nearly the same measures") {
  Pinch jittered = pinching(120, 120);
  Rng rng(7);
  for (PinchContact& contact : jittered.contacts)
    for (TimedPoint& point : contact.points) point.t += at_seconds(rng.uniform(-0.002, 0.002));
  check_nearly(pinch_measures(jittered), pinch_measures(pinching(120, 120)), 0.05, 4);
}

TEST_CASE("a rest before closing or after it changes nothing of closing, digits and grip size") {
  const auto closing = [](double before_s, double after_s) {
    Pinch pinch{
        .contacts = test::on_axis(
            before_s + 0.8 + after_s, [=](double t) { return 12 * test::minimum_jerk(t - before_s, 0.75); },
            [=](double t) {
              const double s = t - before_s;
              return 50 - 12 * test::minimum_jerk(s, 0.75) - 20 * test::minimum_jerk(s - 0.05, 0.75);
            }),
        .task = {}};
    pinch.task.target_size_mm = 20;
    pinch.task.thumb = 1;
    MeasureSet set = pinch_measures(pinch);
    set.resize(15);  // up to the grip-size error
    return set;
  };
  const MeasureSet alone = closing(0.2, 0.2);
  for (const MeasureSet& rested : {closing(0.2, 3), closing(2, 0.2), closing(1.237, 2.113)})
    check_same(rested, alone, 5e-3);
}

}  // namespace
}  // namespace thimble::motion
