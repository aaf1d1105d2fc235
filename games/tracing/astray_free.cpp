#include <algorithm>

#include "engine/motion/shape/strokes.hpp"
#include "games/tracing/astray.hpp"
#include "games/tracing/free.hpp"

namespace thimble::tracing {

namespace {

bool has(std::span<const Event> events, std::string_view kind) {
  return std::ranges::any_of(events, [&](const Event& e) { return e.kind == kind; });
}

// A stroke that came to its end.
struct Drawn {
  const Event* begun = nullptr;
  bool lifted = false;  ///< by the child, not taken away
  Polyline line;
};

std::vector<Drawn> finished_strokes(std::span<const motion::Sample> samples, std::span<const Event> events) {
  std::vector<Drawn> finished;
  std::vector<motion::DrawnStroke> all = drawn_strokes(samples, events);
  auto stroke = all.begin();
  for (auto e = events.begin(); e != events.end(); ++e) {
    if (e->kind != "stroke_begun") continue;
    const motion::DrawnStroke& drawn = *stroke++;
    const auto ended = std::find_if(e, events.end(), [&](const Event& later) {
      return later.contact == e->contact && (later.kind == "stroke_drawn" || later.kind == "contact_lost");
    });
    if (ended == events.end()) continue;
    std::vector<Vec2> points;
    for (const motion::TimedPoint& p : drawn.points) points.push_back(p.mm);
    finished.push_back({&*e, ended->kind == "stroke_drawn", Polyline{std::move(points)}});
  }
  return finished;
}

Event begun_as(const Drawn& drawn, std::string_view kind, double value, int stroke) {
  return {.tick = drawn.begun->tick,
          .kind = std::string{kind},
          .contact = drawn.begun->contact,
          .mm = drawn.begun->mm,
          .value = value,
          .stroke = stroke};
}

}  // namespace

Events astray_free(const Content& content, std::span<const motion::Sample> samples,
                   std::span<const Event> events) {
  const std::vector<Drawn> strokes = finished_strokes(samples, events);
  std::vector<Polyline> form, drawn;
  for (const play::ContentStroke& s : content.strokes) form.push_back(s.line);
  for (const Drawn& s : strokes) drawn.push_back(s.line);
  const Result<motion::FormReading> reading = motion::read_form(form, drawn);
  if (!reading) return {};
  const std::vector<motion::MatchedStroke>& matched = reading->matched;

  Events named;
  for (const motion::MatchedStroke& m : matched)
    if (m.reversed)
      named.push_back(
          begun_as(strokes[m.drawn], "stroke_reversed", drawn[m.drawn].length(), static_cast<int>(m.form)));
  for (std::size_t i : motion::out_of_turn(matched))
    named.push_back(begun_as(strokes[matched[i].drawn], "stroke_out_of_turn",
                             static_cast<double>(matched[i].drawn), static_cast<int>(matched[i].form)));
  for (std::size_t d = 0; d < strokes.size(); ++d)
    if (strokes[d].lifted && std::ranges::find(matched, d, &motion::MatchedStroke::drawn) == matched.end())
      named.push_back(begun_as(strokes[d], "stroke_extra", static_cast<double>(d), -1));
  std::ranges::stable_sort(named, {}, &Event::tick);
  if (!has(events, "figure_done")) return named;

  const Tick last = events.back().tick;
  for (std::size_t f = 0; f < form.size(); ++f)
    if (std::ranges::find(matched, f, &motion::MatchedStroke::form) == matched.end())
      named.push_back({.tick = last,
                       .kind = "stroke_missing",
                       .mm = form[f].at(form[f].length() / 2),
                       .stroke = static_cast<int>(f)});
  if (reading->reversed && *reading->reversed) {
    Rect bounds;
    for (const Polyline& s : drawn) bounds = united(bounds, s.bounds());
    named.push_back({.tick = last, .kind = "form_reversed", .mm = bounds.center()});
  }
  return named;
}

}  // namespace thimble::tracing
