// Goal: a sketch becomes an SVG that is read back as the very strokes that were shown, fits its page whatever
// its width, and can be traced to the end; what can't be traced is refused in a sentence. Method: sketches by
// hand; indices of difficulty are worked out on paper (L / W).
#include "games/tracing/own_path.hpp"

#include "games/games.hpp"
#include "tests/support/sessions.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using namespace thimble::test;
using tracing::Sketch;

namespace {

Sketch line_and_corner() {
  return {.strokes = {{{20, 50}, {120, 50}}, {{30, 70}, {70, 70}, {70, 30}}}, .corridor_mm = 10};
}

std::shared_ptr<const play::Content> read(std::string svg) {
  auto content = play::content_from_svg("own/path", std::move(svg));
  if (!content) FAIL(content.error().message);
  return *content;
}

std::shared_ptr<const play::Content> drawn(const Sketch& sketch) {
  return read(tracing::svg_of(tracing::strokes_of(sketch)).value());
}

std::string refusal(const play::Content& content, double corridor_mm) {
  const Result<void> possible = tracing::can_be_own_path(content, corridor_mm);
  return possible ? "none" : possible.error().message;
}

std::string page_with(const std::string& strokes) {
  return R"(<svg xmlns="http://www.w3.org/2000/svg" width="160mm" height="100mm" viewBox="0 0 160 100">)" +
         strokes + "</svg>";
}

}  // namespace

TEST_CASE("a drawing with too many strokes, one too short, too long or off the page is refused by name") {
  std::string many, around;
  for (int i = 0; i < 21; ++i) many += R"(<path d="M 20 50 H 40"/>)";
  for (int i = 0; i < 13; ++i) around += R"(<path d="M 20 50 H 140"/>)";
  CHECK_THAT(refusal(*read(page_with(many)), 10), Catch::Contains("21 strokes"));
  CHECK_THAT(refusal(*read(page_with(around)), 10), Catch::Contains("1560 mm"));
  CHECK_THAT(refusal(*read(page_with(R"(<path d="M 20 50 H 24"/>)")), 10), Catch::Contains("4.0 mm long"));
  const auto edge = read(page_with(R"(<path d="M 20 50 H 40"/><path d="M 20 95 H 140"/>)"));
  CHECK_THAT(refusal(*edge, 12), Catch::Contains("stroke 2 leads off the page"));
  CHECK(refusal(*edge, 10) == "none");
}

TEST_CASE("a corridor that widens may not lead off the page either") {
  const auto widening = read(page_with(R"(<path data-widths="1 2" d="M 20 90 H 120"/>)"));
  CHECK_THAT(refusal(*widening, 12), Catch::Contains("off the page"));
  CHECK(refusal(*widening, 10) == "none");
}

TEST_CASE("an SVG of a sketch is read back as the strokes that were shown") {
  const Sketch sketch = line_and_corner();
  const auto strokes = tracing::strokes_of(sketch);
  const auto content = drawn(sketch);
  CHECK(content->page_mm == tracing::kPathPageMm);
  REQUIRE(content->strokes.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(content->strokes[i].id == strokes[i].id);
    const Polyline& read = content->strokes[i].line;
    CHECK(read.length() == Approx(strokes[i].line.length()).margin(0.005));
    for (const Vec2 p : strokes[i].line.points()) CHECK(read.project(p).distance_mm < 0.001);
    for (const Vec2 p : read.points()) CHECK(strokes[i].line.project(p).distance_mm < 0.001);
  }
  CHECK(refusal(*content, sketch.corridor_mm) == "none");
}

TEST_CASE("the steering index is the sum of length over width of all strokes") {
  Sketch sketch = line_and_corner();
  const auto strokes = tracing::strokes_of(sketch);
  CHECK(play::length_mm(strokes) == Approx(180).margin(0.01));
  CHECK(tracing::steering_id(strokes, 10) == Approx(18).margin(0.001));
  CHECK(tracing::steering_id(strokes, 20) == Approx(9).margin(0.001));
  // A cone from 10 to 20 mm over 100 mm: 100 / (10 - 20) ln(10 / 20) = 6.931.
  const auto cone = read(page_with(R"(<path data-widths="1 2" d="M 20 50 H 120"/>)"));
  CHECK(tracing::steering_id(cone->strokes, 10) == Approx(6.931).margin(0.001));
}

TEST_CASE("whatever its width, a path that was drawn along the page's edge lies on the page") {
  for (const double corridor : {4.0, 16.0, 40.0}) {
    CAPTURE(corridor);
    const Sketch sketch{.strokes = {{{1, 1}, {159, 1}, {159, 99}, {-40, 99}}}, .corridor_mm = corridor};
    CHECK(refusal(*drawn(sketch), corridor) == "none");
  }
}

TEST_CASE("a sketch can be traced to its end by a scripted finger") {
  const Sketch sketch = line_and_corner();
  const auto content = drawn(sketch);
  MemorySink sink;
  play::Session session{session_of({planned(*games::find("tracing"), content,
                                            tracing::own_path_parameters(sketch.corridor_mm))}),
                        sink};
  Hand hand{session};
  for (const play::ContentStroke& stroke : content->strokes) {
    const auto points = stroke.line.points();
    hand.down(points.front());
    for (std::size_t i = 1; i < points.size(); ++i) hand.move(points[i - 1], points[i]);
    hand.up(points.back());
  }
  hand.wait(std::chrono::seconds{3});
  REQUIRE(sink.finished.size() == 1);
  CHECK(sink.finished[0].outcome == play::TrialOutcome::kCompleted);
  CHECK(*motion::find(sink.finished[0].measures, "steering_id")->value == Approx(18).margin(0.001));
}

TEST_CASE("ink leaves some of a narrow path to be seen, and is the usual on a wide one") {
  CHECK(*tracing::own_path_parameters(4).find("ink_mm") == 1.5);
  CHECK(*tracing::own_path_parameters(8).find("ink_mm") == 3);
  CHECK(tracing::own_path_parameters(16).find("ink_mm") == nullptr);
}
