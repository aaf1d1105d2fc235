// The few statistics that every family of measures needs.
#pragma once

#include <span>
#include <vector>

namespace thimble::motion {

bool all_finite(std::span<const double> values);
/// Whether values differ by no more than rounding does: a billionth of the largest. Scores that were computed
/// in two ways, or 1 and what is left of it after a subtraction, have no spread of their own.
bool all_equal(std::span<const double> values);
/// Needs a value. Equal values have exactly that mean.
double mean_of(std::span<const double> values);
/// With n - 1; needs 2 values. Exactly 0 where all are equal.
double standard_deviation_of(std::span<const double> values);
/// The middle one, or the mean of the two in the middle; needs a value. O(n log n).
double median_of(std::vector<double> values);

}  // namespace thimble::motion
