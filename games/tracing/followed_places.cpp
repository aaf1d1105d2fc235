#include "games/tracing/followed_places.hpp"

#include <algorithm>

#include "engine/motion/tracing/projection.hpp"

namespace thimble::tracing {

namespace {

constexpr double kClosedMm = 0.5;     // between the ends of a closed stroke, as motion::followed has it
constexpr double kTurnedBackMm = 5;   // a tremor of 2.5 mm to either side is no turn
constexpr double kBackPart = 1 / 4.;  // of a closed stroke: more than this back in one step is a way on

// Of all the turns of a closed stroke, the one that goes on from where the finger was. Through the air nobody
// goes round.
double unwound(double s, double last, double length, bool through_air) {
  while (s - last > (1 - kBackPart) * length) s -= length;
  while (!through_air && s - last < -kBackPart * length) s += length;
  return s;
}

}  // namespace

std::vector<Place> places_on(const play::ContentStroke& stroke, double corridor_mm,
                             std::span<const std::vector<motion::Sample>> paths) {
  std::vector<std::vector<Vec2>> points(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i)
    for (const motion::Sample& s : paths[i]) points[i].push_back(s.mm);
  const std::vector<std::vector<Polyline::Projection>> followed = motion::followed(stroke.line, points);
  const Polyline& line = stroke.line;
  const bool closed = distance(line.points().front(), line.points().back()) <= kClosedMm;
  std::vector<Place> places;
  double along_mm = 0, drawn_mm = 0;
  for (std::size_t i = 0; i < paths.size(); ++i)
    for (std::size_t k = 0; k < paths[i].size(); ++k) {
      const Polyline::Projection& at = followed[i][k];
      along_mm = closed ? unwound(at.s, along_mm, line.length(), k == 0) : at.s;
      if (k > 0) drawn_mm += distance(points[i][k - 1], points[i][k]);
      places.push_back({.sample = &paths[i][k],
                        .path = i,
                        .along_mm = along_mm,
                        .drawn_mm = drawn_mm,
                        .distance_mm = at.distance_mm,
                        .corridor_mm = corridor_mm * stroke.width_factor(at.s)});
    }
  return places;
}

std::vector<Run> runs(std::span<const Place> places, Way way, double least_mm) {
  const auto gone = [&](std::size_t i) { return way == Way::kOn ? places[i].along_mm : -places[i].along_mm; };
  std::vector<Run> found;
  Run run;
  const auto end_run = [&](std::size_t next) {
    run.mm = gone(run.to) - gone(run.from);
    if (run.mm >= least_mm) found.push_back(run);
    run = {.from = next, .to = next};
  };
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].near()) {
      if (run.from < i) end_run(i + 1);
      run = {.from = i + 1, .to = i + 1};
    } else if (gone(i) >= gone(run.to)) {
      run.to = i;
    } else if (gone(run.to) - gone(i) >= kTurnedBackMm) {
      end_run(i);
    } else if (gone(i) <= gone(run.from)) {
      run = {.from = i, .to = i};
    }
  }
  if (run.from < places.size()) end_run(places.size());
  return found;
}

}  // namespace thimble::tracing
