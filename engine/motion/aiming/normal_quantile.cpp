#include "engine/motion/aiming/normal_quantile.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "engine/core/check.hpp"

namespace thimble::motion {
namespace {

// Peter Acklam's coefficients: a relative error of 1.15e-9.
constexpr std::array kCentreNumerator{-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                                      1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
constexpr std::array kCentreDenominator{-5.447609879822406e+01, 1.615858368580409e+02,
                                        -1.556989798598866e+02, 6.680131188771972e+01,
                                        -1.328068155288572e+01, 1.0};
constexpr std::array kTailNumerator{-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                                    -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
constexpr std::array kTailDenominator{7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
                                      3.754408661907416e+00, 1.0};
constexpr double kTailBegin = 0.02425;

template <std::size_t kSize>
double polynomial(const std::array<double, kSize>& highest_first, double x) {
  double value = 0;
  for (double coefficient : highest_first) value = value * x + coefficient;
  return value;
}

double start(double p) {
  if (p < kTailBegin) {
    const double q = std::sqrt(-2 * std::log(p));
    return polynomial(kTailNumerator, q) / polynomial(kTailDenominator, q);
  }
  const double q = p - 0.5;
  return polynomial(kCentreNumerator, q * q) * q / polynomial(kCentreDenominator, q * q);
}

double halley_step(double z, double p) {
  const double error = 0.5 * std::erfc(-z / std::numbers::sqrt2) - p;
  const double newton = error * std::sqrt(2 * std::numbers::pi) * std::exp(z * z / 2);
  return z - newton / (1 + z * newton / 2);
}

}  // namespace

double normal_quantile(double p) {
  CHECK(p > 0 && p < 1);
  if (p > 0.5) return -normal_quantile(1 - p);  // 1 - p is exact there
  const double z = start(p);
  // Below the smallest normal number the density can't be had: the start must do.
  if (p < std::numeric_limits<double>::min()) return z;
  return halley_step(z, p);
}

}  // namespace thimble::motion
