// Goal: each theme's world stays as it was looked at and found good, before, on the way and done. Method: one
// contact sheet, a row an exercise of daily living, held to tests/golden/sheet_themes.png. A finger goes
// along the middle of each path at 60 mm a second; the pictures are the game's own, on paper.
#include "games/games.hpp"
#include "games/tracing/tracing.hpp"
#include "tests/pictures/golden.hpp"
#include "tests/platform/pictures.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using namespace thimble::test;

namespace {

constexpr int kPxPerMm = 3;
constexpr Vec2 kShownMm{172, 112};  // the page, and the paper around it
constexpr double kAroundMm = 6;
constexpr double kSpeedMmS = 60;

// Up to a part of the whole way; then a moment, so that what was passed has grown.
tracing::State traced(const play::PlannedExercise& planned, double part) {
  const tracing::Params params = tracing::Tracing::schema().params_of(planned.parameters);
  tracing::State state = tracing::Tracing::start(params, *planned.content, Rng{1});
  double left = 0;
  for (const play::ContentStroke& stroke : planned.content->strokes) left += part * stroke.line.length();
  play::Events events;
  Tick tick = 0;
  const auto step = [&](std::vector<motion::Sample> samples) {
    for (motion::Sample& sample : samples) sample.tick = tick;
    (void)tracing::Tracing::step(state, params, tick++, samples, events);
  };
  for (const play::ContentStroke& stroke : planned.content->strokes) {
    const double length = stroke.line.length(), until = std::min(left, length);
    if (until <= 0) break;
    const auto at = [&](double s, motion::Phase phase) {
      step({{.contact = 1, .phase = phase, .mm = stroke.line.at(s)}});
    };
    at(0, motion::Phase::kDown);
    for (double s = 0; s < until; s += kSpeedMmS / static_cast<double>(kTicksPerSecond))
      at(s, motion::Phase::kMove);
    at(until, motion::Phase::kMove);
    if (until == length) at(length, motion::Phase::kUp);
    left -= until;
  }
  for (int i = 0; i < 60 && state.stroke < planned.content->strokes.size(); ++i) step({});
  return state;
}

void paste(const draw::Image& from, draw::Image& onto, glm::ivec2 corner) {
  for (int y = 0; y < from.height; ++y)
    for (int x = 0; x < 4 * from.width; ++x)
      onto.rgba[static_cast<std::size_t>((corner.y + y) * onto.width * 4 + corner.x * 4 + x)] =
          from.rgba[static_cast<std::size_t>(y * from.width * 4 + x)];
}

}  // namespace

TEST_CASE("the worlds of daily living, before, half way and done") {
  const play::Library library = play::load_library(built_assets()).value();
  const glm::ivec2 page = glm::ivec2{kShownMm} * kPxPerMm;
  const auto studio = headless(page);
  REQUIRE(platform::is_golden_renderer(studio->gl_renderer()));
  const char* const rows[] = {"lace_shoe_crossed", "garden_waves", "toast_to_and_fro", "road_hills",
                              "road_town"};
  const double parts[] = {0, 0.5, 1};
  draw::Image sheet{.width = 3 * page.x, .height = 5 * page.y, .rgba = {}};
  sheet.rgba.resize(static_cast<std::size_t>(sheet.width * sheet.height * 4));
  for (int row = 0; row < 5; ++row) {
    const play::Exercise* exercise = library.exercise(std::string{"tracing/"} + rows[row]);
    REQUIRE(exercise != nullptr);
    const auto planned = games::planned(built_assets(), *exercise);
    REQUIRE(planned.ok());
    const tracing::Params params = tracing::Tracing::schema().params_of(planned->parameters);
    for (int column = 0; column < 3; ++column) {
      const tracing::State state = traced(*planned, parts[column]);
      CHECK((state.stroke == planned->content->strokes.size()) == (column == 2));
      draw::DrawList list;
      tracing::Tracing::draw(state, params, list);
      const play::Mapping mapping{.origin_px = Vec2{kAroundMm * kPxPerMm}, .mm_per_px = Vec2{1.0 / kPxPerMm}};
      paste(studio->picture(list, mapping), sheet, page * glm::ivec2{column, row});
    }
  }
  hold(sheet, "sheet_themes");
}
