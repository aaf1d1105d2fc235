// Goal: how early or late a child meets a moving target, in time and in place. Method: NumPy's values
// (tests/motion/reference/aiming_timing_reference.py), blocks whose answers follow by hand, and blocks in
// which nothing was tried.
#include "engine/motion/aiming/interception.hpp"

#include <vector>

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::value_of;

Ns ms(double value) { return test::at_seconds(value / 1000); }

struct Miss {
  double late_ms;
  double speed_mm_s;
};

std::vector<Interception> block(std::initializer_list<Miss> misses) {
  std::vector<Interception> targets;
  for (const Miss& miss : misses) {
    const Ns arrival = ms(3000 + 4000.0 * static_cast<double>(targets.size()));
    targets.push_back({.arrival = arrival,
                       .contact = arrival + ms(miss.late_ms),
                       .hit = std::abs(miss.late_ms) < 40,
                       .target_speed_mm_s = miss.speed_mm_s});
  }
  return targets;
}

TEST_CASE("a block without targets has a reason for every measure") {
  const MeasureSet set = interception_measures({}, Ns{0});
  CHECK(set.size() == 9);
  for (const Measure& m : set) {
    CHECK_FALSE(m.value.has_value());
    CHECK_FALSE(m.reason.empty());
  }
}

TEST_CASE("targets that nobody tried for are missed, and have no error") {
  const MeasureSet set = interception_measures(std::vector<Interception>(3), Ns{0});
  CHECK(value_of(set, "interception_hit_fraction") == 0);
  for (const Measure& m : set) {
    if (m.id != "interception_hit_fraction") CHECK(m.reason == "no target was tried for");
  }
}

TEST_CASE("a single contact has a bias but no spread") {
  const MeasureSet set = interception_measures(block({{-20, 100}}), Ns{0});
  CHECK(value_of(set, "interception_constant_error_ms") == -20);
  CHECK(value_of(set, "interception_constant_error_mm") == -2);
  CHECK(value_of(set, "interception_absolute_error_ms") == 20);
  CHECK(find(set, "interception_variable_error_ms")->reason == "fewer than 2 contacts");
  CHECK(find(set, "interception_variable_error_mm")->reason == "fewer than 2 contacts");
  CHECK(value_of(set, "interception_early_fraction") == 1);
  CHECK(value_of(set, "interception_late_fraction") == 0);
}

TEST_CASE("a target of absurd speed has no error in mm, and one in ms") {
  const MeasureSet set = interception_measures(block({{9000, 1.7e308}, {9000, 1.7e308}}), Ns{0});
  CHECK(find(set, "interception_constant_error_mm")->reason == "the numbers are too large to compute with");
  CHECK(value_of(set, "interception_constant_error_ms") == 9000);
  CHECK(value_of(set, "interception_variable_error_ms") == 0);
}

TEST_CASE("a block's errors are NumPy's, the device's latency subtracted first") {
  const MeasureSet set = interception_measures(
      block({{45, 100}, {-30, 100}, {25, 150}, {110, 150}, {5, 200}, {-75.5, 200}, {60, 250}}), ms(25));
  CHECK(value_of(set, "interception_constant_error_ms") == Approx(-5.0714285714285712).epsilon(1e-12));
  CHECK(value_of(set, "interception_variable_error_ms") == Approx(60.821068561415309).epsilon(1e-12));
  CHECK(value_of(set, "interception_absolute_error_ms") == Approx(45.071428571428569).epsilon(1e-12));
  CHECK(value_of(set, "interception_constant_error_mm") == Approx(-0.87142857142857133).epsilon(1e-12));
  CHECK(value_of(set, "interception_variable_error_mm") == Approx(10.708791448418179).epsilon(1e-12));
  CHECK(value_of(set, "interception_absolute_error_mm") == Approx(7.5857142857142863).epsilon(1e-12));
  CHECK(value_of(set, "interception_early_fraction") == Approx(3.0 / 7));
  CHECK(value_of(set, "interception_late_fraction") == Approx(3.0 / 7));  // one was in time to the nanosecond
}

TEST_CASE("targets without a contact count among the misses and nowhere else") {
  std::vector<Interception> targets = block({{10, 100}, {-10, 100}, {90, 100}});
  const MeasureSet tried = interception_measures(targets, Ns{0});
  CHECK(value_of(tried, "interception_hit_fraction") == Approx(2.0 / 3));
  targets.insert(targets.begin(), {.arrival = ms(1), .contact = {}, .hit = false, .target_speed_mm_s = 100});
  const MeasureSet passed = interception_measures(targets, Ns{0});
  CHECK(value_of(passed, "interception_hit_fraction") == 0.5);
  for (const Measure& m : tried) {
    if (m.id != "interception_hit_fraction") CHECK(*find(passed, m.id) == m);
  }
}

TEST_CASE("meeting every target later by the same time moves the bias and leaves the spread") {
  const auto errors = [](double later) {
    return interception_measures(block({{10 + later, 100}, {-20 + later, 100}, {40 + later, 100}}), Ns{0});
  };
  CHECK(value_of(errors(50), "interception_constant_error_ms") ==
        Approx(value_of(errors(0), "interception_constant_error_ms") + 50));
  CHECK(value_of(errors(50), "interception_variable_error_ms") ==
        Approx(value_of(errors(0), "interception_variable_error_ms")).epsilon(1e-12));
}

}  // namespace
}  // namespace thimble::motion
