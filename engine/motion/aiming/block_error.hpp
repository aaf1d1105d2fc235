// The three numbers by which motor control sums up the signed errors of a block of trials. Knows nothing of
// what was aimed at.
#pragma once

#include <optional>
#include <span>

namespace thimble::motion {

/// All in the unit of the errors. Source: Schutz & Roy 1973, doi 10.1080/00222895.1973.10734959.
struct BlockError {
  double constant = 0;             ///< CE: the mean; the bias, 0 is best
  std::optional<double> variable;  ///< VE: the standard deviation with n - 1; none for a single error
  double absolute = 0;             ///< AE: the mean of the absolute values, lower is better
};

/// Needs one error at least. Of errors near the largest double the numbers may be infinite.
BlockError block_error(std::span<const double> errors);

}  // namespace thimble::motion
