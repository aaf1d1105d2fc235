// How a form is shown before it is drawn free, as pure functions of the tick: by a hand that draws it stroke
// by stroke, or as a picture that fades. Uses only + - x / and sqrt.
#pragma once

#include "engine/play/content.hpp"
#include "games/tracing/tracing.hpp"

namespace thimble::tracing {

/// Where a form is drawn: as the content has it, or smaller and elsewhere.
struct Placement {
  double scale = 1;
  Vec2 shift{};
  Vec2 operator()(Vec2 mm) const { return mm * scale + shift; }
};

/// The ground of the small picture, in the upper corner of the page away from the hand: it doesn't draw
/// there, and no arm lies over it.
Rect card_of(const Content& content, const Params& params);
Placement in_card(const Content& content, const Params& params);

/// The hand that shows the form, some ticks after it began.
struct Pose {
  std::size_t stroke = 0;  ///< being drawn; their count when all are
  double drawn_mm = 0;     ///< of that stroke
  Vec2 tip{};              ///< of its finger
  double raised = 0;       ///< 0: on the page; 1: lifted
  float alpha = 1;
  double aside = 0;  ///< how far the finished form has gone to its place in the card, 0 to 1
};

/// The last pose stays for ever.
Pose pose_at(const Content& content, Tick tick);

/// How long the form is shown; 0 for copy, whose picture stays.
Tick showing_ticks(const Content& content, const Params& params);
/// Of the form to remember.
float alpha_at(const Params& params, Tick tick);

}  // namespace thimble::tracing
