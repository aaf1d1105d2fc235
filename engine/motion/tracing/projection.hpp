// Which part of a template a drawn path was following: the projection behind every distance of a trace. The
// nearest point alone would score a child against whatever loop happens to lie near; here the whole trace
// decides together. Knows nothing of corridors, so that distances don't change with the help that was given.
#pragma once

#include <span>
#include <vector>

#include "engine/core/polyline.hpp"

namespace thimble::motion {

/// The projection of every point of every path onto the template, in one order-keeping assignment.
///
/// Of all ways to move along the template while the paths are drawn it is the one with the least
///   sum of squared distance x drawn length
///   + 50 mm^2 x template length skipped, which is what a step goes beyond 1.5 times the length drawn in it
///   + 1 mm^2 x template length gone back over.
/// So a small step back is followed where it happened, a later loop isn't taken for this one (a skipped
/// millimetre costs as much as one drawn 7 mm aside), and who does leave out a part is scored against what
/// was followed instead. A template that ends where it begins goes on from its end at its start. Between the
/// paths, in the air, the same rule holds with the straight distance. The assignment is found on some 400
/// places of the template and 1,000 of the paths by dynamic programming and then refined for every point near
/// its place.
///
/// `line` needs a length; the paths are in the order of drawing, their points finite. Those of long straight
/// ways should be a few tenths of a millimetre apart.
/// Linear in the number of points. Source: this project; the time-warping idea is Sakoe & Chiba's (1978,
/// doi 10.1109/TASSP.1978.1163055).
std::vector<std::vector<Polyline::Projection>> followed(const Polyline& line,
                                                        std::span<const std::vector<Vec2>> paths);

}  // namespace thimble::motion
