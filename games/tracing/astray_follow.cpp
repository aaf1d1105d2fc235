#include <algorithm>
#include <optional>

#include "games/tracing/astray.hpp"
#include "games/tracing/corners.hpp"
#include "games/tracing/followed_places.hpp"
#include "games/tracing/passes.hpp"

namespace thimble::tracing {

namespace {

// Less than this back is looking for the path. Half of a short stroke is as telling.
constexpr double kBackMm = 15, kBackLeastMm = 8;
// Past a corner, or beside it: what is wider than a finger's aim even where the corridor is narrow.
constexpr double kPastMm = 5;
// How far behind a corner its overshoot is looked for.
constexpr double kBehindMm = 30;
// A shorter part left out is a bend that was smoothed.
constexpr double kSkippedMm = 15;
// Who drew less than this of the way took a short cut; a quarter circle's chord is 0.9 of it.
constexpr double kShortCut = 0.8;

struct Stroke {
  const play::ContentStroke& content;
  int index = 0;
  const Polyline& line() const { return content.line; }
  double back_mm() const { return std::clamp(line().length() / 2, kBackLeastMm, kBackMm); }
};

Event at(const motion::Sample& sample, std::string_view kind, Vec2 mm, double value, int stroke) {
  return {.tick = sample.tick,
          .kind = std::string{kind},
          .contact = sample.contact,
          .mm = mm,
          .value = value,
          .stroke = stroke};
}

Vec2 place_on(const Polyline& line, double along_mm) {
  if (along_mm < 0) along_mm += line.length();
  return line.at(along_mm > line.length() ? along_mm - line.length() : along_mm);
}

// Along a stroke.
struct Part {
  double from_mm = 0, to_mm = 0;
  bool holds(double s_mm) const { return s_mm >= from_mm && s_mm <= to_mm; }
};

// Back along the path within a pass. The way back to the start of a contact that is known to have come from
// the end has been named.
void name_backwards(const Stroke& stroke, std::span<const Place> pass, bool came_back, Events& named) {
  for (const Run& run : runs(pass, Way::kBack, stroke.back_mm())) {
    const bool from_start = pass[run.from].drawn_mm - pass.front().drawn_mm <= stroke.back_mm();
    if (from_start && came_back) continue;
    const bool reversed = from_start && run.mm >= stroke.line().length() / 2;
    const motion::Sample& turn = *pass[run.from].sample;
    named.push_back(at(turn, reversed ? "stroke_reversed" : "went_backwards", turn.mm, run.mm, stroke.index));
  }
}

// The finger's own line between two places of one path.
Polyline drawn_between(std::span<const Place> places, std::size_t from, std::size_t to) {
  std::vector<Vec2> points;
  for (std::size_t i = from; i <= to; ++i) points.push_back(places[i].sample->mm);
  return Polyline{std::move(points)};
}

// On past the corner as the path came, and out of the corridor.
void name_overshot(const Stroke& stroke, const Corner& corner, double until_mm, double corridor_mm,
                   std::span<const Place> pass, Events& named) {
  const double aside_mm = corridor_mm / 2;
  double furthest = std::max(aside_mm, kPastMm);
  const double since_mm = corner.s_mm - furthest;
  const motion::Sample* where = nullptr;
  for (const Place& p : pass) {
    if (p.along_mm < since_mm || p.along_mm > until_mm) continue;
    const Vec2 past = p.sample->mm - corner.mm;
    const double past_mm = glm::dot(past, corner.into);
    if (past_mm <= furthest || std::abs(glm::dot(past, perpendicular(corner.into))) > aside_mm) continue;
    if (stroke.line().project(p.sample->mm, corner.s_mm - kBehindMm, until_mm).distance_mm <= aside_mm)
      continue;
    furthest = past_mm;
    where = p.sample;
  }
  if (where != nullptr) named.push_back(at(*where, "corner_overshot", where->mm, furthest, stroke.index));
}

// From before the corner to behind it on a shorter way.
void name_cut(const Stroke& stroke, const Corner& corner, double before_mm, double behind_mm,
              double corridor_mm, std::span<const Place> pass, Events& named) {
  const double past_mm = std::max(corridor_mm / 2, kPastMm);
  before_mm = std::max(before_mm, corner.s_mm - 2 * past_mm);
  behind_mm = std::min(behind_mm, corner.s_mm + 2 * past_mm);
  if (corner.s_mm - before_mm < past_mm || behind_mm - corner.s_mm < past_mm) return;
  const auto to = std::ranges::find_if(pass, [&](const Place& p) { return p.along_mm >= behind_mm; });
  if (to == pass.end()) return;
  auto from = to;
  while (from != pass.begin() && from->along_mm > before_mm) --from;
  if (from->along_mm > before_mm || to->drawn_mm - from->drawn_mm >= to->along_mm - from->along_mm) return;
  const Polyline drawn = drawn_between(pass, static_cast<std::size_t>(from - pass.begin()),
                                       static_cast<std::size_t>(to - pass.begin()));
  const double missed_mm = drawn.project(corner.mm).distance_mm;
  if (missed_mm > past_mm) named.push_back(at(*to->sample, "corner_cut", corner.mm, missed_mm, stroke.index));
}

// What happened at a corner of a part that was left out is that.
void name_corners(const Stroke& stroke, std::span<const Corner> corners, std::span<const Part> left_out,
                  double corridor_mm, std::span<const Place> pass, Events& named) {
  for (std::size_t c = 0; c < corners.size(); ++c) {
    const Corner& corner = corners[c];
    if (std::ranges::any_of(left_out, [&](const Part& p) { return p.holds(corner.s_mm); })) continue;
    const double width_mm = corridor_mm * stroke.content.width_factor(corner.s_mm);
    const double before_mm = c == 0 ? 0 : corners[c - 1].s_mm;
    const double behind_mm = c + 1 == corners.size() ? stroke.line().length() : corners[c + 1].s_mm;
    name_overshot(stroke, corner, std::min(behind_mm, corner.s_mm + kBehindMm), width_mm, pass, named);
    name_cut(stroke, corner, before_mm, behind_mm, width_mm, pass, named);
  }
}

// Was some of the path between two places further from what was drawn between them than a finger may stray?
bool passed_by(const Polyline& line, std::span<const Place> places, std::size_t from, std::size_t to,
               double since_mm) {
  const Polyline drawn = drawn_between(places, from, to);
  for (double s = since_mm; s < places[to].along_mm; s += 1)
    if (drawn.project(place_on(line, s)).distance_mm > places[to].corridor_mm) return true;
  return false;
}

// Parts of the path that the finger left on one side and came back to on the other, not having gone there.
// Where there is just a corner between, it was cut.
std::vector<Part> name_skipped(const Stroke& stroke, std::span<const Corner> corners, const Params& params,
                               std::span<const Place> places, Events& named) {
  std::vector<Part> parts;
  std::optional<std::size_t> last;
  double reached_mm = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Place& p = places[i];
    if (!p.inside()) continue;
    const double skipped_mm = p.along_mm - reached_mm;
    if (last && skipped_mm >= kSkippedMm) {
      const bool lifted = places[*last].path != p.path;
      const double drawn_mm = p.drawn_mm - places[*last].drawn_mm;
      const auto between = std::ranges::count_if(
          corners, [&](const Corner& c) { return c.s_mm > reached_mm && c.s_mm < p.along_mm; });
      const bool left_out = lifted ? skipped_mm > params.start_zone_mm / 2
                                   : between != 1 && passed_by(stroke.line(), places, *last, i, reached_mm);
      if (left_out && drawn_mm <= kShortCut * (p.along_mm - places[*last].along_mm)) {
        parts.push_back({reached_mm - p.corridor_mm / 2, p.along_mm + p.corridor_mm / 2});
        named.push_back(at(*p.sample, "part_skipped", place_on(stroke.line(), (reached_mm + p.along_mm) / 2),
                           skipped_mm, stroke.index));
      }
    }
    reached_mm = last ? std::max(reached_mm, p.along_mm) : p.along_mm;
    last = i;
  }
  return parts;
}

// What a contact drew that came down elsewhere than where its stroke had to be begun.
struct Reading {
  double mean_mm = 0;  ///< from the stroke it is read as
  Event event;
};

double mean_distance(std::span<const Place> places, const Run& run) {
  double sum = 0;
  for (std::size_t i = run.from; i <= run.to; ++i) sum += places[i].distance_mm;
  return sum / static_cast<double>(run.to - run.from + 1);
}

// The first way it went along the stroke; none where it didn't.
std::optional<std::pair<Way, Run>> first_run(std::span<const Place> places, double least_mm) {
  const std::vector<Run> on = runs(places, Way::kOn, least_mm), back = runs(places, Way::kBack, least_mm);
  if (on.empty() && back.empty()) return std::nullopt;
  if (back.empty() || (!on.empty() && on.front().from < back.front().from)) return {{Way::kOn, on.front()}};
  return {{Way::kBack, back.front()}};
}

std::optional<Reading> read_as_due(const Stroke& stroke, const Params& params, double reached_mm,
                                   std::span<const Place> places) {
  const auto run = first_run(places, stroke.back_mm());
  if (!run) return std::nullopt;
  const auto& [way, gone] = *run;
  const motion::Sample& first = *places[gone.from].sample;
  const double mean_mm = mean_distance(places, gone), from_mm = places[gone.from].along_mm;
  if (way == Way::kOn) {
    const double skipped_mm = from_mm - reached_mm;
    if (skipped_mm < kSkippedMm) return std::nullopt;
    return {{mean_mm, at(first, "part_skipped", place_on(stroke.line(), (reached_mm + from_mm) / 2),
                         skipped_mm, stroke.index)}};
  }
  const bool from_end = from_mm >= stroke.line().length() - params.start_zone_mm / 2;
  return {
      {mean_mm, at(first, from_end ? "stroke_reversed" : "went_backwards", first.mm, gone.mm, stroke.index)}};
}

std::optional<Reading> read_as_later(const Stroke& due, const Stroke& later, std::span<const Place> places) {
  const motion::Sample& first = *places.front().sample;
  const auto run = first_run(places, later.back_mm());
  if (!run || run->first != Way::kOn) return std::nullopt;
  return {
      {mean_distance(places, run->second), at(first, "stroke_skipped", first.mm, later.index, due.index)}};
}

std::optional<Event> name_elsewhere(const Params& params, const Content& content, std::size_t due,
                                    double reached_mm, const std::vector<motion::Sample>& contact) {
  const auto stroke = [&](std::size_t i) { return Stroke{content.strokes[i], static_cast<int>(i)}; };
  const auto places = [&](std::size_t i) {
    return places_on(content.strokes[i], params.corridor_mm, {&contact, 1});
  };
  std::optional<Reading> best = read_as_due(stroke(due), params, reached_mm, places(due));
  for (std::size_t later = due + 1; later < content.strokes.size(); ++later) {
    const Vec2 start = content.strokes[later].line.at(0);
    if (distance(contact.front().mm, start) > params.start_zone_mm / 2) continue;
    const auto reading = read_as_later(stroke(due), stroke(later), places(later));
    if (reading && (!best || reading->mean_mm < best->mean_mm)) best = reading;
  }
  if (!best) return std::nullopt;
  return best->event;
}

std::vector<motion::Sample> samples_of(std::span<const motion::Sample> samples, int contact) {
  std::vector<motion::Sample> own;
  for (const motion::Sample& s : samples)
    if (s.contact == contact && !ends_contact(s.phase)) own.push_back(s);
  return own;
}

// The passes over a stroke since it was begun, or begun again.
struct Attempt {
  std::size_t stroke = 0;
  std::vector<std::vector<motion::Sample>> passes;
  std::vector<Place> places;  ///< on the stroke; they point into the passes
};

std::vector<Attempt> attempts_of(const Params& params, const Content& content,
                                 std::span<const motion::Sample> samples, std::span<const Event> events) {
  std::vector<Attempt> attempts;
  std::optional<int> last;
  for (Pass& pass : passes_of(samples, events)) {
    if (pass.samples.empty()) continue;
    if (pass.attempt != last) attempts.push_back({.stroke = pass.stroke, .passes = {}, .places = {}});
    last = pass.attempt;
    attempts.back().passes.push_back(std::move(pass.samples));
  }
  for (Attempt& a : attempts) a.places = places_on(content.strokes[a.stroke], params.corridor_mm, a.passes);
  return attempts;
}

// How far along its stroke an attempt had come before a tick.
double reached_before(const Attempt& attempt, Tick tick) {
  double reached_mm = 0;
  for (const Place& p : attempt.places)
    if (p.sample->tick < tick && p.inside()) reached_mm = std::max(reached_mm, p.along_mm);
  return reached_mm;
}

// What contacts drew that came down elsewhere than where a stroke had to be begun or resumed.
Events elsewhere_named(const Params& params, const Content& content, std::span<const Attempt> attempts,
                       std::span<const motion::Sample> samples, std::span<const Event> events) {
  Events named;
  std::size_t due = 0;
  Tick since = 0;  // the stroke was due, or due again
  for (const Event& e : events) {
    if (e.kind == "stroke_done") ++due;
    if (e.kind == "stroke_done" || e.kind == "stroke_again") since = e.tick;
    if (e.kind != "touched_elsewhere" || due == content.strokes.size()) continue;
    const std::vector<motion::Sample> contact = samples_of(samples, e.contact);
    if (contact.empty()) continue;
    double reached_mm = 0;
    for (const Attempt& a : attempts)
      if (a.stroke == due && a.places.front().sample->tick >= since)
        reached_mm = std::max(reached_mm, reached_before(a, e.tick));
    if (const auto event = name_elsewhere(params, content, due, reached_mm, contact)) named.push_back(*event);
  }
  return named;
}

}  // namespace

Events astray_follow(const Params& params, const Content& content, std::span<const motion::Sample> samples,
                     std::span<const Event> events) {
  const std::vector<Attempt> attempts = attempts_of(params, content, samples, events);
  Events named = elsewhere_named(params, content, attempts, samples, events);
  const Events elsewhere = named;
  for (const Attempt& attempt : attempts) {
    const Stroke stroke{content.strokes[attempt.stroke], static_cast<int>(attempt.stroke)};
    const std::vector<Corner> corners = corners_of(stroke.line());
    const std::vector<Part> left_out = name_skipped(stroke, corners, params, attempt.places, named);
    for (auto first = attempt.places.begin(); first != attempt.places.end();) {
      const auto last =
          std::find_if(first, attempt.places.end(), [&](const Place& p) { return p.path != first->path; });
      const std::span<const Place> pass{first, last};
      const bool came_back =
          std::ranges::find(elsewhere, first->sample->contact, &Event::contact) != elsewhere.end();
      name_backwards(stroke, pass, came_back, named);
      name_corners(stroke, corners, left_out, params.corridor_mm, pass, named);
      first = last;
    }
  }
  std::ranges::stable_sort(named, {}, &Event::tick);
  return named;
}

}  // namespace thimble::tracing
