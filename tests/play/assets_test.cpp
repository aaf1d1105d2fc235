// Goal: what the project ships can be played, is drawn the way it is written, and sounds kind. Method: the
// built assets are read as the programs read them; lengths, directions and loudness are held to what CARE and
// the drawings' descriptions promise, worked out by hand.
#include <cmath>
#include <numeric>
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

std::vector<Polyline> strokes_of(std::string_view shape) {
  const auto content = play::load_content(assets(), shape);
  if (!content) FAIL(content.error().message);
  std::vector<Polyline> lines;
  for (const play::ContentStroke& stroke : (*content)->strokes) lines.push_back(stroke.line);
  return lines;
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
  const Result<play::Library> library = play::load_library(source);
  if (!library) FAIL(library.error().message);
  REQUIRE(library->plan("demo") != nullptr);
  for (const play::Exercise& exercise : library->exercises) {
    CAPTURE(exercise.id);
    const auto content = play::load_content(source, exercise.content);
    if (!content) FAIL(content.error().message);
    CHECK((*content)->page_mm == Vec2{160, 100});
    CHECK_FALSE((*content)->strokes.empty());
    const double* corridor = exercise.parameters.find("corridor_mm");
    const double margin = corridor != nullptr ? *corridor / 2 : 0;
    for (const play::ContentStroke& stroke : (*content)->strokes) {
      CHECK_FALSE(stroke.id.empty());
      const Rect bounds = expanded(stroke.line.bounds(), margin);
      CHECK(bounds.min.x >= 0);
      CHECK(bounds.min.y >= 0);
      CHECK(bounds.max.x <= 160);
      CHECK(bounds.max.y <= 100);
    }
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
