// The one number that stands for a trial in a list.
#pragma once

#include <string>

#include "engine/motion/measure.hpp"

namespace thimble::panel {

struct Headline {
  std::string label;  ///< "path accuracy"; empty when there is no measure
  std::string text;   ///< "2.14 mm", or "no measures"
};

/// The first measure that everyone sees and that has a value, in the order of the game: it gives first what
/// it is about.
Headline headline(const motion::MeasureSet& measures);

}  // namespace thimble::panel
