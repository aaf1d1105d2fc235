// Goal: what a user made is kept whole, privately, or not at all, and comes back as it was. Method: real
// files in a folder of its own; what can't be written is made so by a file where a folder would have to be,
// as that stops every user alike.
#include "engine/store/own_folder.hpp"

#include <sys/stat.h>

#include "tests/store/support.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using namespace thimble::store;
using namespace thimble::store::test;

namespace {

constexpr std::string_view kSvg =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"160mm\" height=\"100mm\" viewBox=\"0 0 160 100\">"
    "<path id=\"down\" d=\"M80 20 V80\"/></svg>";

play::Exercise mia() {
  play::Exercise exercise{.id = "tracing/name_0a1b2c3d",
                          .title = "Mia",
                          .game = "tracing",
                          .content = "own/name_0a1b2c3d",
                          .parameters = {},
                          .own = true};
  exercise.parameters.set("corridor_mm", 7.5);
  return exercise;
}

mode_t mode_of(const std::string& path) {
  struct stat found {};
  REQUIRE(stat(path.c_str(), &found) == 0);
  return found.st_mode & 0777;
}

std::size_t files_in(const std::filesystem::path& folder) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder})
    count += entry.is_regular_file() ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("a folder that can't be made or written is named, and nothing is left behind") {
  const TempFolder folder;
  write_bytes(folder / "file", "in the way");
  const Result<void> under_a_file = save_own_exercise(folder / "file/own", mia(), kSvg);
  REQUIRE_FALSE(under_a_file.ok());
  CHECK_THAT(under_a_file.error().message, Catch::Contains("file") && Catch::Contains("can't be written"));

  // The shape could be written, the exercise can't: then the shape goes too.
  std::filesystem::create_directories(folder / "own/activities/tracing/name_0a1b2c3d.toml/in_the_way");
  const Result<void> half = save_own_exercise(folder / "own", mia(), kSvg);
  REQUIRE_FALSE(half.ok());
  CHECK_THAT(half.error().message, Catch::Contains("name_0a1b2c3d.toml"));
  CHECK(files_in(folder / "own") == 0);
}

TEST_CASE("what is kept can be read by its owner and by nobody else") {
  const TempFolder folder;
  const std::string own = folder / "data/thimble.db.own";
  take(save_own_exercise(own, mia(), kSvg));
  CHECK(mode_of(own) == 0700);
  CHECK(mode_of(own + "/activities/tracing") == 0700);
  CHECK(mode_of(own + "/activities/tracing/name_0a1b2c3d.toml") == 0600);
  CHECK(mode_of(own + "/shapes/own/name_0a1b2c3d.svg") == 0600);
  CHECK(files_in(own) == 2);
}

TEST_CASE("an exercise comes back as it was kept, also over an attempt that was cut off") {
  const TempFolder folder;
  std::filesystem::create_directories(folder / "own/shapes/own");
  write_bytes(folder / "own/shapes/own/name_0a1b2c3d.svg.part", "<svg");
  take(save_own_exercise(folder / "own", mia(), kSvg));
  CHECK(bytes_of(folder / "own/shapes/own/name_0a1b2c3d.svg") == kSvg);
  const auto read = take(play::exercises_from_toml(
      bytes_of(folder / "own/activities/tracing/name_0a1b2c3d.toml"), "name_0a1b2c3d.toml"));
  REQUIRE(read.size() == 1);
  CHECK(read[0].id == mia().id);
  CHECK(read[0].title == "Mia");
  CHECK(read[0].content == mia().content);
  CHECK(read[0].parameters == mia().parameters);
  CHECK(read[0].trials == 3);
  CHECK(files_in(folder / "own") == 2);
}

TEST_CASE("each store has a folder of its own beside it") {
  CHECK(own_folder_of("/data/thimble.db") == "/data/thimble.db.own");
}
