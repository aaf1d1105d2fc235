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

std::string list(std::string_view replaced = "", std::string_view by = "") {
  std::string text =
      "game = \"tracing\"\ntrials = 4\nparameters = { corridor_mm = 12, guide = false }\n"
      "[[exercise]]\nid = \"tracing/a\"\ntitle = \"A\"\ncontent = \"a\"\n"
      "[[exercise]]\nid = \"tracing/b\"\ntitle = \"B\"\ncontent = \"b\"\ntrials = 5\nparameters = { "
      "corridor_mm = 8 }\n";
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
    return play::exercises_from_toml(text, "a.toml").error().message;
  };
  CHECK_THAT(message(activity("id = \"tracing/a\"\n")), Catch::Contains("a.toml") && Catch::Contains("id"));
  CHECK_THAT(message(activity("trials = 4", "trials = \"four\"")), Catch::Contains("trials"));
  CHECK_THAT(message(activity("trials = 4", "trials = 0")), Catch::Contains("1 to 100"));
  CHECK_THAT(message(activity("= 12", "= [12]")), Catch::Contains("corridor_mm"));
  CHECK_THAT(message("id = "), Catch::Contains("a.toml:1"));
  CHECK_THAT(message(activity("trials", "trails")), Catch::Contains("a.toml") && Catch::Contains("trails"));
  CHECK_THAT(message(activity("[parameters]\ncorridor_mm = 12\nguide = false", "parameters = 12")),
             Catch::Contains("parameters"));
}

TEST_CASE("a list of activities that is none, or holds a damaged one, names the file and the exercise") {
  const auto message = [](std::string_view text) {
    return play::exercises_from_toml(text, "list.toml").error().message;
  };
  CHECK_THAT(message("exercise = 1"), Catch::Contains("list.toml") && Catch::Contains("[[exercise]]"));
  CHECK_THAT(message("exercise = []"), Catch::Contains("[[exercise]]"));
  CHECK_THAT(message("corridor_mm = 10\n[[exercise]]\n"), Catch::Contains("corridor_mm"));
  CHECK_THAT(message(list("content = \"b\"", "")), Catch::Contains("list.toml") &&
                                                       Catch::Contains("exercise 2 (tracing/b)") &&
                                                       Catch::Contains("content"));
  CHECK_THAT(message(list("id = \"tracing/b\"", "")), Catch::Contains("exercise 2: expected id"));
  CHECK_THAT(message(list("trials = 5", "trials = 0")),
             Catch::Contains("(tracing/b)") && Catch::Contains("1 to 100"));
  CHECK_THAT(message(list("trials = 5", "dose = 5")),
             Catch::Contains("(tracing/b)") && Catch::Contains("dose"));
  CHECK_THAT(message(list("corridor_mm = 8", "corridor_mm = [8]")),
             Catch::Contains("(tracing/b)") && Catch::Contains("corridor_mm"));
}

TEST_CASE("what a listed activity doesn't say itself is what its file shares") {
  const auto exercises = play::exercises_from_toml(list(), "list.toml");
  REQUIRE(exercises.ok());
  REQUIRE(exercises->size() == 2);
  const play::Exercise &a = (*exercises)[0], &b = (*exercises)[1];
  CHECK(a.id == "tracing/a");
  CHECK(a.title == "A");
  CHECK(a.game == "tracing");
  CHECK(a.content == "a");
  CHECK(a.trials == 4);
  CHECK(*a.parameters.find("corridor_mm") == 12);
  CHECK(b.id == "tracing/b");
  CHECK(b.game == "tracing");
  CHECK(b.content == "b");
  CHECK(b.trials == 5);
  CHECK(*b.parameters.find("corridor_mm") == 8);
  CHECK(*b.parameters.find("guide") == 0);
}

TEST_CASE("an activity is read with its dose and parameters") {
  const auto exercises = play::exercises_from_toml(activity(), "a.toml");
  REQUIRE(exercises.ok());
  REQUIRE(exercises->size() == 1);
  const play::Exercise& e = exercises->front();
  CHECK(e.id == "tracing/a");
  CHECK(e.trials == 4);
  CHECK(*e.parameters.find("corridor_mm") == 12);
  CHECK(*e.parameters.find("guide") == 0);
}

TEST_CASE("a parameter may be a choice by its name, which an exercise's own word replaces") {
  const auto only =
      play::exercises_from_toml(activity("guide = false", "guide = false\nmode = \"copy\""), "a.toml");
  REQUIRE(only.ok());
  CHECK(only->front().parameters.named() == std::vector<play::Parameters::Named>{{"mode", "copy"}});
  const auto shared = play::exercises_from_toml(
      list("guide = false }", "guide = false, mode = \"copy\" }")
          .replace(list("guide = false }", "guide = false, mode = \"copy\" }").find("corridor_mm = 8"), 15,
                   "mode = \"trace\""),
      "a.toml");
  REQUIRE(shared.ok());
  CHECK((*shared)[0].parameters.named().front().second == "copy");
  CHECK((*shared)[1].parameters.named() == std::vector<play::Parameters::Named>{{"mode", "trace"}});
}

TEST_CASE("a plan without exercises is refused") {
  CHECK_FALSE(play::plan_from_toml("id = \"p\"\ntitle = \"P\"\nexercises = []", "p.toml"));
  CHECK_FALSE(play::plan_from_toml("id = \"p\"\ntitle = \"P\"\nexercises = [1]", "p.toml"));
  CHECK(play::plan_from_toml("id = \"p\"\ntitle = \"P\"\nexercises = [\"a\", \"b\"]", "p.toml")
            ->exercises.size() == 2);
}

TEST_CASE("an id that two activities claim is refused with the file that came second") {
  const TextAssets assets{
      {{"activities/tracing/a.toml", activity()}, {"activities/tracing/list.toml", list()}}};
  CHECK_THAT(play::load_library(assets).error().message,
             Catch::Contains("list.toml") && Catch::Contains("tracing/a"));
}

TEST_CASE("a plan that names an activity nobody has is refused with the file and the name") {
  const TextAssets assets{{{"activities/tracing/list.toml", list()},
                           {"plans/p.toml", "id = \"p\"\ntitle = \"P\"\nexercises = [\"tracing/z\"]"}}};
  CHECK_THAT(play::load_library(assets).error().message,
             Catch::Contains("plans/p.toml") && Catch::Contains("tracing/z"));
}

TEST_CASE("single and listed activities stand in one library, in the order of files and lists") {
  const TextAssets assets{{{"activities/tracing/letters.toml", list()},
                           {"activities/tracing/square.toml", activity("tracing/a", "tracing/square")}}};
  const auto library = play::load_library(assets);
  REQUIRE(library.ok());
  REQUIRE(library->exercises.size() == 3);
  CHECK(library->exercises[0].id == "tracing/a");
  CHECK(library->exercises[1].id == "tracing/b");
  CHECK(library->exercises[2].id == "tracing/square");
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

TEST_CASE(
    "the user's own exercise that is damaged, takes an id or lacks its shape is left out with the reason") {
  const TextAssets built_in{
      {{"activities/tracing/a.toml", activity()}, {"shapes/a.svg", std::string{kDrawing}}}};
  const auto own = [](std::string_view id, std::string_view content) {
    std::string text = activity("tracing/a", id);
    return text.replace(text.find("content = \"a\""), 13, "content = \"" + std::string{content} + "\"");
  };
  const TextAssets mine{{{"activities/tracing/1.toml", "id = "},
                         {"activities/tracing/2.toml", own("tracing/a", "a")},
                         {"activities/tracing/3.toml", own("tracing/three", "own/none")},
                         {"activities/tracing/4.toml", own("tracing/four", "../shapes/own/x")},
                         {"activities/tracing/5.toml", list("tracing/b", "tracing/a")},
                         {"activities/tracing/6.toml", own("tracing/mine", "own/x")},
                         {"activities/tracing/7.toml.part", "id = "},
                         {"shapes/own/x.svg", std::string{kDrawing}}}};
  const auto library = play::load_library(built_in, mine);
  REQUIRE(library.ok());
  REQUIRE(library->exercises.size() == 2);
  CHECK_FALSE(library->exercises[0].own);
  CHECK(library->exercises[1].id == "tracing/mine");
  CHECK(library->exercises[1].own);
  REQUIRE(library->left_out.size() == 5);
  const char* reasons[] = {"1.toml", "the id tracing/a is taken", "own/none", "no shape's name", "is taken"};
  for (std::size_t i = 0; i < 5; ++i) CHECK_THAT(library->left_out[i], Catch::Contains(reasons[i]));
}

TEST_CASE("built-in assets and the user's own never take each other's place") {
  const TextAssets built_in{{{"shapes/a.svg", "built in"}, {"shapes/own/a.svg", "built in"}}};
  const TextAssets own{{{"shapes/a.svg", "own"},
                        {"shapes/own/a.svg", "own"},
                        {"shapes/b.svg", "own"},
                        {"sprites/snail.png", "own"}}};
  const play::JoinedAssets joined{built_in, own};
  CHECK(joined.read("shapes/a.svg").value() == "built in");
  CHECK(joined.read("shapes/own/a.svg").value() == "own");
  CHECK_FALSE(joined.read("shapes/b.svg").ok());
  CHECK_FALSE(joined.read("sprites/snail.png").ok());
  CHECK(joined.list("shapes/own") == std::vector<std::string>{"a.svg"});
}

TEST_CASE("an exercise that is written as a file is read back the same") {
  play::Exercise exercise{.id = "tracing/mine",
                          .title = "A \"quoted\" \\ title, \u00e9",
                          .game = "tracing",
                          .content = "own/x",
                          .parameters = {},
                          .trials = 7};
  exercise.parameters.set("corridor_mm", 7.5);
  exercise.parameters.set("loops", 2);
  const auto read = play::exercises_from_toml(play::toml_of(exercise), "mine.toml");
  REQUIRE(read.ok());
  REQUIRE(read->size() == 1);
  CHECK(read->front().id == exercise.id);
  CHECK(read->front().title == exercise.title);
  CHECK(read->front().content == exercise.content);
  CHECK(read->front().trials == 7);
  CHECK(read->front().parameters == exercise.parameters);
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
