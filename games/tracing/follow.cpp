#include "games/tracing/follow.hpp"

#include <algorithm>

#include "games/tracing/companions.hpp"

namespace thimble::tracing {

namespace {

// Nearer to the end than this the stroke is done: a digitiser's noise, not a child's aim.
constexpr double kEndMm = 0.5;
// A finger that rests in the end zone for so long has arrived.
constexpr Tick kRestTicks = kTicksPerSecond * 8 / 10;
// Progress may jump ahead by this, plus what was drawn since the last progress: a child who leaves the path
// comes back further on, but can't skip the next turn of a spiral.
constexpr double kAheadMm = 20;
// A contact that has not moved so far may be a resting palm and yields to another that does.
constexpr double kRestingMm = 3;
// The first invitation after so long without a touch; then after twice as long each time.
constexpr Tick kInviteTicks = kTicksPerSecond * 10;
constexpr Tick kInviteTicksMax = kTicksPerSecond * 80;
// Ink is reserved at the touch, so that drawing allocates nothing for 20 s at 200 Hz, and seldom after.
constexpr std::size_t kInkPointsReserved = 4'096;

const Polyline& line(const State& state) { return state.content->strokes[state.stroke].line; }
Vec2 aim(const State& state) { return line(state).at(state.progress_mm); }

void begin_stroke(State& state, const motion::Sample& sample, Events& events) {
  state.lead = sample.contact;
  state.lead_travel_mm = 0;
  state.stray_mm = 0;
  state.inside = true;
  state.resting_since = -1;
  state.ink.emplace_back();
  state.ink.back().points.reserve(kInkPointsReserved);
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
void complete_stroke(State& state, const motion::Sample& sample, Events& events) {
  end_stroke(state, sample, "stroke_done", events);
  ++state.stroke;
  state.progress_mm = 0;
  if (state.stroke == state.content->strokes.size())
    events.push_back({.tick = sample.tick, .kind = "figure_done", .mm = sample.mm});
  else
    events.push_back({.tick = sample.tick,
                      .kind = "next_stroke",
                      .mm = aim(state),
                      .value = static_cast<double>(state.stroke)});
}

bool in_end_zone(const State& state, const Params& params, Vec2 mm) {
  const double radius = params.start_zone_mm / 2;
  return state.progress_mm >= line(state).length() - radius &&
         distance(mm, line(state).points().back()) <= radius;
}

// The lead is at a new place.
void draw_to(State& state, const Params& params, const motion::Sample& sample, Events& events) {
  std::vector<Vec2>& points = state.ink.back().points;
  if (!points.empty()) {
    const double piece = distance(points.back(), sample.mm);
    state.lead_travel_mm += piece;
    state.stray_mm += piece;
    if (piece > 0) state.resting_since = sample.tick;
  }
  if (points.empty() || points.back() != sample.mm) points.push_back(sample.mm);

  const Polyline::Projection near = line(state).project(sample.mm, state.progress_mm - params.corridor_mm,
                                                        state.progress_mm + kAheadMm + state.stray_mm);
  const double corridor_mm = params.corridor_mm * state.content->strokes[state.stroke].width_factor(near.s);
  const bool inside = near.distance_mm <= corridor_mm / 2;
  if (inside != state.inside) {
    state.inside = inside;
    events.push_back({.tick = sample.tick,
                      .kind = inside ? "returned" : "left_path",
                      .contact = sample.contact,
                      .mm = sample.mm,
                      .value = near.distance_mm});
  }
  if (near.distance_mm <= corridor_mm && near.s > state.progress_mm) {
    state.progress_mm = near.s;
    state.stray_mm = 0;
  }
  if (state.progress_mm >= line(state).length() - kEndMm) complete_stroke(state, sample, events);
}

void follow_lead(State& state, const Params& params, const motion::Sample& sample, Events& events) {
  if (!ends_contact(sample.phase)) return draw_to(state, params, sample, events);
  if (sample.phase == motion::Phase::kUp && in_end_zone(state, params, sample.mm))
    return complete_stroke(state, sample, events);
  end_stroke(state, sample, sample.phase == motion::Phase::kUp ? "lifted" : "contact_lost", events);
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
    begin_stroke(state, sample, events);
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
    begin_stroke(state, sample, events);
    draw_to(state, params, sample, events);
  } else if (sample.phase == motion::Phase::kDown) {
    events.push_back({.tick = sample.tick,
                      .kind = "touched_elsewhere",
                      .contact = sample.contact,
                      .mm = aim(state),
                      .value = distance(sample.mm, aim(state))});
  }
}

// Shows where to begin: at first, and again after a long quiet.
void invite(State& state, Tick tick, Events& events) {
  if (state.lead >= 0) {
    state.quiet_since = tick;
    state.invite_after = kInviteTicks;
    return;
  }
  if (tick - state.quiet_since < state.invite_after) return;
  events.push_back({.tick = tick, .kind = tick == 0 ? "ready" : "invited", .mm = aim(state)});
  state.quiet_since = tick;
  state.invite_after = std::clamp(state.invite_after * 2, kInviteTicks, kInviteTicksMax);
}

}  // namespace

void start_follow(State& state, const Params& params) {
  const Companions companions = companions_beside(*state.content, params);
  state.snail = companions.snail;
  state.flower = companions.flower;
}

Outcome step_follow(State& state, const Params& params, Tick tick, std::span<const motion::Sample> samples,
                    Events& events) {
  const std::size_t strokes = state.content->strokes.size();
  for (const motion::Sample& sample : samples) {
    if (state.stroke == strokes) break;
    take_sample(state, params, sample, events);
  }
  if (state.stroke == strokes) return Outcome::kDone;
  if (state.lead >= 0 && state.resting_since >= 0 && tick - state.resting_since >= kRestTicks &&
      in_end_zone(state, params, state.ink.back().points.back())) {
    complete_stroke(state, {.tick = tick, .mm = state.ink.back().points.back()}, events);
    if (state.stroke == strokes) return Outcome::kDone;
  }
  invite(state, tick, events);
  if (params.limit_s > 0 && seconds_at(tick + 1) >= params.limit_s) {
    events.push_back({.tick = tick, .kind = "time_up", .mm = aim(state)});
    return Outcome::kDone;
  }
  return Outcome::kRunning;
}

}  // namespace thimble::tracing
