#include "games/tracing/follow.hpp"

#include <algorithm>

#include "games/tracing/companions.hpp"
#include "games/tracing/fading_ink.hpp"
#include "games/tracing/lifts.hpp"
#include "games/tracing/magnet.hpp"
#include "games/tracing/pacer.hpp"

namespace thimble::tracing {

namespace {

// Nearer to the end than this the stroke is done: a digitiser's noise, not a child's aim.
constexpr double kEndMm = 0.5;
// A finger that rests in the end zone for so long has arrived.
constexpr Tick kRestTicks = kTicksPerSecond * 8 / 10;
// A contact that has not moved so far may be a resting palm and yields to another that does.
constexpr double kRestingMm = 3;
// The first invitation after so long without a touch; then after twice as long each time.
constexpr Tick kInviteTicks = kTicksPerSecond * 10;
constexpr Tick kInviteTicksMax = kTicksPerSecond * 80;
// Ink is reserved at the touch, so that drawing allocates nothing for 20 s at 200 Hz, and seldom after.
constexpr std::size_t kInkPointsReserved = 4'096;

void begin_stroke(State& state, const Params& params, const motion::Sample& sample, Events& events) {
  state.lead = sample.contact;
  state.lead_travel_mm = 0;
  state.stray_mm = 0;
  state.inside = true;
  state.resting_since = -1;
  state.follow.lifted_at = -1;
  state.ink.emplace_back();
  state.ink.back().points.reserve(kInkPointsReserved);
  if (params.ink_stays_s > 0) state.ink.back().drawn.reserve(kInkPointsReserved);
  events.push_back({.tick = sample.tick,
                    .kind = "stroke_begun",
                    .contact = sample.contact,
                    .mm = sample.mm,
                    .value = static_cast<double>(state.stroke)});
}

void end_stroke(State& state, const motion::Sample& sample, std::string_view kind, Events& events) {
  events.push_back({.tick = sample.tick,
                    .kind = std::string{kind},
                    .contact = state.lead,
                    .mm = sample.mm,
                    .value = static_cast<double>(state.stroke)});
  state.lead = -1;
  state.candidates.clear();
}

// The template stroke is done: on to the next, or the whole is done.
void complete_stroke(State& state, const Params& params, const motion::Sample& sample, Events& events) {
  end_stroke(state, sample, "stroke_done", events);
  ++state.stroke;
  state.progress_mm = 0;
  state.follow.start_shown = false;
  begin_counting_lifts(state);
  start_pacer(state);
  if (state.stroke == state.content->strokes.size())
    events.push_back({.tick = sample.tick, .kind = "figure_done", .mm = sample.mm});
  else
    events.push_back({.tick = sample.tick,
                      .kind = "next_stroke",
                      .mm = params.start_dot ? aim(state) : sample.mm,  // praise doesn't tell what is asked
                      .value = static_cast<double>(state.stroke)});
}

bool in_end_zone(const State& state, const Params& params, Vec2 mm) {
  const double radius = params.start_zone_mm / 2;
  return state.progress_mm >= line(state).length() - radius &&
         distance(mm, line(state).points().back()) <= radius;
}

Polyline::Projection near_path(const State& state, const Params& params, Vec2 mm) {
  return line(state).project(mm, state.progress_mm - params.corridor_mm,
                             state.progress_mm + kAheadMm + state.stray_mm);
}

// The lead is at a new place: what is recorded and told is that place, what is drawn and counts as progress
// is where a magnet takes it.
void draw_to(State& state, const Params& params, const motion::Sample& sample, Events& events) {
  InkStroke& ink = state.ink.back();
  if (!ink.points.empty()) {
    const double piece = distance(state.follow.finger, sample.mm);
    state.lead_travel_mm += piece;
    state.stray_mm += piece;
    if (piece > 0) state.resting_since = sample.tick;
  }
  state.follow.finger = sample.mm;

  const Polyline::Projection near = near_path(state, params, sample.mm);
  const play::ContentStroke& stroke = state.content->strokes[state.stroke];
  const bool inside = near.distance_mm <= params.corridor_mm * stroke.width_factor(near.s) / 2;
  if (inside != state.inside) {
    state.inside = inside;
    events.push_back({.tick = sample.tick,
                      .kind = inside ? "returned" : "left_path",
                      .contact = sample.contact,
                      .mm = sample.mm,
                      .value = near.distance_mm});
  }
  const Drawn drawn = drawn_at(state, params, sample.mm, near);
  if (ink.points.empty() || ink.points.back() != drawn.mm) {
    ink.points.push_back(drawn.mm);
    if (params.ink_stays_s > 0) ink.drawn.push_back(sample.tick);
  }
  if (drawn.off_mm <= params.corridor_mm * stroke.width_factor(drawn.s) && drawn.s > state.progress_mm) {
    state.progress_mm = drawn.s;
    state.stray_mm = 0;
  }
  if (state.progress_mm >= line(state).length() - kEndMm) complete_stroke(state, params, sample, events);
}

void follow_lead(State& state, const Params& params, const motion::Sample& sample, Events& events) {
  if (!ends_contact(sample.phase)) return draw_to(state, params, sample, events);
  if (sample.phase != motion::Phase::kUp) return end_stroke(state, sample, "contact_lost", events);
  const Drawn drawn = drawn_at(state, params, sample.mm, near_path(state, params, sample.mm));
  if (in_end_zone(state, params, drawn.mm)) return complete_stroke(state, params, sample, events);
  end_stroke(state, sample, "lifted", events);
  state.follow.lifted_at = sample.tick;
}

// Another contact moves while the lead has not: the lead was a resting hand.
void consider_candidate(State& state, const Params& params, const motion::Sample& sample, Events& events) {
  const auto candidate = std::find_if(state.candidates.begin(), state.candidates.end(),
                                      [&](const Candidate& c) { return c.contact == sample.contact; });
  if (candidate == state.candidates.end()) return;
  if (ends_contact(sample.phase)) {
    state.candidates.erase(candidate);
  } else if (state.lead_travel_mm < kRestingMm && distance(candidate->origin, sample.mm) >= kRestingMm) {
    state.ink.pop_back();
    events.push_back({.tick = sample.tick,
                      .kind = "yielded",
                      .contact = state.lead,
                      .mm = aim(state),
                      .value = static_cast<double>(state.stroke)});
    state.candidates.clear();
    begin_stroke(state, params, sample, events);
    draw_to(state, params, sample, events);
  }
}

void take_sample(State& state, const Params& params, const motion::Sample& sample, Events& events) {
  if (sample.contact == state.lead) return follow_lead(state, params, sample, events);
  const bool in_start_zone = distance(sample.mm, aim(state)) <= params.start_zone_mm / 2;
  if (state.lead >= 0) {
    if (sample.phase == motion::Phase::kDown) {
      events.push_back(
          {.tick = sample.tick, .kind = "extra_contact", .contact = sample.contact, .mm = sample.mm});
      if (in_start_zone) state.candidates.push_back({sample.contact, sample.mm});
    }
    return consider_candidate(state, params, sample, events);
  }
  if (ends_contact(sample.phase)) return;
  if (in_start_zone) {
    begin_stroke(state, params, sample, events);
    draw_to(state, params, sample, events);
  } else if (sample.phase == motion::Phase::kDown) {
    state.follow.start_shown = true;
    events.push_back({.tick = sample.tick,
                      .kind = "touched_elsewhere",
                      .contact = sample.contact,
                      .mm = aim(state),
                      .value = distance(sample.mm, aim(state))});
  }
}

// Shows where to begin: at first if a start mark is to be seen, and again after a long quiet.
void invite(State& state, Tick tick, Events& events) {
  if (state.lead >= 0) {
    state.quiet_since = tick;
    state.invite_after = kInviteTicks;
    return;
  }
  if (tick - state.quiet_since < state.invite_after) return;
  events.push_back({.tick = tick, .kind = tick == 0 ? "ready" : "invited", .mm = aim(state)});
  if (tick > 0) state.follow.start_shown = true;
  state.quiet_since = tick;
  state.invite_after = std::clamp(state.invite_after * 2, kInviteTicks, kInviteTicksMax);
}

}  // namespace

void start_follow(State& state, const Params& params) {
  const Companions companions = companions_beside(*state.content, params.corridor_mm);
  state.snail = companions.snail;
  state.flower = companions.flower;
  if (!params.start_dot) state.invite_after = kInviteTicks;
  start_pacer(state);
  state.scenery = laid_out(theme_of(params), *state.content, params.corridor_mm, companions);
}

Outcome step_follow(State& state, const Params& params, Tick tick, std::span<const motion::Sample> samples,
                    Events& events) {
  const std::size_t strokes = state.content->strokes.size();
  state.follow.now = tick;
  for (const motion::Sample& sample : samples) {
    if (state.stroke == strokes) break;
    take_sample(state, params, sample, events);
  }
  pass(state.scenery, theme_of(params), *state.content, {state.stroke, state.progress_mm}, tick);
  if (state.stroke == strokes) return Outcome::kDone;
  if (state.lead >= 0 && state.resting_since >= 0 && tick - state.resting_since >= kRestTicks &&
      in_end_zone(state, params, state.ink.back().points.back())) {
    complete_stroke(state, params, {.tick = tick, .mm = state.follow.finger}, events);
    if (state.stroke == strokes) return Outcome::kDone;
  }
  count_lift(state, params, tick, events);
  fly_on(state, params);
  invite(state, tick, events);
  if (params.limit_s > 0 && seconds_at(tick + 1) >= params.limit_s) {
    events.push_back({.tick = tick, .kind = "time_up", .mm = aim(state)});
    return Outcome::kDone;
  }
  return Outcome::kRunning;
}

bool moves_follow(const State& state, const Params& params) {
  if (state.stroke == state.content->strokes.size()) return false;
  return pacer_moves(state, params) || ink_fades(state, params);
}

}  // namespace thimble::tracing
