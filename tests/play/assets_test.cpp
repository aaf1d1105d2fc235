// Goal: what the project ships can be played, is drawn the way it is written, and sounds kind. Method: the
// built assets are read as the programs read them; lengths, directions and loudness are held to what CARE and
// the drawings' descriptions promise, worked out by hand.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <span>

#include "engine/play/exercise.hpp"
#include "tests/catch.hpp"

using namespace thimble;

namespace {

play::FolderAssets assets() {
  Result<play::FolderAssets> found = play::find_assets();
  if (!found) FAIL(found.error().message);
  return *found;
}

const play::Library& library() {
  static const Result<play::Library> loaded = play::load_library(assets());
  if (!loaded) FAIL(loaded.error().message);
  return *loaded;
}

std::vector<Polyline> strokes_of(std::string_view shape) {
  const auto content = play::load_content(assets(), shape);
  if (!content) FAIL(content.error().message);
  std::vector<Polyline> lines;
  for (const play::ContentStroke& stroke : (*content)->strokes) lines.push_back(stroke.line);
  return lines;
}

// Heights of the level lines that are only for the eye.
std::vector<double> guides_of(std::string_view shape) {
  const auto content = play::load_content(assets(), shape);
  if (!content) FAIL(content.error().message);
  std::vector<double> heights;
  for (const Polyline& guide : (*content)->guides) {
    CHECK(guide.points().front().y == guide.points().back().y);
    heights.push_back(guide.points().front().y);
  }
  return heights;
}

// Shoelace; y points down, so that anticlockwise on the screen is negative.
double signed_area(const Polyline& line) {
  const auto points = line.points();
  double twice = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Vec2 a = points[i], b = points[(i + 1) % points.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return twice / 2;
}

// The nearest that points of a line come to each other when they lie at least `apart_mm` of its length apart.
double nearest_to_itself(const Polyline& line, double apart_mm) {
  const std::vector<Vec2> points = spaced_by_arc_length(line, 1.0);
  const auto apart = static_cast<std::size_t>(apart_mm);
  double nearest = 1e9;
  for (std::size_t i = 0; i < points.size(); ++i)
    for (std::size_t j = i + apart; j < points.size(); ++j)
      nearest = std::min(nearest, distance(points[i], points[j]));
  return nearest;
}

// The samples of a WAV of 44.1 kHz, mono, 16 bit, whose header has its plain 44 bytes.
std::vector<double> sound(std::string_view name) {
  const auto file = assets().read("sounds/" + std::string{name} + ".wav");
  if (!file) FAIL(file.error().message);
  const auto number = [&](std::size_t at, std::size_t bytes) {
    unsigned value = 0;
    for (std::size_t i = bytes; i-- > 0;) value = value << 8 | static_cast<unsigned char>((*file)[at + i]);
    return value;
  };
  REQUIRE(file->size() > 44);
  REQUIRE(file->substr(8, 8) == "WAVEfmt ");
  REQUIRE(number(22, 2) == 1);
  REQUIRE(number(24, 4) == 44100);
  REQUIRE(number(34, 2) == 16);
  std::vector<double> samples;
  for (std::size_t at = 44; at + 1 < file->size(); at += 2)
    samples.push_back(static_cast<std::int16_t>(number(at, 2)) / 32768.0);
  return samples;
}

double peak(std::span<const double> samples) {
  double loudest = 0;
  for (const double s : samples) loudest = std::max(loudest, std::abs(s));
  return loudest;
}

double energy(const std::vector<double>& samples) {
  return std::inner_product(samples.begin(), samples.end(), samples.begin(), 0.0);
}

}  // namespace

TEST_CASE("every activity can be loaded, and its paths lie on the page with their whole corridor") {
  const play::FolderAssets source = assets();
  for (const play::Exercise& exercise : library().exercises) {
    CAPTURE(exercise.id);
    CHECK(exercise.id.starts_with(exercise.game + "/"));
    CHECK_FALSE(exercise.title.empty());
    const auto content = play::load_content(source, exercise.content);
    if (!content) FAIL(content.error().message);
    CHECK((*content)->page_mm == Vec2{160, 100});
    CHECK_FALSE((*content)->strokes.empty());
    const double* corridor = exercise.parameters.find("corridor_mm");
    const double margin = corridor != nullptr ? *corridor / 2 : 0;
    for (const play::ContentStroke& stroke : (*content)->strokes) {
      CAPTURE(stroke.id);
      CHECK_FALSE(stroke.id.empty());
      const double widest = stroke.widths.empty() ? 1 : *std::ranges::max_element(stroke.widths);
      const Rect bounds = expanded(stroke.line.bounds(), margin * widest);
      CHECK(bounds.min.x >= 0);
      CHECK(bounds.min.y >= 0);
      CHECK(bounds.max.x <= 160);
      CHECK(bounds.max.y <= 100);
    }
  }
}

TEST_CASE("every stroke to trace is long enough to be traced and short enough for one breath") {
  const play::FolderAssets source = assets();
  for (const play::Exercise& exercise : library().exercises) {
    if (exercise.game != "tracing") continue;
    const auto content = play::load_content(source, exercise.content);
    if (!content) FAIL(content.error().message);
    CHECK((*content)->strokes.size() <= 4);
    for (const play::ContentStroke& stroke : (*content)->strokes) {
      CAPTURE(exercise.id, stroke.id);
      // A dot is a touch: the game takes nothing shorter than 5 mm. All else is a movement.
      if (stroke.id == "dot")
        CHECK(stroke.line.length() == Approx(5));
      else
        CHECK(stroke.line.length() >= 20);
      // The outer turns of the spirals make the longest.
      CHECK(stroke.line.length() <= 550);
    }
  }
}

TEST_CASE("every shape is played by an activity, and no two activities are the same") {
  std::set<std::string> played;
  std::vector<play::Exercise> seen;
  for (const play::Exercise& exercise : library().exercises) {
    CAPTURE(exercise.id);
    played.insert(exercise.content);
    for (const play::Exercise& other : seen)
      CHECK_FALSE((other.game == exercise.game && other.content == exercise.content &&
                   other.parameters == exercise.parameters));
    seen.push_back(exercise);
  }
  const play::FolderAssets source = assets();
  for (const std::string& name : source.list("shapes")) {
    CAPTURE(name);
    if (name.ends_with(".svg")) CHECK(played.contains(name.substr(0, name.size() - 4)));
    for (const std::string& inner : source.list("shapes/" + name)) {
      CAPTURE(inner);
      CHECK(played.contains(name + "/" + inner.substr(0, inner.find(".svg"))));
    }
  }
}

TEST_CASE("every plan names activities that exist, each once") {
  REQUIRE(library().plan("demo") != nullptr);
  for (const play::Plan& plan : library().plans) {
    CAPTURE(plan.id);
    CHECK_FALSE(plan.title.empty());
    std::set<std::string> named;
    for (const std::string& id : plan.exercises) {
      CAPTURE(id);
      CHECK(library().exercise(id) != nullptr);
      CHECK(named.insert(id).second);
    }
  }
}

TEST_CASE("ids that records carry keep their shapes") {
  for (const auto& [id, content] : {std::pair{"tracing/vertical", "vertical"},
                                    {"tracing/horizontal", "horizontal"},
                                    {"tracing/circle", "circle"},
                                    {"tracing/cross", "cross"},
                                    {"tracing/square", "square"},
                                    {"tracing/wave", "wave"},
                                    {"tracing/wave-narrow", "wave"},
                                    {"tracing/spiral", "spiral"},
                                    {"template/tap", "spots"}}) {
    CAPTURE(id);
    REQUIRE(library().exercise(id) != nullptr);
    CHECK(library().exercise(id)->content == content);
    CHECK(library().exercise(id)->trials == 3);
  }
}

TEST_CASE("the sets of letters hold every letter once, the numbers every digit") {
  const auto held_by = [](std::string_view prefix, std::string_view but = "-") {
    std::string letters;
    for (const play::Plan& plan : library().plans)
      if (plan.id.starts_with(prefix) && !plan.id.starts_with(but))
        for (const std::string& id : plan.exercises) letters += id.back();
    std::sort(letters.begin(), letters.end());
    return letters;
  };
  CHECK(held_by("letters_", "letters_capital_") == "abcdefghijklmnopqrstuvwxyz");
  CHECK(held_by("letters_capital_") == "abcdefghijklmnopqrstuvwxyz");
  CHECK(held_by("numbers") == "0123456789");
}

TEST_CASE("letters and digits stand on their lines") {
  // From the top line 14, the midline 39, the line 64 and the lower line 89.
  const auto heights = [](std::string_view shape) {
    Rect all;
    for (const Polyline& line : strokes_of(shape)) {
      all.min = glm::min(all.min, line.bounds().min);
      all.max = glm::max(all.max, line.bounds().max);
    }
    return all;
  };
  const auto stands = [&](const std::string& shape, double top, double bottom) {
    CAPTURE(shape);
    CHECK(guides_of(shape) == std::vector{14.0, 39.0, 64.0, 89.0});
    const Rect all = heights(shape);
    CHECK(all.min.y == Approx(top).margin(0.05));
    CHECK(all.max.y == Approx(bottom).margin(0.05));
    CHECK((all.min.x + all.max.x) / 2 == Approx(80).margin(4));
  };
  for (const char c : std::string{"aceimnorsuvwxz"})
    stands(std::string{"letters/lower_"} + c, c == 'i' ? 22 : 39, 64);
  for (const char c : std::string{"bdfhklt"}) stands(std::string{"letters/lower_"} + c, 14, 64);
  for (const char c : std::string{"gjpqy"}) stands(std::string{"letters/lower_"} + c, c == 'j' ? 22 : 39, 89);
  for (char c = 'a'; c <= 'z'; ++c) stands(std::string{"letters/upper_"} + c, 14, c == 'q' ? 67 : 64);
  for (char c = '0'; c <= '9'; ++c) stands(std::string{"digits/"} + c, 14, 64);
}

TEST_CASE("letters are written the way they are taught") {
  // Those of c go back from their start at two o'clock; those of r go down and come up on the same line.
  for (const char c : std::string{"coadgq"}) {
    CAPTURE(c);
    const auto strokes = strokes_of(std::string{"letters/lower_"} + c);
    REQUIRE(strokes.size() == 1);
    CHECK(strokes[0].direction(0).x < 0);
    CHECK(strokes[0].direction(0).y < 0);
    CHECK(strokes[0].at(30).x < 73);
  }
  for (const char c : std::string{"rnmhbp"}) {
    CAPTURE(c);
    const auto strokes = strokes_of(std::string{"letters/lower_"} + c);
    REQUIRE(strokes.size() == 1);
    const Vec2 start = strokes[0].points().front();
    const double down = (c == 'p' ? 89 : 64) - start.y;
    CHECK(strokes[0].direction(1) == Vec2{0, 1});
    CHECK(strokes[0].at(down).x == start.x);
    CHECK(strokes[0].direction(down + 1) == Vec2{0, -1});
    CHECK(strokes[0].points().back().y >= (c == 'r' ? 40 : 51));
  }
  // Nothing to lift for but dots, lines across, and lines that slant from another place.
  const std::string two = "fijktxy";
  for (char c = 'a'; c <= 'z'; ++c) {
    CAPTURE(c);
    CHECK(strokes_of(std::string{"letters/lower_"} + c).size() == (two.find(c) != std::string::npos ? 2 : 1));
  }
  // The first stroke of a capital never goes up, and begins at the top.
  for (char c = 'a'; c <= 'z'; ++c) {
    CAPTURE(c);
    const Polyline first = strokes_of(std::string{"letters/upper_"} + c)[0];
    CHECK(first.points().front().y < 24);
  }
}

TEST_CASE("lines run down and in the direction of reading") {
  const auto vertical = strokes_of("vertical"), horizontal = strokes_of("horizontal"),
             cross = strokes_of("cross");
  REQUIRE(vertical.size() == 1);
  CHECK(vertical[0].length() == Approx(70));
  CHECK(vertical[0].direction(35) == Vec2{0, 1});
  REQUIRE(horizontal.size() == 1);
  CHECK(horizontal[0].length() == Approx(110));
  CHECK(horizontal[0].direction(55) == Vec2{1, 0});
  REQUIRE(cross.size() == 2);
  CHECK(cross[0].direction(35) == Vec2{0, 1});
  CHECK(cross[1].direction(35) == Vec2{1, 0});
}

TEST_CASE("circle and square are closed, anticlockwise, and begin at the top") {
  const auto circle = strokes_of("circle"), square = strokes_of("square");
  REQUIRE(circle.size() == 1);
  CHECK(circle[0].points().front() == Vec2{80, 15});
  CHECK(circle[0].points().back() == Vec2{80, 15});
  CHECK(circle[0].length() == Approx(219.911).margin(0.05));      // 2 pi 35
  CHECK(signed_area(circle[0]) == Approx(-3848.45).margin(1.0));  // pi 35^2
  REQUIRE(square.size() == 1);
  CHECK(square[0].points().front() == Vec2{48, 18});
  CHECK(square[0].points().back() == Vec2{48, 18});
  CHECK(square[0].direction(10) == Vec2{0, 1});
  CHECK(square[0].length() == Approx(256));
  CHECK(signed_area(square[0]) == Approx(-4096));
}

TEST_CASE("the ladder climbs in the order in which children come to copy its shapes") {
  // The project's MEASURES page, "Developmental order of strokes".
  REQUIRE(library().plan("ladder") != nullptr);
  CHECK(library().plan("ladder")->exercises ==
        std::vector<std::string>{"tracing/vertical", "tracing/horizontal", "tracing/circle", "tracing/cross",
                                 "tracing/oblique_right", "tracing/square", "tracing/oblique_left",
                                 "tracing/x", "tracing/triangle", "tracing/open_square_and_circle",
                                 "tracing/three_line_cross", "tracing/arrows", "tracing/rings",
                                 "tracing/diamond"});
  // Slanting lines run down; the name says to which side their top leans.
  const Vec2 right = strokes_of("ladder/oblique_right")[0].direction(1);
  const Vec2 left = strokes_of("ladder/oblique_left")[0].direction(1);
  CHECK(right.y > 0);
  CHECK(right.x < 0);
  CHECK(left.y == Approx(right.y));
  CHECK(left.x == Approx(-right.x));
  // Closed figures begin at the top and go round anticlockwise; areas by hand: half of 78 x 67.55, of 54
  // x 74.
  const Polyline triangle = strokes_of("ladder/triangle")[0], diamond = strokes_of("ladder/diamond")[0];
  CHECK(signed_area(triangle) == Approx(-2634.45));
  CHECK(triangle.length() == Approx(234).margin(0.01));
  CHECK(signed_area(diamond) == Approx(-1998));
  CHECK(signed_area(strokes_of("ladder/rings")[1]) == Approx(-3019.07).margin(1));  // pi 31^2
}

TEST_CASE("the wave is one and a half periods of a sine") {
  const auto wave = strokes_of("wave");
  REQUIRE(wave.size() == 1);
  for (const Vec2 p : wave[0].points())
    CHECK(p.y == Approx(50 - 18 * std::sin((p.x - 20) * 3.14159265 / 40)).margin(0.1));
}

TEST_CASE("the spiral winds outwards, and its turns leave room for a corridor of 12 mm") {
  const auto spiral = strokes_of("spiral");
  REQUIRE(spiral.size() == 1);
  const Vec2 middle{75.5, 45.5};
  double radius = 0;
  for (const Vec2 p : spiral[0].points()) {
    CHECK(distance(p, middle) > radius - 0.01);
    radius = distance(p, middle);
  }
  CHECK(radius == Approx(49.5).margin(0.01));
  // A half circle of that diameter is 28 mm long: what lies farther along is another turn.
  CHECK(nearest_to_itself(spiral[0], 28) >= 16);
}

TEST_CASE("every sound swells for at least 150 ms and stays below -12 dBFS") {
  for (const std::string_view name : {"touch", "progress", "success", "nearly"}) {
    CAPTURE(name);
    const std::vector<double> samples = sound(name);
    CHECK(peak(samples) < 0.2512);
    CHECK(samples.size() < 2 * 44100);
    // A raised cosine over 160 ms is at 4 % after 20 ms and at half after 80 ms; one struck would be at its
    // loudest.
    const std::span<const double> swell{samples.data(), 6615};
    CHECK(peak(swell.first(882)) < 0.06 * peak(swell));
    CHECK(peak(swell.first(3087)) < 0.6 * peak(swell));
    CHECK(std::abs(samples.back()) < 0.001);
  }
}

TEST_CASE("what went astray has half the energy of what went well, and is shorter") {
  const std::vector<double> success = sound("success"), nearly = sound("nearly");
  CHECK(energy(nearly) == Approx(energy(success) / 2).epsilon(0.01));
  CHECK(nearly.size() < success.size());
}
