// Drawing a form free: nothing has to be begun anywhere, whatever draws is a stroke, and what was drawn
// stays. The form was shown by a hand (imitate), stands small in the upper left corner (copy, and after
// imitate), or has faded (remember). The trial is done when as many strokes as the form has were drawn and
// the hand has been away for a moment, or with a tap on the flower in the upper right corner, which is there
// as soon as something was drawn. For a left hand left and right change places.
//
// A touch draws once it has gone 3 mm from where it came down; a tap only where the form has a dot. A hand
// that rests does neither, not even while the form is shown: what ends the showing early is a tap or a
// stroke.
//
// The form is measured where and as large as the content has it, which is also where it is shown to imitate
// and to remember. How strokes are paired, and what is measured then: engine/motion/shape/strokes.hpp.
#pragma once

#include <span>

#include "engine/motion/tracing/tracing.hpp"
#include "games/tracing/tracing.hpp"

namespace thimble::tracing {

void start_free(State& state, const Params& params);
Outcome step_free(State& state, const Params& params, Tick tick, std::span<const motion::Sample> samples,
                  Events& events);
void draw_free(const State& state, const Params& params, DrawList& list);
bool moves_free(const State& state, const Params& params);
/// One for each "stroke_begun": a contact that drew, with all its places from where it came down.
std::vector<motion::DrawnStroke> drawn_strokes(std::span<const motion::Sample> samples,
                                               std::span<const Event> events);
motion::MeasureSet score_free(const Content& content, std::span<const motion::Sample> samples,
                              std::span<const Event> events);

}  // namespace thimble::tracing
