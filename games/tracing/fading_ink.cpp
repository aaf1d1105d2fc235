#include "games/tracing/fading_ink.hpp"

#include <algorithm>
#include <cmath>

namespace thimble::tracing {

namespace {

constexpr Tick kLeavingTicks = kTicksPerSecond * 8 / 10;
constexpr double kStepMm = 0.15;  // between two widths of a tail: less than an eye sees

// Ink gets thinner, not paler: opaque pieces may lie over one another.
struct Fading {
  Tick now = 0;
  double stays_ticks = 0;
  InkCoat coat;

  /// Full over the first half of its time, then less and less.
  double width_of(Tick drawn) const {
    const double left = 1 - static_cast<double>(now - drawn) / stays_ticks;
    return coat.width_mm * std::clamp(2 * left, 0.0, 1.0);
  }
};

Fading fading(const State& state, const Params& params, const InkCoat& coat) {
  return {.now = state.follow.now,
          .stays_ticks = params.ink_stays_s * static_cast<double>(kTicksPerSecond),
          .coat = coat};
}

bool is_seen(const InkStroke& ink, const Fading& fading) {
  return !ink.drawn.empty() && fading.width_of(ink.drawn.back()) > 0;
}

// As strokes of one width each. A piece is as old as its younger end.
void draw_fading(draw::Layer& layer, const InkStroke& ink, const Fading& fading) {
  if (!is_seen(ink, fading)) return;
  const auto step_of = [&](std::size_t i) { return std::ceil(fading.width_of(ink.drawn[i]) / kStepMm); };
  const auto seen = std::partition_point(ink.drawn.begin(), ink.drawn.end(),
                                         [&](Tick drawn) { return !(fading.width_of(drawn) > 0); });
  auto i = static_cast<std::size_t>(seen - ink.drawn.begin());
  while (i < ink.points.size()) {
    const double step = step_of(i);
    const std::size_t first = i == 0 ? 0 : i - 1;
    while (i < ink.points.size() && step_of(i) == step) ++i;
    layer.stroke(std::span{ink.points}.subspan(first, i - first),
                 std::min(step * kStepMm, fading.coat.width_mm), {fading.coat.role});
  }
}

bool leaves(const State& state) {
  return !state.follow.leaving.empty() && state.follow.now - state.follow.leaving_since < kLeavingTicks;
}

}  // namespace

void draw_passing_ink(draw::Layer& live, const State& state, const Params& params) {
  for (const InkCoat& coat : coats_of(theme_of(params), params.ink_mm))
    for (const InkStroke& ink : state.ink) draw_fading(live, ink, fading(state, params, coat));
}

void draw_leaving_ink(draw::Layer& live, const State& state, const Params& params) {
  if (!leaves(state)) return;
  const auto gone = static_cast<double>(state.follow.now - state.follow.leaving_since);
  const double part = 1 - gone / static_cast<double>(kLeavingTicks);
  for (InkCoat coat : coats_of(theme_of(params), params.ink_mm)) {
    coat.width_mm *= part;
    for (const InkStroke& ink : state.follow.leaving) {
      if (params.ink_stays_s > 0)
        draw_fading(live, ink, fading(state, params, coat));
      else
        live.stroke(ink.points, coat.width_mm, {coat.role});
    }
  }
}

bool ink_fades(const State& state, const Params& params) {
  if (leaves(state)) return true;
  return params.ink_stays_s > 0 && std::ranges::any_of(state.ink, [&](const InkStroke& ink) {
           return is_seen(ink, fading(state, params, {.width_mm = params.ink_mm}));
         });
}

}  // namespace thimble::tracing
