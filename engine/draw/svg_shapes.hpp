// The elements that draw: each becomes the path that SVG says it is.
#pragma once

#include <pugixml.hpp>

#include "engine/core/result.hpp"
#include "engine/draw/svg_strokes.hpp"

namespace thimble::draw {

/// path, line, polyline, polygon, circle, ellipse or rect.
bool is_svg_shape(pugi::xml_node node);
/// The strokes of such an element, none where it has no extent. Errors name the attribute.
Result<void> add_svg_shape(pugi::xml_node node, SvgStrokeBuilder& strokes);

}  // namespace thimble::draw
