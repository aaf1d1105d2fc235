#include <algorithm>

#include "engine/motion/tracing/pressure.hpp"
#include "engine/motion/tracing/tracing.hpp"
#include "games/tracing/follow.hpp"
#include "games/tracing/passes.hpp"

namespace thimble::tracing {

motion::MeasureSet score_follow(const Params& params, const Content& content,
                                std::span<const motion::Sample> samples, std::span<const Event> events) {
  motion::TracedFigure figure{.templates = {}, .drawn = {}};
  for (const play::ContentStroke& stroke : content.strokes)
    figure.templates.push_back({stroke.line, stroke.corridor(params.corridor_mm)});
  for (const Pass& pass : passes_of(samples, events)) {
    motion::DrawnStroke drawn{.template_stroke = pass.stroke, .points = {}, .end = pass.end};
    for (const motion::Sample& s : pass.samples) drawn.points.push_back({.t = s.t, .mm = s.mm});
    figure.drawn.push_back(std::move(drawn));
  }
  if (params.pacer) figure.pace_mm_s = params.pace_mm_s;
  motion::MeasureSet measures = motion::tracing_measures(figure);
  // Only pens have a pressure; for all others three reasons a trial would say nothing.
  motion::MeasureSet pressure = motion::pressure_measures(samples);
  if (pressure.front().value) std::ranges::move(pressure, std::back_inserter(measures));
  return measures;
}

}  // namespace thimble::tracing
