#include "games/tracing/passes.hpp"

#include <algorithm>

namespace thimble::tracing {

std::vector<Pass> passes_of(std::span<const motion::Sample> samples, std::span<const play::Event> events) {
  std::vector<Pass> passes;
  int attempt = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (events[i].kind == "stroke_again" || events[i].kind == "next_stroke") ++attempt;
    if (events[i].kind != "stroke_begun") continue;
    const play::Event& begun = events[i];
    const auto ended = std::find_if(
        events.begin() + static_cast<std::ptrdiff_t>(i) + 1, events.end(), [&](const play::Event& e) {
          return e.contact == begun.contact && (e.kind == "lifted" || e.kind == "contact_lost" ||
                                                e.kind == "stroke_done" || e.kind == "yielded");
        });
    if (ended != events.end() && ended->kind == "yielded") continue;
    Pass pass{.stroke = static_cast<std::size_t>(begun.value),
              .attempt = attempt,
              .contact = begun.contact,
              .samples = {}};
    auto sample = std::find_if(samples.begin(), samples.end(), [&](const motion::Sample& s) {
      return s.contact == begun.contact && s.tick == begun.tick && s.mm == begun.mm;
    });
    for (; sample != samples.end(); ++sample) {
      if (sample->contact != begun.contact) continue;
      if (ended != events.end() && sample->tick > ended->tick) break;
      if (ends_contact(sample->phase)) {
        if (sample->phase == motion::Phase::kUp) pass.end = motion::StrokeEnd::kLift;
        break;
      }
      pass.samples.push_back(*sample);
      if (ended != events.end() && ended->kind == "stroke_done" && sample->tick == ended->tick &&
          sample->mm == ended->mm)
        break;
    }
    passes.push_back(std::move(pass));
  }
  return passes;
}

}  // namespace thimble::tracing
