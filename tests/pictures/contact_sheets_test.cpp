// Goal: every shape, letter and digit stays as it was looked at and found good: its proportions on the four
// lines, the order of its strokes, their directions. Method: contact sheets of what is traced, drawn by the
// renderer of the windows, held to tests/golden/sheet_*.png. A number stands where a stroke begins, arrows
// run beside it to the right of the way to go; the pale band is the corridor of the exercise.
#include "engine/play/exercise.hpp"
#include "games/tracing/band.hpp"
#include "tests/pictures/golden.hpp"
#include "tests/platform/pictures.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using namespace thimble::test;

namespace {

using draw::Role;

struct Sheet {
  std::string name;
  std::vector<const play::Exercise*> exercises;
  int columns = 1;
  Rect shown;  ///< of each page, mm
  double px_per_mm = 1;
};

std::vector<Vec2> moved(std::span<const Vec2> points, Vec2 by) {
  std::vector<Vec2> result{points.begin(), points.end()};
  for (Vec2& p : result) p += by;
  return result;
}

std::vector<Vec2> within(std::span<const Vec2> points, const Rect& shown) {
  std::vector<Vec2> result;
  for (const Vec2 p : points)
    if (p.x >= shown.min.x + 2 && p.x <= shown.max.x - 2) result.push_back(p);
  return result;
}

constexpr double kArrowMm = 6;

bool turns_sharply(const Polyline& line, double from, double to) {
  for (double s = from; s < to; s += 0.5)
    if (glm::dot(line.direction(s), line.direction(std::min(s + 0.5, to))) < 0.8) return true;
  return false;
}

// Beside the line, so that there and back on one line can be told apart.
void draw_arrow(draw::Layer& layer, const Polyline& line, double s, Vec2 origin) {
  constexpr double kAsideMm = 3.2;
  std::vector<Vec2> shaft;
  for (double at = s; at <= s + kArrowMm; at += 0.5)
    shaft.push_back(origin + line.at(at) + perpendicular(line.direction(at)) * kAsideMm);
  const Vec2 tip = shaft.back(), ahead = line.direction(s + kArrowMm), wide = perpendicular(ahead);
  layer.stroke(shaft, 0.6, {Role::kEnd});
  const Vec2 head[3] = {tip - ahead * 1.8 + wide * 1.5, tip, tip - ahead * 1.8 - wide * 1.5};
  layer.stroke(head, 0.6, {Role::kEnd});
}

void draw_arrows(draw::Layer& layer, const Polyline& line, Vec2 origin) {
  constexpr double kFirstMm = 4, kEveryMm = 22, kClearMm = 1.5;
  for (double s = kFirstMm; s + kArrowMm <= line.length();) {
    const bool corner = turns_sharply(line, s - kClearMm, std::min(s + kArrowMm + kClearMm, line.length()));
    if (!corner) draw_arrow(layer, line, s, origin);
    s += corner ? 1 : kEveryMm;
  }
}

// Behind the start, and clear of the numbers before it: strokes may begin in one place.
void draw_numbers(draw::Layer& layer, std::span<const play::ContentStroke> strokes, Vec2 origin) {
  constexpr double kRadiusMm = 2.7, kBehindMm = 3.4;
  std::vector<Vec2> places;
  for (const play::ContentStroke& stroke : strokes) {
    Vec2 at = origin + stroke.line.points().front() - stroke.line.direction(0) * kBehindMm;
    for (const Vec2 other : places)
      if (distance(at, other) < 2 * kRadiusMm) at = other + glm::normalize(at - other) * (2 * kRadiusMm);
    places.push_back(at);
    layer.disc(at, kRadiusMm, {Role::kStart});
    layer.text(at + Vec2{0, 1.4}, 2.8, std::to_string(places.size()), {Role::kPaper});
  }
}

void draw_page(draw::Layer& layer, const Sheet& sheet, const play::Exercise& exercise, Vec2 corner) {
  const auto content = play::load_content(built_assets(), exercise.content);
  if (!content) FAIL(content.error().message);
  const double* corridor = exercise.parameters.find("corridor_mm");
  REQUIRE(corridor != nullptr);
  const Vec2 origin = corner - sheet.shown.min;
  for (const Polyline& guide : (*content)->guides)
    layer.stroke(moved(within(guide.points(), sheet.shown), origin), 0.5, {Role::kRuling});
  const auto& strokes = (*content)->strokes;
  for (const play::ContentStroke& stroke : strokes)
    tracing::draw_band(layer, {.stroke = stroke, .corridor_mm = *corridor, .grown_mm = 0.5, .origin = origin},
                       {Role::kPathEdge});
  for (const play::ContentStroke& stroke : strokes)
    tracing::draw_band(layer, {.stroke = stroke, .corridor_mm = *corridor, .origin = origin}, {Role::kPath});
  for (const play::ContentStroke& stroke : strokes)
    layer.stroke(moved(stroke.line.points(), origin), 1.6, {Role::kInk});
  for (const play::ContentStroke& stroke : strokes) draw_arrows(layer, stroke.line, origin);
  draw_numbers(layer, strokes, origin);
  layer.text(corner + Vec2{3, sheet.shown.max.y - sheet.shown.min.y + 3}, 3, exercise.title, {Role::kText},
             draw::Align::kLeft);
}

void hold_sheet(const Sheet& sheet) {
  constexpr double kCaptionMm = 6;
  const Vec2 cell = sheet.shown.max - sheet.shown.min + Vec2{0, kCaptionMm};
  const int count = static_cast<int>(sheet.exercises.size());
  const Vec2 size = cell * Vec2{sheet.columns, (count + sheet.columns - 1) / sheet.columns};
  draw::DrawList list;
  for (int i = 0; i < count; ++i)
    draw_page(list.still, sheet, *sheet.exercises[static_cast<std::size_t>(i)],
              cell * Vec2{i % sheet.columns, i / sheet.columns});
  const auto studio = headless(glm::ivec2{size * sheet.px_per_mm});
  REQUIRE(platform::is_golden_renderer(studio->gl_renderer()));
  hold(studio->picture(list, {.origin_px = {0, 0}, .mm_per_px = Vec2{1 / sheet.px_per_mm}}), sheet.name);
}

const play::Library& library() {
  static const play::Library loaded = play::load_library(built_assets()).value();
  return loaded;
}

std::vector<const play::Exercise*> of_plan(std::string_view id) {
  std::vector<const play::Exercise*> exercises;
  REQUIRE(library().plan(id) != nullptr);
  for (const std::string& exercise : library().plan(id)->exercises)
    exercises.push_back(library().exercise(exercise));
  return exercises;
}

std::vector<const play::Exercise*> beginning_with(std::string_view prefix) {
  std::vector<const play::Exercise*> exercises;
  for (const play::Exercise& exercise : library().exercises)
    if (exercise.id.starts_with(prefix)) exercises.push_back(&exercise);
  return exercises;
}

constexpr Rect kPage{{0, 0}, {160, 100}};
constexpr Rect kLetter{{40, 2}, {120, 100}};

}  // namespace

TEST_CASE("the shapes of the ladder, rung by rung") {
  hold_sheet({.name = "sheet_ladder",
              .exercises = of_plan("ladder"),
              .columns = 4,
              .shown = kPage,
              .px_per_mm = 2.5});
}

TEST_CASE("the patterns") {
  hold_sheet({.name = "sheet_patterns",
              .exercises = of_plan("patterns"),
              .columns = 4,
              .shown = kPage,
              .px_per_mm = 2.5});
}

TEST_CASE("the letters and digits on their four lines") {
  const auto four_lines = [](std::string name, std::string_view prefix) {
    hold_sheet({.name = std::move(name),
                .exercises = beginning_with(prefix),
                .columns = 7,
                .shown = kLetter,
                .px_per_mm = 3});
  };
  four_lines("sheet_letters", "tracing/lower_");
  four_lines("sheet_capitals", "tracing/upper_");
  four_lines("sheet_numbers", "tracing/digit_");
}
