// What a child sees of tracing: a pale path with an edge, a snail where it begins, a flower that opens where
// it ends.
#include <algorithm>

#include "games/tracing/tracing.hpp"

namespace thimble::tracing {

namespace {

using draw::Role;

constexpr double kEdgeMm = 1.0;  // outline of the path, on each side
constexpr double kGuideMm = 0.7;
constexpr double kStepsMm = 9;       // between the dots that lead along the path
constexpr double kMarkerMm = 5;      // radius of the start and end marks
constexpr double kCompanionMm = 17;  // height of snail and flower
constexpr double kClosedMm = 10;     // ends nearer than this: a closed figure

struct Companions {
  Vec2 snail{}, flower{};
};

// Beside the path, out of the finger's way: before the beginning and beyond the end; for a closed figure both
// outside, on either side of where it closes.
Companions companions(const Polyline& first, const Polyline& last, double corridor_mm) {
  const double away = corridor_mm / 2 + kEdgeMm + kCompanionMm * 0.6;
  const Vec2 begin = first.points().front(), end = last.points().back();
  const Vec2 out_of = first.direction(0), into = last.direction(last.length());
  if (distance(begin, end) > kClosedMm) return {begin - out_of * away, end + into * away};
  const Vec2 from_middle = begin - first.bounds().center();
  const Vec2 side = perpendicular(out_of);
  const Vec2 outward = glm::dot(side, from_middle) >= 0 ? side : -side;
  const double apart = kCompanionMm * 0.62;
  return {begin + outward * away - out_of * apart, end + outward * away + out_of * apart};
}

Vec2 kept_on(const Vec2& page, Vec2 at) {
  const double margin = kCompanionMm / 2 - 4;
  return {std::clamp(at.x, margin, page.x - margin), std::clamp(at.y, margin, page.y - margin)};
}

void draw_path(draw::Layer& layer, const Polyline& line, const Params& params, bool current) {
  layer.stroke(line.points(), params.corridor_mm + 2 * kEdgeMm, {Role::kPathEdge, current ? 1.0f : 0.45f});
  layer.stroke(line.points(), params.corridor_mm, {Role::kPath});
}

// A thin line, and dots on it that show the way to go.
void draw_guide(draw::Layer& layer, const Polyline& line) {
  layer.stroke(line.points(), kGuideMm, {Role::kGuide, 0.55f});
  for (double s = kStepsMm; s < line.length() - kMarkerMm; s += kStepsMm)
    layer.disc(line.at(s), kGuideMm * 1.3, {Role::kGuide, 0.75f});
}

}  // namespace

void Tracing::draw(const State& state, const Params& params, DrawList& list) {
  const auto& strokes = state.content->strokes;
  const std::size_t count = strokes.size();
  for (std::size_t i = 0; i < count; ++i) draw_path(list.still, strokes[i].line, params, i <= state.stroke);
  if (params.guide && state.stroke < count) draw_guide(list.still, strokes[state.stroke].line);

  const Companions at = companions(strokes.front().line, strokes.back().line, params.corridor_mm);
  const bool done = state.stroke == count;
  const Vec2 page = state.content->page_mm;
  list.still.sprite(done ? "snail_happy" : "snail", kept_on(page, at.snail),
                    Vec2{kCompanionMm * 1.2, kCompanionMm});
  const double bloom = done ? 1.35 : 1.0;
  list.still.sprite(done ? "flower_open" : "flower_bud", kept_on(page, at.flower),
                    Vec2{kCompanionMm * bloom});

  for (std::size_t i = 0; i < state.ink.size(); ++i)
    list.ink.push_back({.stroke = static_cast<int>(i),
                        .points = state.ink[i].points,
                        .width_mm = params.ink_mm,
                        .paint = {Role::kInk}});
  if (done) return;

  const Polyline& line = strokes[state.stroke].line;
  list.live.ring(line.points().back(), kMarkerMm, 1.6, {Role::kEnd});
  if (state.lead >= 0) return;
  const Vec2 aim = line.at(state.progress_mm), ahead = line.direction(state.progress_mm);
  list.live.disc(aim, kMarkerMm, {Role::kStart});
  // An arrow head on the dot: which way.
  const Vec2 tip = aim + ahead * 2.9, base = aim - ahead * 1.5, wide = perpendicular(ahead) * 2.5;
  const Vec2 arrow[3] = {tip, base + wide, base - wide};
  list.live.polygon(arrow, {Role::kPaper});
}

}  // namespace thimble::tracing
