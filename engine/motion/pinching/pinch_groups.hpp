// The measures of one pinch in groups, and the parts of a recording that several of them start from. Only
// pinch.cpp and the groups themselves need it.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/motion/pinching/aperture.hpp"
#include "engine/motion/pinching/closing.hpp"
#include "engine/motion/pinching/pinch.hpp"

namespace thimble::motion {

/// Each part is there, or its trouble says why not.
struct PinchParts {
  std::vector<Grip> grips;
  std::optional<ContactPair> pair;   ///< down together longest
  std::optional<PairSignal> signal;  ///< its longest piece
  std::string trouble;               ///< with the pair, or the signal
  std::optional<Closing> closing;    ///< up to the capture where that is known
  std::string closing_trouble;
};

PinchParts parts_of(const Pinch& pinch, const SignalChain& chain);

// Each appends its measures in the table's order, and the groups follow the table too.

/// From the first contact to the grip's size at the capture.
void append_grasp(MeasureSet& set, const PinchParts& parts, const PinchTask& task, const SignalChain& chain);
/// Steadiness and tremor.
void append_hold(MeasureSet& set, const PinchParts& parts, const PinchTask& task);
/// Drops, transfer, placement and rotation.
void append_carry(MeasureSet& set, const PinchParts& parts, const PinchTask& task, const SignalChain& chain);

}  // namespace thimble::motion
