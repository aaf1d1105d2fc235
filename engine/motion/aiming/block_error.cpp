#include "engine/motion/aiming/block_error.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/check.hpp"

namespace thimble::motion {
namespace {

// Scaled by the largest deviation, so that no square overflows or vanishes in whatever unit.
double standard_deviation(std::span<const double> values, double mean) {
  double largest = 0;
  for (double value : values) largest = std::max(largest, std::abs(value - mean));
  if (!(largest > 0)) return 0;
  double sum = 0;
  for (double value : values) {
    const double scaled = (value - mean) / largest;
    sum += scaled * scaled;
  }
  return largest * std::sqrt(sum / static_cast<double>(values.size() - 1));
}

}  // namespace

double mean_of(std::span<const double> values) {
  CHECK(!values.empty());
  double sum = 0;
  for (double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

BlockError block_error(std::span<const double> errors) {
  BlockError block{.constant = mean_of(errors), .variable = std::nullopt, .absolute = 0};
  for (double error : errors) block.absolute += std::abs(error) / static_cast<double>(errors.size());
  if (errors.size() >= 2) block.variable = standard_deviation(errors, block.constant);
  return block;
}

}  // namespace thimble::motion
