#include "engine/motion/measure.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/check.hpp"
#include "engine/motion/aiming/aiming_table.hpp"
#include "engine/motion/change/change_table.hpp"
#include "engine/motion/coordination/coordination_table.hpp"
#include "engine/motion/pinching/pinching_table.hpp"
#include "engine/motion/shape/shape_table.hpp"
#include "engine/motion/smoothness/smoothness_table.hpp"
#include "engine/motion/tracing/tracing_table.hpp"

namespace thimble::motion {
namespace {

template <std::size_t... kSizes>
constexpr auto joined(const std::array<MeasureInfo, kSizes>&... tables) {
  std::array<MeasureInfo, (kSizes + ...)> all{};
  auto next = all.begin();
  ((next = std::copy(tables.begin(), tables.end(), next)), ...);
  return all;
}

// Families in the order of Family, so that each is one stretch of the table.
constexpr auto kTable = joined(kTracingTable, kSmoothnessTable, kShapeTable, kPinchingTable, kAimingTable,
                               kCoordinationTable, kChangeTable);

const MeasureInfo& info_of(std::string_view id) {
  const MeasureInfo* info = find_measure(id);
  CHECK(info != nullptr);
  return *info;
}

}  // namespace

std::span<const MeasureInfo> measure_table() { return kTable; }

std::span<const MeasureInfo> measure_table(Family family) {
  const auto rows =
      std::equal_range(kTable.begin(), kTable.end(), MeasureInfo{.family = family},
                       [](const MeasureInfo& a, const MeasureInfo& b) { return a.family < b.family; });
  return {rows.first, rows.second};
}

const MeasureInfo* find_measure(std::string_view id) {
  const auto* found =
      std::find_if(kTable.begin(), kTable.end(), [&](const MeasureInfo& m) { return m.id == id; });
  return found == kTable.end() ? nullptr : found;
}

Measure present(std::string_view id, double value) {
  if (!std::isfinite(value)) return absent(id, kTooLarge);
  const MeasureInfo& info = info_of(id);
  return {.id = std::string(info.id), .version = info.version, .value = value, .reason = {}};
}

Measure absent(std::string_view id, std::string reason) {
  CHECK(!reason.empty());
  const MeasureInfo& info = info_of(id);
  return {.id = std::string(info.id),
          .version = info.version,
          .value = std::nullopt,
          .reason = std::move(reason)};
}

void append_absent(MeasureSet& set, std::span<const std::string_view> ids, std::string_view reason) {
  for (std::string_view id : ids) set.push_back(absent(id, std::string{reason}));
}

void append_absent(MeasureSet& set, std::initializer_list<std::string_view> ids, std::string_view reason) {
  append_absent(set, std::span{ids.begin(), ids.size()}, reason);
}

Measure measured(std::string_view id, const Result<double>& value) {
  return value ? present(id, *value) : absent(id, value.error().message);
}

const Measure* find(const MeasureSet& set, std::string_view id) {
  const auto found = std::find_if(set.begin(), set.end(), [&](const Measure& m) { return m.id == id; });
  return found == set.end() ? nullptr : &*found;
}

}  // namespace thimble::motion
