#include "games/tracing/scenery_draw.hpp"

#include <algorithm>

namespace thimble::tracing {

namespace {

using draw::Role;

constexpr double kStitchMm = 0.7;
// A finger's breadth, so that the way's next bit is seen.
constexpr double kAheadMm = 17;
constexpr double kLeadMmMax = 6;  // its width; in a narrow corridor less
constexpr double kLeadFraction = 0.42;

const Change& kind_of(const Thing& thing, const Theme& theme) {
  const Along& along = theme.along;
  return thing.kind == along.kinds.size() ? along.corner : along.kinds[thing.kind];
}

void draw_thing(draw::Layer& layer, const Thing& thing, const Theme& theme, double u) {
  const Change& kind = kind_of(thing, theme);
  const Vec2 size = kind.proportions * thing.size_mm;
  const double scale = theme.along.growth == Growth::kUp ? 0.35 + 0.65 * u : 1;
  const Vec2 sunk{0, size.y * (1 - scale) / 2};  // it stands on its foot while it grows
  layer.sprite(kind.after, thing.at + sunk, size * scale, static_cast<float>(u));
}

}  // namespace

void draw_ground(draw::Layer& still, const State& state, const Theme& theme) {
  for (const Fleck& fleck : state.scenery.flecks) {
    const Vec2 points[2] = {fleck.from, fleck.to};
    still.stroke(std::span{points}.first(fleck.from == fleck.to ? 1 : 2), kStitchMm, {Role::kSpeck, 0.6f});
  }
  for (const Thing& thing : state.scenery.things) {
    const Change& kind = kind_of(thing, theme);
    still.sprite(kind.before, thing.at, kind.proportions * thing.size_mm);
  }
}

void draw_dashes(draw::Layer& still, const Polyline& line, draw::Paint paint) {
  constexpr double kDashMm = 4.5, kEveryMm = 9, kWidthMm = 1.2;
  for (double s = kEveryMm / 2; s + kDashMm <= line.length(); s += kEveryMm) {
    const Vec2 dash[3] = {line.at(s), line.at(s + kDashMm / 2), line.at(s + kDashMm)};
    still.stroke(dash, kWidthMm, paint);
  }
}

void draw_changes(draw::Layer& live, const State& state, const Theme& theme) {
  const bool done = state.stroke == state.content->strokes.size();
  for (std::size_t i = 0; i < state.scenery.things.size(); ++i)
    draw_thing(live, state.scenery.things[i], theme, done ? 1 : grown(state.scenery, i));
}

void draw_escort(draw::Layer& live, const State& state, const Params& params, const Theme& theme) {
  const auto& strokes = state.content->strokes;
  const bool done = state.stroke == strokes.size();
  if (theme.escort == Escort::kNone || (done && !theme.lead_stays)) return;
  if (theme.escort == Escort::kHovers)
    return live.sprite(theme.hovering, state.scenery.hover, Vec2{kHoveringMm});
  const play::ContentStroke& stroke = done ? strokes.back() : strokes[state.stroke];
  const double length = stroke.line.length();
  const double s = done ? length : std::min(state.progress_mm + kAheadMm, length);
  const double width = std::min(kLeadMmMax, kLeadFraction * params.corridor_mm * stroke.width_factor(s));
  // By its two ends, so that it turns softly in corners.
  const Vec2 along = stroke.line.at(s + width) - stroke.line.at(s - width);
  const double reach = distance({}, along);
  const Vec2 ahead = reach > 0 ? along / reach : stroke.line.direction(s);
  theme.lead(live, stroke.line.at(s), ahead, width);
}

void draw_companions(draw::Layer& still, const State& state, const Theme& theme) {
  const bool done = state.stroke == state.content->strokes.size();
  still.sprite(done ? theme.start.after : theme.start.before, state.snail,
               theme.start.proportions * kCompanionMm);
  still.sprite(done ? theme.end.after : theme.end.before, state.flower,
               theme.end.proportions * (kCompanionMm * (done ? theme.end_grows : 1.0)));
}

// Both coats of a stroke grow together in the ink layer, where the lighter wins (GL_MAX): whichever is
// painted first, the inside lies within the edge.
void draw_ink(DrawList& list, const State& state, const Params& params, const Theme& theme) {
  for (const InkStroke& ink : state.ink)
    for (const InkCoat& coat : coats_of(theme, params.ink_mm))
      list.ink.push_back({.stroke = static_cast<int>(list.ink.size()),
                          .points = ink.points,
                          .width_mm = coat.width_mm,
                          .paint = {coat.role}});
}

}  // namespace thimble::tracing
