#include "games/tracing/lifts.hpp"

#include <iterator>

#include "games/tracing/follow.hpp"
#include "games/tracing/pacer.hpp"

namespace thimble::tracing {

namespace {

constexpr int kRestartsMax = 3;
// As for the measure of lifts: shorter than 30 ms, and it was the digitiser's bounce.
constexpr Tick kBounceTicks = 4;

void begin_again(State& state, Tick tick, Events& events) {
  FollowState& follow = state.follow;
  const auto first = state.ink.begin() + static_cast<std::ptrdiff_t>(follow.first_ink);
  follow.leaving.assign(std::make_move_iterator(first), std::make_move_iterator(state.ink.end()));
  state.ink.erase(first, state.ink.end());
  follow.leaving_since = tick;
  follow.lifts = 0;
  ++follow.restarts;
  follow.start_shown = true;
  state.progress_mm = 0;
  start_pacer(state);
  events.push_back(
      {.tick = tick, .kind = "stroke_again", .mm = aim(state), .value = static_cast<double>(state.stroke)});
}

}  // namespace

void begin_counting_lifts(State& state) {
  state.follow.lifts = 0;
  state.follow.restarts = 0;
  state.follow.first_ink = state.ink.size();
}

void count_lift(State& state, const Params& params, Tick tick, Events& events) {
  FollowState& follow = state.follow;
  if (follow.lifted_at < 0 || tick - follow.lifted_at < kBounceTicks) return;
  follow.lifted_at = -1;
  if (params.lifts_allowed == kAnyLifts || state.progress_mm <= params.start_zone_mm / 2) return;
  ++follow.lifts;
  if (follow.lifts > params.lifts_allowed && follow.restarts < kRestartsMax) begin_again(state, tick, events);
}

}  // namespace thimble::tracing
