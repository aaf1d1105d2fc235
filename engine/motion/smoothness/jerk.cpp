#include "engine/motion/smoothness/jerk.hpp"

#include <algorithm>
#include <cmath>

namespace thimble::motion {
namespace {

double size_of(double v) { return std::abs(v); }
double size_of(Vec2 v) { return glm::length(v); }

// What all forms share, in units of the largest speed so that no square can overflow.
struct Jerkiness {
  double count = 0;               // N
  double second_differences = 0;  // sum |d2v|^2 / v_peak^2
  double length = 0;              // sum |v| / v_peak
};

template <class V>
Result<Jerkiness> jerkiness(std::span<const V> v) {
  if (v.size() < 3) return Error{"fewer than 3 velocities"};
  double peak = 0;
  for (const V& one : v) peak = std::max(peak, size_of(one));
  if (!(peak > 0)) return Error{"nothing moved"};
  Jerkiness sums{.count = static_cast<double>(v.size())};
  for (const V& one : v) sums.length += size_of(one) / peak;
  for (std::size_t i = 2; i < v.size(); ++i) {
    const double change = size_of(v[i] / peak - 2.0 * (v[i - 1] / peak) + v[i - 2] / peak);
    sums.second_differences += change * change;
  }
  return sums;
}

template <class V>
Result<double> dimensionless(std::span<const V> v) {
  const Result<Jerkiness> sums = jerkiness(v);
  if (!sums) return sums.error();
  return -(sums->count * sums->count * sums->count * sums->second_differences);
}

Result<double> logarithm(const Result<double>& dimensionless_jerk) {
  if (!dimensionless_jerk) return dimensionless_jerk.error();
  if (!(*dimensionless_jerk < 0)) return Error{"the velocity never changes"};
  return -std::log(-*dimensionless_jerk);
}

}  // namespace

Result<double> dimensionless_jerk(std::span<const double> speeds) { return dimensionless(speeds); }
Result<double> dimensionless_jerk(std::span<const Vec2> velocities) { return dimensionless(velocities); }

Result<double> log_dimensionless_jerk(std::span<const double> speeds) {
  return logarithm(dimensionless(speeds));
}
Result<double> log_dimensionless_jerk(std::span<const Vec2> velocities) {
  return logarithm(dimensionless(velocities));
}

Result<double> normalised_jerk(std::span<const Vec2> velocities) {
  const Result<Jerkiness> sums = jerkiness(velocities);
  if (!sums) return sums.error();
  return std::sqrt(sums->second_differences * std::pow(sums->count, 5) / 2) / sums->length;
}

}  // namespace thimble::motion
