// What a measure is, and the one table of all of them, from which the panel, the exports and the docs follow.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace thimble::motion {

enum class Better : std::uint8_t { kLower, kHigher, kNeither };

/// Who sees it by default: A everyone, B on request, C research exports only (shared meaning: the project's
/// MEASURES page).
enum class Tier : std::uint8_t { kA, kB, kC };

struct MeasureInfo {
  std::string_view id;     ///< stable for ever, unit last
  std::string_view label;  ///< for people: "path accuracy"
  std::string_view unit;   ///< "mm", "s", "1" (a ratio or a plain number), ...
  Better better = Better::kNeither;
  int version = 1;  ///< goes up when the formula or its signal chain changes; old scores stay beside new ones
  Tier tier = Tier::kA;
  int decimals = 2;          ///< as many as mean something
  std::string_view formula;  ///< in words
  std::string_view source;   ///< citation
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

std::span<const MeasureInfo> measure_table();
/// Null for an id the table lacks.
const MeasureInfo* find_measure(std::string_view id);

/// The measure `id` (which the table must have) at the table's version. A value that isn't finite is a broken
/// invariant.
Measure present(std::string_view id, double value);
Measure absent(std::string_view id, std::string reason);

/// Null when the set has no measure of that id.
const Measure* find(const MeasureSet& set, std::string_view id);

}  // namespace thimble::motion
