// Goal: what parameters make of a drawing is what they say, is what the record keeps, and can be read back
// from it to the last bit; neutral ones change nothing at all. Method: lengths, turns and mirror images by
// hand, on single shapes and on the whole library.
#include "games/tracing/shaped.hpp"

#include <cmath>
#include <numbers>

#include "engine/play/replay.hpp"
#include "games/games.hpp"
#include "games/tracing/companions.hpp"
#include "tests/catch.hpp"
#include "tests/support/sessions.hpp"

using namespace thimble;
using namespace thimble::test;
using tracing::Params;

namespace {

std::shared_ptr<const play::Content> shape(std::string_view name) {
  const Result<play::FolderAssets> assets = play::find_assets();
  REQUIRE(assets.ok());
  const auto content = play::load_content(*assets, name);
  INFO((content ? "" : content.error().message));
  REQUIRE(content.ok());
  return *content;
}

std::shared_ptr<const play::Content> with(const Params& params,
                                          std::shared_ptr<const play::Content> content) {
  const auto shaped = tracing::shaped(params, std::move(content));
  INFO((shaped ? "" : shaped.error().message));
  REQUIRE(shaped.ok());
  return *shaped;
}

std::string refusal(const Params& params, std::string_view name) {
  const auto shaped = tracing::shaped(params, shape(name));
  return shaped ? "" : shaped.error().message;
}

double length_of(const play::Content& content) {
  double length = 0;
  for (const play::ContentStroke& s : content.strokes) length += s.line.length();
  return length;
}

bool same_drawing(const play::Content& a, const play::Content& b) {
  const auto same_stroke = [](const play::ContentStroke& s, const play::ContentStroke& t) {
    return s.id == t.id && s.line == t.line && s.widths == t.widths;
  };
  return a.page_mm == b.page_mm && a.mirrors == b.mirrors && a.guides == b.guides &&
         std::ranges::equal(a.strokes, b.strokes, same_stroke);
}

// By how much a path turns in all, to the right positive.
double turn_of(const Polyline& line) {
  double turn = 0;
  for (std::size_t i = 1; i + 1 < line.points().size(); ++i) {
    const Vec2 in = line.points()[i] - line.points()[i - 1], out = line.points()[i + 1] - line.points()[i];
    turn += std::atan2(in.x * out.y - in.y * out.x, glm::dot(in, out));
  }
  return turn;
}

// Every tracing exercise of the library, once.
std::vector<play::PlannedExercise> library() {
  const Result<play::FolderAssets> assets = play::find_assets();
  REQUIRE(assets.ok());
  const Result<play::Library> library = play::load_library(*assets);
  REQUIRE(library.ok());
  std::vector<play::PlannedExercise> all;
  for (const play::Exercise& exercise : library->exercises) {
    if (exercise.game != "tracing") continue;
    Result<play::PlannedExercise> planned = games::planned(*assets, exercise);
    REQUIRE(planned.ok());
    all.push_back(std::move(*planned));
  }
  return all;
}

// A finger on the middle of what is played.
void trace(play::Session& session, MemorySink& sink) {
  Hand hand{session};
  std::uint64_t contact = 1;
  const auto content = session.view().running->setup.content;
  for (const play::ContentStroke& stroke : content->strokes) {
    const auto points = stroke.line.points();
    hand.down(points.front(), contact);
    for (std::size_t i = 1; i < points.size(); ++i) hand.move(points[i - 1], points[i], contact);
    hand.up(points.back(), contact++);
    hand.wait(std::chrono::milliseconds{100});
  }
  REQUIRE(sink.finished.size() == 1);
}

}  // namespace

TEST_CASE("a curvature is refused with the reason where a path can't be bent") {
  const Params params{.curvature = 0.5};
  CHECK_THAT(refusal(params, "cross"), Catch::Contains("'cross'") && Catch::Contains("2 strokes"));
  CHECK_THAT(refusal(params, "letters/lower_c"), Catch::Contains("stands on lines"));
  CHECK_THAT(refusal(params, "vertical"), Catch::Contains("straight"));
  CHECK_THAT(refusal(params, "patterns/bridges"), Catch::Contains("goes back on its own line"));
}

TEST_CASE("what can't be bent is refused when it is planned and when a slider is moved, and play goes on") {
  const play::Game& game = *games::find("tracing");
  play::Parameters given;
  given.set("curvature", 1.2);
  const play::Exercise exercise{
      .id = "tracing/own", .title = "Own", .game = "tracing", .content = "cross", .parameters = given};
  const auto planned_bent = play::plan_exercise(exercise, game, shape("cross"));
  REQUIRE_FALSE(planned_bent.ok());
  CHECK_THAT(planned_bent.error().message,
             Catch::Contains("tracing/own") && Catch::Contains("the curvature of shape 'cross'"));

  MemorySink sink;
  play::Session session{session_of({planned(game, shape("cross"), {}, 2)}), sink};
  using Kind = play::SessionCommand::Kind;
  const Result<void> set = session.command({.kind = Kind::kSetParameter, .key = "curvature", .value = 0.5});
  REQUIRE_FALSE(set.ok());
  CHECK(*session.view().next_parameters.find("curvature") == 1);
  CHECK(session.command({.kind = Kind::kSetParameter, .key = "length", .value = 0.5}).ok());
  trace(session, sink);
  CHECK(sink.finished[0].setup.content->strokes.size() == 1);
}

TEST_CASE("neutral parameters give back the very same content, and so do a left hand's letters") {
  for (const play::PlannedExercise& exercise : library()) {
    INFO(exercise.exercise.id);
    const auto shaped = exercise.game->shaped(exercise.parameters, exercise.content);
    REQUIRE(shaped.ok());
    CHECK(*shaped == exercise.content);
    if (exercise.content->mirrors) continue;
    CHECK(with({.left_handed = true}, exercise.content) == exercise.content);
  }
}

TEST_CASE("whatever the whole library is shaped to, the record's text is read back as just that") {
  int bent = 0;
  for (const play::PlannedExercise& exercise : library()) {
    INFO(exercise.exercise.id);
    for (const Params& params :
         {Params{.length = 0.35}, Params{.left_handed = true}, Params{.length = 0.8, .left_handed = true},
          Params{.curvature = 0.3}, Params{.length = 0.6, .curvature = 1.5, .left_handed = true},
          Params{.corridor_mm = 40, .curvature = 0}}) {
      const auto shaped = tracing::shaped(params, exercise.content);
      if (!shaped) continue;
      if (params.curvature != 1) ++bent;
      CHECK(tracing::Tracing::accepts(**shaped).ok());
      CHECK((*shaped)->id == exercise.content->id);
      if (*shaped == exercise.content) continue;
      CHECK((*shaped)->hash != exercise.content->hash);
      const auto read = play::content_from_svg((*shaped)->id, (*shaped)->text);
      REQUIRE(read.ok());
      CHECK((*read)->hash == (*shaped)->hash);
      CHECK(same_drawing(**read, **shaped));
    }
  }
  CHECK(bent > 50);
}

TEST_CASE("a length keeps the first strokes, and ends in the middle of one") {
  const auto cross = shape("cross");  // two lines of 70 mm
  const auto half = with({.length = 0.5}, cross);
  REQUIRE(half->strokes.size() == 1);
  CHECK(half->strokes[0].line == cross->strokes[0].line);
  const auto more = with({.length = 0.75}, cross);
  REQUIRE(more->strokes.size() == 2);
  CHECK(more->strokes[1].id == "across");
  CHECK(more->strokes[1].line.points().back() == Vec2{80, 50});
  const auto less = with({.length = 0.2}, cross);
  REQUIRE(less->strokes.size() == 1);
  CHECK(less->strokes[0].line.points().back() == Vec2{80, 43});
  CHECK(with({.length = 0.5}, shape("letters/lower_g"))->guides == shape("letters/lower_g")->guides);
}

TEST_CASE("no piece is left that is too short to be traced, and never none at all") {
  const auto flag = content_of({{{20, 20}, {20, 28}}, {{40, 20}, {40, 32}}});
  const auto left = with({.length = 0.6}, flag);  // 12 mm: 4 of the second stroke
  REQUIRE(left->strokes.size() == 1);
  CHECK(left->strokes[0].line.length() == 8);
  const auto least = with({.length = 0.2}, content_of({{{20, 20}, {20, 28}}}));
  CHECK(least->strokes[0].line.length() == 5);
  for (const play::PlannedExercise& exercise : library())
    CHECK(tracing::Tracing::accepts(*with({.length = 0.2}, exercise.content)).ok());
}

TEST_CASE("widths stay at their places when a path is cut") {
  const auto maze = shape("patterns/maze");
  const auto part = with({.length = 0.55}, maze);
  const play::ContentStroke &whole = maze->strokes[0], &cut = part->strokes[0];
  CHECK(cut.line.length() == Approx(0.55 * whole.line.length()).margin(0.002));
  for (double s = 0; s <= cut.line.length(); s += 0.7)
    CHECK(cut.width_factor(s) == Approx(whole.width_factor(s)).margin(0.02));
}

TEST_CASE("a bent path turns so many times as far and stays as long as it was") {
  const auto circle = shape("circle");
  const double round = turn_of(circle->strokes[0].line), length = length_of(*circle);
  CHECK(round == Approx(-2 * std::numbers::pi).margin(0.02));
  for (const double curvature : {0.5, 0.8, 1.2, 1.5}) {
    CAPTURE(curvature);
    const auto bent = with({.curvature = curvature}, circle);
    CHECK(turn_of(bent->strokes[0].line) == Approx(curvature * round).margin(0.01));
    if (curvature > 1) CHECK(length_of(*bent) == Approx(length).margin(0.1));
    CHECK(bent->strokes[0].line.direction(0).x == Approx(-1).margin(0.01));
  }
  // A half circle of twice the radius is twice as high as it is wide; at 140 mm too high for the page.
  const auto half = with({.curvature = 0.5}, circle);
  const Vec2 size = half->strokes[0].line.bounds().size();
  CHECK(size.y == Approx(2 * size.x).epsilon(0.01));
  CHECK(size.y < 80);
  CHECK(length_of(*half) == Approx(length * size.y / 140).epsilon(0.01));
  // Made straight, a wave is a line in the direction that it began in.
  const auto wave = shape("wave");
  const Polyline line = with({.curvature = 0}, wave)->strokes[0].line;
  CHECK(distance(line.points().front(), line.points().back()) == Approx(line.length()).margin(0.01));
  CHECK(distance(line.direction(1), wave->strokes[0].line.direction(0)) < 0.02);
}

TEST_CASE("a bent path lies on its page with its corridor, and has room for its companions") {
  for (const play::PlannedExercise& exercise : library()) {
    INFO(exercise.exercise.id);
    for (const double curvature : {0.0, 0.4, 0.9, 1.1, 1.5}) {
      const double corridor_mm = *exercise.parameters.find("corridor_mm");
      const auto shaped =
          tracing::shaped({.corridor_mm = corridor_mm, .curvature = curvature}, exercise.content);
      if (!shaped) continue;
      CAPTURE(curvature);
      const play::ContentStroke& stroke = (*shaped)->strokes[0];
      const double widest = stroke.widths.empty() ? 1 : *std::ranges::max_element(stroke.widths);
      const Rect band = expanded(stroke.line.bounds(), corridor_mm * widest / 2);
      const Vec2 page = (*shaped)->page_mm;
      CHECK(Rect{{0, 0}, page}.contains(band.min));
      CHECK(Rect{{0, 0}, page}.contains(band.max));
      CHECK(((band.min.x > 17 && page.x - band.max.x > 17) || (band.min.y > 17 && page.y - band.max.y > 17)));
    }
  }
}

TEST_CASE("a left hand's form is the mirror image, stroke by stroke, and mirrored twice the form itself") {
  const auto cross = with({.left_handed = true}, shape("cross"));
  CHECK(cross->strokes[1].line.points().front() == Vec2{115, 50});
  CHECK(cross->strokes[1].line.points().back() == Vec2{45, 50});
  CHECK(turn_of(with({.left_handed = true}, shape("circle"))->strokes[0].line) ==
        Approx(2 * std::numbers::pi).margin(0.02));
  play::Content twice = *shape("patterns/maze");
  tracing::mirror(twice);
  tracing::mirror(twice);
  for (std::size_t i = 0; i < twice.strokes[0].line.points().size(); ++i)
    CHECK(distance(twice.strokes[0].line.points()[i], shape("patterns/maze")->strokes[0].line.points()[i]) <
          1e-9);
}

TEST_CASE("letters, digits, obliques and what rehearses a letter's movement are never mirrored") {
  for (const play::PlannedExercise& exercise : library()) {
    const std::string& id = exercise.content->id;
    INFO(id);
    if (id.starts_with("letters/") || id.starts_with("digits/") || id.find("oblique") != std::string::npos)
      CHECK_FALSE(exercise.content->mirrors);
    if (!exercise.content->guides.empty()) CHECK_FALSE(exercise.content->mirrors);
  }
  for (const char* id : {"ladder/arrows", "ladder/open_square_and_circle", "patterns/bridges",
                         "patterns/cups", "patterns/loops"})
    CHECK_FALSE(shape(id)->mirrors);
  for (const char* id : {"circle", "cross", "horizontal", "square", "wave", "spiral", "ladder/x",
                         "ladder/diamond", "ladder/triangle", "patterns/maze", "patterns/zigzag"})
    CHECK(shape(id)->mirrors);
}

TEST_CASE("a left hand that comes to the end doesn't lie on the flower") {
  for (const play::PlannedExercise& exercise : library()) {
    INFO(exercise.exercise.id);
    const Params params{.corridor_mm = *exercise.parameters.find("corridor_mm"), .left_handed = true};
    const auto content = with(params, exercise.content);
    const Vec2 flower = tracing::companions_beside(*content, params.corridor_mm, tracing::Hand::kLeft).flower;
    const Vec2 away = flower - content->strokes.back().line.points().back();
    const bool under_the_hand = away.x < -8 && away.y > 8;
    CHECK_FALSE(under_the_hand);
  }
}

TEST_CASE("the record holds what was played, and neither replay nor scoring shapes it again") {
  const play::Game& game = *games::find("tracing");
  play::Parameters given;
  given.set("length", 0.6);
  given.set("curvature", 0.7);
  given.set("left_handed", 1);
  const auto wave = shape("wave");
  MemorySink sink;
  play::Session session{session_of({planned(game, wave, given)}), sink};
  session.frame(std::chrono::seconds{1});
  trace(session, sink);
  play::TrialRecord record = sink.finished.at(0);
  CHECK(record.outcome == play::TrialOutcome::kCompleted);
  CHECK(count(record.events, "left_path") == 0);
  const auto& played = *record.setup.content;
  CHECK(played.id == wave->id);
  CHECK(played.hash != wave->hash);
  CHECK(length_of(played) == Approx(0.6 * length_of(*wave)).margin(0.1));
  CHECK(*motion::find(record.measures, "path_accuracy_mm")->value < 0.3);

  // As it comes from a store.
  record.setup.content = *play::content_from_svg(played.id, played.text);
  const play::ReplayResult replayed = play::replay(game, record);
  INFO(replayed.what);
  CHECK(replayed.same);
  const auto again =
      game.score(record.setup.parameters, *record.setup.content, record.samples, record.events);
  CHECK(*motion::find(again, "path_accuracy_mm")->value ==
        *motion::find(record.measures, "path_accuracy_mm")->value);
}
