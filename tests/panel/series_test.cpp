// Goal: what can't be compared is never joined by a line. Method: trials written by hand that differ in one
// thing each.
#include "therapist_panel/model/series.hpp"

#include "tests/catch.hpp"

namespace thimble::panel {
namespace {

const char* const kMeasure = "some_mm";

TrialFacts trial(std::string id, double value) {
  TrialFacts facts;
  facts.id = std::move(id);
  facts.session = "s1";
  facts.exercise = "tracing/circle";
  facts.device = "touch";
  facts.calibrated = true;
  facts.outcome = play::TrialOutcome::kCompleted;
  facts.measures = {{.id = kMeasure, .version = 1, .value = value, .reason = ""}};
  return facts;
}

TEST_CASE("no trials, or none with the measure, give no series") {
  CHECK(series_of({}, kMeasure).empty());
  const std::vector<TrialFacts> trials{trial("a", 1)};
  CHECK(series_of(trials, "another_mm").empty());
}

TEST_CASE("an absent value is counted, not drawn") {
  std::vector<TrialFacts> trials{trial("a", 1), trial("b", 2)};
  trials[1].measures[0].value.reset();
  trials[1].measures[0].reason = "too few samples";
  const std::vector<Series> series = series_of(trials, kMeasure);
  REQUIRE(series.size() == 1);
  CHECK(series[0].points.size() == 1);
  CHECK(series[0].left_out == 1);
}

TEST_CASE("a trial that wasn't completed is counted, not drawn") {
  std::vector<TrialFacts> trials{trial("a", 1), trial("b", 2), trial("c", 3), trial("d", 4)};
  trials[1].outcome = play::TrialOutcome::kSkipped;
  trials[2].outcome = play::TrialOutcome::kInterrupted;
  const std::vector<Series> series = series_of(trials, kMeasure);
  REQUIRE(series.size() == 1);
  CHECK(series[0].points.size() == 2);
  CHECK(series[0].unfinished == 2);
}

TEST_CASE("another exercise, device, calibration, version or a recording is another series") {
  std::vector<TrialFacts> trials{trial("a", 1), trial("b", 2), trial("c", 3),
                                 trial("d", 4), trial("e", 5), trial("f", 6)};
  trials[1].exercise = "tracing/square";
  trials[2].device = "mouse";
  trials[3].calibrated = false;
  trials[4].measures[0].version = 2;
  trials[5].simulated = true;
  const std::vector<Series> series = series_of(trials, kMeasure);
  REQUIRE(series.size() == 6);
  for (const Series& one : series) CHECK(one.points.size() == 1);
  CHECK(kind_text(series[0]) == "touch");
  CHECK(kind_text(series[2]) == "mouse");
  CHECK(kind_text(series[3]) == "touch, uncalibrated");
  CHECK(kind_text(series[5]) == "touch, from a recording");
}

TEST_CASE("points keep the order of play, and each new session is marked") {
  std::vector<TrialFacts> trials{trial("a", 3), trial("b", 1), trial("c", 2)};
  trials[2].session = "s2";
  trials[2].prompt_level = play::PromptLevel::kVerbal;
  const std::vector<Series> series = series_of(trials, kMeasure);
  REQUIRE(series.size() == 1);
  REQUIRE(series[0].points.size() == 3);
  CHECK(series[0].points[0].value == 3);
  CHECK(series[0].points[2].trial == "c");
  CHECK(series[0].points[2].helped);
  CHECK_FALSE(series[0].points[0].helped);
  CHECK(series[0].session_begins == std::vector<std::size_t>{0, 2});
}

TEST_CASE("the device of a trial is one kind, mixed, or none") {
  motion::Sample touch, mouse;
  mouse.device = motion::Device::kMouse;
  CHECK(device_of({}) == "none");
  CHECK(device_of(std::vector{mouse, mouse}) == "mouse");
  CHECK(device_of(std::vector{touch, mouse}) == "mixed");
}

}  // namespace
}  // namespace thimble::panel
