// Goal: the arrows between the folders, and the folder that each library belongs to, hold for every line of
// source. Method: reads each #include under engine/, games/ and therapist_panel/, and each thimble_library()
// line of engine/CMakeLists.txt, against the two tables below. The tables are written from DESIGN's picture,
// not from the code.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace {
namespace fs = std::filesystem;

using Names = std::vector<std::string>;

/// What each layer may include of the project, besides itself.
const std::map<std::string, Names> kArrows{
    {"engine/core", {}},
    {"engine/motion", {"engine/core"}},
    {"engine/draw", {"engine/core"}},
    {"engine/play", {"engine/core", "engine/motion", "engine/draw"}},
    {"engine/adapt", {"engine/core", "engine/motion", "engine/play"}},
    {"engine/sim", {"engine/core", "engine/motion", "engine/play", "engine/adapt"}},
    {"engine/store", {"engine/core", "engine/motion", "engine/play"}},
    {"engine/platform", {"engine/core", "engine/motion", "engine/draw", "engine/play"}},
    {"games", {"engine/core", "engine/motion", "engine/draw", "engine/play"}},
    {"therapist_panel",
     {"engine/core", "engine/motion", "engine/draw", "engine/play", "engine/adapt", "engine/sim",
      "engine/store", "engine/platform", "games"}},
};

/// The program of the child's window joins the ends; the panel may see all that it sees, but never the
/// reverse.
const Names kMainMayInclude{"engine/core", "engine/motion", "engine/draw", "engine/play",    "engine/adapt",
                            "engine/sim",  "engine/store",  "games",       "engine/platform"};

struct Library {
  std::string name;
  std::regex header;  ///< as it stands between the quotes or brackets
  Names folders;      ///< where it may be included; a file's path stands for itself
};

/// One library, one folder: the price of replacing it stays known.
const std::vector<Library> kLibraries{
    {"SDL, GL, X11", std::regex{R"((SDL|GL|GLES\d|EGL|KHR|epoxy|X11)([_./\d].*)?)"}, {"engine/platform"}},
    {"Dear ImGui",
     std::regex{R"((imgui/)?(imgui|imstb_|imconfig).*)"},
     {"therapist_panel/views", "therapist_panel/plot"}},
    {"SQLite", std::regex{R"(sqlite3.*)"}, {"engine/store"}},
    {"zstd", std::regex{R"(zstd.*|zdict\.h)"}, {"engine/store"}},
    {"nlohmann-json",
     std::regex{R"(nlohmann/.*)"},
     {"engine/store", "games/main.cpp", "therapist_panel/main.cpp", "therapist_panel/cli"}},
    {"CLI11", std::regex{R"(CLI/.*)"}, {"games/main.cpp", "therapist_panel/main.cpp", "therapist_panel/cli"}},
    {"pugixml", std::regex{R"(pugixml.*|pugiconfig.*)"}, {"engine/draw"}},
    {"stb", std::regex{R"((stb/)?stb_.*)"}, {"engine/draw"}},
    {"toml++", std::regex{R"(toml\+\+/.*|toml\.hpp)"}, {"engine/play"}},
    {"fast-cpp-csv-parser", std::regex{R"((libfccp/)?csv\.h)"}, {"engine/store/csv_rows.hpp"}},
    {"fast_float", std::regex{R"(fast_float/.*)"}, {"engine/store/csv_number.cpp"}},
    {"kissfft", std::regex{R"((kissfft/)?kiss_?fft.*)"}, {"engine/motion"}},
};

/// Headers that have no place here, with what to use instead.
struct Forbidden {
  std::regex header;
  std::string instead;
};
const std::vector<Forbidden> kForbiddenEverywhere{
    {std::regex{"random"}, "engine/core/rng.hpp: std distributions differ between libraries"},
    {std::regex{"format"}, "fmt: g++ 12 and clang 14 have no <format>"},
};
/// With these a step or a measure would stop being a function of its arguments.
const std::vector<Forbidden> kForbiddenInPlayAndMeasures{
    {std::regex{R"(fstream|filesystem|iostream|cstdio|stdio\.h)"},
     "nothing: games and measures know no file"},
    {std::regex{R"(thread|mutex|condition_variable|future|ctime|time\.h|unistd\.h|sys/.*)"},
     "nothing: games and measures know no clock and no thread"},
    {std::regex{"unordered_map|unordered_set"}, "std::map or a sorted vector: no order may depend on a hash"},
    {std::regex{"locale"}, "fmt: a locale changes what a number looks like"},
};

struct Include {
  std::string file;  ///< from the project's root
  int line = 0;
  bool quoted = false;
  std::string header;

  std::string where() const { return file + ":" + std::to_string(line); }
};

bool is_inside(const std::string& path, const std::string& folder) {
  return path == folder || path.starts_with(folder + "/");
}

/// The layer that a path belongs to, the longest name that fits.
std::optional<std::string> layer_of(const std::string& path) {
  std::optional<std::string> found;
  for (const auto& [layer, allowed] : kArrows)
    if (is_inside(path, layer) && (!found || layer.size() > found->size())) found = layer;
  return found;
}

std::string text_of(const fs::path& path) {
  std::ifstream in{path, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> source_files() {
  std::vector<std::string> files;
  const fs::path root{THIMBLE_SOURCE_DIR};
  for (const char* top : {"engine", "games", "therapist_panel"}) {
    if (!fs::exists(root / top)) continue;
    for (const auto& entry : fs::recursive_directory_iterator{root / top}) {
      const std::string extension = entry.path().extension().string();
      if (extension == ".cpp" || extension == ".hpp")
        files.push_back(entry.path().lexically_relative(root).string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<Include> includes_in(const std::string& file, const std::string& text) {
  static const std::regex kInclude{R"(^\s*#\s*include\s*(["<])([^">]+)[">])"};
  std::vector<Include> found;
  std::istringstream lines{text};
  std::string line;
  std::smatch match;
  for (int number = 1; std::getline(lines, line); ++number)
    if (std::regex_search(line, match, kInclude)) found.push_back({file, number, match[1] == "\"", match[2]});
  return found;
}

/// The rule that an include of a project header breaks, if any.
std::optional<std::string> broken_arrow(const Include& include) {
  const auto target = layer_of(include.header);
  if (!target) return include.header + " is in no layer of the table in tests/architecture_test.cpp";
  const auto layer = layer_of(include.file);
  if (!layer) return include.file + " is in no layer of the table in tests/architecture_test.cpp";
  if (*target == *layer) {
    // A game is a folder of its own; only the list of games and the program know them all.
    const auto game_of = [](const std::string& path) { return fs::path{path}.parent_path().string(); };
    const bool between_games = *layer == "games" && game_of(include.file) != "games" &&
                               game_of(include.header) != game_of(include.file) &&
                               game_of(include.header) != "games";
    if (between_games) return "a game includes no other game: " + include.header;
    return std::nullopt;
  }
  const Names& allowed = include.file == "games/main.cpp" ? kMainMayInclude : kArrows.at(*layer);
  if (std::find(allowed.begin(), allowed.end(), *target) != allowed.end()) return std::nullopt;
  std::string rule = *layer + " may include only itself";
  for (const std::string& name : allowed) rule += ", " + name;
  return rule + "; found " + include.header;
}

std::optional<std::string> misplaced_library(const Include& include) {
  for (const Library& library : kLibraries) {
    if (!std::regex_match(include.header, library.header)) continue;
    const bool at_home =
        std::any_of(library.folders.begin(), library.folders.end(),
                    [&](const std::string& folder) { return is_inside(include.file, folder); });
    if (at_home) continue;
    std::string rule = library.name + " belongs to";
    for (const std::string& folder : library.folders) rule += " " + folder;
    return rule + "; found " + include.header;
  }
  return std::nullopt;
}

std::optional<std::string> forbidden_header(const Include& include) {
  const auto search = [&](const std::vector<Forbidden>& table) -> std::optional<std::string> {
    for (const Forbidden& rule : table)
      if (std::regex_match(include.header, rule.header))
        return "<" + include.header + "> has no place here; use " + rule.instead;
    return std::nullopt;
  };
  if (const auto rule = search(kForbiddenEverywhere)) return rule;
  const bool in_a_game = is_inside(include.file, "games") && fs::path{include.file}.parent_path() != "games";
  if (in_a_game || is_inside(include.file, "engine/motion")) return search(kForbiddenInPlayAndMeasures);
  return std::nullopt;
}

std::optional<std::string> broken_rule(const Include& include) {
  const bool ours = layer_of(include.header).has_value() || include.header.starts_with("engine/") ||
                    include.header.starts_with("tests/");
  if (ours && !include.quoted)
    return "project headers stand in quotes, from the project's root: " + include.header;
  if (ours) return broken_arrow(include);
  if (const auto rule = misplaced_library(include)) return rule;
  if (const auto rule = forbidden_header(include)) return rule;
  if (include.quoted)
    return "a quoted include starts at the project's root (third party stands in <>): " + include.header;
  return std::nullopt;
}

std::string report(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += "\n  " + line;
  return text;
}

TEST_CASE("the table itself has no circle: no layer sees one that sees it") {
  for (const auto& [layer, allowed] : kArrows)
    for (const std::string& below : allowed) {
      INFO(layer << " and " << below);
      const Names& back = kArrows.at(below);
      CHECK(std::find(back.begin(), back.end(), layer) == back.end());
    }
}

TEST_CASE("a wrong include is found, whatever kind of wrong it is") {
  const auto breaks = [](const std::string& file, const std::string& line) {
    const auto includes = includes_in(file, line);
    REQUIRE(includes.size() == 1);
    return broken_rule(includes[0]).has_value();
  };
  CHECK(breaks("engine/core/rng.cpp", "#include \"engine/motion/sample.hpp\""));
  CHECK(breaks("engine/motion/sparc.cpp", "#include \"engine/draw/draw_list.hpp\""));
  CHECK(breaks("engine/store/recorder.cpp", "#include \"engine/platform/window.hpp\""));
  CHECK(breaks("engine/platform/window.cpp", "#include \"engine/store/store.hpp\""));
  CHECK(breaks("games/tracing/tracing.cpp", "#include \"engine/store/store.hpp\""));
  CHECK(breaks("games/tracing/tracing.cpp", "#include \"games/pinching/pinching.hpp\""));
  CHECK(breaks("games/main.cpp", "#include \"therapist_panel/model/rows.hpp\""));
  CHECK(breaks("engine/play/session.cpp", "#include <SDL.h>"));
  CHECK(breaks("engine/play/session.cpp", "  #  include <SDL2/SDL.h>"));
  CHECK(breaks("engine/play/session.cpp", "#include <X11/Xlib.h>"));
  CHECK(breaks("engine/play/session.cpp", "#include <epoxy/gl.h>"));
  CHECK(breaks("engine/platform/window.cpp", "#include <sqlite3.h>"));
  CHECK(breaks("engine/platform/window.cpp", "#include <imgui.h>"));
  CHECK(breaks("therapist_panel/model/rows.cpp", "#include <imgui.h>"));
  CHECK(breaks("engine/play/record.cpp", "#include <nlohmann/json.hpp>"));
  CHECK(breaks("engine/store/store.cpp", "#include <toml++/toml.h>"));
  CHECK(breaks("games/tracing/tracing.cpp", "#include <fstream>"));
  CHECK(breaks("engine/motion/sparc.cpp", "#include <random>"));
  CHECK(breaks("engine/core/rng.cpp", "#include <format>"));
  CHECK(breaks("engine/core/rng.cpp", "#include \"rng.hpp\""));
  CHECK(breaks("engine/core/rng.cpp", "#include <engine/core/rng.hpp>"));
  CHECK(breaks("engine/core/rng.cpp", "#include \"tests/catch.hpp\""));
  CHECK(breaks("engine/nowhere/a.cpp", "#include \"engine/core/rng.hpp\""));

  CHECK_FALSE(breaks("engine/core/rng.cpp", "#include \"engine/core/rng.hpp\""));
  CHECK_FALSE(breaks("engine/play/session.cpp", "#include \"engine/motion/sample.hpp\""));
  CHECK_FALSE(breaks("games/games.cpp", "#include \"games/tracing/tracing.hpp\""));
  CHECK_FALSE(breaks("games/main.cpp", "#include \"engine/platform/window.hpp\""));
  CHECK_FALSE(breaks("games/main.cpp", "#include \"engine/store/store.hpp\""));
  CHECK_FALSE(breaks("engine/platform/window.cpp", "#include <SDL.h>"));
  CHECK_FALSE(breaks("engine/store/store.cpp", "#include <sqlite3.h>"));
  CHECK_FALSE(breaks("therapist_panel/views/trial.cpp", "#include <imgui.h>"));
  CHECK_FALSE(breaks("engine/play/session.cpp", "#include <vector>"));
}

TEST_CASE("every include follows the arrows, and every library stays in its folder") {
  std::vector<std::string> broken;
  const fs::path root{THIMBLE_SOURCE_DIR};
  const auto files = source_files();
  REQUIRE_FALSE(files.empty());
  for (const std::string& file : files)
    for (const Include& include : includes_in(file, text_of(root / file)))
      if (const auto rule = broken_rule(include)) broken.push_back(include.where() + ": " + *rule);
  INFO("broken rules:" << report(broken));
  CHECK(broken.empty());
}

TEST_CASE("every header says what it is for before it says anything else, and is included once") {
  std::vector<std::string> broken;
  for (const std::string& file : source_files()) {
    if (!file.ends_with(".hpp")) continue;
    const std::string text = text_of(fs::path{THIMBLE_SOURCE_DIR} / file);
    if (!text.starts_with("// "))
      broken.push_back(file + ":1: a header starts with what it is for, in a comment");
    if (text.find("#pragma once\n") == std::string::npos)
      broken.push_back(file + ":1: #pragma once is missing");
  }
  INFO("broken rules:" << report(broken));
  CHECK(broken.empty());
}

TEST_CASE("every engine folder links no layer that it may not include, and no library of another folder") {
  static const std::regex kCall{R"(thimble_library\(\s*(\w+)\s+(\S+)\s+([^)]*)\))"};
  // Names of targets, as CMake and pkg-config call the libraries of kLibraries.
  static const std::map<std::string, std::string> kHomeOf{
      {"SDL", "engine/platform"},   {"sdl", "engine/platform"},   {"epoxy", "engine/platform"},
      {"GL", "engine/platform"},    {"X11", "engine/platform"},   {"XI", "engine/platform"},
      {"SQLite", "engine/store"},   {"sqlite", "engine/store"},   {"zstd", "engine/store"},
      {"nlohmann", "engine/store"}, {"FCCP", "engine/store"},     {"FastFloat", "engine/store"},
      {"pugixml", "engine/draw"},   {"stb", "engine/draw"},       {"toml", "engine/play"},
      {"kiss", "engine/motion"},    {"imgui", "therapist_panel"}, {"CLI11", "games"}};
  std::string text = text_of(fs::path{THIMBLE_SOURCE_DIR} / "engine/CMakeLists.txt");
  text = std::regex_replace(text, std::regex{"#[^\n]*"}, "");
  std::vector<std::string> broken;
  int folders = 0;
  for (std::sregex_iterator call{text.begin(), text.end(), kCall}, end; call != end; ++call, ++folders) {
    const std::string name = (*call)[1], folder = (*call)[2];
    if (!kArrows.contains(folder)) {
      broken.push_back(folder + " is in no layer of the table in tests/architecture_test.cpp");
      continue;
    }
    if (folder != "engine/" + name) broken.push_back("the target of " + folder + " is called " + name);
    const Names& allowed = kArrows.at(folder);
    std::istringstream links{(*call)[3]};
    for (std::string link; links >> link;) {
      const bool is_layer = kArrows.contains("engine/" + link);
      if (is_layer && std::find(allowed.begin(), allowed.end(), "engine/" + link) == allowed.end())
        broken.push_back("engine/CMakeLists.txt: " + folder + " may not link " + link);
      for (const auto& [library, home] : kHomeOf)
        if (!is_layer && link.find(library) != std::string::npos && home != folder)
          broken.push_back("engine/CMakeLists.txt: " + link + " belongs to " + home + ", not to " + folder);
    }
  }
  CHECK(folders > 0);
  INFO("broken rules:" << report(broken));
  CHECK(broken.empty());
}

}  // namespace
