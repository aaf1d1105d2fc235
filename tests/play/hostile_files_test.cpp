// Goal: whatever lies in a user's folder, play goes on without it, and one sentence names the file, the place
// in it and the reason. Method: a real folder with one file for each kind of damage; the TOML as large and
// deep as it takes to break a reader without limits.
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "engine/play/exercise.hpp"
#include "tests/catch.hpp"

namespace thimble::play {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kDrawing =
    "<svg width='160mm' height='100mm' viewBox='0 0 160 100'>\n<path id='way' d='M 10 50 H 90'/></svg>";

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string exercise(std::string_view id, std::string_view content) {
  return fmt::format("id = \"tracing/{}\"\ntitle = \"T\"\ngame = \"tracing\"\ncontent = \"{}\"\n", id,
                     content);
}

/// Built-in assets with one exercise, a user's folder, and something outside of both.
class Folders {
 public:
  Folders() {
    std::string name = (fs::temp_directory_path() / "thimble-own-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    root_ = name;
    fs::create_directories(own() / "activities/tracing");
    fs::create_directories(own() / "shapes/own");
    write("built_in/activities/tracing/line.toml", exercise("line", "line"));
    write("built_in/shapes/line.svg", kDrawing);
    write("outside.svg", kDrawing);
  }
  ~Folders() { fs::remove_all(root_); }

  fs::path own() const { return root_ / "own"; }
  fs::path operator/(std::string_view path) const { return root_ / path; }
  void write(std::string_view path, std::string_view text) const {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream{root_ / path, std::ios::binary} << text;
  }
  void shape(std::string_view name, std::string_view svg) const {
    write(fmt::format("own/shapes/own/{}.svg", name), svg);
  }
  /// An exercise that plays the user's own shape of the same name.
  void activity(std::string_view name) const {
    write(fmt::format("own/activities/tracing/{}.toml", name), exercise(name, fmt::format("own/{}", name)));
  }
  Library found() const {
    const FolderAssets built_in{(root_ / "built_in").string()}, mine{own().string()};
    Result<Library> loaded = load_library(built_in, mine);
    if (!loaded) FAIL(loaded.error().message);
    return std::move(*loaded);
  }
  /// The sentence about the one file that is left out.
  std::string why_left_out() const {
    const Library all = found();
    CHECK(all.exercise("tracing/line") != nullptr);
    REQUIRE(all.left_out.size() == 1);
    return all.left_out.front();
  }

 private:
  fs::path root_;
};

TEST_CASE("a shape that can't be used leaves out its exercise with the file, the element and the reason") {
  const struct {
    const char* what;
    std::string svg;
    const char* words;
  } all[] = {
      {"nothing", "", "found an empty file"},
      {"a web page", "<html/>", "XML that begins with <html>"},
      {"gzip", "\x1F\x8B\x08", "svgz"},
      {"half a drawing", std::string{kDrawing.substr(0, 80)}, "isn't XML (line 2"},
      {"no page", "<svg><path d='M 1 1 H 9'/></svg>", "width: expected a length"},
      {"no strokes", "<svg width='9mm' height='9mm'/>", "has no strokes"},
      {"an empty path", "<svg width='9mm' height='9mm'><path id='a' d=''/></svg>",
       "<path id=\"a\">: nothing is drawn"},
      {"not a number", "<svg width='9mm' height='9mm'>\n<path d='M NaN 1'/></svg>",
       "<path> in line 2: damaged path data"},
      {"entities", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg width='9mm' height='9mm'><path d='M1 1H9'/></svg>",
       "<!DOCTYPE>: entities"},
      {"billions of points",
       "<svg width='9mm' height='9mm'><path id='a' d='M 0 0 A 1e9 1e9 0 1 1 9 9'/></svg>",
       "<path id=\"a\">: the drawing has more than"},
      {"deep groups",
       "<svg width='9mm' height='9mm'>" + repeated("<g>", 99'999) + repeated("</g>", 99'999) + "</svg>",
       "<g> in line 1: groups are nested"},
      {"a stroke off the page",
       "<svg width='90mm' height='90mm' viewBox='0 0 90 90'><path id='a' d='M 9 9 H 95'/></svg>",
       "stroke 1 (a) leaves the page of 90 x 90 mm at (90."},
      {"17 MiB", std::string(17 << 20, ' '), "too large"},
  };
  const Folders folders;
  folders.activity("bad");
  for (const auto& one : all) {
    CAPTURE(one.what);
    folders.shape("bad", one.svg);
    const std::string why = folders.why_left_out();
    CHECK_THAT(why, Catch::StartsWith("activities/tracing/bad.toml: ") && Catch::Contains("own/bad") &&
                        Catch::Contains(one.words));
    CHECK(why.size() < 400);
  }
}

TEST_CASE("what is no file of the folder's own isn't read, and the reason says what it is") {
  const Folders folders;
  folders.activity("bad");
  const fs::path shape = folders / "own/shapes/own/bad.svg";
  CHECK_THAT(folders.why_left_out(), Catch::Contains("bad.svg: No such file"));
  fs::create_directory(shape);
  CHECK_THAT(folders.why_left_out(), Catch::Contains("expected a file, found a folder"));
  fs::remove(shape);
  REQUIRE(mkfifo(shape.c_str(), 0600) == 0);
  CHECK_THAT(folders.why_left_out(), Catch::Contains("expected a file, found a folder or a device"));
  fs::remove(shape);
  fs::create_symlink(folders / "outside.svg", shape);
  CHECK_THAT(folders.why_left_out(),
             Catch::Contains("leads out of its folder, to") && Catch::Contains("outside.svg"));
  fs::remove(shape);
  fs::create_symlink("bad.svg", shape);
  CHECK_THAT(folders.why_left_out(), Catch::Contains("bad.svg: "));
  fs::remove(shape);
  folders.shape("bad", kDrawing);
  fs::permissions(shape, fs::perms::none);
  if (access(shape.c_str(), R_OK) != 0)  // root reads everything
    CHECK_THAT(folders.why_left_out(), Catch::Contains("Permission denied"));
}

TEST_CASE("links inside the folder are followed, and the folder itself may be a link") {
  const Folders folders;
  folders.activity("good");
  folders.shape("other", kDrawing);
  fs::create_symlink("other.svg", folders / "own/shapes/own/good.svg");
  CHECK(folders.found().exercise("tracing/good") != nullptr);
  fs::rename(folders.own(), folders / "elsewhere");
  fs::create_directory_symlink(folders / "elsewhere", folders.own());
  CHECK(folders.found().exercise("tracing/good") != nullptr);
  CHECK(folders.found().left_out.empty());
}

TEST_CASE("no exercise's words lead out of the folder of shapes") {
  const Folders folders;
  for (const char* content :
       {"../outside", "own/../../../outside", "/etc/passwd", "own/./x", "own//x", "own\\\\..\\\\x", ""}) {
    CAPTURE(content);
    folders.write("own/activities/tracing/bad.toml", exercise("bad", content));
    CHECK_THAT(folders.why_left_out(),
               Catch::Contains("no shape's name") || Catch::Contains("content must be"));
  }
}

TEST_CASE("a damaged, deep or gigantic activity is left out with its file, its place and the reason") {
  const std::string good = exercise("good", "line");
  const std::string dotted = repeated("a.", 100) + "a";
  const struct {
    const char* what;
    std::string toml;
    const char* words;
  } all[] = {
      {"nothing", "", "bad.toml: expected id"},
      {"bytes", std::string{"\x00\xFF\x01", 3}, "bad.toml:1: "},
      {"broken UTF-8", "id = \"tracing/\xFC\"\n", "bad.toml:1: "},
      {"half a line", good + "trials =", "bad.toml:5: "},
      {"a key twice", good + "id = \"tracing/b\"\n", "bad.toml:5: "},
      {"a number for a name", "id = 5\n", "expected id = \"text\", found something else"},
      {"a list for a name", "id = [\"a\"]\n", "expected id = \"text\", found something else"},
      {"a date for a name", "id = 2026-11-24\n", "expected id = \"text\", found something else"},
      {"a name of nothing", "id = \"\"\n", "id must be one line of 1 to 200 characters"},
      {"a name of two lines", "id = \"a\\nb\"\n", "id must be one line"},
      {"a name that a terminal obeys", "id = \"\\u001B[2J\"\n", "id must be one line"},
      {"a name of 1,900 letters", "id = \"" + std::string(1'900, 'x') + "\"\n", "id must be one line"},
      {"half a trial", good + "trials = 1.5\n", "expected trials = a whole number"},
      {"more trials than a life has", good + "trials = 9223372036854775807\n", "trials must be 1 to 100"},
      {"a number beyond all numbers", good + "trials = 9223372036854775808\n", "bad.toml:5: "},
      {"a table for a parameter", good + "parameters = { corridor_mm = { a = 1 } }\n",
       "parameter corridor_mm must be"},
      {"a number for the parameters", good + "parameters = 5\n", "expected parameters"},
      {"a key that nobody reads", good + "colour = 1\n", "there is no key colour"},
      {"a key that a terminal obeys", good + "\"\\u001B[2J\" = 1\n", "there is no key \xEF\xBF\xBD[2J"},
      {"an id that is taken", exercise("line", "line"), "the id tracing/line is taken"},
      {"an id twice",
       "title = \"T\"\ngame = \"tracing\"\ncontent = \"line\"\n" +
           repeated("[[exercise]]\nid = \"tracing/b\"\n", 2),
       "the id tracing/b is taken"},
      {"a key of 200,000 dots", repeated("a.", 200'000) + "a = 1\n", "bad.toml:1: expected at most 100 dots"},
      {"a table of 200,000 dots", "[" + repeated("a.", 200'000) + "a]\n",
       "bad.toml:1: expected at most 100 dots"},
      {"lists in lists", "id = " + repeated("[\n", 300'000), "exceeded maximum nested value depth"},
      {"tables in lists", "id = " + repeated("[{a=\n", 100'000), "bad.toml:"},
      {"tables in lists of as many dots as may be",
       good + repeated(dotted + " = [\n{", 126) + "a = 1" + repeated("}\n]", 126), "there is no key a"},
      {"5 MiB", std::string(5 << 20, '#'), "expected at most 1048576 bytes, found 5242880"},
      {"more exercises than anybody has",
       [] {
         std::string many = "title = \"T\"\ngame = \"tracing\"\ncontent = \"line\"\n";
         for (int i = 0; i < 1'001; ++i) many += fmt::format("[[exercise]]\nid = \"tracing/{}\"\n", i);
         return many;
       }(),
       "more than 1000 exercises"},
  };
  const Folders folders;
  for (const auto& one : all) {
    CAPTURE(one.what);
    folders.write("own/activities/tracing/bad.toml", one.toml);
    const std::string why = folders.why_left_out();
    CHECK_THAT(why, Catch::StartsWith("activities/tracing/bad.toml") && Catch::Contains(one.words));
    CHECK(why.size() < 400);
    CHECK(std::ranges::none_of(why, [](unsigned char c) { return c < 0x20 || c == 0x7F; }));
  }
}

TEST_CASE("a file whose name a terminal would obey is named harmlessly") {
  const Folders folders;
  folders.write("own/activities/tracing/\x1B[2J.toml", exercise("bad", "line"));
  CHECK_THAT(folders.why_left_out(), Catch::Contains("tracing/\xEF\xBF\xBD[2J.toml: a file's name"));
}

TEST_CASE("of more files than anybody makes, the first thousand are looked at") {
  const Folders folders;
  for (int i = 0; i < 1'003; ++i) folders.write(fmt::format("own/activities/tracing/{:04}.toml", i), "");
  const Library library = folders.found();
  REQUIRE(library.left_out.size() == 1'001);
  CHECK_THAT(library.left_out.back(),
             Catch::Contains("1000.toml: it and what follows are more than 1000 files"));
}

}  // namespace
}  // namespace thimble::play
