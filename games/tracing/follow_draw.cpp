// What a child sees of a path to follow: a pale path with an edge, a snail where it begins, a flower that
// opens where it ends; under letters, the lines that they stand on.
#include <algorithm>

#include "games/tracing/band.hpp"
#include "games/tracing/companions.hpp"
#include "games/tracing/follow.hpp"
#include "games/tracing/ruling.hpp"
#include "games/tracing/shaped.hpp"

namespace thimble::tracing {

namespace {

using draw::Role;

constexpr double kGuideMm = 0.7;
constexpr double kStepsMm = 9;   // between the dots that lead along the path
constexpr double kMarkerMm = 5;  // radius of the start and end marks, where the path is wide enough

// On a path of half-size letters the marks would hide the form.
double marker_mm(const Params& params) { return std::min(kMarkerMm, 0.625 * params.corridor_mm); }

// All outlines before all grounds, so that crossing strokes join into one path. Strokes to come are fainter.
void draw_paths(draw::Layer& layer, const State& state, const Params& params) {
  const auto& strokes = state.content->strokes;
  for (std::size_t i = 0; i < strokes.size(); ++i)
    draw_band(layer, {.stroke = strokes[i], .corridor_mm = params.corridor_mm, .grown_mm = kPathEdgeMm},
              {Role::kPathEdge, i <= state.stroke ? 1.0f : 0.45f});
  for (const play::ContentStroke& stroke : strokes)
    draw_band(layer, {.stroke = stroke, .corridor_mm = params.corridor_mm}, {Role::kPath});
}

// A thin line, and dots on it that show the way to go.
void draw_guide(draw::Layer& layer, const Polyline& line, const Params& params) {
  layer.stroke(line.points(), kGuideMm, {Role::kGuide, 0.55f});
  for (double s = kStepsMm; s < line.length() - marker_mm(params); s += kStepsMm)
    layer.disc(line.at(s), kGuideMm * 1.3, {Role::kGuide, 0.75f});
}

}  // namespace

void draw_follow(const State& state, const Params& params, DrawList& list) {
  const auto& strokes = state.content->strokes;
  const std::size_t count = strokes.size();
  draw_ruling(list.still, *state.content);
  draw_paths(list.still, state, params);
  if (params.guide && state.stroke < count) draw_guide(list.still, strokes[state.stroke].line, params);

  const bool done = state.stroke == count;
  // It looks the way that the drawing goes.
  const auto facing = is_mirrored(params, *state.content) ? draw::Facing::kMirrored : draw::Facing::kAsDrawn;
  list.still.sprite(done ? "snail_happy" : "snail", state.snail, Vec2{kCompanionMm * 1.2, kCompanionMm}, 1,
                    facing);
  const double bloom = done ? 1.35 : 1.0;
  list.still.sprite(done ? "flower_open" : "flower_bud", state.flower, Vec2{kCompanionMm * bloom});

  for (std::size_t i = 0; i < state.ink.size(); ++i)
    list.ink.push_back({.stroke = static_cast<int>(i),
                        .points = state.ink[i].points,
                        .width_mm = params.ink_mm,
                        .paint = {Role::kInk}});
  if (done) return;

  const Polyline& line = strokes[state.stroke].line;
  const double marker = marker_mm(params), size = marker / kMarkerMm;
  list.live.ring(line.points().back(), marker, 1.6 * size, {Role::kEnd});
  if (state.lead >= 0) return;
  const Vec2 aim = line.at(state.progress_mm), ahead = line.direction(state.progress_mm);
  list.live.disc(aim, marker, {Role::kStart});
  // An arrow head on the dot: which way.
  const Vec2 tip = aim + ahead * (1.9 * size), back = aim - ahead * (1.3 * size),
             wide = perpendicular(ahead) * (2.3 * size);
  const Vec2 arrow[3] = {back + wide, tip, back - wide};
  list.live.stroke(arrow, 1.5 * size, {Role::kPaper});
}

}  // namespace thimble::tracing
