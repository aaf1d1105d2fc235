#include "games/tracing/own_path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/play/content_from_strokes.hpp"
#include "games/tracing/companions.hpp"
#include "games/tracing/tidy_stroke.hpp"

namespace thimble::tracing {

namespace {

// An Inkscape drawing may touch the page's edge by a rounding.
constexpr double kOffPageMm = 0.01;

Rect room_for(double corridor_mm) {
  return expanded(Rect{{0, 0}, kPathPageMm}, -(corridor_mm / 2 + kPathEdgeMm));
}

}  // namespace

std::vector<play::ContentStroke> strokes_of(const Sketch& sketch) {
  std::vector<play::ContentStroke> strokes;
  for (const std::vector<Vec2>& raw : sketch.strokes)
    strokes.push_back({.id = fmt::format("stroke{}", strokes.size() + 1),
                       .line = Polyline{tidy_stroke(raw, room_for(sketch.corridor_mm))}});
  return strokes;
}

Result<std::string> svg_of(std::vector<play::ContentStroke> strokes) {
  play::Content drawing;
  drawing.id = "path";
  drawing.page_mm = kPathPageMm;
  drawing.strokes = std::move(strokes);
  const auto content = play::content_from_strokes(drawing);
  if (!content) return content.error();
  return (*content)->text;
}

double steering_id(const std::vector<play::ContentStroke>& strokes, double corridor_mm) {
  double id = 0;
  for (const play::ContentStroke& stroke : strokes)
    id += stroke.corridor(corridor_mm).steering_id(stroke.line.length());
  return id;
}

Result<void> can_be_own_path(const Content& content, double corridor_mm) {
  if (content.strokes.size() > kPathStrokesMax)
    return Error{
        fmt::format("the path has {} strokes, and at most {} can be followed one after the other: "
                    "draw with fewer lifts",
                    content.strokes.size(), kPathStrokesMax)};
  if (Result<void> accepted = Tracing::accepts(content); !accepted) return accepted;
  if (const double length = play::length_mm(content.strokes); length > kPathLengthMaxMm)
    return Error{
        fmt::format("the path is {:.0f} mm long, and at most {:.0f} mm can be asked of a child: draw "
                    "a shorter one",
                    length, kPathLengthMaxMm)};
  const Rect page = expanded(Rect{{0, 0}, content.page_mm}, kOffPageMm);
  for (std::size_t i = 0; i < content.strokes.size(); ++i) {
    const play::ContentStroke& stroke = content.strokes[i];
    const Rect band = expanded(stroke.line.bounds(), corridor_mm * stroke.widest_factor() / 2);
    if (!page.contains(band.min) || !page.contains(band.max))
      return Error{
          fmt::format("stroke {} leads off the page of {:g} x {:g} mm with its path of {:g} mm: move it "
                      "inwards, or make the path narrower",
                      i + 1, content.page_mm.x, content.page_mm.y, corridor_mm)};
  }
  return {};
}

play::Parameters own_path_parameters(double corridor_mm) {
  play::Parameters parameters;
  parameters.set("corridor_mm", corridor_mm);
  const double ink_mm = std::floor(corridor_mm * 0.4 * 2) / 2;
  if (ink_mm < Params{}.ink_mm) parameters.set("ink_mm", ink_mm);
  return parameters;
}

}  // namespace thimble::tracing
