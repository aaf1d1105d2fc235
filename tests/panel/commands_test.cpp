// Goal: the command line tells the store's truth, and a record that was tampered with doesn't replay. Method:
// trials of the real tracing game, played by a scripted hand into a store in a folder of its own; JSON read
// back by the library.
#include "therapist_panel/cli/commands.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "engine/store/recorder.hpp"
#include "engine/store/sqlite_store.hpp"
#include "engine/store/uuid.hpp"
#include "games/games.hpp"
#include "tests/support/sessions.hpp"
#include "therapist_panel/doctor/doctor.hpp"

#include "tests/catch.hpp"

namespace thimble::panel {
namespace {

using Json = nlohmann::json;

constexpr const char* kLine =
    R"(<svg xmlns="http://www.w3.org/2000/svg" width="160mm" height="100mm" viewBox="0 0 160 100">)"
    R"(<path d="M 25 50 H 135" fill="none"/></svg>)";

class Played {
 public:
  Played() {
    std::string name = (std::filesystem::temp_directory_path() / "thimble-panel-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    folder_ = name;
    auto opened = store::SqliteStore::open((folder_ / "store.db").string());
    REQUIRE(opened.ok());
    store_ = std::move(*opened);
  }
  ~Played() {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  /// A session in which the hand follows a straight line so many times.
  void play(int trials) { play(trials, {{25, 50}, {135, 50}}); }
  /// One in which it goes back for 40 mm on its way.
  void play_back_and_forth() { play(1, {{25, 50}, {95, 50}, {55, 50}, {135, 50}}); }
  store::SqliteStore& store() { return *store_; }

 private:
  void play(int trials, const std::vector<Vec2>& way) {
    auto recorder = store::Recorder::open(*store_);
    REQUIRE(recorder.ok());
    auto content = play::content_from_svg("horizontal", kLine);
    REQUIRE(content.ok());
    play::SessionSetup setup =
        test::session_of({test::planned(*games::find("tracing"), *content, {}, trials)});
    setup.id = ids_.next();
    setup.new_trial_id = [this] { return ids_.next(); };
    setup.utc_at = [](Ns) { return std::string{"2026-11-24T21:25:40.123Z"}; };
    REQUIRE(
        store_->begin_session({.id = setup.id, .child = "demo", .started_utc = "2026-11-24T21:25:40.000Z"})
            .ok());
    play::Session session{std::move(setup), **recorder};
    test::Hand hand{session};
    for (int i = 0; i < trials; ++i) {
      hand.down(way.front());
      for (std::size_t k = 1; k < way.size(); ++k) hand.move(way[k - 1], way[k]);
      hand.up(way.back());
      hand.wait(std::chrono::seconds{3});
    }
    (*recorder)->flush();
    REQUIRE((*recorder)->trouble().empty());
  }

  std::filesystem::path folder_;
  std::unique_ptr<store::SqliteStore> store_;
  store::Ids ids_;
};

/// A store whose trials come out altered: what a damaged disk or a changed game would give.
class Altered final : public store::Store {
 public:
  explicit Altered(const store::Store& inner) : inner_(inner) {}
  Result<play::TrialRecord> trial(std::string_view id) const override {
    Result<play::TrialRecord> record = inner_.trial(id);
    if (record) record->events.at(record->events.size() / 2).mm.x += 1;
    return record;
  }
  Result<std::vector<store::TrialSummary>> trials(std::string_view s) const override {
    return inner_.trials(s);
  }
  Result<std::vector<store::Child>> children() const override { return inner_.children(); }
  Result<store::Child> child(std::string_view c) const override { return inner_.child(c); }
  Result<void> save_child(const store::Child&) override { return {}; }
  Result<void> delete_child(std::string_view) override { return {}; }
  Result<void> assign_plan(std::string_view, const play::Plan&) override { return {}; }
  Result<std::vector<store::AssignedPlan>> plans(std::string_view c) const override {
    return inner_.plans(c);
  }
  Result<void> begin_session(const store::SessionInfo&) override { return {}; }
  Result<std::vector<store::SessionInfo>> sessions(std::string_view c) const override {
    return inner_.sessions(c);
  }
  Result<store::TrialSummary> trial_summary(std::string_view id) const override {
    return inner_.trial_summary(id);
  }
  Result<play::SessionView> session(std::string_view id) const override { return inner_.session(id); }
  Result<void> add_measures(std::string_view, const motion::MeasureSet&) override { return {}; }
  Result<void> save_calibration(const play::Calibration&) override { return {}; }
  Result<std::optional<play::Calibration>> calibration(std::string_view d) const override {
    return inner_.calibration(d);
  }
  Result<void> note(const store::AuditEntry&) override { return {}; }
  Result<std::vector<store::AuditEntry>> audit() const override { return inner_.audit(); }
  Result<std::vector<std::string>> check_integrity() const override {
    return std::vector<std::string>{"trial 1: its trace is cut off"};
  }

 private:
  const store::Store& inner_;
};

std::string text_of(const Result<Report>& report) {
  REQUIRE(report.ok());
  return report->text;
}

TEST_CASE("a child's hand is noted, a hand that is none and a child that isn't there are refused") {
  Played played;
  CHECK_THAT(set_hand(played.store(), "demo", "foot").error().message, Catch::Contains("'foot'"));
  CHECK_FALSE(set_hand(played.store(), "nobody", "left").ok());
  const store::Child before = played.store().child("demo").value();
  REQUIRE(set_hand(played.store(), "demo", "left").ok());
  store::Child after = played.store().child("demo").value();
  CHECK(after.hand == store::Hand::kLeft);
  after.hand = before.hand;
  CHECK(after == before);
  CHECK_THAT(list_children(played.store(), Format::kTable)->text, Catch::Contains("left"));
}

TEST_CASE("a left-handed child plays what has a left hand with it, unless the exercise says otherwise") {
  const auto assets = play::find_assets();
  const auto library = play::load_library(*assets);
  REQUIRE(library.ok());
  const play::Exercise& cross = *library->exercise("tracing/cross");
  CHECK(*games::for_left_hand(cross).parameters.find("left_handed") == 1);
  play::Exercise told = cross;
  told.parameters.set("left_handed", 0);
  CHECK(*games::for_left_hand(told).parameters.find("left_handed") == 0);
  CHECK(games::for_left_hand(*library->exercise("template/tap")).parameters ==
        library->exercise("template/tap")->parameters);
  CHECK(games::planned(*assets, games::for_left_hand(cross)).ok());
}

TEST_CASE("an empty store has a demo child, no trials, and nothing to show") {
  Played played;
  CHECK(text_of(list_children(played.store(), Format::kTable)).find("demo") != std::string::npos);
  CHECK(text_of(list_trials(played.store(), Format::kTable, no_offset)).empty());
  CHECK(Json::parse(text_of(list_trials(played.store(), Format::kJson, no_offset)))["trials"].empty());
  CHECK_FALSE(show_trial(played.store(), "last", Format::kJson, no_offset).ok());
  const Result<Report> replayed = replay_all(played.store());
  CHECK(text_of(replayed) == "0 of 0 trials replayed the same\n");
  CHECK(replayed->passed);
}

TEST_CASE("a record that was altered is not passed, with the tick where it differs") {
  Played played;
  played.play(1);
  const Altered altered{played.store()};
  const Result<Report> one = replay_trial(altered, "last");
  REQUIRE(one.ok());
  CHECK_FALSE(one->passed);
  CHECK(one->text.find("differs from tick") != std::string::npos);
  const Result<Report> all = replay_all(altered);
  REQUIRE(all.ok());
  CHECK_FALSE(all->passed);
  CHECK(all->text.find("0 of 1 trial replayed the same") != std::string::npos);
}

TEST_CASE("what was played replays the same") {
  Played played;
  played.play(2);
  const Result<Report> all = replay_all(played.store());
  REQUIRE(all.ok());
  CHECK(all->passed);
  CHECK(all->text.find("2 of 2 trials replayed the same") != std::string::npos);
}

TEST_CASE("a trial is shown whole, for programs and for people") {
  Played played;
  played.play(1);
  const Json json = Json::parse(text_of(show_trial(played.store(), "last", Format::kJson, no_offset)));
  for (const char* key :
       {"trial", "game", "exercise", "seed", "parameters", "measures", "timing", "calibration",
        "prompt_level", "outcome", "started_utc", "started_monotonic_ns", "samples", "fingerprint"})
    CHECK(json.contains(key));
  CHECK(json["outcome"] == "completed");
  CHECK(json["samples"] == 111);  // down and 110 moves of 1 mm; with the last one the figure is done
  const std::string words = text_of(show_trial(played.store(), "last", Format::kTable, no_offset));
  CHECK(words.find("24 Nov 2026 21:25") != std::string::npos);
  CHECK(words.find("uncalibrated") != std::string::npos);
  CHECK(words.find("independent") != std::string::npos);
}

TEST_CASE("how a trial went astray is shown before its measures, and not where it didn't") {
  Played played;
  played.play(1);
  const std::string careful = text_of(show_trial(played.store(), "last", Format::kTable, no_offset));
  CHECK(careful.find("astray") == std::string::npos);
  played.play_back_and_forth();
  const std::string words = text_of(show_trial(played.store(), "last", Format::kTable, no_offset));
  const std::size_t astray = words.find("How it went astray\n  Went backwards       once, 40 mm\n");
  REQUIRE(astray != std::string::npos);
  CHECK(astray < words.find("\nMeasures\n"));
  const Json json = Json::parse(text_of(show_trial(played.store(), "last", Format::kJson, no_offset)));
  CHECK(json["events"].back()["kind"] == "went_backwards");
  CHECK(json["events"].back()["stroke"] == 0);
  CHECK(text_of(replay_all(played.store())).find("2 of 2 trials replayed the same") != std::string::npos);
}

TEST_CASE("samples come as a line a sample under the names of their columns") {
  Played played;
  played.play(1);
  const std::string csv = text_of(trial_samples(played.store(), "last"));
  CHECK(csv.starts_with("t_ns,t_seen_ns,tick,id,device,source,phase,x_mm,y_mm,x_px,y_px,pressure\n"));
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 112);
}

TEST_CASE("the doctor works without a display, and passes a sound store") {
  Played played;
  played.play(1);
  Findings findings;
  findings.no_display = "no display was found";
  findings.store_path = "store.db";
  examine_store(findings, played.store());
  const Report report = doctor_report(findings, no_offset);
  CHECK(report.passed);
  CHECK(report.text.find("no display was found") != std::string::npos);
  CHECK(report.text.find("touch: 120 positions a second, stamped by the display server") !=
        std::string::npos);
  CHECK(report.text.find("1 trial.") != std::string::npos);
}

TEST_CASE("the doctor doesn't pass a damaged store, and says so of a screen that was never measured") {
  Played played;
  Findings findings;
  findings.screens.push_back(
      {{.key = "eDP-1 1920x1080", .pixels = {1920, 1080}, .size_mm = {344, 194}, .refresh_hz = 60}, {}});
  examine_store(findings, Altered{played.store()});
  const Report report = doctor_report(findings, no_offset);
  CHECK_FALSE(report.passed);
  CHECK(report.text.find("DAMAGED: trial 1") != std::string::npos);
  CHECK(report.text.find("UNCALIBRATED") != std::string::npos);
  CHECK(report.text.find("344 x 194 mm (15.5 inches across)") != std::string::npos);
}

TEST_CASE("the doctor tells of each exercise of the user's own, and doesn't pass one that can't be played") {
  const play::FolderAssets assets = play::find_assets().value();
  const auto own = [](std::string_view id, double corridor_mm) {
    play::Exercise exercise{.id = std::string{id},
                            .title = "T",
                            .game = "tracing",
                            .content = "vertical",
                            .parameters = {},
                            .own = true};
    exercise.parameters.set("corridor_mm", corridor_mm);
    return exercise;
  };
  const auto told = [&](const play::Library& library) {
    Findings findings;
    findings.own_folder = "store.db.own";
    examine_own(findings, assets, library);
    return doctor_report(findings, no_offset);
  };
  play::Library library;
  CHECK(told(library).passed);
  CHECK_THAT(told(library).text, Catch::Contains("store.db.own\n  None yet."));
  library.exercises.push_back(own("tracing/mine", 8));
  CHECK(told(library).passed);
  CHECK_THAT(
      told(library).text,
      Catch::Contains("tracing/mine: vertical, a page of 160.0 x 100.0 mm, 1 stroke of 70 mm in all."));
  library.exercises.push_back(own("tracing/wide", 1e9));
  CHECK_FALSE(told(library).passed);
  CHECK_THAT(told(library).text, Catch::Contains("CAN'T BE PLAYED: tracing/wide: corridor_mm must be"));
  library.exercises.pop_back();
  library.left_out.push_back(
      "activities/tracing/bad.toml: shape 'own/bad': <path id=\"a\">: nothing is drawn by it");
  CHECK_FALSE(told(library).passed);
  CHECK_THAT(told(library).text,
             Catch::Contains("CAN'T BE USED, mend or delete it: activities/tracing/bad.toml: "
                             "shape 'own/bad': <path id=\"a\">"));
  Findings without_assets;
  without_assets.assets_error = "no assets at x";
  CHECK_FALSE(doctor_report(without_assets, no_offset).passed);
}

}  // namespace
}  // namespace thimble::panel
