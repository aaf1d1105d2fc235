// The path that parameters make of a drawing: a first part of it, bent more or less, mirrored for a left
// hand. This happens once, before a trial; the record keeps what came out.
#pragma once

#include <memory>

#include "games/tracing/tracing.hpp"

namespace thimble::tracing {

/// In this order: its length, its curvature, its sides. The very same content where nothing changes. For
/// content that Tracing::accepts. Errors: a curvature for what can't be bent.
Result<std::shared_ptr<const Content>> shaped(const Params& params, std::shared_ptr<const Content> content);

/// Does the left hand get this drawing mirrored?
inline bool is_mirrored(const Params& params, const Content& content) {
  return params.left_handed && content.mirrors;
}

/// The first part of the way along all strokes, where they are; the last one ends where the length does, and
/// is left out where too little of it would remain to be traced. At least kShortestStrokeMm. Widths stay at
/// their places, to a hundredth of the stroke.
void keep_length(Content& content, double fraction);

/// A path whose heading turns `curvature` times as far at every place of its length: theta(s) = theta(0) +
/// curvature (theta(s) - theta(0)). It is as long as it was, in the middle of the page, and made smaller
/// where a corridor of `corridor_mm` would leave the page or no room for the companions. Errors: more than
/// one stroke, lines to stand on, a straight path, one that goes back on its own line (which way would it
/// turn?).
Result<void> bend(Content& content, double curvature, double corridor_mm);

/// Left to right about the page's middle.
void mirror(Content& content);

}  // namespace thimble::tracing
