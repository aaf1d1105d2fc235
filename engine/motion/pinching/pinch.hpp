// The measures of pinching with two contacts: closing on an object, holding it, carrying it and letting it
// go. Knows nothing of the game that asked for the pinch, only what its task was where that is told.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/motion/measure.hpp"
#include "engine/motion/signal.hpp"
#include "engine/motion/stroke.hpp"

namespace thimble::motion {

/// One contact: down at its first point, up at its last.
struct PinchContact {
  int id = 0;                      ///< its own in the recording
  std::vector<TimedPoint> points;  ///< raw, in time order; stamps that don't go forward are passed over
};

/// From one moment to a later one.
struct TimeWindow {
  Ns from{0};
  Ns to{0};
};

struct HoldZone {
  Vec2 center_mm{};
  double radius_mm = 0;  ///< positive
};

/// What a recording can't know by itself. All of it may be missing: the measures that need it then say so.
struct PinchTask {
  std::optional<double> target_size_mm;  ///< S: how wide the object is between the two fingers, positive
  double size_tolerance = 0.4;     ///< part of S that a grip may differ from it; used by failure_of only
  std::optional<Ns> captured;      ///< when the object was taken; else when the fingers had closed
  std::optional<TimeWindow> hold;  ///< when the pinch was to be held still; else see hold.hpp
  std::optional<HoldZone> zone;    ///< where it was to be held
  std::optional<Vec2> place_mm;    ///< where the object's middle was to be put down
  std::optional<double> target_angle_deg;  ///< of the line from thumb to finger, from +x towards +y (y down)
  std::optional<int> thumb;                ///< id of the thumb's contact
};

/// One trial with one object. All points are finite.
struct Pinch {
  std::vector<PinchContact> contacts;  ///< in any order
  PinchTask task;
};

/// Every measure of one pinch, in the table's order, each with a value or a reason.
///
/// Where there are more than two contacts, the pinch is the pair that was down together longest (of equals
/// the one that came together first). Only carrying, drops and re-grasps look at the others too
/// (carrying.hpp). Contacts need not share their stamps (aperture.hpp).
MeasureSet pinch_measures(const Pinch& pinch, const SignalChain& chain = {});

/// The measures of a block of pinches, in the table's order after those of one pinch: errors of the grip's
/// size, and drops. Pinches from which a measure doesn't follow are passed over. All are of version 1.
/// Constant error: mean of the grip-size errors e; mm, 0 is best. Absolute error: mean of |e|; mm, lower is
/// better. Variable error: SD of e, n - 1; mm, lower is better; needs 2 pinches. Source: Schmidt & Lee, Motor
/// Control and Learning. Drops per 10 carries: 10 x drops / carries; lower is better. Source: this project.
MeasureSet pinch_block_measures(std::span<const Pinch> pinches, const SignalChain& chain = {});
/// The same from what pinch_measures gave for each.
MeasureSet pinch_block_measures(std::span<const MeasureSet> pinches);

}  // namespace thimble::motion
