#include <algorithm>

#include "engine/motion/tracing/pressure.hpp"
#include "engine/motion/tracing/tracing.hpp"
#include "games/tracing/follow.hpp"

namespace thimble::tracing {

motion::MeasureSet score_follow(const Params& params, const Content& content,
                                std::span<const motion::Sample> samples, std::span<const Event> events) {
  motion::TracedFigure figure{.templates = {}, .drawn = {}};
  for (const play::ContentStroke& stroke : content.strokes)
    figure.templates.push_back({stroke.line, stroke.corridor(params.corridor_mm)});
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (events[i].kind != "stroke_begun") continue;
    const Event& begun = events[i];
    const auto ended =
        std::find_if(events.begin() + static_cast<std::ptrdiff_t>(i) + 1, events.end(), [&](const Event& e) {
          return e.contact == begun.contact && (e.kind == "lifted" || e.kind == "contact_lost" ||
                                                e.kind == "stroke_done" || e.kind == "yielded");
        });
    if (ended != events.end() && ended->kind == "yielded") continue;  // a resting hand drew nothing
    motion::DrawnStroke drawn{.template_stroke = static_cast<std::size_t>(begun.value),
                              .points = {},
                              .end = motion::StrokeEnd::kOther};
    auto sample = std::find_if(samples.begin(), samples.end(), [&](const motion::Sample& s) {
      return s.contact == begun.contact && s.tick == begun.tick && s.mm == begun.mm;
    });
    for (; sample != samples.end(); ++sample) {
      if (sample->contact != begun.contact) continue;
      if (ended != events.end() && sample->tick > ended->tick) break;
      if (ends_contact(sample->phase)) {
        if (sample->phase == motion::Phase::kUp) drawn.end = motion::StrokeEnd::kLift;
        break;
      }
      drawn.points.push_back({.t = sample->t, .mm = sample->mm});
      if (ended != events.end() && ended->kind == "stroke_done" && sample->tick == ended->tick &&
          sample->mm == ended->mm)
        break;
    }
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
