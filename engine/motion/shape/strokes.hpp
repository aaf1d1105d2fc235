// A form that was drawn free, of one or more strokes, beside the form as it was meant: which stroke is which,
// in what order and direction, and how alike the two are. Knows nothing of time, nor of where on the page the
// form was shown.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/core/polyline.hpp"
#include "engine/core/result.hpp"
#include "engine/motion/measure.hpp"
#include "engine/motion/shape/procrustes.hpp"

namespace thimble::motion {

/// A trial has far fewer; who draws more is scribbling.
inline constexpr std::size_t kFormStrokesMax = 256;

/// A drawn stroke and the form's stroke that it stands for, both as indices.
struct MatchedStroke {
  std::size_t drawn = 0;
  std::size_t form = 0;
  bool reversed = false;  ///< drawn from its end to its beginning
  /// Where along a closed stroke the child began, as a part of its length; 0 for an open one.
  double begins_at = 0;

  bool operator==(const MatchedStroke&) const = default;
};

/// Strokes are paired so (version 1). All that was drawn is moved and scaled, not turned, until the middle
/// and the diagonal of its bounding box are the form's (a dot counts as much there as a line). A drawn and a
/// template stroke differ by the mean distance of 64 pairs of points, evenly by arc length, in whichever
/// direction is nearer; where both are closed (their ends within a fifth of their length) also from whichever
/// of 64 beginnings. The pair that differs least is taken first, then the next of those left, as long as they
/// differ by no more than 0.3 of the template stroke's length or 0.1 of the form's diagonal, whichever is
/// larger. Where that leaves a stroke of either without one, what was drawn is also moved and scaled as each
/// single pair of strokes says (where there are at most 40), and the most pairs count, of as many those
/// nearest: a part of a form lies elsewhere in its own box than in the whole's.
///
/// In the order of drawing. `form` isn't empty and each of its strokes has a length; at most kFormStrokesMax
/// drawn strokes, none empty. O(n m) for n drawn and m template strokes, or its square where each pair is
/// tried.
std::vector<MatchedStroke> matched_strokes(std::span<const Polyline> form, std::span<const Polyline> drawn);

/// Strokes that were not drawn in their turn, as indices into `matched`: as few as have to be left out for
/// the rest to be in order; of as few, those that were drawn too early rather than too late.
std::vector<std::size_t> out_of_turn(std::span<const MatchedStroke> matched);

/// The similarity that carries the form onto what was drawn (procrustes.hpp), through pairs of points: 256
/// for the whole form, shared among the paired strokes by the template's lengths (at least 2 each), evenly by
/// arc length in the form's direction and, on a closed stroke, from the form's beginning. So neither order
/// nor direction nor where a circle was begun look like a turn. What is missing or extra has no part in it.
/// The error says why there is none.
Result<Similarity> form_fit(std::span<const Polyline> form, std::span<const Polyline> drawn,
                            std::span<const MatchedStroke> matched);

/// Was the form drawn as its mirror image, left for right? Where, moved and scaled as above but not turned,
/// the mean distance between the two (from each to the nearest of the other, by arc length) is less than half
/// as large with the mirrored form. Version 1. An error where the form is its own mirror image (nearer to it
/// than 0.02 of its diagonal), as a circle or a cross is.
Result<bool> form_reversed(std::span<const Polyline> form, std::span<const Polyline> drawn);

/// What was drawn, read as the form.
struct FormReading {
  Result<bool> reversed;  ///< as form_reversed has it
  std::vector<MatchedStroke> matched;
};

/// The strokes of a form that was drawn mirrored are paired with those of its mirror image, so that each is
/// known for what it is. The error says what can't be read: nothing, too many strokes, places out of range.
Result<FormReading> read_form(std::span<const Polyline> form, std::span<const Polyline> drawn);

/// The Procrustes measures of form_fit, form_reversed, strokes_missing, strokes_extra, strokes_reversed and
/// strokes_out_of_order, all of read_form; absent where that can't be had.
MeasureSet form_measures(std::span<const Polyline> form, std::span<const Polyline> drawn);

}  // namespace thimble::motion
