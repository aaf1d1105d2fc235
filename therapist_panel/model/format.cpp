#include "therapist_panel/model/format.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <ctime>
#include <optional>

namespace thimble::panel {
namespace {

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  const char* begin = text.data() + at;
  const auto [end, error] = std::from_chars(begin, begin + count, value);
  if (error != std::errc{} || end != begin + count || value < 0) return std::nullopt;
  return value;
}

/// Seconds since 1970 of "2026-11-24T21:25:40...".
std::optional<std::int64_t> unix_seconds_of(std::string_view utc) {
  if (utc.size() < 19 || utc[4] != '-' || utc[7] != '-' || utc[10] != 'T' || utc[13] != ':' || utc[16] != ':')
    return std::nullopt;
  const auto year = digits(utc, 0, 4), month = digits(utc, 5, 2), day = digits(utc, 8, 2);
  const auto hour = digits(utc, 11, 2), minute = digits(utc, 14, 2), second = digits(utc, 17, 2);
  if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
  return ((days * 24 + *hour) * 60 + *minute) * 60 + *second;
}

struct LocalTime {
  std::chrono::year_month_day date;
  int hour = 0;
  int minute = 0;
};

std::optional<LocalTime> local_time_of(std::string_view utc, MinutesEast zone) {
  const std::optional<std::int64_t> unix_seconds = unix_seconds_of(utc);
  if (!unix_seconds) return std::nullopt;
  const std::chrono::sys_seconds shifted{std::chrono::seconds{*unix_seconds} +
                                         std::chrono::minutes{zone(*unix_seconds)}};
  const std::chrono::sys_days day = std::chrono::floor<std::chrono::days>(shifted);
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(shifted - day).count();
  return LocalTime{day, static_cast<int>(minutes / 60), static_cast<int>(minutes % 60)};
}

}  // namespace

std::string number_text(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
  return text;
}

std::string quantity_text(double value, int decimals, std::string_view unit) {
  std::string text = number_text(value, decimals);
  if (unit.empty() || unit == "1") return text;
  return text + " " + std::string{unit};
}

std::string measure_text(const motion::Measure& measure, const motion::MeasureInfo& info) {
  if (!measure.value) return "absent: " + measure.reason;
  return quantity_text(*measure.value, info.decimals, info.unit);
}

std::string_view direction_text(motion::Better better) {
  switch (better) {
    case motion::Better::kLower:
      return "lower is better";
    case motion::Better::kHigher:
      return "higher is better";
    case motion::Better::kNeither:
      return "";
  }
  UNREACHABLE();
}

int decimals_of_step(double step) {
  int decimals = 0;
  for (double scaled = step; decimals < 6 && std::abs(scaled - std::round(scaled)) > 1e-6 * scaled;
       ++decimals)
    scaled *= 10;
  return decimals;
}

std::string duration_text(double seconds) {
  if (seconds < 59.95) return quantity_text(seconds, 1, "s");
  const auto whole = static_cast<std::int64_t>(std::llround(seconds));
  if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
  return fmt::format("{} h {} min", whole / 3600, whole / 60 % 60);
}

std::string count_text(std::size_t count, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", count, count == 1 ? singular : plural);
}

int no_offset(std::int64_t) { return 0; }

int system_offset(std::int64_t unix_seconds) {
  const auto time = static_cast<std::time_t>(unix_seconds);
  std::tm local{};
  return localtime_r(&time, &local) == nullptr ? 0 : static_cast<int>(local.tm_gmtoff / 60);
}

std::string day_text(std::string_view utc, MinutesEast zone) {
  static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::optional<LocalTime> time = local_time_of(utc, zone);
  if (!time) return std::string{utc};
  return fmt::format("{} {} {}", static_cast<unsigned>(time->date.day()),
                     kMonths[static_cast<unsigned>(time->date.month()) - 1],
                     static_cast<int>(time->date.year()));
}

std::string clock_text(std::string_view utc, MinutesEast zone) {
  const std::optional<LocalTime> time = local_time_of(utc, zone);
  if (!time) return std::string{utc};
  return fmt::format("{:02}:{:02}", time->hour, time->minute);
}

std::string hand_text(std::string_view hand) {
  if (hand == "left") return "Left hand";
  return hand == "right" ? "Right hand" : "Hand not settled yet";
}

std::string_view label_of(play::PromptLevel level) {
  switch (level) {
    case play::PromptLevel::kIndependent:
      return "independent";
    case play::PromptLevel::kGesture:
      return "gesture";
    case play::PromptLevel::kVerbal:
      return "verbal";
    case play::PromptLevel::kVisualModel:
      return "visual model";
    case play::PromptLevel::kPhysicalAssist:
      return "physical assist";
    case play::PromptLevel::kHandOverHand:
      return "hand over hand";
  }
  UNREACHABLE();
}

std::string_view label_of(play::TrialOutcome outcome) {
  switch (outcome) {
    case play::TrialOutcome::kRunning:
      return "running";
    case play::TrialOutcome::kCompleted:
      return "completed";
    case play::TrialOutcome::kSkipped:
      return "skipped";
    case play::TrialOutcome::kStopped:
      return "stopped";
    case play::TrialOutcome::kInterrupted:
      return "interrupted";
  }
  UNREACHABLE();
}

std::string calibration_text(const play::Calibration& calibration) {
  const std::string bound =
      fmt::format("lengths within {} %", number_text(calibration.error_fraction * 100, 1));
  switch (calibration.method) {
    case play::CalibrationMethod::kAssumed:
      return "uncalibrated (96 pixels an inch assumed, " + bound + ")";
    case play::CalibrationMethod::kClaimed:
      return "uncalibrated (the display's own claim, " + bound + ")";
    case play::CalibrationMethod::kCard:
      return "calibrated with a card (" + bound + ")";
  }
  UNREACHABLE();
}

}  // namespace thimble::panel
