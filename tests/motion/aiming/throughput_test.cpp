// Goal: throughput as ISO 9241-411 defines it. Method: sequences whose answers follow by hand, a table that
// NumPy computes from the formulas as they are printed
// (tests/motion/reference/aiming_throughput_reference.py), changes that must not matter, and sequences that
// have no throughput, which must say why.
#include "engine/motion/aiming/throughput.hpp"

#include <cmath>
#include <functional>

#include "tests/motion/aiming/aims.hpp"
#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::ring_sequence;
using test::value_of;

constexpr AimTask kTasks[] = {AimTask::kSerial, AimTask::kDiscrete};
constexpr const char* kEffective[] = {"effective_amplitude", "effective_width", "effective_id_bits",
                                      "throughput_bit_s"};
constexpr const char* kScatter[] = {"effective_width", "effective_id_bits", "throughput_bit_s"};
constexpr const char* kPlain[] = {"error_fraction", "movement_time_s", "nominal_id_bits"};

// To and fro along x over 100 mm, each selection `beyond` mm past the target's centre.
std::vector<AimTrial> to_and_fro(std::initializer_list<double> beyond) {
  std::vector<AimTrial> sequence;
  for (double dx : beyond) {
    const bool back = sequence.size() % 2 == 1;
    const Vec2 from = {back ? 100.0 : 0.0, 0};
    const Vec2 to = {back ? 0.0 : 100.0, 0};
    sequence.push_back({.from = from,
                        .to = to,
                        .select = {to.x + (back ? -dx : dx), 0},
                        .movement_time_s = 0.5,
                        .width_mm = 10});
  }
  return sequence;
}

void check_absent(const MeasureSet& set, std::string_view id, std::string_view reason) {
  CAPTURE(std::string(id));
  REQUIRE(find(set, id) != nullptr);
  CHECK_FALSE(find(set, id)->value.has_value());
  CHECK(find(set, id)->reason == reason);
}

void check_row(const MeasureSet& set, std::initializer_list<double> expected) {
  REQUIRE(set.size() == expected.size());
  auto value = expected.begin();
  for (const Measure& m : set) {
    CAPTURE(m.id, m.reason);
    REQUIRE(m.value.has_value());
    CHECK(*m.value == Approx(*value++).epsilon(1e-12));
  }
}

// ---- What can't be measured ----

TEST_CASE("a sequence without trials has a reason for every measure") {
  for (AimTask task : kTasks) {
    const MeasureSet set = aiming_measures(task, {});
    CHECK(set.size() == 7);
    for (const Measure& m : set) check_absent(set, m.id, "no trials");
  }
}

TEST_CASE("a single trial has no spread, and all the rest") {
  const MeasureSet set = aiming_measures(AimTask::kSerial, to_and_fro({3}));
  for (const char* id : kScatter) check_absent(set, id, "fewer than 2 trials");
  CHECK(value_of(set, "effective_amplitude") == 103);
  CHECK(value_of(set, "error_fraction") == 0);
  CHECK(value_of(set, "movement_time_s") == 0.5);
  CHECK(value_of(set, "nominal_id_bits") == Approx(std::log2(11)).epsilon(1e-14));
}

TEST_CASE("selections that don't spread along the axis have no effective width, and all the rest") {
  std::vector<AimTrial> sideways = to_and_fro({2, 2, 2, 2});
  sideways[1].select.y = 4;
  sideways[2].select.y = -7;
  for (const auto& sequence : {to_and_fro({2, 2, 2, 2}), to_and_fro({0, 0}), sideways}) {
    const MeasureSet set = aiming_measures(AimTask::kDiscrete, sequence);
    for (const char* id : kScatter) {
      check_absent(set, id, "the selections don't spread along the task axis");
    }
    CHECK(find(set, "effective_amplitude")->value.has_value());
    for (const char* id : kPlain) CHECK(find(set, id)->value.has_value());
  }
}

TEST_CASE("a spread that is only the rounding of coordinates is no spread") {
  std::vector<AimTrial> sequence = ring_sequence(0);
  for (AimTrial& trial : sequence) {  // 1.7 mm beyond every target, in seven directions
    trial.select = trial.to + (trial.to - trial.from) * (1.7 / distance(trial.from, trial.to));
  }
  check_absent(aiming_measures(AimTask::kSerial, sequence), "throughput_bit_s",
               "the selections don't spread along the task axis");
}

TEST_CASE("a target in the place of the one before has no axis, which takes the effective measures away") {
  std::vector<AimTrial> sequence = to_and_fro({1, -1, 2, 0});
  sequence[2].from = sequence[2].to;
  const MeasureSet set = aiming_measures(AimTask::kSerial, sequence);
  for (const char* id : kEffective) check_absent(set, id, "a trial starts in the centre of its own target");
  for (const char* id : kPlain) CHECK(find(set, id)->value.has_value());
  CHECK(value_of(set, "nominal_id_bits") == Approx(0.75 * std::log2(11)).epsilon(1e-14));
}

TEST_CASE("selections so short of their targets that the logarithm has none") {
  // Ae = 100 - 300, We = 4.13 * 14.1: the ratio is under -1.
  const MeasureSet set = aiming_measures(AimTask::kDiscrete, to_and_fro({-290, -310}));
  CHECK(value_of(set, "effective_amplitude") == -200);
  CHECK(value_of(set, "effective_width") == Approx(4.132731354 * std::sqrt(200)).epsilon(1e-14));
  check_absent(set, "effective_id_bits", "the selections fell too far short of the targets");
  check_absent(set, "throughput_bit_s", "the selections fell too far short of the targets");
}

TEST_CASE("targets without a width have no errors and no nominal difficulty") {
  for (double width : {0.0, -3.0}) {
    std::vector<AimTrial> sequence = to_and_fro({1, -1, 2, 0});
    sequence[3].width_mm = width;
    const MeasureSet set = aiming_measures(AimTask::kSerial, sequence);
    check_absent(set, "error_fraction", "a target has no width");
    check_absent(set, "nominal_id_bits", "a target has no width");
    CHECK(find(set, "throughput_bit_s")->value.has_value());
  }
}

TEST_CASE("movements without time and with negative time have no throughput") {
  std::vector<AimTrial> sequence = to_and_fro({1, -1, 2});
  sequence[1].movement_time_s = -0.1;
  const MeasureSet negative = aiming_measures(AimTask::kSerial, sequence);
  check_absent(negative, "movement_time_s", "a movement time is negative");
  check_absent(negative, "throughput_bit_s", "a movement time is negative");
  CHECK(find(negative, "effective_id_bits")->value.has_value());

  for (AimTrial& trial : sequence) trial.movement_time_s = 0;
  const MeasureSet timeless = aiming_measures(AimTask::kSerial, sequence);
  CHECK(value_of(timeless, "movement_time_s") == 0);
  check_absent(timeless, "throughput_bit_s", "the movements took no time");
}

TEST_CASE("huge and tiny numbers give values or reasons, never NaN") {
  for (double scale : {1e-320, 1e-200, 1e150, 1e300, 1e306, 1.7e308}) {
    for (AimTask task : kTasks) {
      CAPTURE(scale);
      std::vector<AimTrial> sequence = to_and_fro({0.01, -0.02, 0.03, 0});
      for (AimTrial& trial : sequence) {
        for (Vec2* p : {&trial.from, &trial.to, &trial.select}) *p = (*p / 100.0 - Vec2{0.5, 0}) * scale;
        trial.movement_time_s = scale;
        trial.width_mm = scale;
      }
      const MeasureSet set = aiming_measures(task, sequence);
      CHECK(set.size() == 7);
      for (const Measure& m : set) {
        CAPTURE(m.id);
        CHECK(m.value.has_value() == m.reason.empty());
      }
    }
  }
}

TEST_CASE("the measures come in the same order, whether there are values or not") {
  const MeasureSet full = aiming_measures(AimTask::kSerial, ring_sequence(0));
  for (const auto& sequence : {to_and_fro({}), to_and_fro({1}), to_and_fro({1, 1})}) {
    const MeasureSet set = aiming_measures(AimTask::kSerial, sequence);
    REQUIRE(set.size() == full.size());
    for (std::size_t i = 0; i < set.size(); ++i) CHECK(set[i].id == full[i].id);
  }
}

// ---- By hand ----

TEST_CASE("two aims that stray 2 mm to either side have the values that follow by hand") {
  // dx = +2 and -2: SD = 2 sqrt(2); discrete Ae = (102 + 98) / 2; serial Ae = (102 + (98 + 2)) / 2.
  const double width = 4.132731354 * 2 * std::sqrt(2);
  const MeasureSet discrete = aiming_measures(AimTask::kDiscrete, to_and_fro({2, -2}));
  check_row(discrete, {100, width, std::log2(100 / width + 1), std::log2(100 / width + 1) / 0.5, 0, 0.5,
                       std::log2(11)});
  const MeasureSet serial = aiming_measures(AimTask::kSerial, to_and_fro({2, -2}));
  check_row(serial, {101, width, std::log2(101 / width + 1), std::log2(101 / width + 1) / 0.5, 0, 0.5,
                     std::log2(11)});
}

TEST_CASE("the last trial's overshoot is carried nowhere, and nothing into the first") {
  CHECK(value_of(aiming_measures(AimTask::kSerial, to_and_fro({0, 0, 6})), "effective_amplitude") == 102);
  CHECK(value_of(aiming_measures(AimTask::kSerial, to_and_fro({6, 0, 0})), "effective_amplitude") == 104);
  CHECK(value_of(aiming_measures(AimTask::kDiscrete, to_and_fro({6, 0, 0})), "effective_amplitude") == 102);
}

TEST_CASE("straying across the task axis is an error but no spread along it") {
  std::vector<AimTrial> straight = to_and_fro({2, -2, 1});
  std::vector<AimTrial> aside = straight;
  aside[0].select.y = 6;
  const MeasureSet set = aiming_measures(AimTask::kSerial, aside);
  CHECK(value_of(set, "effective_width") ==
        Approx(value_of(aiming_measures(AimTask::kSerial, straight), "effective_width")).epsilon(1e-14));
  CHECK(value_of(set, "error_fraction") == Approx(1.0 / 3));
}

TEST_CASE("a selection exactly on the target's edge is a hit, one beyond it a miss") {
  CHECK(value_of(aiming_measures(AimTask::kDiscrete, to_and_fro({5, -5})), "error_fraction") == 0);
  CHECK(value_of(aiming_measures(AimTask::kDiscrete, to_and_fro({5.000001, -5})), "error_fraction") == 0.5);
  std::vector<AimTrial> sequence = ring_sequence(0);
  for (AimTrial& trial : sequence) {  // on the edge in a direction whose coordinates round
    trial.select = trial.to + Vec2{std::cos(1.1), std::sin(1.1)} * (trial.width_mm / 2);
  }
  CHECK(value_of(aiming_measures(AimTask::kDiscrete, sequence), "error_fraction") == 0);
}

// ---- The table ----

TEST_CASE("three sequences on a ring have the values that NumPy computes from the formulas") {
  check_row(aiming_measures(AimTask::kSerial, ring_sequence(0)),
            {59.89789992349639, 9.157712422978973, 2.91469950489086, 4.824805565293767, 0, 0.604107142857143,
             3.054920831838572});
  check_row(aiming_measures(AimTask::kSerial, ring_sequence(1)),
            {60.6371083041486, 14.17434464831408, 2.399977116882501, 5.430690098004689, 0.5714285714285714,
             0.4419285714285714, 3.054920831838572});
  check_row(aiming_measures(AimTask::kSerial, ring_sequence(2)),
            {58.6901982816916, 0.8809319631846497, 6.079438921298483, 5.325833483397708, 0, 1.1415,
             3.965399533314557});
  check_row(aiming_measures(AimTask::kDiscrete, ring_sequence(0)),
            {59.45422295630601, 9.157712422978973, 2.905400395739611, 4.809412419787709, 0, 0.604107142857143,
             3.054920831838572});
  check_row(aiming_measures(AimTask::kDiscrete, ring_sequence(1)),
            {59.65628161294705, 14.17434464831408, 2.380937362475914, 5.387606768169191, 0.5714285714285714,
             0.4419285714285714, 3.054920831838572});
  check_row(aiming_measures(AimTask::kDiscrete, ring_sequence(2)),
            {58.60228453350759, 0.8809319631846497, 6.07730825148162, 5.323966930776715, 0, 1.1415,
             3.965399533314557});
}

TEST_CASE("over several sequences every measure is the mean of theirs, and throughput the mean of means") {
  for (AimTask task : kTasks) {
    std::vector<MeasureSet> sets;
    for (std::size_t k = 0; k < 3; ++k) sets.push_back(aiming_measures(task, ring_sequence(k)));
    const MeasureSet means = mean_over_sequences(sets);
    if (task == AimTask::kSerial) {
      check_row(means, {59.7417355031122, 8.070996344825902, 3.798038514357282, 5.193776382232055,
                        0.1904761904761905, 0.7291785714285716, 3.358413732330567});
    } else {
      check_row(means, {59.23759636758689, 8.070996344825902, 3.787882003232381, 5.173662039577872,
                        0.1904761904761905, 0.7291785714285716, 3.358413732330567});
    }
    // Neither from the means of its parts nor from trials thrown together.
    CHECK(std::abs(value_of(means, "throughput_bit_s") -
                   value_of(means, "effective_id_bits") / value_of(means, "movement_time_s")) > 0.01);
  }
}

TEST_CASE("a mean over sequences passes over those that lack the measure") {
  const MeasureSet good = aiming_measures(AimTask::kSerial, ring_sequence(0));
  const MeasureSet single = aiming_measures(AimTask::kSerial, to_and_fro({3}));
  const MeasureSet none = aiming_measures(AimTask::kSerial, {});
  const MeasureSet means = mean_over_sequences(std::vector{none, single, good});
  CHECK(value_of(means, "throughput_bit_s") == value_of(good, "throughput_bit_s"));
  CHECK(value_of(means, "movement_time_s") == Approx((0.5 + 0.604107142857143) / 2).epsilon(1e-14));

  const MeasureSet lacking = mean_over_sequences(std::vector{single, none});
  check_absent(lacking, "throughput_bit_s", "fewer than 2 trials");
  CHECK(value_of(lacking, "movement_time_s") == 0.5);
  CHECK(mean_over_sequences({}).empty());
  CHECK(mean_over_sequences(std::vector<MeasureSet>{good}) == good);
}

TEST_CASE("a mean of values too large to compute with has a reason") {
  const MeasureSet huge = {present("effective_amplitude", 1.7e308)};
  const MeasureSet hugely_short = {present("effective_amplitude", -1.7e308)};
  check_absent(mean_over_sequences(std::vector{huge, hugely_short}), "effective_amplitude",
               "the numbers are too large to compute with");
}

// ---- What must not matter ----

std::vector<AimTrial> changed(std::vector<AimTrial> sequence, const std::function<Vec2(Vec2)>& change) {
  for (AimTrial& trial : sequence) {
    trial.from = change(trial.from);
    trial.to = change(trial.to);
    trial.select = change(trial.select);
  }
  return sequence;
}

void check_same(std::span<const AimTrial> found, std::span<const AimTrial> expected) {
  for (AimTask task : kTasks) {
    const MeasureSet a = aiming_measures(task, found);
    const MeasureSet b = aiming_measures(task, expected);
    for (std::size_t i = 0; i < a.size(); ++i) {
      CAPTURE(a[i].id);
      CHECK(*a[i].value == Approx(*b[i].value).epsilon(1e-11));
    }
  }
}

TEST_CASE("moving, turning and mirroring the targets changes nothing") {
  for (std::size_t k = 0; k < 3; ++k) {
    const std::vector<AimTrial> sequence = ring_sequence(k);
    check_same(changed(sequence, [](Vec2 p) { return p + Vec2{123.4, -321.25}; }), sequence);
    check_same(changed(sequence, [](Vec2 p) { return Vec2{-p.x, p.y}; }), sequence);
    for (double angle : {0.3, 1.0, 2.5}) {
      check_same(changed(sequence,
                         [&](Vec2 p) {
                           return Vec2{p.x * std::cos(angle) - p.y * std::sin(angle),
                                       p.x * std::sin(angle) + p.y * std::cos(angle)};
                         }),
                 sequence);
    }
  }
}

TEST_CASE("another unit of length scales amplitude and width, and changes nothing else") {
  for (double scale : {1e-3, 3.7795, 1e6}) {
    std::vector<AimTrial> sequence = changed(ring_sequence(1), [&](Vec2 p) { return p * scale; });
    for (AimTrial& trial : sequence) trial.width_mm *= scale;
    const MeasureSet scaled = aiming_measures(AimTask::kSerial, sequence);
    for (const Measure& m : aiming_measures(AimTask::kSerial, ring_sequence(1))) {
      CAPTURE(m.id);
      const bool length = m.id == "effective_amplitude" || m.id == "effective_width";
      CHECK(value_of(scaled, m.id) == Approx(*m.value * (length ? scale : 1)).epsilon(1e-11));
    }
  }
}

TEST_CASE("another unit of time changes movement time and throughput alone") {
  std::vector<AimTrial> sequence = ring_sequence(0);
  for (AimTrial& trial : sequence) trial.movement_time_s *= 2;
  const MeasureSet slower = aiming_measures(AimTask::kSerial, sequence);
  for (const Measure& m : aiming_measures(AimTask::kSerial, ring_sequence(0))) {
    CAPTURE(m.id);
    const double factor = m.id == "movement_time_s" ? 2 : m.id == "throughput_bit_s" ? 0.5 : 1;
    CHECK(value_of(slower, m.id) == Approx(*m.value * factor).epsilon(1e-14));
  }
}

TEST_CASE("the order of the trials matters in serial tasks alone") {
  std::vector<AimTrial> reversed = ring_sequence(0);
  std::reverse(reversed.begin(), reversed.end());
  const auto amplitude = [](AimTask task, std::span<const AimTrial> sequence) {
    return value_of(aiming_measures(task, sequence), "effective_amplitude");
  };
  CHECK(amplitude(AimTask::kDiscrete, reversed) ==
        Approx(amplitude(AimTask::kDiscrete, ring_sequence(0))).epsilon(1e-14));
  CHECK(std::abs(amplitude(AimTask::kSerial, reversed) - amplitude(AimTask::kSerial, ring_sequence(0))) >
        0.1);
}

}  // namespace
}  // namespace thimble::motion
