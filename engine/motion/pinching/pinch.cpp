#include "engine/motion/pinching/pinch.hpp"

#include <cmath>
#include <numeric>

#include "engine/core/check.hpp"
#include "engine/motion/pinching/hold.hpp"
#include "engine/motion/pinching/pinch_groups.hpp"
#include "engine/motion/statistics.hpp"

namespace thimble::motion {
namespace {

void check_task(const PinchTask& task) {
  CHECK(!task.target_size_mm || *task.target_size_mm > 0);
  CHECK(task.size_tolerance >= 0);
  CHECK(!task.hold || task.hold->from <= task.hold->to);
  CHECK(!task.zone || task.zone->radius_mm > 0);
}

// Of those pinches that have it.
std::vector<double> values_of(std::string_view id, std::span<const MeasureSet> sets) {
  std::vector<double> values;
  for (const MeasureSet& set : sets)
    if (const Measure* measure = find(set, id); measure != nullptr && measure->value)
      values.push_back(*measure->value);
  return values;
}

}  // namespace

MeasureSet pinch_measures(const Pinch& pinch, const SignalChain& chain) {
  check_task(pinch.task);
  const PinchParts parts = parts_of(pinch, chain);
  MeasureSet set;
  append_grasp(set, parts, pinch.task, chain);
  append_hold(set, parts, pinch.task);
  append_carry(set, parts, pinch.task, chain);
  return set;
}

MeasureSet pinch_block_measures(std::span<const Pinch> pinches, const SignalChain& chain) {
  std::vector<MeasureSet> sets;
  for (const Pinch& pinch : pinches) sets.push_back(pinch_measures(pinch, chain));
  return pinch_block_measures(sets);
}

MeasureSet pinch_block_measures(std::span<const MeasureSet> pinches) {
  const std::vector<double> errors = values_of("grip_size_error_mm", pinches);
  const std::vector<double> drops = values_of("drops", pinches);
  MeasureSet set;
  if (errors.empty()) {
    append_absent(set, {"grip_size_constant_error_mm", "grip_size_absolute_error_mm"},
                  "no pinch has a grip-size error");
  } else {
    std::vector<double> sizes = errors;
    for (double& size : sizes) size = std::abs(size);
    set.push_back(present("grip_size_constant_error_mm", mean_of(errors)));
    set.push_back(present("grip_size_absolute_error_mm", mean_of(sizes)));
  }
  set.push_back(errors.size() < 2
                    ? absent("grip_size_variable_error_mm", "fewer than 2 pinches have a grip-size error")
                    : present("grip_size_variable_error_mm", standard_deviation_of(errors)));
  set.push_back(drops.empty() ? absent("drops_per_10_carries", "nothing was carried")
                              : present("drops_per_10_carries", 10 * mean_of(drops)));
  return set;
}

}  // namespace thimble::motion
