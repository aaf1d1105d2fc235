// The rows of the measure table of aiming at things: pointing, reacting, intercepting, holding back.
#pragma once

#include <algorithm>
#include <array>

#include "engine/motion/aiming/aim_table.hpp"
#include "engine/motion/aiming/reaction_table.hpp"
#include "engine/motion/aiming/throughput_table.hpp"
#include "engine/motion/measure.hpp"

namespace thimble::motion {

inline constexpr auto kAimingTable = [] {
  std::array<MeasureInfo, kThroughputTable.size() + kAimTable.size() + kReactionTable.size()> all{};
  auto next = std::copy(kThroughputTable.begin(), kThroughputTable.end(), all.begin());
  next = std::copy(kAimTable.begin(), kAimTable.end(), next);
  std::copy(kReactionTable.begin(), kReactionTable.end(), next);
  return all;
}();

}  // namespace thimble::motion
