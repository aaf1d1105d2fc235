// The one number that stands for a trial in a list.
#pragma once

#include <string>

#include "engine/motion/measure.hpp"

namespace thimble::panel {

struct Headline {
  std::string label;  ///< "path accuracy"; empty when there is no measure
  std::string text;   ///< "2.14 mm", or "no measures"
};

/// The first measure, in the table's order, that everyone sees and that has a value.
Headline headline(const motion::MeasureSet& measures);

}  // namespace thimble::panel
