// Aims whose target jumps sideways under way: when the hand turned after it. Kept apart from the aims at
// targets that stay: their times and ends are no measure of plain aiming.
#pragma once

#include <optional>
#include <span>

#include "engine/motion/aiming/aim.hpp"

namespace thimble::motion {

struct JumpAim {
  Aim aim{};         ///< aim.to is where the target was before
  Ns jump{0};        ///< when the target jumped, on the points' clock
  Vec2 jumped_to{};  ///< the target's centre from then on
};

struct JumpResponse {
  std::optional<double> correction_time_ms;  ///< none: the hand never turned after the target
};

/// When the hand turned after the target. With v the velocity along the jump, less its value at the jump, and
/// P the largest v between the jump and the movement's offset, at tP: the line through the last points before
/// tP where v rises through P/4 and 3 P/4 meets 0 at the correction; from there jump and latency are
/// subtracted. The extrapolation keeps weak corrections from seeming late; on a minimum-jerk correction of
/// duration D it is 0.061 D after the true onset. A correction has a P of at least 10 mm/s and 5 % of the
/// peak speed. No response where it can't be judged: no movement, or none under way at the jump; a jump that
/// lies less than 45 degrees off the aim's line, where it can't be told from speeding up or slowing down.
/// Source: extrapolation: Oostwoud Wijdenes, Brenner & Smeets 2014, doi 10.3758/s13428-013-0349-7; the
/// limits: this project.
std::optional<JumpResponse> jump_response(const JumpAim& jump);

/// A block of aims whose targets jumped.
/// - jump_correction_time_ms: mean over the aims with a correction. ms, lower is better. Needs one of them.
/// - jump_corrected_in_time_fraction: aims with a correction time of at most `limit`, over those that can be
///   judged. 0 to 1, higher is better. Needs one that can be judged.
/// Both of version 1, in this order; source as above. The limit is the exercise's, and stands beside the
/// value: without it fractions can't be compared.
MeasureSet jump_measures(std::span<const JumpAim> block, Ns limit);

}  // namespace thimble::motion
