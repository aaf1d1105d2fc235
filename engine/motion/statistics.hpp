// The few statistics that every family of measures needs.
#pragma once

#include <span>
#include <vector>

namespace thimble::motion {

/// Needs a value.
double mean_of(std::span<const double> values);
/// With n - 1; needs 2 values. Exactly 0 where all are equal.
double standard_deviation_of(std::span<const double> values);
/// The middle one, or the mean of the two in the middle; needs a value. O(n log n).
double median_of(std::vector<double> values);

}  // namespace thimble::motion
