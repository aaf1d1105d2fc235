// Goal: numbers, times and names read as a therapist would write them. Method: literal cases, worked out by
// hand; the day of a leap year and the hours beyond midnight were checked against `date -u -d`.
#include "therapist_panel/model/format.hpp"

#include "tests/catch.hpp"

namespace thimble::panel {
namespace {

int one_hour_east(std::int64_t) { return 60; }
int five_hours_west(std::int64_t) { return -300; }

TEST_CASE("text that isn't a time comes back as it is") {
  for (const char* text :
       {"", "yesterday", "2026-13-01T00:00:00.000Z", "2026-02-30T00:00:00.000Z", "2026-11-24 21:25:40"}) {
    CHECK(day_text(text, no_offset) == text);
    CHECK(clock_text(text, no_offset) == text);
  }
}

TEST_CASE("a day and a clock time are those of the place") {
  CHECK(day_text("2026-11-24T21:25:40.123Z", no_offset) == "24 Nov 2026");
  CHECK(clock_text("2026-11-24T21:25:40.123Z", no_offset) == "21:25");
  CHECK(day_text("2028-02-29T23:30:00.000Z", one_hour_east) == "1 Mar 2028");
  CHECK(clock_text("2028-02-29T23:30:00.000Z", one_hour_east) == "00:30");
  CHECK(day_text("2027-01-01T04:59:59.999Z", five_hours_west) == "31 Dec 2026");
  CHECK(clock_text("2027-01-01T04:59:59.999Z", five_hours_west) == "23:59");
}

TEST_CASE("a number keeps its decimals and never shows a negative zero") {
  CHECK(number_text(2.137, 2) == "2.14");
  CHECK(number_text(2, 2) == "2.00");
  CHECK(number_text(-0.001, 2) == "0.00");
  CHECK(number_text(-0.006, 2) == "-0.01");
  CHECK(number_text(12345.6, 0) == "12346");
}

TEST_CASE("a quantity has its unit, but for plain numbers and ratios") {
  CHECK(quantity_text(2.137, 2, "mm") == "2.14 mm");
  CHECK(quantity_text(0.934, 2, "1") == "0.93");
  CHECK(quantity_text(3, 0, "") == "3");
}

TEST_CASE("an absent measure says why and is never a number") {
  motion::MeasureInfo info;
  info.unit = "mm";
  info.decimals = 2;
  CHECK(measure_text({.id = "x_mm", .version = 1, .value = {}, .reason = "too few samples"}, info) ==
        "absent: too few samples");
  CHECK(measure_text({.id = "x_mm", .version = 1, .value = 2.137, .reason = ""}, info) == "2.14 mm");
}

TEST_CASE("a step's grid needs so many decimals") {
  CHECK(decimals_of_step(1) == 0);
  CHECK(decimals_of_step(20) == 0);
  CHECK(decimals_of_step(0.5) == 1);
  CHECK(decimals_of_step(0.25) == 2);
  CHECK(decimals_of_step(0.1) == 1);
  CHECK(decimals_of_step(0.001) == 3);
  CHECK(decimals_of_step(1.0 / 3) == 6);
}

TEST_CASE("durations are in the units of their size") {
  CHECK(duration_text(0) == "0.0 s");
  CHECK(duration_text(3.24) == "3.2 s");
  CHECK(duration_text(59.96) == "1 min 0 s");
  CHECK(duration_text(125.2) == "2 min 5 s");
  CHECK(duration_text(3725) == "1 h 2 min");
}

TEST_CASE("only a card makes a calibration; everything else is called uncalibrated") {
  play::Calibration calibration;
  CHECK(calibration_text(calibration) == "uncalibrated (96 pixels an inch assumed, lengths within 10.0 %)");
  calibration.method = play::CalibrationMethod::kClaimed;
  CHECK(calibration_text(calibration).starts_with("uncalibrated"));
  calibration.method = play::CalibrationMethod::kCard;
  calibration.error_fraction = 0.012;
  CHECK(calibration_text(calibration) == "calibrated with a card (lengths within 1.2 %)");
}

}  // namespace
}  // namespace thimble::panel
