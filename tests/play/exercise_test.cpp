// Goal: what people author is read exactly or refused with the file and the reason. Method: TOML and SVG as
// literal text.
#include "engine/play/exercise.hpp"

#include <functional>
#include <map>
#include <set>

#include "tests/catch.hpp"

using namespace thimble;

namespace {

std::string activity(std::string_view replaced = "", std::string_view by = "") {
  std::string text =
      "id = \"tracing/a\"\ntitle = \"A\"\ngame = \"tracing\"\ncontent = \"a\"\ntrials = "
      "4\n[parameters]\ncorridor_mm = 12\nguide = false\n";
  if (!replaced.empty()) text.replace(text.find(replaced), replaced.size(), by);
  return text;
}

/// Files in memory: a path and its text.
class TextAssets final : public play::AssetSource {
 public:
  explicit TextAssets(std::map<std::string, std::string, std::less<>> files) : files_(std::move(files)) {}
  Result<std::string> read(std::string_view path) const override {
    const auto file = files_.find(path);
    if (file == files_.end()) return Error{"can't read " + std::string{path}};
    return file->second;
  }
  std::vector<std::string> list(std::string_view folder) const override {
    std::set<std::string> names;
    for (const auto& [path, text] : files_)
      if (path.starts_with(std::string{folder} + "/"))
        names.insert(path.substr(folder.size() + 1, path.find('/', folder.size() + 1) - folder.size() - 1));
    return {names.begin(), names.end()};
  }

 private:
  std::map<std::string, std::string, std::less<>> files_;
};

constexpr std::string_view kDrawing =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"160mm\" height=\"100mm\" viewBox=\"0 0 160 100\">"
    "<path id=\"down\" d=\"M80 20 V80\"/></svg>";

}  // namespace

TEST_CASE("an activity without a key, of a wrong type, or that isn't TOML names the file and the key") {
  const auto message = [](std::string_view text) {
    return play::exercise_from_toml(text, "a.toml").error().message;
  };
  CHECK_THAT(message(activity("id = \"tracing/a\"\n")), Catch::Contains("a.toml") && Catch::Contains("id"));
  CHECK_THAT(message(activity("trials = 4", "trials = \"four\"")), Catch::Contains("trials"));
  CHECK_THAT(message(activity("trials = 4", "trials = 0")), Catch::Contains("1 to 100"));
  CHECK_THAT(message(activity("= 12", "= \"wide\"")), Catch::Contains("corridor_mm"));
  CHECK_THAT(message("id = "), Catch::Contains("a.toml:1"));
}

TEST_CASE("an activity is read with its dose and parameters") {
  const play::Exercise e = *play::exercise_from_toml(activity(), "a.toml");
  CHECK(e.id == "tracing/a");
  CHECK(e.trials == 4);
  CHECK(*e.parameters.find("corridor_mm") == 12);
  CHECK(*e.parameters.find("guide") == 0);
}

TEST_CASE("a plan without exercises is refused") {
  CHECK_FALSE(play::plan_from_toml("id = \"p\"\ntitle = \"P\"\nexercises = []", "p.toml"));
  CHECK_FALSE(play::plan_from_toml("id = \"p\"\ntitle = \"P\"\nexercises = [1]", "p.toml"));
  CHECK(play::plan_from_toml("id = \"p\"\ntitle = \"P\"\nexercises = [\"a\", \"b\"]", "p.toml")
            ->exercises.size() == 2);
}

TEST_CASE("a shape's name leads into subfolders and nowhere else") {
  const TextAssets assets{{{"shapes/a.svg", std::string{kDrawing}},
                           {"shapes/letters/lower_a.svg", std::string{kDrawing}},
                           {"secret.svg", std::string{kDrawing}},
                           {"shapes//etc/a.svg", std::string{kDrawing}}}};
  REQUIRE(play::load_content(assets, "a").ok());
  const auto letter = play::load_content(assets, "letters/lower_a");
  REQUIRE(letter.ok());
  CHECK((*letter)->id == "letters/lower_a");
  for (const char* name : {"", "..", "../secret", "letters/../a", "/etc/a", "letters/", "letters//lower_a",
                           "./a", ".a", "letters\\lower_a"}) {
    CAPTURE(name);
    const auto refused = play::load_content(assets, name);
    REQUIRE_FALSE(refused.ok());
    CHECK_THAT(refused.error().message, Catch::Contains("no shape's name") && Catch::Contains(name));
  }
}

TEST_CASE("a missing asset says which file could not be read") {
  const play::FolderAssets assets{"/nonexistent"};
  CHECK_THAT(assets.read("shapes/a.svg").error().message, Catch::Contains("shapes/a.svg"));
  CHECK(assets.list("shapes").empty());
}

TEST_CASE("a shape is the strokes of its drawing, and one without any is refused") {
  const std::string head =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"160mm\" height=\"100mm\" viewBox=\"0 0 160 100\">";
  const auto shape = play::content_from_svg("l", head + "<path id=\"down\" d=\"M80 20 V80\"/></svg>");
  REQUIRE(shape.ok());
  CHECK((*shape)->page_mm == Vec2{160, 100});
  REQUIRE((*shape)->strokes.size() == 1);
  CHECK((*shape)->strokes[0].line.length() == Approx(60));
  CHECK((*shape)->hash.size() == 16);
  CHECK_THAT(play::content_from_svg("e", head + "</svg>").error().message,
             Catch::Contains("'e'") && Catch::Contains("no strokes"));
  CHECK_FALSE(play::content_from_svg("x", "not a drawing"));
}
