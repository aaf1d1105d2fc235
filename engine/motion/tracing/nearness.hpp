// How near a drawn path came to its template, how much of the template it passed, and how often it left the
// corridor. Everything is integrated exactly over the straight pieces of the path, between whose ends
// distance, sideways offset and the corridor's width go straight too. Knows nothing of speeds.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/core/polyline.hpp"
#include "engine/motion/tracing/corridor.hpp"
#include "engine/motion/tracing/drawn_path.hpp"

namespace thimble::motion {

/// A piece of a drawn stroke beside the template that it followed.
struct FollowedPath {
  std::size_t stroke = 0;                         ///< which contact drew it
  const TemplateStroke* target = nullptr;         ///< what it followed; its line has a length
  DrawnPath path;                                 ///< at least two points
  std::vector<Polyline::Projection> projections;  ///< one a point
};

/// One end of a straight piece of the path.
struct Deviation {
  double distance_mm = 0;  ///< to the template; negative on its left
  double offset_mm = 0;    ///< sideways: to the right of the template's own direction (y points down)
  double corridor_mm = 0;  ///< the corridor's width W there
  double seconds = 0;      ///< when the finger was there
};

struct DeviationPiece {
  Deviation from, to;
  double length_mm = 0;  ///< 0 for a rest
};

/// The pieces of all paths, one path's after the other's.
std::vector<DeviationPiece> deviations_of(std::span<const FollowedPath> paths);

/// Drawn length: the sum of the pieces' lengths, mm.
double drawn_length_mm(std::span<const DeviationPiece> pieces);

// The next seven are over drawn length: every millimetre alike, however slowly it was drawn. Each needs
// pieces of some length. All are of version 1.

/// Mean of d, the distance to the template. mm, lower is better. Source: Culmer 2009,
/// doi 10.1016/j.jneumeth.2009.07.025 ("path accuracy").
double path_accuracy_mm(std::span<const DeviationPiece> pieces);
/// CKAT's penalised path accuracy: path accuracy x (1 + |T - T0| / T0), T the movement time and T0 > 0 the
/// pace that the task sets. mm, lower is better. Source: Flatters et al. 2014,
/// doi 10.1371/journal.pone.0088692.
double penalised_path_accuracy_mm(double path_accuracy_mm, double movement_time_s, double paced_s);
/// Root of the mean of d^2. mm, lower is better. Source: Culmer 2009.
double rms_deviation_mm(std::span<const DeviationPiece> pieces);
/// The smallest distance that at least this fraction of the drawn length stays within, to 1e-12 of the
/// largest. mm, lower is better.
double percentile_deviation_mm(std::span<const DeviationPiece> pieces, double fraction);
/// The largest d. mm, lower is better; one slip decides it.
double max_deviation_mm(std::span<const DeviationPiece> pieces);
/// Mean of the sideways offset. mm, positive to the right of the template's direction (y points down);
/// neither way is better, 0 is best. Beyond an open end only the part across the line counts: overshooting
/// straight on is no bias.
double signed_bias_mm(std::span<const DeviationPiece> pieces);
/// Standard deviation of the sideways offset. mm, lower is better.
double offset_sd_mm(std::span<const DeviationPiece> pieces);
/// Drawn length with d > W/2, W the corridor's width there. mm, lower is better. The in-corridor fraction is
/// 1 less this over the drawn length.
double out_of_corridor_mm(std::span<const DeviationPiece> pieces);

/// Completion: the length of the union of the stretches of the templates that were passed, over the length of
/// all `templates`. A stretch beside a drawn piece is passed when it leads forward, as far as the piece is
/// within W of the template, and is no longer than W more than what was drawn (else it was skipped).
/// Twice the corridor's reach, because a wobble over the edge still went along the path, while a line drawn
/// elsewhere didn't. Nothing is passed backwards. 0 to 1, higher is better, version 1; no paths give 0. The
/// templates need a length. O(n log n).
double completion(std::span<const TemplateStroke> templates, std::span<const FollowedPath> paths);

/// Excursions: stays farther than W/2 from the template of at least 2 mm of drawn length or 100 ms. A stay
/// ends inside the corridor or with its contact; a silence of the device doesn't end it. A count, lower is
/// better, version 1. The paths of one contact stand next to each other.
int excursions(std::span<const FollowedPath> paths);

}  // namespace thimble::motion
