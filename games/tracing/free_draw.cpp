// What a child sees when a form is drawn free: the hand that shows it, the small picture of it, an empty
// page, a snail, and a flower that is all there once something was drawn.
#include <algorithm>
#include <array>

#include "games/tracing/companions.hpp"
#include "games/tracing/free.hpp"
#include "games/tracing/ruling.hpp"
#include "games/tracing/showing.hpp"

namespace thimble::tracing {

namespace {

using draw::Role;

// assets/sprites/hand.svg: a square whose fingertip is at (24, 16) of 120.
constexpr double kHandMm = 44;
constexpr Vec2 kTip{24.0 / 120, 16.0 / 120};
constexpr Vec2 kRaisedBy{2.5, -4};
constexpr double kModelMmMin = 1.2;
constexpr float kBudAlpha = 0.4f;  // the flower before there is anything to be done with
constexpr Tick kAppearTicks = kTicksPerSecond / 2;

// Always opaque: translucent strokes would double where they cross. What fades lies under a veil instead.
struct Form {
  Placement at{};
  double width_mm = 0;
};

// Of a stroke its first `drawn_mm`.
void draw_stroke(draw::Layer& layer, const Polyline& line, double drawn_mm, const Form& form) {
  std::vector<Vec2> points = line.first(drawn_mm);
  for (Vec2& p : points) p = form.at(p);
  layer.stroke(points, form.width_mm, {Role::kInk});
}

void draw_form(draw::Layer& layer, const Content& content, const Form& form) {
  for (const play::ContentStroke& s : content.strokes) draw_stroke(layer, s.line, s.line.length(), form);
}

double model_width(const Content& content, const Params& params) {
  return std::max(kModelMmMin, params.ink_mm * in_card(content, params).scale);
}

// A card with round corners, of which a table knows an eighth of a turn at a time: no libm in a picture.
void draw_card(draw::Layer& layer, const Rect& card, draw::Paint paint) {
  constexpr double kRadiusMm = 5;
  constexpr Vec2 kQuarter[] = {{1, 0},         {0.981, 0.195}, {0.924, 0.383}, {0.831, 0.556}, {0.707, 0.707},
                               {0.556, 0.831}, {0.383, 0.924}, {0.195, 0.981}, {0, 1}};
  const Rect inner = expanded(card, -kRadiusMm);
  const Vec2 middles[] = {inner.max, {inner.min.x, inner.max.y}, inner.min, {inner.max.x, inner.min.y}};
  std::vector<Vec2> around;
  for (int corner = 0; corner < 4; ++corner)
    for (Vec2 p : kQuarter) {
      for (int turn = 0; turn < corner; ++turn) p = perpendicular(p);
      around.push_back(middles[corner] + p * kRadiusMm);
    }
  layer.polygon(around, paint);
}

void draw_model(draw::Layer& layer, const Content& content, const Params& params) {
  draw_card(layer, card_of(content, params), {Role::kPath});
  draw_ruling_in_card(layer, content, params);
  draw_form(layer, content, {.at = in_card(content, params), .width_mm = model_width(content, params)});
}

void draw_hand(draw::Layer& layer, const Params& params, const Pose& pose) {
  const Vec2 side{params.left_handed ? -1 : 1, 1};  // mirrored about its fingertip
  const Vec2 tip = pose.tip + kRaisedBy * side * pose.raised;
  layer.sprite("hand", tip + (Vec2{0.5} - kTip) * side * kHandMm, Vec2{kHandMm}, pose.alpha,
               facing_of(hand_of(params)));
}

// The form under the hand; when it is done it goes aside and becomes the small picture.
void draw_demonstration(draw::Layer& layer, const Content& content, const Params& params, Tick tick) {
  const Pose pose = pose_at(content, tick);
  const Placement card = in_card(content, params);
  const double u = pose.aside;
  const Form form{.at = {.scale = 1 + (card.scale - 1) * u, .shift = card.shift * u},
                  .width_mm = params.ink_mm + (model_width(content, params) - params.ink_mm) * u};
  if (u > 0) draw_card(layer, card_of(content, params), {Role::kPath, static_cast<float>(u)});
  for (std::size_t i = 0; i < content.strokes.size() && i <= pose.stroke; ++i) {
    const Polyline& line = content.strokes[i].line;
    if (i < pose.stroke)
      draw_stroke(layer, line, line.length(), form);
    else if (pose.drawn_mm > 0)
      draw_stroke(layer, line, pose.drawn_mm, form);
  }
  if (pose.alpha > 0) draw_hand(layer, params, pose);
}

void draw_remembered(draw::Layer& layer, const Content& content, const Params& params, Tick tick) {
  draw_form(layer, content, {.width_mm = params.ink_mm});
  Rect all;
  for (const play::ContentStroke& s : content.strokes) all = united(all, s.line.bounds());
  all = expanded(all, params.ink_mm);
  const Vec2 veil[] = {all.min, {all.max.x, all.min.y}, all.max, {all.min.x, all.max.y}};
  const float hidden = 1 - alpha_at(params, tick);
  layer.polygon(veil, {Role::kPaper, hidden});
  draw_ruling(layer, content, hidden);  // it stays to be seen through the veil
}

void draw_showing(draw::Layer& layer, const State& state, const Params& params) {
  if (mode_of(params) == Mode::kImitate)
    draw_demonstration(layer, *state.content, params, state.free.now);
  else
    draw_remembered(layer, *state.content, params, state.free.now);
}

// A picture that the child didn't wait for appears softly.
bool appears(const State& state, const Params& params) {
  return mode_of(params) == Mode::kImitate && state.free.cut_short &&
         state.free.now - state.free.drawing_since < kAppearTicks;
}

void draw_picture(const State& state, const Params& params, DrawList& list) {
  if (mode_of(params) == Mode::kRemember) return;
  draw_model(list.still, *state.content, params);
  if (!appears(state, params)) return;
  const auto since = static_cast<float>(state.free.now - state.free.drawing_since);
  draw_card(list.live, card_of(*state.content, params),
            {Role::kPaper, 1 - since / static_cast<float>(kAppearTicks)});
}

void draw_companions(draw::Layer& layer, const State& state, const Params& params) {
  const FreeState& free = state.free;
  // It looks into the page.
  layer.sprite(free.done ? "snail_happy" : "snail", state.snail, Vec2{kCompanionMm * 1.2, kCompanionMm}, 1,
               facing_of(hand_of(params)));
  layer.sprite(free.done ? "flower_open" : "flower_bud", state.flower,
               Vec2{kCompanionMm * (free.done ? 1.35 : 1.0)}, free.drawn > 0 ? 1.0f : kBudAlpha);
}

}  // namespace

bool moves_free(const State& state, const Params& params) {
  return state.free.drawing_since < 0 || appears(state, params);
}

void draw_free(const State& state, const Params& params, DrawList& list) {
  draw_ruling(list.still, *state.content);
  if (state.free.drawing_since < 0) {
    draw_showing(list.live, state, params);
    return draw_companions(list.live, state, params);
  }
  draw_companions(list.still, state, params);
  draw_picture(state, params, list);
  for (std::size_t i = 0; i < state.ink.size(); ++i)
    list.ink.push_back({.stroke = static_cast<int>(i),
                        .points = state.ink[i].points,
                        .width_mm = params.ink_mm,
                        .paint = {Role::kInk}});
}

}  // namespace thimble::tracing
