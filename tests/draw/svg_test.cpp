// Goal: what is drawn in Inkscape is what the child gets, in millimetres, and whatever can't be read truly is
// refused. Method: drawings whose points are known by hand or from the formula of the curve; errors by what
// they must say.
#include "engine/draw/svg.hpp"

#include <fmt/format.h>

#include <cmath>

#include "engine/core/polyline.hpp"
#include "tests/catch.hpp"

using namespace thimble;
using namespace thimble::draw;

namespace {

// On a page of 100 x 100 mm with one unit a millimetre.
std::string page(std::string_view content, std::string_view attributes = "") {
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="100mm" viewBox="0 0 100 100" {}>{}</svg>)",
      attributes, content);
}

SvgDrawing drawing(std::string_view content, std::string_view attributes = "") {
  Result<SvgDrawing> result = strokes_of_svg(page(content, attributes));
  if (!result) FAIL(result.error().message);
  return *result;
}

SvgDrawing path(std::string_view data) { return drawing(fmt::format("<path d=\"{}\"/>", data)); }

std::vector<Vec2> only(const SvgDrawing& d) {
  REQUIRE(d.strokes.size() == 1);
  return d.strokes[0].points;
}

std::string error_of(std::string_view text) {
  const Result<SvgDrawing> result = strokes_of_svg(text);
  return result ? "no error" : result.error().message;
}

void check_error(std::string_view text, std::string_view words) {
  INFO(text.substr(0, 200));
  CHECK_THAT(error_of(text), Catch::Contains(std::string{words}));
}

bool near(Vec2 a, Vec2 b, double mm = 0.0011) { return distance(a, b) <= mm; }

// Both ways: no point of one is farther than the tolerance from the other's line.
double largest_gap(const std::vector<Vec2>& a, const std::vector<Vec2>& b) {
  double gap = 0;
  const Polyline line_a{a}, line_b{b};
  for (Vec2 p : a) gap = std::max(gap, line_b.project(p).distance_mm);
  for (Vec2 p : b) gap = std::max(gap, line_a.project(p).distance_mm);
  return gap;
}

// Only whole micrometres and pieces of at most 0.5 mm, and no equal neighbours.
void check_pieces(const SvgDrawing& d) {
  for (const SvgStroke& stroke : d.strokes) {
    REQUIRE(stroke.points.size() > 1);
    for (std::size_t i = 0; i < stroke.points.size(); ++i) {
      const Vec2 p = stroke.points[i];
      CHECK(p.x == std::round(p.x * 1000) / 1000);
      CHECK(p.y == std::round(p.y * 1000) / 1000);
      if (i == 0) continue;
      CHECK(distance(p, stroke.points[i - 1]) <= kSvgPieceMm);
      CHECK(p != stroke.points[i - 1]);
    }
  }
}

}  // namespace

TEST_CASE("text that isn't XML is refused with its line") {
  check_error("hello", "isn't XML");
  check_error("<svg width='1mm'\n height='1mm'>\n<path\n", "line 3");
  check_error(page("<g>"), "isn't XML");
}

TEST_CASE("XML that isn't an SVG is refused by its name") { check_error("<html><body/></html>", "<html>"); }

TEST_CASE(
    "a page without a size, or with one that isn't a page's, is refused, and the error says what to do") {
  check_error("<svg/>", "Document Properties");
  check_error("<svg width='100mm'/>", "height");
  check_error("<svg viewBox='0 0 160 100'/>", "width: expected a length in mm");
  check_error("<svg width='100em' height='100mm'/>", "\"100em\"");
  check_error("<svg width='100%' height='100%'/>", "mm");
  check_error("<svg width='-5mm' height='100mm'/>", "1 to 2000 mm, found -5 mm");
  check_error("<svg width='0mm' height='100mm'/>", "1 to 2000 mm");
  check_error("<svg width='5000mm' height='100mm'/>", "1 to 2000 mm");
  check_error("<svg width='8000' height='100'/>", "found 2116.67 mm");
}

TEST_CASE("a page is as large as its units say, where a px and a plain number are 1/96 of an inch") {
  const auto size = [](std::string_view width) {
    return strokes_of_svg(fmt::format("<svg width='{}' height='100mm'/>", width)).value().page_mm.x;
  };
  CHECK(size("160mm") == 160);
  CHECK(size("16cm") == 160);
  CHECK(size("4in") == Approx(101.6));
  CHECK(size("384px") == Approx(101.6));
  CHECK(size("384") == Approx(101.6));
  CHECK(size("288pt") == Approx(101.6));
  CHECK(size("24pc") == Approx(101.6));
}

TEST_CASE("what is drawn on a page in px comes to the same place as on one in mm") {
  // 604.72441 px are 160 mm, as Inkscape writes them.
  const auto first = [](std::string_view head) {
    return only(strokes_of_svg(fmt::format("<svg {}<path d='M 20 10 h 30'/></svg>", head)).value()).front();
  };
  CHECK(first("width='604.72441' height='377.95276' viewBox='0 0 160 100'>") == Vec2{20, 10});
  CHECK(first("width='604.72441px' height='377.95276px' viewBox='0 0 160 100'>") == Vec2{20, 10});
  CHECK(near(first("width='604.72441' height='377.95276' viewBox='0 0 604.72441 377.95276'>"),
             Vec2{20, 10} * (25.4 / 96)));
  CHECK(near(first("width='604.72441' height='377.95276'>"), Vec2{20, 10} * (25.4 / 96)));
}

TEST_CASE("for measuring, a circle is as long as 2 pi r") {
  for (double radius : {1.0, 5.0, 40.0}) {
    const auto d =
        strokes_of_svg(page(fmt::format("<circle cx='50' cy='50' r='{}'/>", radius)), kSvgForMeasuring);
    REQUIRE(d.ok());
    CHECK(Polyline{d->strokes.at(0).points}.length() == Approx(2 * 3.14159265358979 * radius).epsilon(5e-6));
  }
}

TEST_CASE("a view box must be four numbers with an area") {
  for (const char* box : {"0 0 100", "0 0 0 100", "0 0 100 -1", "a b c d", "0 0 100 100 5"})
    check_error(fmt::format("<svg width='9mm' height='9mm' viewBox='{}'/>", box), "viewBox");
}

TEST_CASE("damaged path data is refused with its element and place") {
  check_error(page("<path id='tail' d='M 0 0 L 10 x'/>"),
              "<path id=\"tail\">: damaged path data: expected a number at character 12");
  check_error(page("<path d='L 1 1'/>"), "M or m");
  check_error(page("<path d='5 5'/>"), "M or m");
  check_error(page("<path d='M 0 0 B 1 1'/>"), "character 7, found 'B'");
  check_error(page("<path d='M 0'/>"), "found its end");
  check_error(page("<path d='M 0 0 C 1 1 2 2 3'/>"), "a number");
  check_error(page("<path d='M 0 0 A 5 5 0 2 1 9 9'/>"), "a number");
  check_error(page("<path d='M 0 0 L 1,,1'/>"), "a number");
  check_error(page("<path d='M 0 0 Z 5'/>"), "one of the letters");
  check_error(page("<path d='M 0 0 L 1e999 0'/>"), "a number");
}

TEST_CASE("numbers, points and transforms that can't be read are refused") {
  check_error(page("<line x1='a' x2='5'/>"), "x1: expected a number, found \"a\"");
  check_error(page("<circle r='-5'/>"), "r must not be negative");
  check_error(page("<rect width='50%' height='5'/>"), "width");
  check_error(page("<polyline points='1 2 3'/>"), "two numbers at character 5");
  check_error(page("<g transform='turn(5)'/>"), "transform");
  check_error(page("<g transform='scale(1 2 3)'/>"), "scale(1 2 3)");
  check_error(page("<g transform='translate(1 2'/>"), "transform");
}

TEST_CASE("widths that aren't a few sensible multiples are refused with their element and place") {
  const auto widths = [](std::string_view text) {
    return error_of(page(fmt::format(R"(<path id="way" d="M 1 1 H 9" data-widths="{}"/>)", text)));
  };
  CHECK_THAT(widths("1 wide"), Catch::Contains("way") && Catch::Contains("character 3"));
  CHECK_THAT(widths("1 0"), Catch::Contains("from 0.25 to 4"));
  CHECK_THAT(widths("1 -1"), Catch::Contains("data-widths"));
  CHECK_THAT(widths("9 1"), Catch::Contains("data-widths"));
  CHECK_THAT(widths("nan 1"), Catch::Contains("data-widths"));
  CHECK_THAT(widths("1"), Catch::Contains("found one"));
  std::string many;
  for (int i = 0; i < 101; ++i) many += "1 ";
  CHECK_THAT(widths(many), Catch::Contains("at most 100"));
}

TEST_CASE("a stroke has the widths that its element says, each of its subpaths alike") {
  const SvgDrawing d =
      drawing(R"(<path d="M 1 1 H 9 M 1 5 H 9" data-widths=" 1, 0.5  2"/><path d="M 1 9 H 9"/>)");
  REQUIRE(d.strokes.size() == 3);
  CHECK(d.strokes[0].widths == std::vector<double>{1, 0.5, 2});
  CHECK(d.strokes[1].widths == d.strokes[0].widths);
  CHECK(d.strokes[2].widths.empty());
}

TEST_CASE("a drawing that mirrors says so at its root, in one of two words") {
  check_error(page("<path d='M 1 1 H 9'/>", "data-mirrors='maybe'"), "data-mirrors: expected yes or no");
  CHECK(drawing("<path d='M 1 1 H 9'/>", "data-mirrors='yes'").mirrors);
  CHECK_FALSE(drawing("<path d='M 1 1 H 9'/>", "data-mirrors='no'").mirrors);
  CHECK_FALSE(drawing("<path d='M 1 1 H 9' data-mirrors='yes'/>").mirrors);
}

TEST_CASE("what would be lost in silence is refused") {
  check_error(page("<use href='#a'/>"), "unlink");
  check_error(page("<svg width='5' height='5'/>"), "group");
}

TEST_CASE("drawings beyond the limits are refused") {
  check_error(page("<path d='M 0 0 L 1e30 0'/>"), "points");
  check_error(page("<path d='M 20000 0 L 20001 0'/>"), "far off the page");
  std::string many;
  for (int i = 0; i < 30; ++i) many += "<path d='M 0 0 H 4000'/>";
  check_error(page(many), "more than 200000 points");
}

TEST_CASE("a drawing without strokes is one") {
  CHECK(drawing("<text>hello</text>").strokes.empty());
  CHECK(drawing("").page_mm == Vec2{100, 100});
}

TEST_CASE("a line becomes pieces of at most half a millimetre, its corners kept") {
  const SvgDrawing d = path("M 10 10 L 20 10 L 20 17.3");
  check_pieces(d);
  const auto points = only(d);
  CHECK(points.front() == Vec2{10, 10});
  CHECK(points.back() == Vec2{20, 17.3});
  CHECK(std::ranges::find(points, Vec2{20, 10}) != points.end());
  CHECK(Polyline{points}.length() == Approx(17.3).epsilon(1e-9));
}

TEST_CASE("absolute and relative commands draw the same") {
  const std::pair<const char*, const char*> pairs[] = {
      {"M 10 10 L 20 20 H 30 V 5", "m 10 10 l 10 10 h 10 v -15"},
      {"M 10 10 20 20 30 10", "m 10 10 10 10 10 -10"},
      {"M 10 10 C 20 0 30 30 40 10 S 60 20 70 10", "m 10 10 c 10 -10 20 20 30 0 s 20 10 30 0"},
      {"M 10 10 Q 20 0 30 10 T 50 10", "m 10 10 q 10 -10 20 0 t 20 0"},
      {"M 10 50 A 20 10 30 1 0 50 60", "m 10 50 a 20 10 30 1 0 40 10"},
      {"M 10 10 H 20 V 20 Z L 5 5", "m 10 10 h 10 v 10 z l -5 -5"},
      {"M 10 10 L 20 10 M 30 30 L 40 40", "m 10 10 l 10 0 m 10 20 l 10 10"},
  };
  for (const auto& [absolute, relative] : pairs) {
    INFO(absolute);
    const SvgDrawing a = path(absolute), b = path(relative);
    check_pieces(a);
    REQUIRE(a.strokes.size() == b.strokes.size());
    for (std::size_t i = 0; i < a.strokes.size(); ++i) CHECK(a.strokes[i].points == b.strokes[i].points);
  }
}

TEST_CASE("numbers may stand as close as SVG allows") {
  CHECK(only(path("M10-5.5.5 1e1")) == only(path("M 10 -5.5 L 0.5 10")));
  CHECK(only(path("M1,1L+2,.3e1")) == only(path("M 1 1 L 2 3")));
  CHECK(only(path("M10 10a5 5 0 0110 0")) == only(path("M 10 10 a 5 5 0 0 1 10 0")));
}

TEST_CASE("a cubic curve is followed to 0.02 mm") {
  const SvgDrawing d = path("M 10 50 C 20 -30 70 130 90 40");
  check_pieces(d);
  std::vector<Vec2> exact;
  for (int i = 0; i <= 20000; ++i) {
    const double t = i / 20000.0, u = 1 - t;
    exact.push_back(u * u * u * Vec2{10, 50} + 3 * u * u * t * Vec2{20, -30} + 3 * u * t * t * Vec2{70, 130} +
                    t * t * t * Vec2{90, 40});
  }
  CHECK(largest_gap(only(d), exact) < kSvgErrorMm);
}

TEST_CASE("a smooth command reflects the control before it only after one of its own kind") {
  CHECK(only(path("M 0 0 C 0 10 10 10 10 0 S 20 -10 20 0")) ==
        only(path("M 0 0 C 0 10 10 10 10 0 C 10 -10 20 -10 20 0")));
  CHECK(only(path("M 0 0 L 10 0 S 20 -10 20 0")) == only(path("M 0 0 L 10 0 C 10 0 20 -10 20 0")));
  CHECK(only(path("M 0 0 Q 5 10 10 0 T 20 0")) == only(path("M 0 0 Q 5 10 10 0 Q 15 -10 20 0")));
  CHECK(largest_gap(only(path("M 0 0 L 10 0 T 20 5")), only(path("M 0 0 L 10 0 L 20 5"))) < 0.0015);
}

TEST_CASE("a small tight curve keeps its shape") {
  const auto points = only(path("M 50 50 a 0.3 0.3 0 1 1 0.6 0 a 0.3 0.3 0 1 1 -0.6 0"));
  for (std::size_t i = 1; i < points.size(); ++i) {
    CHECK(distance((points[i] + points[i - 1]) * 0.5, {50.3, 50}) > 0.3 - kSvgErrorMm);
    CHECK(distance(points[i], {50.3, 50}) == Approx(0.3).margin(0.001));
  }
}

TEST_CASE("arcs lie on their ellipse, on the side and as far round as the flags say") {
  // Of radius 5 through (0, 0) and (5, 5): centres (5, 0) and (0, 5).
  const struct {
    const char* flags;
    Vec2 center;
    double length;
  } cases[] = {{"0 0", {5, 0}, 0.25}, {"0 1", {0, 5}, 0.25}, {"1 0", {0, 5}, 0.75}, {"1 1", {5, 0}, 0.75}};
  for (const auto& [flags, center, turn] : cases) {
    INFO(flags);
    // Moved to the middle of the page.
    const auto points = only(path(fmt::format("M 40 40 A 5 5 0 {} 45 45", flags)));
    for (Vec2 p : points) CHECK(distance(p, center + Vec2{40, 40}) == Approx(5).margin(0.001));
    CHECK(Polyline{points}.length() == Approx(turn * 2 * 3.14159265 * 5).epsilon(0.003));
    CHECK(points.back() == Vec2{45, 45});
  }
}

TEST_CASE("an arc that is too small grows, one without a radius is a line, one without a way is nothing") {
  for (Vec2 p : only(path("M 20 50 A 1 1 0 0 1 60 50")))
    CHECK(distance(p, {40, 50}) == Approx(20).margin(0.001));
  CHECK(only(path("M 20 50 A 0 5 0 0 1 60 50")) == only(path("M 20 50 L 60 50")));
  CHECK(path("M 20 50 A 5 5 0 0 1 20 50").strokes.empty());
}

TEST_CASE("a turned ellipse's arc satisfies its equation") {
  const double c = std::cos(0.5235987755982988), s = 0.5;  // 30 degrees
  // Half of an ellipse with half axes 20 and 10 about (50, 50).
  const Vec2 axis{20 * c, 20 * s};
  const Vec2 from = Vec2{50, 50} - axis, to = Vec2{50, 50} + axis;
  const auto points = only(path(fmt::format("M {} {} A 20 10 30 0 1 {} {}", from.x, from.y, to.x, to.y)));
  for (Vec2 p : points) {
    const Vec2 q = p - Vec2{50, 50};
    const Vec2 turned{(q.x * c + q.y * s) / 20, (-q.x * s + q.y * c) / 10};
    CHECK(glm::dot(turned, turned) == Approx(1).margin(0.001));
  }
}

TEST_CASE("closing draws the line back, and what follows begins a new stroke there") {
  const SvgDrawing d = path("M 10 10 L 20 10 L 20 20 Z L 5 5");
  REQUIRE(d.strokes.size() == 2);
  CHECK(d.strokes[0].points.front() == d.strokes[0].points.back());
  CHECK(d.strokes[1].points.front() == Vec2{10, 10});
  CHECK(d.strokes[1].points.back() == Vec2{5, 5});
}

TEST_CASE("basic shapes are the paths that SVG says they are") {
  const std::pair<const char*, const char*> pairs[] = {
      {"<line x1='1' y1='2' x2='30' y2='40'/>", "M 1 2 L 30 40"},
      {"<line x1='1cm' y1='.5in' x2='30pt' y2='2pc'/>",
       "M 37.7952756 48 L 40 32"},  // in px, of which this page has one a millimetre
      {"<polyline points='1,2 30,40 50 10'/>", "M 1 2 L 30 40 L 50 10"},
      {"<polygon points='1,2 30,40 50 10'/>", "M 1 2 L 30 40 L 50 10 Z"},
      {"<rect x='10' y='20' width='30' height='40'/>", "M 10 20 H 40 V 60 H 10 Z"},
      {"<rect x='10' y='20' width='30' height='40' rx='5' ry='8'/>",
       "M 15 20 H 35 A 5 8 0 0 1 40 28 V 52 A 5 8 0 0 1 35 60 H 15 A 5 8 0 0 1 10 52 V 28 A 5 8 0 0 1 15 20 "
       "Z"},
      {"<rect x='10' y='20' width='30' height='40' ry='5'/>",
       "M 15 20 H 35 A 5 5 0 0 1 40 25 V 55 A 5 5 0 0 1 35 60 H 15 A 5 5 0 0 1 10 55 V 25 A 5 5 0 0 1 15 20 "
       "Z"},
      {"<rect x='10' y='20' width='30' height='40' rx='99'/>",
       "M 25 20 A 15 20 0 0 1 40 40 A 15 20 0 0 1 25 60 A 15 20 0 0 1 10 40 A 15 20 0 0 1 25 20 Z"},
      {"<circle cx='50' cy='40' r='30'/>", "M 80 40 A 30 30 0 0 1 20 40 A 30 30 0 0 1 80 40 Z"},
      {"<ellipse cx='50' cy='40' rx='30' ry='10'/>", "M 80 40 A 30 10 0 0 1 20 40 A 30 10 0 0 1 80 40 Z"},
  };
  for (const auto& [shape, data] : pairs) {
    INFO(shape);
    const SvgDrawing a = drawing(shape), b = path(data);
    check_pieces(a);
    CHECK(near(only(a).front(), only(b).front()));
    CHECK(near(only(a).back(), only(b).back()));
    CHECK(near(only(a)[3], only(b)[3], 0.5));  // the same way round
    CHECK(largest_gap(only(a), only(b)) < kSvgErrorMm);
    CHECK(Polyline{only(a)}.length() == Approx(Polyline{only(b)}.length()).epsilon(1e-3));
  }
}

TEST_CASE("transforms nest, the inner first") {
  const struct {
    const char* transform;
    Vec2 expected;  // where (10, 20) goes
  } cases[] = {
      {"translate(5)", {15, 20}},
      {"translate(5,-3)", {15, 17}},
      {"scale(2)", {20, 40}},
      {"scale(2 3)", {20, 60}},
      {"rotate(90)", {-20, 10}},
      {"rotate(90 10 10)", {0, 10}},
      {"skewX(45)", {30, 20}},
      {"skewY(45)", {10, 30}},
      {"matrix(1 2 3 4 5 6)", {75, 106}},
      {"translate(50 0) , rotate(90)", {30, 10}},
      {" scale(2)translate(1 1) ", {22, 42}},
      {"", {10, 20}},
  };
  for (const auto& [transform, expected] : cases) {
    INFO(transform);
    const auto own = drawing(fmt::format("<path transform='{}' d='M 10 20 h 3'/>", transform));
    const auto outer = drawing(fmt::format(
        "<g transform='{}'><g transform='translate(10 20)'><path d='M 0 0 h 3'/></g></g>", transform));
    CHECK(near(only(own).front(), expected));
    CHECK(near(only(outer).front(), expected));
  }
}

TEST_CASE("the view box is fitted to the page as preserveAspectRatio says") {
  const auto where = [](std::string_view attributes) {
    const Result<SvgDrawing> d = strokes_of_svg(
        fmt::format("<svg width='200mm' height='100mm' {}><path d='M 10 10 h 5'/></svg>", attributes));
    return only(d.value()).front();
  };
  CHECK(where("viewBox='0 0 200 100'") == Vec2{10, 10});
  CHECK(where("viewBox='0 0 400 200'") == Vec2{5, 5});
  CHECK(where("viewBox='5 5 200 100'") == Vec2{5, 5});
  CHECK(where("viewBox='0 0 100 100'") == Vec2{60, 10});
  CHECK(where("viewBox='0 0 100 100' preserveAspectRatio='xMinYMid'") == Vec2{10, 10});
  CHECK(where("viewBox='0 0 100 100' preserveAspectRatio='xMaxYMid meet'") == Vec2{110, 10});
  CHECK(where("viewBox='0 0 100 100' preserveAspectRatio='none'") == Vec2{20, 10});
  CHECK(where("viewBox='0 0 100 100' preserveAspectRatio='xMidYMin slice'") == Vec2{20, 20});
  CHECK(near(where(""), Vec2{10 * 25.4 / 96}));  // CSS: 96 px an inch
}

TEST_CASE("strokes come in document order with their ids, one for each subpath") {
  const SvgDrawing d = drawing(
      "<path id='a' d='M 1 1 h 5 M 1 5 h 5'/><g id='g'><line id='b' x2='9'/></g><rect width='5' "
      "height='5'/>");
  REQUIRE(d.strokes.size() == 4);
  CHECK(d.strokes[0].id == "a");
  CHECK(d.strokes[1].id == "a");
  CHECK(d.strokes[2].id == "b");
  CHECK(d.strokes[3].id.empty());
}

TEST_CASE("definitions and hidden things are passed over with all inside") {
  for (const char* content :
       {"<defs><path d='M 0 0 h 5'/></defs>", "<symbol><path d='M 0 0 h 5'/></symbol>",
        "<clipPath><rect width='5' height='5'/></clipPath>", "<marker><path d='M 0 0 h 5'/></marker>",
        "<g display='none'><path d='M 0 0 h 5'/></g>",
        "<path style='fill:none; display : none ;stroke:red' d='M 0 0 h 5'/>",
        "<g class='guide' display='none'><path d='M 0 0 h 5'/></g>", "<!-- <path d='M 0 0 h 5'/> -->",
        "<defs><use href='#a'/></defs>"}) {
    INFO(content);
    CHECK(drawing(content).strokes.empty());
    CHECK(drawing(content).guides.empty());
  }
  CHECK(drawing("<path class='guided' style='display:inline' d='M 0 0 h 5'/>").strokes.size() == 1);
}

TEST_CASE("guides are read apart from the strokes, with all inside") {
  for (const char* content : {"<g class='thin guide'><path id='a' d='M 0 0 h 5'/></g>",
                              "<path id='a' inkscape:label='guide' d='M 0 0 h 5'/>",
                              "<g class='guide'><g class='other'><path id='a' d='M 0 0 h 5'/></g></g>"}) {
    INFO(content);
    const SvgDrawing d = drawing(fmt::format("{}<path id='b' d='M 0 9 h 5'/>", content));
    REQUIRE(d.guides.size() == 1);
    CHECK(d.guides[0].id == "a");
    CHECK(d.guides[0].points.back() == Vec2{5, 0});
    REQUIRE(d.strokes.size() == 1);
    CHECK(d.strokes[0].id == "b");
  }
}

TEST_CASE("a guide that can't be read is an error, and its points count among the drawing's") {
  check_error(page("<g class='guide'><path id='a' d='M 0 0 q'/></g>"), "<path id=\"a\">");
  // 180 lines of 199 mm in 0.5 mm pieces are 72,000 points; three such lots are too many.
  std::string lines;
  for (int i = 0; i < 180; ++i) lines += "M 0 0 H 199 ";
  const std::string lot = fmt::format("<path d='{}'/>", lines), guides = "<g class='guide'>" + lot + "</g>";
  CHECK(drawing(lot + guides).guides.size() == 180);
  check_error(page(lot + lot + guides), "more than 200000 points");
}
