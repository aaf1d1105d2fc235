// Goal: a name is written as a hand would: each letter as it is taught, in order, on its lines, evenly
// spaced, and small only where it has to be; what can't be written says which letter and why. Method: the
// built letters; distances are measured between all points of the strokes, expected ones follow from the
// drawings (bowls of 12.5 mm, lines at 14, 39, 64 and 89 mm) by hand. A scripted finger traces to the end.
#include "games/tracing/name.hpp"

#include "games/games.hpp"
#include "games/tracing/letter_spacing.hpp"
#include "tests/support/sessions.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using namespace thimble::test;
using tracing::WrittenName;

namespace {

const play::FolderAssets& assets() {
  static const play::FolderAssets found = play::find_assets().value();
  return found;
}

const play::Library& library() {
  static const play::Library loaded = play::load_library(assets()).value();
  return loaded;
}

Result<WrittenName> written(std::string_view typed) {
  return tracing::written_name(typed, assets(), library());
}

std::string error_of(std::string_view typed) {
  const Result<WrittenName> name = written(typed);
  return name ? "no error" : name.error().message;
}

struct Name {
  explicit Name(std::string_view typed) {
    Result<WrittenName> name = written(typed);
    if (!name) FAIL(name.error().message);
    parameters = name->parameters;
    auto read = play::content_from_svg("own/name", std::move(name->svg));
    if (!read) FAIL(read.error().message);
    content = *read;
  }
  double parameter(std::string_view key) const { return *parameters.find(key); }
  /// All strokes of one letter, counted from 1.
  std::vector<Polyline> letter(int number) const {
    std::vector<Polyline> lines;
    for (const play::ContentStroke& stroke : content->strokes)
      if (stroke.id.find(std::to_string(number) + "_") == 1) lines.push_back(stroke.line);
    return lines;
  }
  std::vector<std::string> ids() const {
    std::vector<std::string> all;
    for (const play::ContentStroke& stroke : content->strokes) all.push_back(stroke.id);
    return all;
  }

  play::Parameters parameters;
  std::shared_ptr<const play::Content> content;
};

Rect bounds(const std::vector<Polyline>& lines) {
  Rect all;
  for (const Polyline& line : lines) all = united(all, line.bounds());
  return all;
}

double apart(const std::vector<Polyline>& a, const std::vector<Polyline>& b) {
  double nearest = 1e9;
  for (const Polyline& line : a)
    for (const Polyline& other : b)
      for (const Vec2 p : other.points()) nearest = std::min(nearest, line.project(p).distance_mm);
  return nearest;
}

// Between the edges of the two letters of a name.
double space(std::string_view two) {
  const Name name{two};
  return bounds(name.letter(2)).min.x - bounds(name.letter(1)).max.x;
}

}  // namespace

TEST_CASE("nothing typed, and nothing but spaces, is no name") {
  for (const char* typed : {"", " ", "   "})
    CHECK_THAT(error_of(typed), Catch::Contains("1 to 12 letters, found none"));
}

TEST_CASE("a letter without a drawing is named, with its place") {
  CHECK_THAT(error_of("José"), Catch::Contains("'é', letter 4"));
  CHECK_THAT(error_of("Groß"), Catch::Contains("'ß', letter 4"));
  CHECK_THAT(error_of("Anna-Lena"), Catch::Contains("'-', letter 5"));
  CHECK_THAT(error_of("Li 2"), Catch::Contains("'2', letter 3"));
  CHECK_THAT(error_of("\u0416anna"), Catch::Contains("'\u0416', letter 1"));
  // An accent typed apart, a control character and a broken byte would be seen badly.
  CHECK_THAT(error_of("Jose\u0301"), Catch::Contains("U+0301, letter 5"));
  CHECK_THAT(error_of("A\tb"), Catch::Contains("U+0009, letter 2"));
  CHECK_THAT(error_of("A\xFF"), Catch::Contains("U+FFFD, letter 2"));
}

TEST_CASE("a name of too many letters, or too long for the page at half size, says what would fit") {
  CHECK_THAT(error_of("Abcdefghijklm"), Catch::Contains("at most 12 letters, found 13"));
  CHECK_THAT(error_of("Wmwmwmwmwmwm"), Catch::Contains("too long") && Catch::Contains("176 fit"));
}

TEST_CASE("letters without drawings make no name, whatever is typed") {
  const play::FolderAssets nowhere{"/nonexistent"};
  const Result<WrittenName> name = tracing::written_name("Mia", nowhere, library());
  REQUIRE_FALSE(name.ok());
  CHECK_THAT(name.error().message, Catch::Contains("'M'") && Catch::Contains("upper_m.svg"));
}

TEST_CASE("a short name has the letters' own size, on their lines, in the order of writing") {
  const Name mia{"Mia"};
  CHECK(mia.content->page_mm == Vec2{160, 100});
  CHECK(mia.ids() ==
        std::vector<std::string>{"M1_left", "M1_down_up_down", "i2_down", "i2_dot", "a3_round_up_down"});
  CHECK(mia.parameter("corridor_mm") == 10);
  CHECK(mia.parameter("start_zone_mm") == 22);
  CHECK(mia.parameter("ink_mm") == 4);
  REQUIRE(mia.content->guides.size() == 4);
  for (const double y : {14, 39, 64, 89})
    CHECK(std::ranges::count(mia.content->guides, y, [](const Polyline& g) { return g.points()[0].y; }) == 1);
  CHECK(bounds(mia.letter(1)).min.y == Approx(14));
  CHECK(bounds(mia.letter(2)).max.y == Approx(64));
  CHECK(bounds(mia.letter(3)).min.y == Approx(39).margin(0.01));
  CHECK(bounds(mia.letter(3)).size().x == Approx(25).margin(0.01));
  // In the middle of the page.
  CHECK(bounds(mia.letter(1)).min.x + bounds(mia.letter(3)).max.x == Approx(160).margin(0.01));
}

TEST_CASE("letters are written as typed, and spaces around a name are nothing") {
  CHECK(Name{"ada"}.ids().front().starts_with("a1"));
  CHECK(Name{"Ada"}.ids().front().starts_with("A1"));
  CHECK(written("  Mia  ").value().text == "Mia");
  CHECK(written("  Mia  ").value().svg == written("Mia").value().svg);
  CHECK(written("Li   Mo").value().text == "Li Mo");
}

TEST_CASE("a letter alone is drawn as it is taught") {
  for (const char* typed : {"a", "g", "k", "x", "B", "Q", "W"}) {
    CAPTURE(typed);
    const Name name{typed};
    const char lower = static_cast<char>(std::tolower(typed[0]));
    const auto taught = play::load_content(
        assets(), std::string{"letters/"} + (typed[0] == lower ? "lower_" : "upper_") + lower);
    REQUIRE(taught.ok());
    REQUIRE(name.content->strokes.size() == (*taught)->strokes.size());
    const double by = bounds(name.letter(1)).min.x - [&] {
      Rect all;
      for (const auto& stroke : (*taught)->strokes) all = united(all, stroke.line.bounds());
      return all.min.x;
    }();
    for (std::size_t i = 0; i < name.content->strokes.size(); ++i) {
      const Polyline& line = name.content->strokes[i].line;
      const Polyline& original = (*taught)->strokes[i].line;
      CHECK(line.length() == Approx(std::max(original.length(), 5.1)).margin(0.02));
      if (original.length() < 5.1) continue;  // the dot
      for (double part = 0; part <= 1; part += 0.1)
        CHECK(distance(line.at(line.length() * part) - Vec2{by, 0}, original.at(original.length() * part)) <
              0.02);
    }
  }
}

TEST_CASE("a letter whose path narrows narrows in a name too") {
  struct Redrawn final : play::AssetSource {
    Result<std::string> read(std::string_view path) const override {
      Result<std::string> text = assets().read(path);
      if (text && path == "shapes/letters/lower_l.svg")
        text->insert(text->find("id=\"down\""), "data-widths=\"1.5 1 0.75\" ");
      return text;
    }
    std::vector<std::string> list(std::string_view folder) const override { return assets().list(folder); }
  };
  const auto name = tracing::written_name("la", Redrawn{}, library());
  REQUIRE(name.ok());
  const auto content = play::content_from_svg("own/name", name->svg);
  REQUIRE(content.ok());
  CHECK((*content)->strokes[0].widths == std::vector{1.5, 1.0, 0.75});
  CHECK((*content)->strokes[1].widths.empty());
}

TEST_CASE("two straight letters stand apart, round ones closer, and none so near that their paths meet") {
  CHECK(space("ll") == Approx(18));
  CHECK(space("lo") > 15);
  CHECK(space("lo") < 16);
  CHECK(space("oo") == Approx(15).margin(0.01));
  // The arm of r, the slant of v and the foot of L leave room of their own.
  CHECK(space("ra") < space("na"));
  CHECK(space("va") < space("na"));
  CHECK(space("La") < space("Ha"));
  const std::string all = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (const char left : all)
    for (const char right : std::string{"aijlovATjy"}) {
      const std::string two{left, right};
      CAPTURE(two);
      const Name name{two};
      // A dot is a tenth longer than it is drawn.
      CHECK(apart(name.letter(1), name.letter(2)) > tracing::kLettersApartMm - 0.1);
      CHECK(space(two) > -8);
      CHECK(space(two) < 18.01);
    }
}

TEST_CASE("a space is a gap that is clearly wider than between letters") {
  const Name name{"l l"};
  CHECK(bounds(name.letter(2)).min.x - bounds(name.letter(1)).max.x == Approx(42));
}

TEST_CASE("a longer name first widens the page, then its letters and their path get smaller") {
  const Name wider{"Emma"};
  CHECK(wider.content->page_mm.x > 160);
  CHECK(wider.content->page_mm.x <= 190);
  const Name small{"Leonie"};
  CHECK(small.content->page_mm.x == 190);
  const double scale = bounds(small.letter(1)).size().y / 50;
  CHECK(scale < 1);
  CHECK(scale >= 0.5);
  CHECK(small.parameter("corridor_mm") <= 8 * scale);  // e has a path of 8 mm alone
  CHECK(small.parameter("corridor_mm") > 8 * scale - 0.5);
  CHECK(small.parameter("corridor_mm") >= 4);
}

TEST_CASE("every name lies on its page with its whole corridor, and a finger traces it to its end") {
  for (const char* typed : {"Mia", "Jo", "Li Mo", "Leonie", "Felix", "Ziad", "Yusuf", "Quang", "jj", "iiiiii",
                            "Elliott", "Kwame", "Xaver"}) {
    CAPTURE(typed);
    const Name name{typed};
    const double margin = name.parameter("corridor_mm") / 2 + 1;
    for (const play::ContentStroke& stroke : name.content->strokes) {
      const Rect box = expanded(stroke.line.bounds(), margin);
      CHECK(Rect{{0, 0}, name.content->page_mm}.contains(box.min));
      CHECK(Rect{{0, 0}, name.content->page_mm}.contains(box.max));
    }
    MemorySink sink;
    play::Session session{session_of({planned(*games::find("tracing"), name.content, name.parameters)}),
                          sink};
    Hand hand{session};
    for (const play::ContentStroke& stroke : name.content->strokes) {
      const auto points = stroke.line.points();
      hand.down(points.front());
      for (std::size_t i = 1; i < points.size(); ++i) hand.move(points[i - 1], points[i]);
      hand.up(points.back());
    }
    REQUIRE(sink.finished.size() == 1);
    CHECK(sink.finished[0].outcome == play::TrialOutcome::kCompleted);
    CHECK(count(sink.finished[0].events, "stroke_done") == static_cast<int>(name.content->strokes.size()));
    CHECK(count(sink.finished[0].events, "left_path") == 0);
    const motion::Measure* completion = motion::find(sink.finished[0].measures, "completion");
    REQUIRE(completion != nullptr);
    CHECK(completion->value.value_or(0) > 0.96);
  }
}
