// Goal: whatever a file holds, it is read truly or refused with the element and the reason, in bounded
// memory; and what can be read but would lose something is told as a fault. Method: a line for each kind of
// damage with the words that its error must have. Large ones are as large as a file may be.
#include <fmt/format.h>

#include "engine/draw/svg.hpp"
#include "tests/catch.hpp"

namespace thimble::draw {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

// On a page of 160 x 100 mm, from line 2 on.
std::string page(std::string_view content) {
  return fmt::format("<svg width='160mm' height='100mm' viewBox='0 0 160 100'>\n{}</svg>", content);
}
std::string path(std::string_view data) { return page(fmt::format("<path id='way' d='{}'/>", data)); }

const std::string kGood = path("M 10 10 H 90");

// "\xFF\xFE" and every second byte zero, as editors of old write it.
std::string in_utf16(std::string_view text) {
  std::string bytes = "\xFF\xFE";
  for (const char c : text) {
    bytes += c;
    bytes += '\0';
  }
  return bytes;
}

std::string billion_laughs() {
  std::string entities = "<!ENTITY lol0 'lol'>";
  for (int i = 1; i < 10; ++i)
    entities += fmt::format("<!ENTITY lol{} '{}'>", i, repeated(fmt::format("&lol{};", i - 1), 10));
  return fmt::format("<?xml version='1.0'?><!DOCTYPE svg [{}]>", entities);
}

struct Refused {
  const char* what;
  std::string text;
  const char* words;
};

TEST_CASE("a damaged or hostile drawing is refused with the element and the reason") {
  const std::string x_900k = repeated("x", 900'000);
  const Refused all[] = {
      // What is no text.
      {"an empty file", "", "found an empty file"},
      {"spaces", "  \n ", "isn't XML"},
      {"gzip", "\x1F\x8B\x08", "svgz"},
      {"UTF-16", in_utf16(kGood), "UTF-16"},
      {"UTF-16 without its mark", in_utf16(kGood).substr(2), "UTF-16"},
      {"a picture", "\x89PNG\r\n\x1A\n", "isn't XML"},
      {"a web page", "<!DOCTYPE html>\n<html>\n<p>No\n<br></html>", "isn't XML (line 4"},
      {"a tidy web page", "<html><body/></html>", "XML that begins with <html>"},
      {"a root of many letters", "<" + x_900k + "/>", "begins with <xxxxx"},
      {"a cut-off file", kGood.substr(0, kGood.size() - 20), "isn't XML (line 2"},
      {"a zero byte", path(std::string_view{"M 1 1\0 H 9", 9}), "isn't XML"},
      {"too many bytes", std::string(kSvgBytesMax + 1, ' '), "at most 1048576 bytes"},
      // The page.
      {"a page of no size", "<svg width='0' height='0'/>", "width: expected 1 to 2000 mm, found 0 mm"},
      {"a page of less than a hair", "<svg width='1e-300mm' height='9mm'/>", "1 to 2000 mm"},
      {"a page without end", "<svg width='1e299mm' height='9mm'/>", "1 to 2000 mm"},
      {"a width of 900,000 digits", "<svg width='" + repeated("9", 900'000) + "q' height='9mm'/>", "999..."},
      {"a view box of letters", "<svg width='9mm' height='9mm' viewBox='" + x_900k + "'/>", "xxx..."},
      {"a view box of nothing", "<svg width='9mm' height='9mm' viewBox='0 0 0 0'/>", "viewBox"},
      {"a view box of almost nothing",
       "<svg width='9mm' height='9mm' viewBox='0 0 1e-320 1e-320'>\n<path d='M 0 0 H 1'/></svg>",
       "<path> in line 2: a"},
      // Numbers.
      {"not a number", path("M NaN 10 H 90"),
       "<path id=\"way\">: damaged path data: expected a number at character 3"},
      {"infinity", page("<line x1='inf' x2='9'/>"), "<line> in line 2: x1: expected a number, found \"inf\""},
      {"a number beyond all numbers", path("M 1e309 10 H 90"), "expected a number"},
      {"a number near the largest", path("M 1e299 10 H 90"), "far off the page"},
      {"a way to the largest", path("M 0 10 H 1e299"), "<path id=\"way\">: "},
      {"a curve by way of the largest", path("M 10 10 C 1e300 1e300 -1e300 1e300 20 20"), "too large"},
      {"a radius of the largest", path("M 10 10 A 1e299 1e299 0 1 1 20 20"), "too large"},
      {"a radius beyond what rounding tells apart", path("M 10 10 A 1e20 1e20 0 1 0 20 20"),
       "<path id=\"way\">: "},
      {"an exponent of 900,000 digits", path("M 0 0 H 1e" + repeated("9", 900'000)), "expected a number"},
      {"a line of no corners", page("<polyline points='1 2 3'/>"), "<polyline> in line 2: points"},
      // Transforms.
      {"a transform to infinity",
       page("<g transform='scale(1e200)'><g transform='scale(1e200)'><path d='M 1 1 H 2'/></g></g>"),
       "<path> in line 2: a coordinate is too large"},
      {"a transform of zeros and infinities",
       page("<g transform='scale(1e200)'><g transform='scale(1e200)'><path d='M 0 0 H 2'/></g></g>"),
       "<path> in line 2: a"},
      {"a transform of letters", page("<path id='way' d='M 1 1' transform='" + x_900k + "'/>"),
       "found \"xxx"},
      // Too many.
      {"a hundred metres of line", path("M 0 0" + repeated(" H 2000 H 0", 40)), "more than 200000 points"},
      {"a hundred metres of guides",
       page("<g class='guide'>" + repeated("<path d='M 0 0 H 4000'/>", 40) + "</g>"),
       "more than 200000 points"},
      {"an arc of a million kilometres", path("M 10 10 A 1e12 1e12 0 1 1 20 20"), "more than 200000 points"},
      {"a gigantic curve that comes back", path("M 10 10 C 9e8 0 0 9e8 20 20"), "more than 200000 points"},
      {"a hundred thousand crumbs", path(repeated("M9 9h1", 100'000)), "more than 1000 strokes"},
      {"a hundred thousand crumbs in elements", page(repeated("<path d='M9 9h1'/>", 50'000)),
       "more than 1000 strokes"},
      {"clones of clones", page("<g id='a'>" + repeated("<use href='#a'/>", 10'000) + "</g>"), "unlink it"},
      {"a million widths",
       page("<path id='way' d='M 1 1 H 9' data-widths='" + repeated("1 ", 400'000) + "'/>"),
       "<path id=\"way\">: data-widths: expected at most 100"},
      {"an id of 900,000 letters", page("<path id='" + x_900k + "' d='M 1 1 H 9'/>"),
       "id of at most 1000 bytes"},
      {"groups in groups", page(repeated("<g>", 100'000) + repeated("</g>", 100'000)),
       "<g> in line 2: groups are nested more than 100 deep"},
      {"groups without an end", page(repeated("<g>", 300'000)), "isn't XML"},
      {"text in text", page(repeated("<a>", 140'000) + repeated("</a>", 140'000)), "more than 100 deep"},
  };
  for (const Refused& refused : all) {
    CAPTURE(refused.what);
    const Result<SvgDrawing> drawing = strokes_of_svg(refused.text);
    REQUIRE_FALSE(drawing.ok());
    CHECK_THAT(drawing.error().message, Catch::Contains(refused.words));
    CHECK(drawing.error().message.size() < 300);
  }
}

TEST_CASE("what would be lost in silence is a fault, with the element and the reason") {
  const Refused all[] = {
      {"no path data", path(""), "<path id=\"way\">: nothing is drawn by it"},
      {"no path data at all", page("\n<path/>"), "<path> in line 3: nothing is drawn"},
      {"a path of one point", path("M 5 5"), "nothing is drawn"},
      {"a path that stays", path("M 5 5 L 5 5 Z"), "nothing is drawn"},
      {"a circle of no radius", page("<circle id='dot' r='0'/>"), "<circle id=\"dot\">: nothing is drawn"},
      {"a line of no length", page("<line x1='1' x2='1'/>"), "<line> in line 2"},
      {"a rectangle of no height", page("<rect width='9'/>"), "<rect> in line 2"},
      {"a polygon of no points", page("<polygon/>"), "<polygon> in line 2"},
      {"a scale of nothing", page("<g transform='scale(0)'><path id='way' d='M 1 1 H 9'/></g>"),
       "id=\"way\""},
      {"a scale of almost nothing", page("<path id='way' transform='scale(1e-300)' d='M 1 1 H 9'/>"),
       "id=\"way\""},
      {"a guide of nothing", page("<path class='guide' d=''/>"), "<path> in line 2"},
      {"the first of two", page("<path id='a' d=''/><path id='b' d=''/>"), "id=\"a\""},
      {"a billion laughs", billion_laughs() + page("<path id='&lol9;' d='M 1 1 H 9'/>"),
       "<!DOCTYPE>: entities"},
      {"a file from elsewhere",
       "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + page("<path id='&x;' d='M 1 1 H 9'/>"),
       "<!DOCTYPE>: entities"},
      {"Latin-1", page("<text>gr\xFC\xDF</text><path d='M 1 1 H 9'/>"), "line 2 isn't UTF-8"},
  };
  for (const Refused& refused : all) {
    CAPTURE(refused.what);
    const Result<SvgDrawing> drawing = strokes_of_svg(refused.text);
    INFO((drawing ? "" : drawing.error().message));
    REQUIRE(drawing.ok());
    REQUIRE(drawing->fault.has_value());
    CHECK_THAT(drawing->fault->message, Catch::Contains(refused.words));
    CHECK(drawing->fault->message.size() < 300);
  }
}

TEST_CASE("an entity of a drawing's own is never put in, neither in an id nor in a path") {
  const auto drawing = strokes_of_svg(billion_laughs() + page("<path id='&lol9;' d='M 1 1 H 9'/>"));
  REQUIRE(drawing.ok());
  CHECK(drawing->strokes.at(0).id == "&lol9;");
  const auto path_of_one = strokes_of_svg("<!DOCTYPE svg [<!ENTITY d 'M 1 1 H 9'>]>" + path("&d;"));
  CHECK_THAT(path_of_one.error().message, Catch::Contains("found '&'"));
}

TEST_CASE("an error tells a terminal nothing: control characters in it are shown, not obeyed") {
  for (const std::string& text :
       {page("<path id='\x1B[2J\n\x7F' d='M 1 1 Q'/>"), page("<path d='M 1 1 \x1B[2J'/>"),
        page("<line x1='\x1B[2J'/>"), page("<g transform='\x1B[2J'/>"), std::string{"<\x1B[2J/>"},
        std::string{"<svg width='\x1B[2J'/>"}, page("<path id='\xC2\x9B\x32J' d='Q'/>")}) {
    const Result<SvgDrawing> drawing = strokes_of_svg(text);
    REQUIRE_FALSE(drawing.ok());
    CAPTURE(drawing.error().message);
    CHECK(
        std::ranges::none_of(drawing.error().message, [](unsigned char c) { return c < 0x20 || c == 0x7F; }));
    CHECK(drawing.error().message.find("\xC2\x9B") == std::string::npos);
  }
}

TEST_CASE(
    "what only looks odd is read: a byte order mark, a plain DOCTYPE, tiny radii, deep but empty words") {
  const std::string doctype =
      "<?xml version='1.0'?>\n<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' "
      "'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>\n";
  for (const std::string& text :
       {"\xEF\xBB\xBF" + kGood, doctype + kGood, path("M 10 10 A 1e-100 1e-100 0 1 1 20 20"),
        path("M 10 10 M 20 20 H 30"),
        page("<path d='M 1 1 H 9'/><g/><text/>" + repeated("<b>", 9000) + repeated("</b>", 9000)),
        page("<path d='M 1 1 H 9'/><path d='' style='display:none'/><defs><path d=''/></defs>")}) {
    CAPTURE(text.substr(0, 150));
    const Result<SvgDrawing> drawing = strokes_of_svg(text);
    REQUIRE(drawing.ok());
    CHECK(drawing->strokes.size() == 1);
    CHECK_FALSE(drawing->fault.has_value());
  }
}

TEST_CASE("a line is counted right behind a byte order mark") {
  CHECK_THAT(strokes_of_svg("\xEF\xBB\xBF" + page("<g/>\n<path d='Q'/>")).error().message,
             Catch::Contains("<path> in line 3"));
}

}  // namespace
}  // namespace thimble::draw
