// The measures of tracing a figure: how near, how far along, how fast and how smoothly. Knows nothing of the
// game that asked for the trace, only which of its strokes was meant for which stroke of the template.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/polyline.hpp"
#include "engine/motion/measure.hpp"
#include "engine/motion/signal.hpp"
#include "engine/motion/stroke.hpp"
#include "engine/motion/tracing/corridor.hpp"

namespace thimble::motion {

/// How a drawn stroke came to its end.
enum class StrokeEnd : std::uint8_t {
  kLift,   ///< the child took the finger or pen away
  kOther,  ///< the system took the contact, the trial ended first, or the finger went on into the next stroke
};

struct DrawnStroke {
  std::size_t template_stroke = 0;  ///< index into TracedFigure::templates
  std::vector<TimedPoint> points;   ///< raw, of one contact; stamps that don't go forward are passed over
  StrokeEnd end = StrokeEnd::kLift;
};

/// A trial's trace beside what it was to follow. All points are finite.
struct TracedFigure {
  std::vector<TemplateStroke> templates;  ///< one a stroke of the figure
  std::vector<DrawnStroke> drawn;         ///< in the order of time; several may belong to one template stroke
  std::optional<double>
      paced_s{};  ///< the movement time that the task asks for, positive; none where it asks for none
  std::optional<double> pace_mm_s{};  ///< the speed that the task shows, positive; none where it shows none
};

/// Every tracing and smoothness measure that one trace can have, in the table's order, each with a value or a
/// reason; penalised path accuracy and pace ratio only where the task sets a pace. A full chain needs a rate
/// that it can filter at.
MeasureSet tracing_measures(const TracedFigure& figure, const SignalChain& chain = {});

/// The measures of a drawing without a template to lie beside: movement_time_s to pause_time_s, pen_lifts,
/// air_time_fraction and the smoothness measures, as above. DrawnStroke::template_stroke means nothing here.
MeasureSet drawing_measures(std::span<const DrawnStroke> drawn, const SignalChain& chain = {});

}  // namespace thimble::motion
