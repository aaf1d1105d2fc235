// The inverse of the standard normal distribution function.
#pragma once

namespace thimble::motion {

/// z(p): the z with Phi(z) = p, for 0 < p < 1. Right to 1e-12 (relative, or absolute near 0) for p from
/// 1e-300. Acklam's rational start, and one step of Halley's method on std::erfc, which triples its digits.
double normal_quantile(double p);

}  // namespace thimble::motion
