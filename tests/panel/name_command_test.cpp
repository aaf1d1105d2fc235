// Goal: a typed name becomes an exercise that can be played and is found again; its id says nothing of the
// child. Method: the built letters, a folder of its own beside a store that needn't be there.
#include "therapist_panel/cli/name_command.hpp"

#include <fstream>
#include <nlohmann/json.hpp>

#include "games/games.hpp"
#include "tests/panel/own_folder.hpp"
#include "therapist_panel/cli/commands.hpp"

#include "tests/catch.hpp"

namespace thimble::panel {
namespace {

namespace fs = std::filesystem;
using test::OwnFolder;

Result<play::Exercise> make(OwnFolder& folder, std::string_view typed) {
  return folder.keep([&](const OwnPlace& place, store::Ids& ids) { return make_name(typed, place, ids); });
}

TEST_CASE("what can't be written leaves no file") {
  OwnFolder folder;
  for (const char* typed : {"", "José", "Abcdefghijklm", "Wmwmwmwmwmwm"}) {
    CAPTURE(typed);
    CHECK_FALSE(make(folder, typed).ok());
    CHECK_FALSE(fs::exists(folder.own));
  }
}

TEST_CASE("a folder that can't be written is named") {
  OwnFolder folder;
  std::ofstream{folder.own} << "in the way";
  const auto made = make(folder, "Mia");
  REQUIRE_FALSE(made.ok());
  CHECK_THAT(made.error().message, Catch::Contains("thimble.db.own") && Catch::Contains("can't be written"));
}

TEST_CASE("a name is kept under an id that doesn't tell it, and found and played from there") {
  OwnFolder folder;
  const auto made = make(folder, " Mia ");
  INFO((made ? "" : made.error().message));
  REQUIRE(made.ok());
  CHECK(made->title == "Mia");
  CHECK(made->id.starts_with("tracing/name_"));
  CHECK(made->id.size() == std::string_view{"tracing/name_"}.size() + 8);
  for (const auto& entry : fs::recursive_directory_iterator{folder.own})
    CHECK(entry.path().filename().string().find("ia") == std::string::npos);

  const play::Exercise* found = folder.shelf.exercise(made->id);
  REQUIRE(found != nullptr);
  CHECK(found->own);
  CHECK(is_name(*found));
  for (const auto& [key, value] : made->parameters.entries()) {
    CAPTURE(key);
    REQUIRE(found->parameters.find(key) != nullptr);
    CHECK(*found->parameters.find(key) == value);
  }
  CHECK(games::planned(*folder.assets, *found).ok());

  CHECK(exercise_report(*made, Format::kTable).text == made->id + "\n");
  const auto json = nlohmann::json::parse(exercise_report(*made, Format::kJson).text);
  CHECK(json["exercise"] == made->id);
  CHECK(json["title"] == "Mia");
  CHECK(json["parameters"]["corridor_mm"] == 10);
  CHECK_THAT(list_exercises(folder.shelf, Format::kTable).value().text, Catch::Contains(made->id));
}

TEST_CASE("the same name is made once, another spelling is another name") {
  OwnFolder folder;
  const auto first = make(folder, "Mia"), again = make(folder, "Mia"), small = make(folder, "mia");
  REQUIRE(again.ok());
  REQUIRE(small.ok());
  CHECK(first->id == again->id);
  CHECK(small->id != first->id);
  CHECK(folder.count(is_name) == 2);
}

TEST_CASE(
    "a name whose file is damaged is left out with the reason, keeps nobody from playing, and can be made "
    "anew") {
  OwnFolder folder;
  const auto first = make(folder, "Mia");
  REQUIRE(first.ok());
  folder.write("shapes/" + first->content + ".svg", "<svg");
  folder.reload();
  CHECK(folder.shelf.exercise(first->id) == nullptr);
  REQUIRE(folder.shelf.left_out.size() == 1);
  CHECK_THAT(folder.shelf.left_out[0],
             Catch::Contains(first->id.substr(8) + ".toml") && Catch::Contains("XML"));
  CHECK(folder.shelf.exercise("tracing/circle") != nullptr);
  const auto again = make(folder, "Mia");
  REQUIRE(again.ok());
  CHECK(again->id != first->id);
  CHECK(folder.count(is_name) == 1);
}

}  // namespace
}  // namespace thimble::panel
