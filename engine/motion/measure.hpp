// What a measure is, and the one table of all of them, from which the panel, the exports and the docs follow.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.hpp"

namespace thimble::motion {

enum class Better : std::uint8_t { kLower, kHigher, kNeither };

/// Who sees it by default: A everyone, B on request, C research exports only (shared meaning: the project's
/// MEASURES page).
enum class Tier : std::uint8_t { kA, kB, kC };

/// What a measure is about; one folder, one table.
enum class Family : std::uint8_t {
  kTracing,
  kSmoothness,
  kShape,
  kPinching,
  kAiming,
  kCoordination,
  kChange
};

/// The signal chain of signal.hpp, as part of a measure's version.
inline constexpr std::string_view kPositionsChain =
    "split at silences over 100 ms; PCHIP to 100 Hz (while it is filtered, to a multiple of that for a "
    "faster recording); Butterworth of 2nd order forwards and backwards, 10 Hz effective";
inline constexpr std::string_view kSpeedsChain =
    "split at silences over 100 ms; PCHIP to 100 Hz (while it is filtered, to a multiple of that for a "
    "faster recording); Butterworth of 2nd order forwards and backwards, 10 Hz effective; central "
    "differences; from onset to offset (5 % of the peak and 10 mm/s, 40 ms and 100 ms)";
inline constexpr std::string_view kThisProject = "this project";

struct MeasureInfo {
  std::string_view id{};     ///< stable for ever, unit last
  std::string_view label{};  ///< for people: "path accuracy"
  Family family = Family::kTracing;
  std::string_view unit{};  ///< "mm", "s", "1" (a ratio or a plain number), ...
  Better better = Better::kNeither;
  int version = 1;  ///< goes up when the formula or its signal chain changes; old scores stay beside new ones
  Tier tier = Tier::kA;
  int decimals = 2;            ///< as many as mean something
  std::string_view formula{};  ///< in words
  std::string_view chain{};    ///< what is done to the recording first; empty: nothing
  std::string_view needs{};    ///< the smallest valid input
  std::string_view source{};   ///< citation
};

/// A number, or the reason why there is none; never NaN and never a 0 that means "unknown".
struct Measure {
  std::string id;
  int version = 1;
  std::optional<double> value;
  std::string reason;  ///< empty when there is a value

  bool operator==(const Measure&) const = default;
};

using MeasureSet = std::vector<Measure>;

/// Every measure there is, a family after the other.
std::span<const MeasureInfo> measure_table();
std::span<const MeasureInfo> measure_table(Family family);
/// Null for an id the table lacks.
const MeasureInfo* find_measure(std::string_view id);

/// The reason of a value that isn't finite.
inline constexpr const char* kTooLarge = "the numbers are too large to compute with";

/// The measure `id` (which the table must have) at the table's version. A value that isn't finite is absent:
/// the recording's numbers were too large to compute with.
Measure present(std::string_view id, double value);
Measure absent(std::string_view id, std::string reason);
/// Several that are absent for one reason.
void append_absent(MeasureSet& set, std::span<const std::string_view> ids, std::string_view reason);
void append_absent(MeasureSet& set, std::initializer_list<std::string_view> ids, std::string_view reason);
/// Present, or absent with the error as its reason.
Measure measured(std::string_view id, const Result<double>& value);

/// Null when the set has no measure of that id.
const Measure* find(const MeasureSet& set, std::string_view id);

constexpr std::string_view name_of(Family family) {
  switch (family) {
    case Family::kTracing:
      return "tracing";
    case Family::kSmoothness:
      return "smoothness";
    case Family::kShape:
      return "shape";
    case Family::kPinching:
      return "pinching";
    case Family::kAiming:
      return "aiming";
    case Family::kCoordination:
      return "coordination";
    case Family::kChange:
      return "change";
  }
  return "";
}

}  // namespace thimble::motion
