// What a child sees of a path to follow: a pale path with an edge, a snail where it begins, a flower that
// opens where it ends, or what another theme has in their places; under letters, the lines that they stand
// on.
#include "games/tracing/band.hpp"
#include "games/tracing/follow.hpp"
#include "games/tracing/ruling.hpp"
#include "games/tracing/scenery_draw.hpp"

namespace thimble::tracing {

namespace {

using draw::Role;

constexpr double kGuideMm = 0.7;
constexpr double kStepsMm = 9;   // between the dots that lead along the path
constexpr double kMarkerMm = 5;  // radius of the start and end marks

// All outlines before all grounds, so that crossing strokes join into one path. Strokes to come are fainter.
void draw_paths(draw::Layer& layer, const State& state, const Params& params) {
  const Theme& theme = theme_of(params);
  const auto& strokes = state.content->strokes;
  for (std::size_t i = 0; i < strokes.size(); ++i)
    draw_band(layer, {.stroke = strokes[i], .corridor_mm = params.corridor_mm, .grown_mm = kPathEdgeMm},
              {theme.edge, i <= state.stroke ? 1.0f : 0.45f});
  for (const play::ContentStroke& stroke : strokes)
    draw_band(layer, {.stroke = stroke, .corridor_mm = params.corridor_mm}, {theme.path});
}

// A thin line, and dots on it that show the way to go.
void draw_guide(draw::Layer& layer, const Polyline& line, const Theme& theme) {
  if (theme.guide_is_dashed) return draw_dashes(layer, line, theme.guide);
  layer.stroke(line.points(), kGuideMm, {theme.guide, 0.55f});
  for (double s = kStepsMm; s < line.length() - kMarkerMm; s += kStepsMm)
    layer.disc(line.at(s), kGuideMm * 1.3, {theme.guide, 0.75f});
}

}  // namespace

void draw_follow(const State& state, const Params& params, DrawList& list) {
  const Theme& theme = theme_of(params);
  const auto& strokes = state.content->strokes;
  const std::size_t count = strokes.size();
  draw_ruling(list.still, *state.content);
  draw_paths(list.still, state, params);
  draw_ground(list.still, state, theme);
  if (params.guide && state.stroke < count) draw_guide(list.still, strokes[state.stroke].line, theme);
  draw_companions(list.still, state, theme);
  draw_ink(list, state, params, theme);
  draw_changes(list.live, state, theme);
  draw_escort(list.live, state, params, theme);
  if (state.stroke == count) return;

  const Polyline& line = strokes[state.stroke].line;
  list.live.ring(line.points().back(), kMarkerMm, 1.6, {Role::kEnd});
  if (state.lead >= 0) return;
  const Vec2 aim = line.at(state.progress_mm), ahead = line.direction(state.progress_mm);
  list.live.disc(aim, kMarkerMm, {Role::kStart});
  // An arrow head on the dot: which way.
  const Vec2 tip = aim + ahead * 1.9, back = aim - ahead * 1.3, wide = perpendicular(ahead) * 2.3;
  const Vec2 arrow[3] = {back + wide, tip, back - wide};
  list.live.stroke(arrow, 1.5, {Role::kPaper});
}

}  // namespace thimble::tracing
