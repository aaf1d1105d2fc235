// A recorded path beside the template it is measured against, where nobody noted which stroke was meant for
// which.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/core/result.hpp"
#include "engine/motion/tracing/tracing.hpp"
#include "engine/store/csv.hpp"

namespace thimble::panel {

/// What is traced: the strokes of an SVG drawing (the name ends in .svg, or the text begins with '<'), else
/// one stroke of x_mm,y_mm. At least one.
struct TracedTemplate {
  std::optional<Vec2> page_mm;  ///< of an SVG
  std::vector<Polyline> strokes;
};
Result<TracedTemplate> traced_template(const store::CsvText& shape);

/// Full chain: a stroke between every two silences, for the template's stroke that it is nearest to on
/// average. Raw: one stroke. `templates` isn't empty.
motion::TracedFigure traced_figure(std::span<const motion::TimedPoint> path,
                                   std::span<const Polyline> templates, double corridor_mm,
                                   motion::SignalChain::Kind kind);

}  // namespace thimble::panel
