#include "therapist_panel/model/axis.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/check.hpp"
#include "therapist_panel/model/format.hpp"

namespace thimble::panel {
namespace {

/// The steps a person counts in, smallest first, from 1 up to 10 of a power of ten.
constexpr std::array kSteps{1.0, 2.0, 5.0, 10.0};

Axis axis_with_step(double low, double high, double step) {
  Axis axis;
  const double first = std::floor(low / step + 1e-9);
  const double last = std::max(std::ceil(high / step - 1e-9), first + 1);
  for (double i = first; i <= last; ++i) axis.ticks.push_back(i * step);
  axis.min = axis.ticks.front();
  axis.max = axis.ticks.back();
  axis.step = step;
  axis.decimals = decimals_of_step(step);
  return axis;
}

}  // namespace

Axis nice_axis(double low, double high, int ticks_max) {
  CHECK(std::isfinite(low) && std::isfinite(high) && ticks_max >= 3);
  if (low > high) std::swap(low, high);
  const double least_span = std::max(1e-6, 1e-6 * std::max(std::abs(low), std::abs(high)));
  if (high - low < least_span) {
    const double half = std::max(std::abs(low) * 0.1, 0.5);
    low -= half;
    high += half;
  }
  const double power = std::pow(10, std::floor(std::log10((high - low) / ticks_max)));
  for (double scale = power;; scale *= 10)
    for (double step : kSteps)
      if (Axis axis = axis_with_step(low, high, step * scale); std::ssize(axis.ticks) <= ticks_max)
        return axis;
}

Axis nice_axis_from_zero(double low, double high, int ticks_max) {
  const bool crowded = low > 0 && (high - low) < 0.2 * high && high > low;
  return nice_axis(crowded || low < 0 ? low : 0, high, ticks_max);
}

}  // namespace thimble::panel
