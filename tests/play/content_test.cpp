// Goal: a corridor that changes along a stroke is the same to the game that asks for its width and to the
// measures. Method: widths by hand.
#include "engine/play/content.hpp"

#include <vector>

#include "tests/catch.hpp"

namespace thimble::play {
namespace {

ContentStroke stroke(std::vector<double> widths) {
  return {.id = "way", .line = Polyline{{{0, 0}, {60, 0}, {60, 40}}}, .widths = std::move(widths)};
}

TEST_CASE("a stroke without widths is even") {
  CHECK(stroke({}).width_factor(30) == 1);
  CHECK(stroke({}).corridor(12).width_mm(70) == 12);
}

TEST_CASE("widths stand at equal steps of the way and go straight between them") {
  const ContentStroke way = stroke({1, 0.5, 2});
  CHECK(way.width_factor(-3) == 1);
  CHECK(way.width_factor(0) == 1);
  CHECK(way.width_factor(25) == 0.75);
  CHECK(way.width_factor(50) == 0.5);
  CHECK(way.width_factor(75) == 1.25);
  CHECK(way.width_factor(100) == 2);
  CHECK(way.width_factor(101) == 2);
  for (double s : {0.0, 10.0, 50.0, 62.5, 100.0})
    CHECK(way.corridor(12).width_mm(s) == Approx(12 * way.width_factor(s)));
}

TEST_CASE("a shape's widths come with it") {
  const auto content = content_from_svg(
      "funnel", R"(<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="50mm" viewBox="0 0 100 50">)"
                R"(<path id="way" d="M 10 25 H 90" data-widths="2 1"/></svg>)");
  REQUIRE(content.ok());
  CHECK((*content)->strokes.at(0).widths == std::vector<double>{2, 1});
}

TEST_CASE("what is refused in a new drawing is still read from a record that was played with it") {
  for (const char* extra :
       {"<path d=''/>", "<circle r='0'/>", "<text>gr\xFC\xDF</text>", "<path d='M 5 5' class='guide'/>"}) {
    CAPTURE(extra);
    const std::string svg = std::string{"<svg width='100mm' height='50mm' viewBox='0 0 100 50'>"} +
                            "<path id='way' d='M 10 25 H 90'/>" + extra + "</svg>";
    CHECK_THAT(content_from_svg("old", svg).error().message, Catch::StartsWith("shape 'old': "));
    const auto content = content_of_record("old", svg);
    REQUIRE(content.ok());
    CHECK((*content)->strokes.size() == 1);
    CHECK((*content)->text == svg);
  }
  CHECK_THAT(content_of_record("old", "<svg").error().message, Catch::StartsWith("shape 'old': "));
  CHECK_THAT(content_of_record("old", "<svg width='9mm' height='9mm'/>").error().message,
             Catch::Contains("has no strokes"));
}

}  // namespace
}  // namespace thimble::play
