// Goal: other programs find every key with the value of the record. Method: the documents read again with a
// JSON parser, and CSV by hand.
#include "engine/store/json.hpp"

#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/store/support.hpp"

using namespace thimble;
using namespace thimble::store;
using nlohmann::json;

TEST_CASE("a trial's document has every key, and the record's values to the last bit") {
  const play::TrialRecord record =
      test::record_of(test::setup_of("t1", "s1", 4), test::drawn_by({}, test::setup_of("", "").mapping));
  const std::string text = trial_json(record, "demo");
  CHECK(text.back() == '\n');
  const json document = json::parse(text);
  CHECK(document["trial"] == "t1");
  CHECK(document["child"] == "demo");
  CHECK(document["session"] == "s1");
  CHECK(document["number"] == 4);
  CHECK(document["game"] == "tracing");
  CHECK(document["game_version"] == 3);
  CHECK(document["exercise"] == "tracing/line");
  CHECK(document["simulated"] == true);
  CHECK(document["seed"] == 0xfedcba9876543210u);
  CHECK(document["parameters"] == json{{"corridor_mm", 8.1}, {"loops", 2.0}});
  CHECK(document["prompt_level"] == "verbal");
  CHECK(document["outcome"] == "completed");
  CHECK(document["started_utc"] == "2026-11-24T21:25:40.123Z");
  CHECK(document["started_monotonic_ns"] == 987'654'321'012'345);
  CHECK(document["ticks"] == 91);
  CHECK(document["samples"] == record.samples.size());
  CHECK(document["fingerprint"].get<std::string>().size() == 16);
  CHECK(document["measures"][0]["value"] == 1.0 / 3);
  CHECK(document["measures"][0]["version"] == 1);
  CHECK(document["measures"][0].contains("unit"));
  CHECK_FALSE(document["measures"][0].contains("reason"));
  CHECK(document["measures"][1]["value"].is_null());
  CHECK(document["measures"][1]["reason"] == "too few samples");
  CHECK(document["timing"]["clock_source"] == "server");
  CHECK(document["timing"]["pump_gap_max_ms"] == 16.6);
  CHECK(document["calibration"]["status"] == "calibrated");
  CHECK(document["calibration"]["calibrated"] == true);
  CHECK(document["calibration"]["method"] == "card");
  CHECK(document["calibration"]["mm_per_px_y"] == 0.2011);
  CHECK(document["calibration"]["error_fraction"] == 0.004);
  CHECK(document["mapping"]["origin_x_px"] == 17.0);
  CHECK(document["events"].size() == 3);
  CHECK_FALSE(document["events"][0].contains("stroke"));
  CHECK(document["events"][2]["stroke"] == 1);
  CHECK(document["events"][0] ==
        json{{"tick", 3}, {"kind", "stroke_begun"}, {"id", 1}, {"x_mm", 1.1}, {"y_mm", 2.2}, {"value", 0.1}});
  CHECK(document["content"]["id"] == "line");
  CHECK(document["content"]["page_mm"] == json{120.0, 60.0});
  CHECK(document["content"]["strokes_mm"][0]["points"].front() == json{10.0, 30.0});
  CHECK(document["content"]["strokes_mm"][0]["points"].back() == json{90.0, 30.0});
}

TEST_CASE("an uncalibrated record says so, and a fingerprint that nobody knows is null") {
  play::TrialRecord record;
  record.setup = test::setup_of("t1", "s1");
  record.setup.calibration = {};
  const json document = json::parse(trial_json(record, "demo"));
  CHECK(document["calibration"]["status"] == "uncalibrated");
  CHECK(document["calibration"]["method"] == "assumed");
  CHECK(document["fingerprint"].is_null());
  CHECK(document["measures"] == json::array());
}

TEST_CASE("a display's name that isn't UTF-8 still makes a document") {
  play::TrialRecord record;
  record.setup = test::setup_of("t1", "s1");
  record.setup.calibration.display = "L\xe4rm";
  CHECK(json::parse(trial_json(record, "demo"))["calibration"]["display"] == "L\xef\xbf\xbdrm");
}

TEST_CASE("lists of children, sessions and trials have stable keys, empty ones too") {
  CHECK(json::parse(children_json({})) == json{{"children", json::array()}});
  const std::vector<Child> children{
      {.code = "owl", .picture = "owl", .birth_year = 2020, .hand = Hand::kLeft}};
  CHECK(json::parse(children_json(children))["children"][0] == json{{"child", "owl"},
                                                                    {"picture", "owl"},
                                                                    {"birth_year", 2020},
                                                                    {"birth_month", nullptr},
                                                                    {"hand", "left"},
                                                                    {"created_utc", ""}});
  const std::vector<SessionInfo> sessions{{.id = "s1", .child = "owl", .started_utc = "u", .trials = 3}};
  CHECK(json::parse(sessions_json(sessions))["sessions"][0] ==
        json{{"session", "s1"}, {"child", "owl"}, {"started_utc", "u"}, {"simulated", false}, {"trials", 3}});
  const std::vector<TrialSummary> trials{{.id = "t1", .session = "s1", .number = 2, .samples = 250}};
  const json trial = json::parse(trials_json(trials))["trials"][0];
  CHECK(trial["trial"] == "t1");
  CHECK(trial["number"] == 2);
  CHECK(trial["samples"] == 250);
  CHECK(trial["outcome"] == "running");
}

TEST_CASE(
    "samples as CSV have the promised columns, full precision, and an empty pressure where there is none") {
  const motion::Sample finger{.t = Ns{-5},
                              .t_seen = Ns{99'995},
                              .tick = 3,
                              .contact = 7,
                              .device = motion::Device::kTouch,
                              .source = motion::StampSource::kServer,
                              .phase = motion::Phase::kMove,
                              .mm = {0.1 + 0.2, -2},
                              .px = {1.0 / 1024, 2.5},
                              .pressure = {}};
  motion::Sample pen = finger;
  pen.device = motion::Device::kStylus;
  pen.pressure = 0.25;
  CHECK(samples_csv(std::vector{finger, pen}) ==
        "t_ns,t_seen_ns,tick,id,device,source,phase,x_mm,y_mm,x_px,y_px,pressure\n"
        "-5,99995,3,7,touch,server,move,0.30000000000000004,-2,0.0009765625,2.5,\n"
        "-5,99995,3,7,stylus,server,move,0.30000000000000004,-2,0.0009765625,2.5,0.25\n");
}
