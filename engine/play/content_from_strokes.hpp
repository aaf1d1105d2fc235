// A drawing that was worked out instead of read: its strokes, and the SVG that says the same.
#pragma once

#include <memory>

#include "engine/core/result.hpp"
#include "engine/play/content.hpp"

namespace thimble::play {

/// The content of these strokes, guides and widths, with a text and a hash of its own; what stands in those
/// of `drawing` doesn't matter. Points and page go to whole micrometres and widths to millionths, and are as
/// content_from_svg reads them back from the text: exactly. Nothing is parsed for it. Errors: more than an
/// SVG may hold (engine/draw/svg.hpp).
Result<std::shared_ptr<const Content>> content_from_strokes(const Content& drawing);

}  // namespace thimble::play
