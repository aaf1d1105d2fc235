#include "engine/motion/aiming/block_error.hpp"

#include <cmath>
#include <vector>

#include "engine/motion/statistics.hpp"

namespace thimble::motion {

BlockError block_error(std::span<const double> errors) {
  std::vector<double> absolute;
  absolute.reserve(errors.size());
  for (double error : errors) absolute.push_back(std::abs(error));
  BlockError block{.constant = mean_of(errors), .variable = std::nullopt, .absolute = mean_of(absolute)};
  if (errors.size() >= 2) block.variable = standard_deviation_of(errors);
  return block;
}

}  // namespace thimble::motion
