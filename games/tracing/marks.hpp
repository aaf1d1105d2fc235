// The marks of a path to follow: where a stroke begins and which way it goes, and where it ends. The child's
// window and the panel's page to draw on have the same.
#pragma once

#include "engine/draw/draw_list.hpp"

namespace thimble::tracing {

inline constexpr double kGuideMm = 0.7;  ///< width of the line in the middle of the path

/// Their radius. On a path of half-size letters larger ones would hide the form.
double marker_mm(double corridor_mm);

/// `ahead` has length 1: the arrow head shows it.
enum class ArrowHead { kNone, kShown };
void draw_start_mark(draw::Layer& layer, Vec2 at, Vec2 ahead, double corridor_mm,
                     ArrowHead head = ArrowHead::kShown);
void draw_end_mark(draw::Layer& layer, Vec2 at, double corridor_mm);

}  // namespace thimble::tracing
