// What a child sees of a path to follow: a pale path with an edge, a snail where it begins, a flower that
// opens where it ends, or what another theme has in their places; under letters, the lines that they stand
// on.
#include "games/tracing/band.hpp"
#include "games/tracing/fading_ink.hpp"
#include "games/tracing/follow.hpp"
#include "games/tracing/marks.hpp"
#include "games/tracing/pacer.hpp"
#include "games/tracing/ruling.hpp"
#include "games/tracing/scenery_draw.hpp"

namespace thimble::tracing {

namespace {

using draw::Role;

constexpr double kStepsMm = 9;    // between the dots that lead along the path
constexpr double kArrowsMm = 12;  // between the small arrows

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

// A thin line, or dashes; and dots on it that lead along the way.
void draw_guide(draw::Layer& layer, const Polyline& line, const Params& params) {
  const auto clear = static_cast<float>(params.guide);
  if (!(clear > 0)) return;
  const Theme& theme = theme_of(params);
  if (theme.guide_is_dashed) return draw_dashes(layer, line, {theme.guide, clear});
  layer.stroke(line.points(), kGuideMm, {theme.guide, 0.55f * clear});
  if (arrows_of(params) != Arrows::kStart) return;
  for (double s = kStepsMm; s < line.length() - marker_mm(params.corridor_mm); s += kStepsMm)
    layer.disc(line.at(s), kGuideMm * 1.3, {theme.guide, 0.75f * clear});
}

// As clear where there is no guide line.
void draw_arrows_along(draw::Layer& layer, const Polyline& line, const Params& params) {
  for (double s = kArrowsMm; s < line.length() - marker_mm(params.corridor_mm) - 4; s += kArrowsMm) {
    const Vec2 ahead = line.direction(s), back = line.at(s) - ahead * 1.7, wide = perpendicular(ahead) * 2.2;
    const Vec2 head[3] = {back + wide, back + ahead * 4.0, back - wide};
    layer.polygon(head, {theme_of(params).guide});
  }
}

}  // namespace

void draw_follow(const State& state, const Params& params, DrawList& list) {
  const Theme& theme = theme_of(params);
  const bool done = state.stroke == state.content->strokes.size();
  draw_ruling(list.still, *state.content);
  draw_paths(list.still, state, params);
  draw_ground(list.still, state, theme);
  if (!done) draw_guide(list.still, line(state), params);
  if (!done && arrows_of(params) == Arrows::kAlong) draw_arrows_along(list.still, line(state), params);
  draw_companions(list.still, state, params, theme);
  if (params.ink_stays_s > 0)
    draw_passing_ink(list.live, state, params);
  else
    draw_ink(list, state, params, theme);
  draw_leaving_ink(list.live, state, params);
  draw_changes(list.live, state, theme);
  draw_escort(list.live, state, params, theme);
  if (done) return;

  draw_end_mark(list.live, line(state).points().back(), params.corridor_mm);
  if (state.lead < 0 && (params.start_dot || state.follow.start_shown))
    draw_start_mark(list.live, aim(state), line(state).direction(state.progress_mm), params.corridor_mm,
                    arrows_of(params) == Arrows::kNone ? ArrowHead::kNone : ArrowHead::kShown);
  if (params.pacer) draw_pacer(list.live, state);
}

}  // namespace thimble::tracing
