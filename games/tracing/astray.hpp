// How a trial went astray, named so that a therapist can act on it. Told once the trial is over, from its
// samples and events: only the whole shows what a single step can't, such as that a path was begun at its
// end, or that a part was left out and not made up for later. So a record keeps its replay whatever is learnt
// to be named.
//
// kind                stroke    mm                              value
//
// Following a path:
// corner_overshot     its own   the furthest past the corner    mm past it, straight on
// corner_cut          its own   the corner                      mm by which the finger passed it
// went_backwards      its own   where the finger turned back    mm gone back along the path
// stroke_reversed     its own   where it was begun              mm of it drawn from its end
// part_skipped        its own   the middle of that part         mm of path left out
// stroke_skipped      that due  where the later one was begun   index of the later one
//
// Drawing free (how strokes are paired: engine/motion/shape/strokes.hpp):
// stroke_missing      its own   its middle                      0
// stroke_extra        -1        where it was begun              index among what was drawn
// stroke_reversed     its own   where it was begun              its length in mm
// stroke_out_of_turn  its own   where it was begun              its place in the order drawn, from 0
// form_reversed       -1        the middle of what was drawn    0
//
// The contact is the one that drew; -1 where nothing was drawn. Each event has the tick of its place.
#pragma once

#include <span>

#include "games/tracing/tracing.hpp"

namespace thimble::tracing {

/// A wavering hand, a rounded corner or a short step back isn't astray: what is told as past, aside or back
/// is more than half the corridor, or more than the millimetres given in astray_follow.cpp.
Events astray_follow(const Params& params, const Content& content, std::span<const motion::Sample> samples,
                     std::span<const Event> events);

/// Of a form that wasn't finished (a trial stopped, skipped, or out of time) only what was drawn is named:
/// never what is missing, nor that it was reversed as a whole, which a part of it can't show. Nor is a stroke
/// extra whose contact the system took away.
Events astray_free(const Content& content, std::span<const motion::Sample> samples,
                   std::span<const Event> events);

}  // namespace thimble::tracing
