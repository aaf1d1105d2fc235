// Goal: the words of `thimble measure` name the right files and the right measures, and wrong words are
// refused. Method: command lines as a user types them, on files in a folder of their own.
#include "therapist_panel/cli/measure_options.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/catch.hpp"

namespace thimble::panel {
namespace {

using Catch::Contains;
using Catch::StartsWith;
using Json = nlohmann::json;

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "thimble-measure-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
    add("path.csv", "t_s,x_mm,y_mm\n0,0,1\n0.1,10,1\n0.2,20,1\n0.3,30,1\n");
    add("shape.csv", "x_mm,y_mm\n0,0\n30,0\n");
    add("half.csv", "x_mm,y_mm\n0,0\n15,0\n");
    add("shape.svg",
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="30mm" height="10mm" viewBox="0 0 30 10">)"
        R"(<path d="M 0 0 H 30"/></svg>)");
    add("speed.csv", "speed_mm_s\n0\n5\n9\n5\n0\n");
    add("aims.csv",
        "task,sequence,from_x,from_y,to_x,to_y,select_x,select_y,mt_ms,width\n"
        "serial,1,0,0,100,0,98,0,400,12\n");
    add("contacts.csv", "t_s,id,x_mm,y_mm\n0,1,0,0\n0,2,50,0\n0.01,1,1,0\n0.01,2,49,0\n");
    add("intervals.csv", "interval_ms\n510\n495\n495\n");
    add("broken.csv", "t_s,x_mm,y_mm\n0,0,1\n0,10,1\n");
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  void add(const std::string& name, const std::string& text) const {
    std::ofstream{path_ / name, std::ios::binary} << text;
  }
  std::filesystem::path path_;
};

/// As the program does it; what CLI11 refuses is an Error too.
Result<Report> run(const Folder& folder, std::vector<std::string> words) {
  CLI::App app;
  app.fallthrough();
  std::function<Result<Report>()> command;
  add_measure_command(app, command);
  for (std::string& word : words)
    if (word.ends_with(".csv") || word.ends_with(".svg")) word = folder.file(word);
  words.insert(words.begin(), "measure");
  std::reverse(words.begin(), words.end());  // as CLI11 wants them
  try {
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    return Error{error.what()};
  }
  REQUIRE(command);
  return command();
}

bool has(const Result<Report>& report, const std::string& id) {
  INFO((report ? "" : report.error().message));
  REQUIRE(report.ok());
  const Json json = Json::parse(report->text);
  for (const Json& measure : json["measures"])
    if (measure["id"] == id) return true;
  return false;
}

TEST_CASE("wrong words are refused") {
  const Folder folder;
  const std::vector<std::vector<std::string>> wrong{
      {},
      {"everything"},
      {"tracing"},
      {"tracing", "--path", "path.csv", "--template", "shape.csv"},
      {"tracing", "--path", "path.csv", "--template", "shape.csv", "--corridor-mm", "wide"},
      {"tracing", "--path", "path.csv", "--template", "shape.csv", "--corridor-mm", "nan"},
      {"tracing", "--path", "path.csv", "--template", "shape.csv", "--corridor-mm", "8", "--frobnicate"},
      {"smoothness"},
      {"smoothness", "--path", "path.csv", "--speed", "speed.csv", "--rate-hz", "100"},
      {"smoothness", "--speed", "speed.csv"},
      {"smoothness", "--speed", "speed.csv", "--rate-hz", "0"},
      {"aiming"},
      {"pursuit", "--path", "path.csv"},
      {"pinch"},
      {"pinch", "--path", "contacts.csv", "--target-mm", "-5"},
      {"tapping"},
      {"compare", "--a", "shape.csv"},
      {"list", "measures"}};
  for (const auto& words : wrong) {
    INFO(Json(words).dump());
    CHECK_FALSE(run(folder, words).ok());
  }
}

TEST_CASE("a file that isn't there or is broken is refused by its path") {
  const Folder folder;
  const auto missing = run(folder, {"smoothness", "--path", "none.csv"});
  REQUIRE_FALSE(missing.ok());
  CHECK_THAT(missing.error().message, StartsWith(folder.file("none.csv") + ": "));
  const auto broken = run(folder, {"pursuit", "--path", "path.csv", "--target", "broken.csv"});
  REQUIRE_FALSE(broken.ok());
  CHECK_THAT(broken.error().message, StartsWith(folder.file("broken.csv") + ", line 3: "));
  CHECK_FALSE(run(folder, {"tapping", "--intervals", folder.file("")}).ok());
}

TEST_CASE("every command answers with its own measures") {
  const Folder folder;
  for (const char* shape : {"shape.csv", "shape.svg"})
    CHECK(has(
        run(folder, {"tracing", "--path", "path.csv", "--template", shape, "--corridor-mm", "8", "--json"}),
        "path_accuracy_mm"));
  CHECK(has(run(folder, {"smoothness", "--path", "path.csv", "--rate-hz", "100", "--json"}), "ldlj_vector"));
  CHECK(has(run(folder, {"smoothness", "--json", "--speed", "speed.csv", "--rate-hz", "100"}), "ldlj_speed"));
  CHECK(has(run(folder, {"aiming", "--trials", "aims.csv", "--json"}), "throughput_bit_s"));
  CHECK(
      has(run(folder, {"pursuit", "--path", "path.csv", "--target", "path.csv", "--json"}), "pursuit_lag_s"));
  CHECK(has(run(folder, {"pinch", "--path", "contacts.csv", "--target-mm", "40", "--json"}),
            "peak_aperture_mm"));
  CHECK(has(run(folder, {"tapping", "--intervals", "intervals.csv", "--json"}), "clock_sd_ms"));
  CHECK(has(run(folder, {"compare", "--a", "shape.csv", "--b", "path.csv", "--json"}), "procrustes_scale"));
  CHECK(has(run(folder, {"list", "--json"}), "sparc"));
  CHECK_THAT(run(folder, {"list"})->text, StartsWith("# Every measure"));
}

TEST_CASE("--raw leaves the detrending out, and the files keep their order") {
  const Folder folder;
  const std::vector<std::string> tapping{"tapping", "--intervals", "intervals.csv", "--json"};
  std::vector<std::string> raw = tapping;
  raw.push_back("--raw");
  CHECK(run(folder, tapping)->text != run(folder, raw)->text);
  // a is carried onto b.
  const auto compared = run(folder, {"compare", "--b", "shape.csv", "--a", "half.csv", "--json"});
  const Json json = Json::parse(compared->text);
  for (const Json& measure : json["measures"])
    if (measure["id"] == "procrustes_scale") CHECK(measure["value"].get<double>() == Approx(2));
}

}  // namespace
}  // namespace thimble::panel
