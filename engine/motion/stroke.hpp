// What counts as a stroke when it is measured: the stamped points of one contact, in the order of their time.
// Knows nothing of templates or of what the stroke was meant to be.
#pragma once

#include <span>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/time.hpp"
#include "engine/motion/sample.hpp"

namespace thimble::motion {

struct TimedPoint {
  Ns t{0};
  Vec2 mm{};

  bool operator==(const TimedPoint&) const = default;
};

/// A longer silence inside a contact splits its stroke: nobody knows what the finger did in the meantime.
inline constexpr Ns kStrokeGap{100'000'000};

/// The points of one contact, in the order in which they were recorded.
std::vector<TimedPoint> points_of(std::span<const Sample> samples, int contact);

/// Without the points whose stamp is equal to or before that of the last point kept: a speed can't be had
/// from them.
std::vector<TimedPoint> in_time_order(std::span<const TimedPoint> points);

/// One over the median step between the stamps of points in time order, Hz; 0 for fewer than 2 points.
double median_rate_hz(std::span<const TimedPoint> points);

/// The pieces between silences longer than `gap`, as views into `points`, which must be in time order. No
/// points, no pieces; a piece may be a single point.
std::vector<std::span<const TimedPoint>> split_at_gaps(std::span<const TimedPoint> points,
                                                       Ns gap = kStrokeGap);

}  // namespace thimble::motion
