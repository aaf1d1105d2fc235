// Goal: a drawing, from the panel's page or from Inkscape, becomes an exercise that is found, listed and
// played from where it is kept; what can't be one is refused with the reason and leaves no file. Method:
// drawings by hand; a line of 100 mm, 10 mm wide, has the steering index 10.
#include "therapist_panel/cli/path_command.hpp"

#include <nlohmann/json.hpp>

#include "games/games.hpp"
#include "games/tracing/own_path.hpp"
#include "tests/panel/own_folder.hpp"
#include "therapist_panel/cli/name_command.hpp"

#include "tests/catch.hpp"

namespace thimble::panel {
namespace {

namespace fs = std::filesystem;
using test::OwnFolder;

std::string page_with(const std::string& strokes) {
  return R"(<svg xmlns="http://www.w3.org/2000/svg" width="160mm" height="100mm" viewBox="0 0 160 100">)" +
         strokes + "</svg>";
}

NewPath line(std::string title) {
  return {.title = std::move(title), .svg = page_with(R"(<path d="M 30 50 H 130"/>)"), .corridor_mm = 10};
}

Result<play::Exercise> make(OwnFolder& folder, const NewPath& path) {
  return folder.keep([&](const OwnPlace& place, store::Ids& ids) { return make_path(path, place, ids); });
}

std::string error_of(OwnFolder& folder, const NewPath& path) {
  const auto made = make(folder, path);
  return made ? "no error" : made.error().message;
}

TEST_CASE("a path without a title, or with one that no list could show, is refused and leaves no file") {
  OwnFolder folder;
  CHECK_THAT(error_of(folder, line("")), Catch::Contains("no title yet"));
  CHECK_THAT(error_of(folder, line("   ")), Catch::Contains("no title yet"));
  CHECK_THAT(error_of(folder, line(std::string(41, 'a'))), Catch::Contains("41 letters, and 40 fit"));
  CHECK_THAT(error_of(folder, line("a\nb")), Catch::Contains("letter 2"));
  CHECK_THAT(error_of(folder, line("a\xff")), Catch::Contains("letter 2"));
  CHECK_FALSE(fs::exists(folder.own));
}

TEST_CASE("a drawing that is damaged, empty or can't be traced is refused and leaves no file") {
  OwnFolder folder;
  const auto with = [](std::string svg, double corridor_mm = 10) {
    return NewPath{.title = "Path", .svg = std::move(svg), .corridor_mm = corridor_mm};
  };
  CHECK_THAT(error_of(folder, with("<svg")), Catch::Contains("XML"));
  CHECK_THAT(error_of(folder, with(page_with(""))), Catch::Contains("no strokes"));
  CHECK_THAT(error_of(folder, with(page_with(R"(<path d="M 30 50 H 32"/>)"))),
             Catch::Contains("2.0 mm long"));
  CHECK_THAT(error_of(folder, with(page_with(R"(<path d="M 30 2 H 90"/>)"))),
             Catch::Contains("off the page"));
  CHECK_THAT(error_of(folder, with(line("").svg, 2)), Catch::Contains("corridor_mm"));
  CHECK_THAT(error_of(folder, with(line("").svg, std::nan(""))), Catch::Contains("corridor_mm"));
  CHECK_FALSE(fs::exists(folder.own));
}

TEST_CASE("two paths don't share a title, a path and a name may") {
  OwnFolder folder;
  REQUIRE(make(folder, line("Mia")).ok());
  CHECK_THAT(error_of(folder, line(" Mia ")), Catch::Contains("a path called 'Mia' already"));
  REQUIRE(
      folder.keep([](const OwnPlace& place, store::Ids& ids) { return make_name("Mia", place, ids); }).ok());
  CHECK(folder.count(is_path) == 1);
  CHECK(folder.count(is_name) == 1);
}

TEST_CASE("a path is found, listed and can be played from where it is kept") {
  OwnFolder folder;
  const auto made = make(folder, line(" Straße \xC3\xA0 l'école \"1\" "));
  INFO((made ? "" : made.error().message));
  REQUIRE(made.ok());
  CHECK(made->title == "Straße \xC3\xA0 l'école \"1\"");
  CHECK(made->id.starts_with("tracing/path_"));
  const play::Exercise* found = folder.shelf.exercise(made->id);
  REQUIRE(found != nullptr);
  CHECK(found->own);
  CHECK(found->title == made->title);
  CHECK(is_path(*found));
  CHECK(*found->parameters.find("corridor_mm") == 10);
  CHECK(games::planned(*folder.assets, *found).ok());
  CHECK_THAT(list_exercises(folder.shelf, Format::kTable).value().text, Catch::Contains(made->id));
}

TEST_CASE("what the panel draws is kept by the same door") {
  OwnFolder folder;
  const tracing::Sketch sketch{.strokes = {{{30, 50}, {130, 50}}}, .corridor_mm = 12};
  const auto made = make(folder, {.title = "Line",
                                  .svg = tracing::svg_of(tracing::strokes_of(sketch)).value(),
                                  .corridor_mm = sketch.corridor_mm});
  REQUIRE(made.ok());
  const auto planned = games::planned(*folder.assets, *folder.shelf.exercise(made->id));
  REQUIRE(planned.ok());
  CHECK(planned->content->strokes[0].line.length() == Approx(100));
}

TEST_CASE("the report has the id, the steering index and the time that the child's trials predict") {
  OwnFolder folder;
  const auto made = make(folder, line("Line"));
  REQUIRE(made.ok());
  CHECK_THAT(path_report(*made, *folder.assets, {}, Format::kTable).value().text,
             Catch::StartsWith(made->id + "\nsteering index 10.0\npredicted time: not yet (needs"));

  std::vector<TrialFacts> history;
  for (const double id : {4.0, 16.0}) {  // T = 1 + 0.5 ID
    TrialFacts trial;
    trial.device = "touch";
    trial.calibrated = true;
    trial.outcome = play::TrialOutcome::kCompleted;
    trial.measures = {motion::present("completion", 1), motion::present("steering_id", id),
                      motion::present("movement_time_s", 1 + 0.5 * id)};
    history.push_back(std::move(trial));
  }
  CHECK_THAT(path_report(*made, *folder.assets, history, Format::kTable).value().text,
             Catch::EndsWith("predicted time, touch: 6.0 s (from 2 trials of this child)\n"));
  const auto json =
      nlohmann::json::parse(path_report(*made, *folder.assets, history, Format::kJson).value().text);
  CHECK(json["exercise"] == made->id);
  CHECK(json["steering_id"].get<double>() == Approx(10));
  CHECK(json["predictions"][0]["from"] == "touch");
  CHECK(json["predictions"][0]["seconds"].get<double>() == Approx(6));
  const auto none = nlohmann::json::parse(path_report(*made, *folder.assets, {}, Format::kJson).value().text);
  CHECK(none["predictions"][0]["seconds"].is_null());
}

}  // namespace
}  // namespace thimble::panel
