// From grasp to release: how long and how straight an object was carried, how often it was dropped and where
// it was put down. Knows nothing of how the fingers closed.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/motion/pinching/aperture.hpp"

namespace thimble::motion {

/// Shorter losses of a contact are the digitiser's bounces.
inline constexpr Ns kDropMin{80'000'000};

/// A time within a carry, longer than kDropMin, in which fewer than two contacts were down.
struct Drop {
  Ns lost{0};
  Ns grasped_again{0};
};

/// One object's way. The last time that the two contacts part is the release; every loss before it is a
/// bounce or a drop. A third contact that stays down would hide a drop.
struct Carry {
  Ns grasped{0};
  Ns released{0};
  std::vector<Drop> drops;
  std::vector<Vec2> midpoint_mm;  ///< from grasp to release; over a loss the straight line counts
  Vec2 line_mm{};                 ///< from the first to the second contact at the release
  bool from_thumb = false;        ///< the first is known to be the thumb
};

/// The grasp is when the task says that the object was taken; where it doesn't, the fingers' closing
/// (closing.hpp) in the first grip that has one; without any, the first grip's start. None where no positions
/// follow it.
std::optional<Carry> carry_of(std::span<const Grip> grips, const PinchTask& task,
                              const SignalChain& chain = {});

// The next five are of version 1, sources: this project.

/// Transfer time: release - grasp. s, lower is better; a rest in between is part of it.
double transfer_time_s(const Carry& carry);
/// The midpoint's path from grasp to release, mm.
double carried_path_mm(const Carry& carry);
/// Straight distance from grasp to release / the midpoint's path. 0 to 1, higher is better. Needs a path of
/// some length.
double path_efficiency(const Carry& carry);
/// Mean time from a loss to the next grasp. ms, lower is better. Needs a drop.
double regrasp_latency_ms(const Carry& carry);

/// Where the midpoint was at the release, beside the target place.
struct Placement {
  double error_mm = 0;  ///< |c at the release - target|; lower is better
  /// Its parts in the frame of the way from the midpoint at the grasp to the target: positive beyond the
  /// target and to the right of the way (y points down). None where the grasp was at the target.
  std::optional<Vec2> along_across_mm;
};
Placement placement_of(const Carry& carry, Vec2 place_mm);

/// Angle of `line_mm` - target angle, degrees from +x towards +y (clockwise on the page). Directed, from
/// thumb to finger: -180 (not included) to 180. Else lines have no direction: -90 (not included) to 90. 0 is
/// best, neither way is better; version 1. Source: this project. The line must have a length.
double rotation_error_deg(Vec2 line_mm, double target_angle_deg, bool directed);

}  // namespace thimble::motion
