#include "games/tracing/free.hpp"

#include <algorithm>

#include "engine/motion/shape/strokes.hpp"
#include "engine/motion/tracing/pressure.hpp"
#include "engine/motion/tracing/tracing.hpp"
#include "games/tracing/companions.hpp"
#include "games/tracing/showing.hpp"

namespace thimble::tracing {

namespace {

// A contact that has not gone so far from where it came down rests.
constexpr double kRestingMm = 3;
// A longer touch that stayed where it was is a hand's, not a tap. Children press long.
constexpr Tick kTapTicks = kTicksPerSecond * 3;
// A stroke no longer than this is a dot, for which a tap is enough.
constexpr double kDotMm = 6;
// With as many strokes as the form has: time to see that it is done. With fewer: to think about the next one.
constexpr Tick kDoneTicks = kTicksPerSecond * 5 / 2;
constexpr Tick kThinkTicks = kTicksPerSecond * 12;
constexpr Tick kInviteTicks = kTicksPerSecond * 10;
constexpr Tick kInviteTicksMax = kTicksPerSecond * 80;
// More strokes fill any page; and the measures pair up to motion::kFormStrokesMax.
constexpr int kStrokesDrawnMax = 200;
static_assert(kStrokesDrawnMax <= motion::kFormStrokesMax);
// Larger than the flower's picture: a child aims with a finger's width.
constexpr double kFlowerReachMm = kCompanionMm * 0.65;
// Ink is reserved as when tracing; most free strokes are short.
constexpr std::size_t kInkPointsReserved = 1'024;
// The companions' middles from the edges of the page.
constexpr double kCornerMm = 11;

// Where an invitation is seen: the middle of what is free.
Vec2 field(const State& state, const Params& params) {
  const Vec2 page = state.content->page_mm;
  if (mode_of(params) == Mode::kRemember) return page * 0.5;
  const Rect card = card_of(*state.content, params);
  return {(params.left_handed ? card.min.x : card.max.x + page.x) / 2, page.y / 2};
}

bool has_dot(const Content& content) {
  return std::ranges::any_of(content.strokes,
                             [](const play::ContentStroke& s) { return s.line.length() <= kDotMm; });
}

void begin_turn(State& state, const Params& params, Tick tick, Events& events) {
  state.free.drawing_since = tick;
  state.free.away_since = tick;
  state.quiet_since = tick;
  state.invite_after = kInviteTicks;
  events.push_back({.tick = tick, .kind = "ready", .mm = field(state, params)});
}

void cut_short(State& state, const Params& params, const motion::Sample& sample, Events& events) {
  if (state.free.drawing_since >= 0) return;
  events.push_back(
      {.tick = sample.tick, .kind = "showing_cut_short", .contact = sample.contact, .mm = sample.mm});
  state.free.cut_short = true;
  begin_turn(state, params, sample.tick, events);
}

void add_point(State& state, Vec2 mm) {
  std::vector<Vec2>& points = state.ink.back().points;
  if (points.empty() || points.back() != mm) points.push_back(mm);
  state.free.reach_mm = std::max(state.free.reach_mm, distance(state.free.origin, mm));
}

void note(const State& state, const motion::Sample& sample, std::string_view kind, Vec2 mm, Events& events) {
  events.push_back({.tick = sample.tick,
                    .kind = std::string{kind},
                    .contact = state.lead,
                    .mm = mm,
                    .value = static_cast<double>(state.free.drawn)});
}

void take_lead(State& state, const motion::Sample& sample, Vec2 origin) {
  state.lead = sample.contact;
  state.free.origin = origin;
  state.free.lead_since = sample.tick;
  state.free.reach_mm = 0;
  state.ink.emplace_back();
  state.ink.back().points.reserve(kInkPointsReserved);
  add_point(state, origin);
}

bool draws(const State& state) { return state.free.reach_mm >= kRestingMm; }

// The lead is at a new place. Once it has gone far enough it draws, and whoever else is there is a hand at
// rest.
void draw_on(State& state, const Params& params, const motion::Sample& sample, Events& events) {
  const bool drew = draws(state);
  add_point(state, sample.mm);
  if (drew || !draws(state)) return;
  cut_short(state, params, sample, events);
  note(state, sample, "stroke_begun", state.free.origin, events);
  for (const Candidate& c : state.candidates) state.free.hands.push_back(c.contact);
  state.candidates.clear();
}

void finish(State& state, Tick tick, std::string_view why, Events& events) {
  events.push_back({.tick = tick, .kind = std::string{why}, .mm = state.flower});
  events.push_back({.tick = tick, .kind = "figure_done", .mm = state.flower});
  state.free.done = true;
}

void lift_lead(State& state, const Params& params, const motion::Sample& sample, Events& events) {
  FreeState& free = state.free;
  const bool lifted = sample.phase == motion::Phase::kUp;
  const bool tapped = lifted && !draws(state) && sample.tick - free.lead_since <= kTapTicks;
  const bool shown = free.drawing_since < 0;
  const bool on_flower = distance(free.origin, state.flower) <= kFlowerReachMm;
  const bool is_dot = tapped && !shown && !on_flower && has_dot(*state.content);
  if (is_dot) note(state, sample, "stroke_begun", free.origin, events);
  if (draws(state) || is_dot) {
    note(state, sample, lifted ? "stroke_drawn" : "contact_lost", sample.mm, events);
    ++free.drawn;
  } else {
    state.ink.pop_back();
  }
  state.lead = -1;
  free.away_since = sample.tick;
  // Who waited for the lead to prove a hand at rest may now draw.
  state.candidates.clear();
  if (tapped && shown) cut_short(state, params, sample, events);
  if (tapped && on_flower && free.drawn > 0) finish(state, sample.tick, "flower_tapped", events);
}

// Another contact goes its way while the lead rests: the lead was a hand.
void take_over(State& state, const Params& params, const motion::Sample& sample, Vec2 origin,
               Events& events) {
  note(state, sample, "yielded", state.free.origin, events);
  state.ink.pop_back();
  state.free.hands.push_back(state.lead);
  std::erase_if(state.candidates, [&](const Candidate& c) { return c.contact == sample.contact; });
  take_lead(state, sample, origin);
  draw_on(state, params, sample, events);
}

void take_sample(State& state, const Params& params, const motion::Sample& sample, Events& events) {
  FreeState& free = state.free;
  if (sample.contact == state.lead) {
    if (ends_contact(sample.phase)) return lift_lead(state, params, sample, events);
    return draw_on(state, params, sample, events);
  }
  const auto candidate = std::ranges::find(state.candidates, sample.contact, &Candidate::contact);
  if (ends_contact(sample.phase)) {
    if (candidate != state.candidates.end()) state.candidates.erase(candidate);
    std::erase(free.hands, sample.contact);
    return;
  }
  if (std::ranges::find(free.hands, sample.contact) != free.hands.end()) return;
  if (candidate != state.candidates.end()) {
    if (distance(candidate->origin, sample.mm) >= kRestingMm)
      take_over(state, params, sample, candidate->origin, events);
  } else if (state.lead >= 0) {
    events.push_back(
        {.tick = sample.tick, .kind = "extra_contact", .contact = sample.contact, .mm = sample.mm});
    if (draws(state))
      free.hands.push_back(sample.contact);
    else
      state.candidates.push_back({sample.contact, sample.mm});
  } else {
    take_lead(state, sample, sample.mm);
    note(state, sample, "touched", sample.mm, events);
  }
}

// An empty page invites again after a long quiet.
void invite(State& state, const Params& params, Tick tick, Events& events) {
  if (state.lead >= 0 || state.free.drawn > 0) {
    state.quiet_since = tick;
    state.invite_after = kInviteTicks;
    return;
  }
  if (tick - state.quiet_since < state.invite_after) return;
  events.push_back({.tick = tick, .kind = "invited", .mm = field(state, params)});
  state.quiet_since = tick;
  state.invite_after = std::min(state.invite_after * 2, kInviteTicksMax);
}

}  // namespace

void start_free(State& state, const Params& params) {
  const Vec2 page = state.content->page_mm;
  state.snail = {kCornerMm + 1, page.y - kCornerMm};
  state.flower = {page.x - kCornerMm, kCornerMm};
  if (params.left_handed)
    for (Vec2* companion : {&state.snail, &state.flower}) companion->x = page.x - companion->x;
  state.free.hands.reserve(16);
  if (showing_ticks(*state.content, params) == 0) state.free.drawing_since = 0;
}

Outcome step_free(State& state, const Params& params, Tick tick, std::span<const motion::Sample> samples,
                  Events& events) {
  FreeState& free = state.free;
  if (free.done) return Outcome::kDone;
  free.now = tick;
  if (tick == 0 && free.drawing_since < 0)
    events.push_back({.tick = tick, .kind = "showing", .mm = state.content->strokes.front().line.at(0)});
  if (tick == 0 && free.drawing_since == 0) begin_turn(state, params, tick, events);
  for (const motion::Sample& sample : samples) {
    take_sample(state, params, sample, events);
    if (free.done) return Outcome::kDone;
  }
  if (free.drawing_since < 0) {
    if (tick + 1 < showing_ticks(*state.content, params)) return Outcome::kRunning;
    begin_turn(state, params, tick, events);
  }
  const bool has_all = free.drawn >= static_cast<int>(state.content->strokes.size());
  if (state.lead < 0 && free.drawn > 0 && tick - free.away_since >= (has_all ? kDoneTicks : kThinkTicks)) {
    finish(state, tick, "hand_away", events);
    return Outcome::kDone;
  }
  if (free.drawn >= kStrokesDrawnMax) {
    finish(state, tick, "page_full", events);
    return Outcome::kDone;
  }
  invite(state, params, tick, events);
  if (params.limit_s > 0 && seconds_at(tick + 1 - free.drawing_since) >= params.limit_s) {
    events.push_back({.tick = tick, .kind = "time_up", .mm = state.flower});
    return Outcome::kDone;
  }
  return Outcome::kRunning;
}

std::vector<motion::DrawnStroke> drawn_strokes(std::span<const motion::Sample> samples,
                                               std::span<const Event> events) {
  std::vector<motion::DrawnStroke> drawn;
  for (const Event& event : events) {
    if (event.kind != "stroke_begun") continue;
    motion::DrawnStroke stroke{.points = {}, .end = motion::StrokeEnd::kOther};
    for (const motion::Sample& s : samples) {
      if (s.contact != event.contact) continue;
      if (s.phase == motion::Phase::kUp) stroke.end = motion::StrokeEnd::kLift;
      if (!ends_contact(s.phase)) stroke.points.push_back({.t = s.t, .mm = s.mm});
    }
    drawn.push_back(std::move(stroke));
  }
  return drawn;
}

motion::MeasureSet score_free(const Content& content, std::span<const motion::Sample> samples,
                              std::span<const Event> events) {
  const std::vector<motion::DrawnStroke> strokes = drawn_strokes(samples, events);
  std::vector<Polyline> form, drawn;
  for (const play::ContentStroke& s : content.strokes) form.push_back(s.line);
  for (const motion::DrawnStroke& s : strokes) {
    std::vector<Vec2> points;
    for (const motion::TimedPoint& p : s.points) points.push_back(p.mm);
    drawn.emplace_back(std::move(points));
  }
  motion::MeasureSet measures = motion::form_measures(form, drawn);
  std::ranges::move(motion::drawing_measures(strokes), std::back_inserter(measures));
  motion::MeasureSet pressure = motion::pressure_measures(samples);
  if (pressure.front().value) std::ranges::move(pressure, std::back_inserter(measures));
  return measures;
}

}  // namespace thimble::tracing
