// Goal: a typed name becomes an exercise that can be played and is found again; its id says nothing of the
// child. Method: the built letters, a folder of its own beside a store that needn't be there.
#include "therapist_panel/cli/name_command.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "games/games.hpp"
#include "therapist_panel/cli/commands.hpp"

#include "tests/catch.hpp"

namespace thimble::panel {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "thimble-names-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path = name;
    own = (path / "thimble.db.own").string();
    reload();
  }
  ~Folder() { fs::remove_all(path); }

  void reload() {
    own_assets = std::make_unique<play::FolderAssets>(own);
    assets = std::make_unique<play::JoinedAssets>(built_in, *own_assets);
    auto loaded = play::load_library(built_in, *own_assets);
    REQUIRE(loaded.ok());
    shelf = std::move(*loaded);
  }
  Result<play::Exercise> make(std::string_view typed) {
    Result<play::Exercise> made = make_name(typed, {*assets, shelf, own}, ids);
    reload();
    return made;
  }
  std::size_t names() const {
    return static_cast<std::size_t>(std::ranges::count_if(shelf.exercises, is_name));
  }
  void write(const std::string& name, std::string_view text) const {
    fs::create_directories((fs::path{own} / name).parent_path());
    std::ofstream{fs::path{own} / name} << text;
  }

  fs::path path;
  std::string own;
  play::FolderAssets built_in = play::find_assets().value();
  std::unique_ptr<play::FolderAssets> own_assets;
  std::unique_ptr<play::JoinedAssets> assets;
  play::Library shelf;
  store::Ids ids;
};

TEST_CASE("what can't be written leaves no file") {
  Folder folder;
  for (const char* typed : {"", "José", "Abcdefghijklm", "Wmwmwmwmwmwm"}) {
    CAPTURE(typed);
    CHECK_FALSE(folder.make(typed).ok());
    CHECK_FALSE(fs::exists(folder.own));
  }
}

TEST_CASE("a folder that can't be written is named") {
  Folder folder;
  std::ofstream{folder.own} << "in the way";
  const auto made = folder.make("Mia");
  REQUIRE_FALSE(made.ok());
  CHECK_THAT(made.error().message, Catch::Contains("thimble.db.own") && Catch::Contains("can't be written"));
}

TEST_CASE("a name is kept under an id that doesn't tell it, and found and played from there") {
  Folder folder;
  const auto made = folder.make(" Mia ");
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
  Folder folder;
  const auto first = folder.make("Mia"), again = folder.make("Mia"), small = folder.make("mia");
  REQUIRE(again.ok());
  REQUIRE(small.ok());
  CHECK(first->id == again->id);
  CHECK(small->id != first->id);
  CHECK(folder.names() == 2);
}

TEST_CASE(
    "a name whose file is damaged is left out with the reason, keeps nobody from playing, and can be made "
    "anew") {
  Folder folder;
  const auto first = folder.make("Mia");
  REQUIRE(first.ok());
  folder.write("shapes/" + first->content + ".svg", "<svg");
  folder.reload();
  CHECK(folder.shelf.exercise(first->id) == nullptr);
  REQUIRE(folder.shelf.left_out.size() == 1);
  CHECK_THAT(folder.shelf.left_out[0],
             Catch::Contains(first->id.substr(8) + ".toml") && Catch::Contains("XML"));
  CHECK(folder.shelf.exercise("tracing/circle") != nullptr);
  const auto again = folder.make("Mia");
  REQUIRE(again.ok());
  CHECK(again->id != first->id);
  CHECK(folder.names() == 1);
}

}  // namespace
}  // namespace thimble::panel
