#include "engine/motion/tracing/corridor.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/check.hpp"

namespace thimble::motion {
namespace {

// Both ends nearly alike, the closed form is 0 / 0; the series' first terms are exact to 1e-12 there.
double piece_id(double length_mm, double from_mm, double to_mm) {
  const double mean = (from_mm + to_mm) / 2;
  const double x = (to_mm - from_mm) / (2 * mean);
  if (std::abs(x) < 1e-3) return length_mm / mean * (1 + x * x / 3 + x * x * x * x / 5);
  return length_mm / (from_mm - to_mm) * std::log(from_mm / to_mm);
}

}  // namespace

double Corridor::width_mm(double s_mm) const {
  const auto after = std::ranges::upper_bound(widths_, s_mm, {}, &CorridorWidth::s_mm);
  if (after == widths_.begin()) return widths_.front().width_mm;
  if (after == widths_.end()) return widths_.back().width_mm;
  const CorridorWidth& from = *std::prev(after);
  return from.width_mm + (after->width_mm - from.width_mm) * ((s_mm - from.s_mm) / (after->s_mm - from.s_mm));
}

double Corridor::steering_id(double length_mm) const {
  CHECK(length_mm >= 0);
  double id = 0;
  CorridorWidth at{.s_mm = 0, .width_mm = width_mm(0)};
  const auto go_to = [&](const CorridorWidth& next) {
    if (next.s_mm > at.s_mm) id += piece_id(next.s_mm - at.s_mm, at.width_mm, next.width_mm);
    at = next;
  };
  for (const CorridorWidth& width : widths_)
    if (width.s_mm > 0 && width.s_mm <= length_mm) go_to(width);
  go_to({.s_mm = length_mm, .width_mm = at.s_mm < length_mm ? width_mm(length_mm) : at.width_mm});
  return id;
}

void Corridor::check() const {
  CHECK(!widths_.empty());
  for (std::size_t i = 0; i < widths_.size(); ++i) {
    CHECK(std::isfinite(widths_[i].width_mm) && widths_[i].width_mm > 0);
    CHECK(i == 0 || widths_[i - 1].s_mm <= widths_[i].s_mm);
  }
}

}  // namespace thimble::motion
