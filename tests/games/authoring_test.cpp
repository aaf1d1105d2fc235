// Goal: whoever follows assets/AUTHORING.md to the letter gets what it promises. Method: the page's own lines
// of TOML and the drawing that it describes, as Inkscape writes one, read and played as a user's own.
#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "games/games.hpp"
#include "tests/support/sessions.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using namespace thimble::test;

namespace {

std::string text_of(const std::string& path) {
  std::ifstream file{std::string{THIMBLE_SOURCE_DIR} + "/" + path};
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const std::string& page() {
  static const std::string text = text_of("assets/AUTHORING.md");
  return text;
}

// What stands in the page between ```toml and ```.
std::string toml_of_page() {
  constexpr std::string_view kBegin = "```toml\n";
  const std::size_t begin = page().find(kBegin);
  REQUIRE(begin != std::string::npos);
  const std::size_t from = begin + kBegin.size();
  return page().substr(from, page().find("```", from) - from);
}

/// The two files, where the page puts them.
class OwnFolder final : public play::AssetSource {
 public:
  explicit OwnFolder(std::string svg)
      : files_{{"activities/tracing/garden.toml", toml_of_page()},
               {"shapes/own/garden.svg", std::move(svg)}} {}
  Result<std::string> read(std::string_view path) const override {
    const auto file = files_.find(std::string{path});
    if (file == files_.end()) return Error{"can't read " + std::string{path}};
    return file->second;
  }
  std::vector<std::string> list(std::string_view folder) const override {
    if (folder == "activities") return {"tracing"};
    if (folder == "activities/tracing") return {"garden.toml"};
    return {};
  }

 private:
  std::map<std::string, std::string> files_;
};

std::string garden() { return text_of("tests/games/garden.svg"); }

}  // namespace

TEST_CASE("the garden of the page for authors is two strokes with their names and widths, and two guides") {
  const play::FolderAssets built_in = play::find_assets().value();
  const OwnFolder own{garden()};
  const play::Library library = play::load_library(built_in, own).value();
  CHECK(library.left_out.empty());
  REQUIRE(library.exercise("tracing/my_garden") != nullptr);
  CHECK(library.exercise("tracing/my_garden")->title == "To the pond");
  const auto content = play::load_content(play::JoinedAssets{built_in, own}, "own/garden").value();
  CHECK(content->page_mm == Vec2{160, 100});
  REQUIRE(content->strokes.size() == 2);
  const play::ContentStroke &to = content->strokes[0], &over = content->strokes[1];
  CHECK(to.id == "to_the_pond");
  CHECK(to.widths == std::vector<double>{1.5, 1, 0.7});
  // The layer of the paths is moved by (0, -197): m 18,275 lies at (18, 78).
  CHECK(to.line.points().front() == Vec2{18, 78});
  CHECK(to.line.points().back() == Vec2{78, 56});
  CHECK(over.id == "over_the_pond");
  CHECK(over.widths.empty());
  CHECK(over.line.points().front() == Vec2{144, 62});
  CHECK(content->guides.size() == 2);
}

TEST_CASE("the garden can be traced to its end, and drawn free after a hand has shown it") {
  const play::FolderAssets built_in = play::find_assets().value();
  const OwnFolder own{garden()};
  const play::JoinedAssets assets{built_in, own};
  const play::Library library = play::load_library(built_in, own).value();
  for (const char* mode : {"mode=trace", "mode=imitate"}) {
    CAPTURE(mode);
    play::PlannedExercise planned = games::planned(assets, *library.exercise("tracing/my_garden")).value();
    REQUIRE(planned.game->schema.set_from_text(planned.parameters, mode));
    planned.exercise.trials = 1;
    MemorySink sink;
    play::Session session{session_of({planned}), sink};
    Hand hand{session};
    while (count(session.view().running->events, "ready") == 0) hand.wait();
    for (const play::ContentStroke& stroke : planned.content->strokes) {
      const auto points = stroke.line.points();
      hand.down(points.front());
      for (std::size_t i = 1; i < points.size(); ++i) hand.move(points[i - 1], points[i]);
      hand.up(points.back());
    }
    hand.wait(std::chrono::seconds{3});
    REQUIRE(sink.finished.size() == 1);
    CHECK(sink.finished.front().outcome == play::TrialOutcome::kCompleted);
  }
}

TEST_CASE("a mistake in the garden is told in the page's own words") {
  std::string svg = garden();
  const std::size_t d = svg.find("d=\"m 18,275");
  REQUIRE(d != std::string::npos);
  svg.replace(d, svg.find('"', d + 3) + 1 - d, "d=\"\"");
  const OwnFolder own{svg};
  const play::Library library = play::load_library(play::find_assets().value(), own).value();
  REQUIRE(library.left_out.size() == 1);
  CHECK(page().find(library.left_out.front()) != std::string::npos);
}
