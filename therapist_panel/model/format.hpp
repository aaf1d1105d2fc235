// Numbers, times and names as a therapist reads them. Pure: the time zone is handed in, the locale is never
// asked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/core/time.hpp"
#include "engine/motion/measure.hpp"
#include "engine/play/record.hpp"

namespace thimble::panel {

/// Fixed decimals, a point, no thousands marks; "-0.00" is written "0.00".
std::string number_text(double value, int decimals);
/// The number and its unit: "2.14 mm". The unit "1" (a ratio or a count) is not written.
std::string quantity_text(double value, int decimals, std::string_view unit);
/// A measure by its row of the table: "2.14 mm", or "absent: too few samples".
std::string measure_text(const motion::Measure& measure, const motion::MeasureInfo& info);
/// "lower is better", "higher is better", or empty where neither is.
std::string_view direction_text(motion::Better better);
/// How many decimals a grid of this step needs: 0 for 1, 1 for 0.5, 2 for 0.25; at most 6.
int decimals_of_step(double step);

/// "3.2 s", "2 min 5 s", "1 h 2 min".
std::string duration_text(double seconds);
/// "1 trial", "3 trials".
std::string count_text(std::size_t count, std::string_view singular, std::string_view plural);

/// Minutes by which local time is ahead of UTC at a time given in seconds since 1970.
using MinutesEast = int (*)(std::int64_t unix_seconds);
int no_offset(std::int64_t unix_seconds);
/// The machine's own time zone.
int system_offset(std::int64_t unix_seconds);

/// "24 Nov 2026" and "21:25" of "2026-11-24T21:25:40.123Z". Text that isn't such a time comes back as it is.
std::string day_text(std::string_view utc, MinutesEast zone);
std::string clock_text(std::string_view utc, MinutesEast zone);

/// Of a hand as the store names it: "Left hand", "Hand not settled yet".
std::string hand_text(std::string_view hand);
/// Words for people: "hand over hand", "interrupted".
std::string_view label_of(play::PromptLevel level);
std::string_view label_of(play::TrialOutcome outcome);
/// "uncalibrated (the display's own claim, lengths within 10 %)", "calibrated with a card (lengths within 1
/// %)".
std::string calibration_text(const play::Calibration& calibration);

}  // namespace thimble::panel
