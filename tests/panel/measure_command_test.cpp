// Goal: from the text of a recording to the numbers that a hand gets, in both forms of output, and every
// mistake refused in one line. Method: recordings of a few rows whose measures follow on paper; JSON read
// back by the library.
#include "therapist_panel/cli/measure_command.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "engine/motion/aiming/throughput.hpp"
#include "therapist_panel/cli/measure_report.hpp"

#include "tests/catch.hpp"

namespace thimble::panel {
namespace {

using Catch::Contains;
using Catch::StartsWith;
using Json = nlohmann::ordered_json;
using store::CsvText;

const MeasureOptions kJson{.chain = motion::SignalChain::Kind::kFull, .rate_hz = {}, .format = Format::kJson};
const MeasureOptions kRawJson{
    .chain = motion::SignalChain::Kind::kRaw, .rate_hz = {}, .format = Format::kJson};

MeasureOptions at_rate(MeasureOptions options, double rate_hz) {
  options.rate_hz = rate_hz;
  return options;
}

Json json_of(const Result<Report>& report) {
  INFO((report ? "" : report.error().message));
  REQUIRE(report.ok());
  CHECK(report->passed);
  return Json::parse(report->text);
}

Json measure_of(const Json& measures, const std::string& id) {
  for (const Json& measure : measures)
    if (measure["id"] == id) return measure;
  FAIL("there is no measure " << id);
  return {};
}

double value_of(const Json& document, const std::string& id) {
  return measure_of(document["measures"], id)["value"].get<double>();
}

std::string error_of(const Result<Report>& report) {
  REQUIRE_FALSE(report.ok());
  CHECK(report.error().message.find('\n') == std::string::npos);
  return report.error().message;
}

/// Along y = 1 mm from x = 0 at 100 mm/s and 100 Hz; after every 101 points a second of silence.
std::string straight_path(int points) {
  std::string text = "t_s,x_mm,y_mm\n";
  for (int i = 0; i < points; ++i)
    text += fmt::format("{:.2f},{},{}\n", 0.01 * i + i / 101, i % 101, 1 + 50 * (i / 101));
  return text;
}

constexpr const char* kLine = "x_mm,y_mm\n0,0\n100,0\n";
constexpr const char* kTwoLines =
    R"(<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="60mm" viewBox="0 0 100 60">)"
    R"(<path d="M 0 50 H 100"/><path d="M 0 0 H 100"/></svg>)";

TracingFiles tracing_files(const std::string& path, const char* shape, double corridor_mm = 8) {
  return {.path = {"path.csv", path}, .shape = {"shape", shape}, .corridor_mm = corridor_mm};
}

TEST_CASE("a corridor, a target and a rate that can't be are refused by the option's name") {
  const std::string path = straight_path(101);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const double wrong : {0.0, -1.0, 1e7, nan, HUGE_VAL}) {
    INFO(wrong);
    CHECK_THAT(error_of(measure_tracing(tracing_files(path, kLine, wrong), kJson)),
               StartsWith("--corridor-mm takes"));
    CHECK_THAT(error_of(measure_pinch({{"a", "t_s,id,x_mm,y_mm\n0,1,0,0\n"}, wrong}, kJson)),
               StartsWith("--target-mm takes"));
    CHECK_THAT(error_of(measure_smoothness({"a", path}, at_rate(kJson, wrong))),
               StartsWith("--rate-hz takes"));
    CHECK_THAT(error_of(measure_smoothness({"a", path}, at_rate(kRawJson, wrong))),
               StartsWith("--rate-hz takes"));
    CHECK_THAT(error_of(measure_speeds({"a", "speed_mm_s\n1\n"}, at_rate(kJson, wrong))),
               StartsWith("--rate-hz takes"));
  }
}

TEST_CASE("a rate that the filter is too fast for is refused, or makes smoothness absent") {
  const std::string path = straight_path(101);
  CHECK_THAT(error_of(measure_tracing(tracing_files(path, kLine), at_rate(kJson, 20))),
             Contains("more than 20") && Contains("--raw"));
  CHECK(measure_tracing(tracing_files(path, kLine), at_rate(kRawJson, 20)).ok());
  const Json sparc =
      measure_of(json_of(measure_smoothness({"a", path}, at_rate(kJson, 20)))["measures"], "sparc");
  CHECK(sparc["value"].is_null());
  CHECK_THAT(sparc["reason"].get<std::string>(), Contains("20 Hz"));
}

TEST_CASE("a recording that would fill the memory when it is resampled is refused") {
  // 99 ms from row to row: 2,000 rows at 10,000 Hz are 1,979,010 steps.
  std::string path = "t_s,x_mm,y_mm\n";
  for (int i = 0; i < 2000; ++i) path += fmt::format("{:.3f},{},0\n", 0.099 * i, i);
  CHECK_THAT(error_of(measure_smoothness({"a", path}, at_rate(kJson, 10'000))),
             StartsWith("expected at most 1000000 steps"));
  CHECK(measure_smoothness({"a", path}, kJson).ok());
  // Silences aren't resampled, however long: from 1970 to 2026.
  CHECK(measure_smoothness({"a", "t_s,x_mm,y_mm\n0,1,2\n0.01,2,3\n1795566937,1,1\n"}, kJson).ok());
}

TEST_CASE("what is wrong with a file is told by its name and line, in whichever file it is") {
  CHECK_THAT(error_of(measure_tracing(tracing_files("t_s,x_mm,y_mm\n0,x,0\n", kLine), kJson)),
             StartsWith("path.csv, line 2: "));
  CHECK_THAT(error_of(measure_tracing(tracing_files(straight_path(101), "x_mm,y_mm\n"), kJson)),
             StartsWith("shape, line 2: "));
  CHECK_THAT(error_of(measure_tracing(tracing_files(straight_path(101), " <svg"), kJson)),
             Contains("'shape'"));
  const std::string path = straight_path(101);
  CHECK_THAT(error_of(measure_pursuit({{"path.csv", path}, {"target.csv", ""}}, kJson)),
             StartsWith("target.csv, line 1: "));
  CHECK_THAT(error_of(measure_curves({{"a.csv", kLine}, {"b.csv", "x_mm,y_mm\n1,nan\n"}}, kJson)),
             StartsWith("b.csv, line 2: "));
  CHECK_THAT(error_of(measure_speeds({"s.csv", "speed_mm_s\n1\n"}, kJson)), Contains("--rate-hz"));
  std::string long_curve = "x_mm,y_mm\n";
  for (int i = 0; i < 10'001; ++i) long_curve += "1,2\n";
  CHECK_THAT(error_of(measure_curves({{"a.csv", long_curve}, {"b.csv", kLine}}, kJson)),
             StartsWith("a.csv, line 10002: expected at most 10000 rows"));
}

TEST_CASE("a straight trace beside its template has the numbers of a ruler") {
  for (const MeasureOptions& options : {kRawJson, kJson}) {
    const Json json = json_of(measure_tracing(tracing_files(straight_path(101), kLine), options));
    CHECK(value_of(json, "path_accuracy_mm") == Approx(1).epsilon(1e-9));
    CHECK(value_of(json, "max_deviation_mm") == Approx(1).epsilon(1e-9));
    CHECK(value_of(json, "signed_bias_mm") == Approx(1).epsilon(1e-9));
    CHECK(value_of(json, "in_corridor_fraction") == 1);
    // The filter pulls the ends of a movement that begins and ends at full speed in by some hundredths of a
    // mm.
    const double ends = options.chain == motion::SignalChain::Kind::kRaw ? 1e-9 : 1e-3;
    CHECK(value_of(json, "completion") == Approx(1).epsilon(ends));
    CHECK(value_of(json, "steering_id") == Approx(12.5).epsilon(1e-9));
    CHECK(value_of(json, "movement_time_s") == Approx(1).epsilon(1e-9));
    CHECK(value_of(json, "mean_speed_mm_s") == Approx(100).epsilon(ends));
    CHECK(value_of(json, "pen_lifts") == 0);
  }
  CHECK(value_of(json_of(measure_tracing(tracing_files(straight_path(101), kLine, 1.9), kRawJson)),
                 "in_corridor_fraction") == 0);
}

TEST_CASE("a silence is a lift, and each stroke belongs to the template's stroke that is nearest") {
  // The drawing has its strokes the other way round.
  const Json json = json_of(measure_tracing(tracing_files(straight_path(202), kTwoLines), kJson));
  CHECK(value_of(json, "pen_lifts") == 1);
  CHECK(value_of(json, "path_accuracy_mm") == Approx(1).epsilon(1e-9));
  CHECK(value_of(json, "completion") == Approx(1).epsilon(1e-3));
}

TEST_CASE("raw, the whole file is one stroke at the rate of its stamps") {
  CHECK(value_of(json_of(measure_tracing(tracing_files(straight_path(202), kLine), kRawJson)), "pen_lifts") ==
        0);
  // 1/3 of a second apart, written to 6 decimals: 3 Hz is meant. 30 mm every step.
  const CsvText thirds{"a", "t_s,x_mm,y_mm\n0,0,0\n0.333333,30,0\n0.666667,60,0\n"};
  const TracingFiles files{.path = thirds, .shape = {"b", kLine}, .corridor_mm = 8};
  CHECK(value_of(json_of(measure_tracing(files, kRawJson)), "peak_speed_mm_s") == 90);
  CHECK(value_of(json_of(measure_tracing(files, at_rate(kRawJson, 10))), "peak_speed_mm_s") == 300);
  // 2.5 Hz isn't a whole number of Hz.
  const CsvText halves{"a", "t_s,x_mm,y_mm\n0,0,0\n0.4,30,0\n0.8,60,0\n"};
  CHECK(value_of(json_of(measure_tracing({halves, {"b", kLine}, 8}, kRawJson)), "peak_speed_mm_s") == 75);
}

TEST_CASE("the reference code's speed profile has its SPARC") {
  std::string speeds = "speed_mm_s\n";
  for (int i = -100; i < 100; ++i) speeds += fmt::format("{}\n", std::exp(-5 * i * i * 1e-4));
  CHECK(value_of(json_of(measure_speeds({"a", speeds}, at_rate(kJson, 100))), "sparc") ==
        Approx(-1.41403).epsilon(1e-5));
  // A rate under twice the cut-off.
  const Json sparc =
      measure_of(json_of(measure_speeds({"a", speeds}, at_rate(kJson, 19)))["measures"], "sparc");
  CHECK(sparc["value"].is_null());
  CHECK_FALSE(sparc["reason"].get<std::string>().empty());
}

const std::string kAims =
    "task,sequence,from_x,from_y,to_x,to_y,select_x,select_y,mt_ms,width\n"
    "discrete,b,0,0,100,0,98,0,400,12\n"
    "serial,a,0,0,100,0,100,5,500,12\n"
    "discrete,b,0,0,100,0,102,0,600,12\n"
    "discrete,a,0,0,0,50,0,49,500,12\n"
    "discrete,a,0,0,0,50,0,51,500,12\n";

TEST_CASE("aims are measured a sequence at a time, in the order in which the sequences begin") {
  const Json json = json_of(measure_aiming({"a", kAims}, kJson));
  REQUIRE(json["sequences"].size() == 3);
  const auto named = [&](std::size_t i) {
    return json["sequences"][i]["task"].get<std::string>() + " " +
           json["sequences"][i]["sequence"].get<std::string>();
  };
  CHECK(named(0) == "discrete b");
  CHECK(named(1) == "serial a");
  CHECK(named(2) == "discrete a");
  // The ends 2 mm short and 2 mm far: SD = sqrt(8), mean amplitude 100.
  const double id_b = std::log2(100 / (4.132731354 * std::sqrt(8.0)) + 1);
  const double id_a = std::log2(50 / (4.132731354 * std::sqrt(2.0)) + 1);
  CHECK(value_of(json["sequences"][0], "throughput_bit_s") == Approx(id_b / 0.5).epsilon(1e-12));
  CHECK(value_of(json["sequences"][2], "throughput_bit_s") == Approx(id_a / 0.5).epsilon(1e-12));
  // One trial has no spread: absent there, and the mean is over the others.
  CHECK(measure_of(json["sequences"][1]["measures"], "throughput_bit_s")["value"].is_null());
  CHECK(value_of(json, "throughput_bit_s") == Approx(id_b + id_a).epsilon(1e-12));
  CHECK(value_of(json, "movement_time_s") == Approx(0.5).epsilon(1e-12));
}

TEST_CASE("a hand 3 mm beside and 4 mm above its target is 5 mm away and not behind") {
  std::string path = "t_s,x_mm,y_mm\n", target = path;
  for (int i = 0; i <= 400; ++i) {
    const double x = 40 * std::sin(0.02 * i), y = 40 * std::cos(0.03 * i);
    target += fmt::format("{:.2f},{},{}\n", 0.01 * i, x, y);
    path += fmt::format("{:.2f},{},{}\n", 0.01 * i, x + 3, y - 4);
  }
  for (const MeasureOptions& options : {kRawJson, kJson}) {
    const Json json = json_of(measure_pursuit({{"p", path}, {"t", target}}, options));
    CHECK(value_of(json, "pursuit_rmse_mm") == Approx(5).epsilon(1e-9));
    CHECK(value_of(json, "pursuit_mean_error_mm") == Approx(5).epsilon(1e-9));
    CHECK(value_of(json, "pursuit_lag_s") == Approx(0).margin(1e-9));
    CHECK(value_of(json, "pursuit_gain") == Approx(1).epsilon(1e-9));
  }
}

TEST_CASE("a pinch is measured between its two contacts, against the object's size where that is given") {
  // From 80 mm apart to 40 mm apart in a second, then held for half of one; the fingers have names.
  std::string contacts = "t_s,id,x_mm,y_mm\n";
  for (int i = 0; i <= 150; ++i) {
    const double part = std::min(i / 100.0, 1.0);
    const double moved_mm = 20 * part * part * part * (10 - 15 * part + 6 * part * part);
    contacts += fmt::format("{0:.2f},thumb,{1},0\n{0:.2f},index,{2},0\n", 0.01 * i, moved_mm, 80 - moved_mm);
  }
  const Json json = json_of(measure_pinch({{"c", contacts}, {}}, kRawJson));
  CHECK(value_of(json, "peak_aperture_mm") == Approx(80).epsilon(1e-9));
  CHECK(value_of(json, "first_contact_asynchrony_ms") == 0);
  CHECK(measure_of(json["measures"], "aperture_overshoot_ratio")["value"].is_null());
  CHECK(value_of(json_of(measure_pinch({{"c", contacts}, 50}, kRawJson)), "aperture_overshoot_ratio") ==
        Approx(1.6).epsilon(1e-9));
}

TEST_CASE("tapping says besides whether the model holds") {
  // Less their mean of 500: 10, -5, -5. gamma0 = 150 / 3, gamma1 = (-50 + 25) / 3.
  const Json valid = json_of(measure_tapping({"i", "interval_ms\n510\n495\n495\n"}, kRawJson));
  CHECK(valid["verdict"] == "model valid");
  CHECK(value_of(valid, "interval_mean_ms") == Approx(500).epsilon(1e-12));
  CHECK(value_of(valid, "autocovariance_0") == Approx(50).epsilon(1e-9));
  CHECK(value_of(valid, "autocovariance_1") == Approx(-25.0 / 3).epsilon(1e-9));
  CHECK(value_of(valid, "motor_sd_ms") == Approx(std::sqrt(25.0 / 3)).epsilon(1e-9));
  CHECK(value_of(valid, "clock_sd_ms") == Approx(std::sqrt(50 - 50.0 / 3)).epsilon(1e-9));
  // 10, -10, 10, -10: gamma1 = -300 / 4 is more than half of gamma0 = 100.
  const CsvText alternating{"i", "interval_ms\n510\n490\n510\n490\n"};
  const Json invalid = json_of(measure_tapping(alternating, kRawJson));
  CHECK_THAT(invalid["verdict"].get<std::string>(), StartsWith("model not valid: "));
  CHECK(measure_of(invalid["measures"], "clock_sd_ms")["value"].is_null());
  CHECK_THAT(measure_tapping(alternating, {})->text, Contains("\nmodel not valid: "));
}

TEST_CASE("two curves are compared as they lie, and as one turned and stretched onto the other") {
  // b is a turned by 90 degrees and twice as large.
  const Json turned = json_of(measure_curves(
      {{"a", "x_mm,y_mm\n0,0\n10,0\n10,5\n"}, {"b", "x_mm,y_mm\n7,1\n7,21\n-3,21\n"}}, kRawJson));
  CHECK(value_of(turned, "procrustes_residual") == Approx(0).margin(1e-12));
  CHECK(std::abs(value_of(turned, "procrustes_rotation_deg")) == Approx(90).epsilon(1e-12));
  CHECK(value_of(turned, "procrustes_scale") == Approx(2).epsilon(1e-12));
  const Json parallel =
      json_of(measure_curves({{"a", "x_mm,y_mm\n0,0\n10,0\n"}, {"b", "x_mm,y_mm\n0,3\n5,3\n10,3\n"}}, kJson));
  CHECK(value_of(parallel, "hausdorff_mm") == Approx(3).epsilon(1e-12));
  CHECK(value_of(parallel, "hausdorff_discrete_mm") == Approx(std::sqrt(34.0)).epsilon(1e-12));
  CHECK(value_of(parallel, "frechet_discrete_mm") == Approx(std::sqrt(34.0)).epsilon(1e-12));
}

TEST_CASE("JSON gives every measure its id, value, unit and version, and the value to the last bit") {
  const Json json = json_of(measure_aiming({"a", kAims}, kJson));
  const motion::MeasureSet set = motion::aiming_measures(
      motion::AimTask::kDiscrete, std::vector<motion::AimTrial>{{{0, 0}, {100, 0}, {98, 0}, 0.4, 12},
                                                                {{0, 0}, {100, 0}, {102, 0}, 0.6, 12}});
  REQUIRE(json["sequences"][0]["measures"].size() == set.size());
  for (std::size_t i = 0; i < set.size(); ++i) {
    const Json& measure = json["sequences"][0]["measures"][i];
    INFO(set[i].id);
    CHECK(measure["id"] == set[i].id);
    CHECK(measure["version"] == set[i].version);
    CHECK(measure["unit"] == std::string{motion::find_measure(set[i].id)->unit});
    REQUIRE(set[i].value.has_value());
    CHECK(measure["value"].get<double>() == *set[i].value);
  }
}

TEST_CASE("a circle drawn as SVG has the steering index of a circle") {
  const std::string path = "t_s,x_mm,y_mm\n0,90,50\n0.01,90,51\n0.02,90,52\n";
  const char* circle =
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="100mm" viewBox="0 0 100 100">)"
      R"(<circle cx="50" cy="50" r="40"/></svg>)";
  const Json json = Json::parse(measure_tracing(tracing_files(path, circle, 10), kJson)->text);
  for (const Json& measure : json["measures"])
    if (measure["id"] == "steering_id")
      CHECK(measure["value"].get<double>() == Approx(25.132741).epsilon(2e-6));
}

TEST_CASE("a table gives people the label, the id, and the value with its unit or the reason") {
  const std::string text = measure_speeds({"a", "speed_mm_s\n0\n0\n"}, at_rate({}, 100))->text;
  CHECK_THAT(text, StartsWith("MEASURE") && Contains("smoothness (SPARC)") && Contains("sparc") &&
                       Contains("absent: "));
  const std::string aims = measure_aiming({"a", kAims}, {})->text;
  CHECK_THAT(aims, StartsWith("discrete sequence b\nMEASURE") && Contains("\nserial sequence a\n") &&
                       Contains("\nmean over 3 sequences\n") && Contains(" bit/s\n"));
}

TEST_CASE("every measure is listed with all that its table says") {
  const Json json = Json::parse(list_measures(Format::kJson).text);
  REQUIRE(json["measures"].size() == motion::measure_table().size());
  for (const Json& measure : json["measures"]) {
    INFO(measure["id"]);
    for (const char* key : {"label", "family", "unit", "tier", "formula", "needs", "source"})
      CHECK_FALSE(measure[key].get<std::string>().empty());
    CHECK(measure["chain"].is_string());
    CHECK(measure["version"].get<int>() >= 1);
    const std::string better = measure["better"];
    CHECK((better == "lower" || better == "higher" || better == "neither"));
  }
}

TEST_CASE("the page of every measure is what the command prints: ./dev goldens makes it anew") {
  const std::string text = list_measures(Format::kTable).text;
  for (const motion::MeasureInfo& info : motion::measure_table()) {
    CHECK(text.find("- **" + std::string{info.id} + "**: ") != std::string::npos);
    CHECK(text.find(info.formula) != std::string::npos);
  }
  std::ifstream file{std::string{THIMBLE_SOURCE_DIR} + "/engine/motion/MEASURES.md"};
  const std::string page{std::istreambuf_iterator<char>{file}, {}};
  CHECK((page == text));  // too long to print
}

TEST_CASE("a drawing's size in millimetres is told, whatever its units") {
  // 384 px are 4 in are 101.6 mm; the line goes along half of it.
  const char* in_px = R"(<svg width="384" height="192" viewBox="0 0 100 50"><path d="M 25 25 H 75"/></svg>)";
  const std::string path = straight_path(101);
  const Json drawing = json_of(measure_tracing(tracing_files(path, in_px), kJson))["template"];
  CHECK(drawing["page_mm"][0].get<double>() == Approx(101.6));
  CHECK(drawing["page_mm"][1].get<double>() == Approx(50.8));
  CHECK(drawing["strokes"] == 1);
  CHECK(drawing["length_mm"].get<double>() == Approx(50.8));
  MeasureOptions table = kJson;
  table.format = Format::kTable;
  CHECK_THAT(measure_tracing(tracing_files(path, in_px), table)->text,
             StartsWith("template: a page of 101.6 x 50.8 mm, 1 stroke of 50.8 mm in all\n"));
  CHECK_FALSE(json_of(measure_tracing(tracing_files(path, kLine), kJson)).contains("template"));
}

TEST_CASE("a template that is no drawing to trace is refused with its name, the element and the reason") {
  const std::string path = straight_path(101);
  for (const auto& [shape, words] :
       {std::pair{"<svg width='9mm' height='9mm'><path id='a' d=''/></svg>",
                  "<path id=\"a\">: nothing is drawn"},
        {"<svg width='9mm' height='9mm'><path d='M NaN 1'/></svg>", "<path> in line 1: damaged path data"},
        {"<!DOCTYPE s [<!ENTITY a 'b'>]><svg width='9mm' height='9mm'><path d='M 1 1 H 3'/></svg>",
         "entities"},
        {"<svg width='9mm' height='9mm'/>", "has no strokes"},
        {"<svg", "isn't XML"}}) {
    CHECK_THAT(error_of(measure_tracing(tracing_files(path, shape), kJson)),
               StartsWith("shape 'shape'") && Contains(words));
  }
}

}  // namespace
}  // namespace thimble::panel
