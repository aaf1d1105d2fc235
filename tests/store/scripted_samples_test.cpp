// Goal: a file of input is read exactly or refused with its line and field. Method: lines by hand.
#include "engine/store/scripted_samples.hpp"

#include <array>
#include <string>
#include <vector>

#include "tests/catch.hpp"

using namespace thimble;
using namespace thimble::store;

namespace {

std::string error_of(const std::string& text) {
  const auto samples = scripted_samples_from(text);
  return samples ? "" : samples.error().message;
}

const std::string kGood =
    R"({"t_ms":12.5,"id":0,"kind":"touch","phase":"down","x_mm":10,"y_mm":20,"pressure":0.4})";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("a wrong line is named by its number and its field") {
  const auto error_after = [](const std::string& line) { return error_of(kGood + "\n\n" + line + "\n"); };
  CHECK_THAT(error_after("{"), Catch::StartsWith("line 3:") && Catch::Contains("isn't JSON"));
  CHECK_THAT(error_after("[1]"), Catch::StartsWith("line 3:") && Catch::Contains("JSON object"));
  CHECK_THAT(error_after(replaced(kGood, "12.5", "NaN")), Catch::StartsWith("line 3:"));
  CHECK_THAT(error_after(replaced(kGood, "12.5", "1e999")), Catch::StartsWith("line 3:"));
  for (const auto& [from, to, field] :
       std::vector<std::array<std::string, 3>>{{"12.5", "-1", "t_ms"},
                                               {"12.5", "\"1\"", "t_ms"},
                                               {"12.5", "1e12", "t_ms"},
                                               {"12.5", "null", "t_ms"},
                                               {"\"id\":0", "\"id\":0.5", "id"},
                                               {"\"id\":0", "\"id\":-1", "id"},
                                               {"\"touch\"", "3", "kind"},
                                               {"touch", "paw", "kind"},
                                               {"down", "hover", "phase"},
                                               {":10", ":1e9", "x_mm"},
                                               {":20", ":true", "y_mm"},
                                               {"0.4", "1.5", "pressure"},
                                               {"\"t_ms\"", "\"t\"", "t_ms"},
                                               {"\"phase\"", "\"p\"", "phase"},
                                               {"\"kind\"", "\"k\"", "kind"}})
    CHECK_THAT(error_after(replaced(kGood, from, to)),
               Catch::StartsWith("line 3:") && Catch::Contains("'" + field + "'"));
  CHECK_THAT(error_after(replaced(kGood, "touch", "paw")), Catch::Contains("'touch', 'mouse', 'stylus'"));
}

TEST_CASE("lines are read in their order, with or without pressure, last line's end and carriage returns") {
  const auto samples = scripted_samples_from(
      kGood + "\r\n" +
      R"({"phase":"cancel","kind":"stylus","y_mm":-2.5,"x_mm":0,"id":9007199254740991,"t_ms":3})");
  REQUIRE(samples.ok());
  REQUIRE(samples->size() == 2);
  CHECK((*samples)[0] == ScriptedSample{.t = Ns{12'500'000},
                                        .id = 0,
                                        .device = motion::Device::kTouch,
                                        .phase = motion::Phase::kDown,
                                        .mm = {10, 20},
                                        .pressure = 0.4});
  CHECK((*samples)[1] == ScriptedSample{.t = Ns{3'000'000},
                                        .id = 9007199254740991u,
                                        .device = motion::Device::kStylus,
                                        .phase = motion::Phase::kCancel,
                                        .mm = {0, -2.5},
                                        .pressure = {}});
  CHECK(scripted_samples_from("")->empty());
}

TEST_CASE("more lines than the limit are refused") {
  CHECK_THAT(error_of(std::string(kScriptLinesMax + 1, '\n')), Catch::Contains("more than 4000000 lines"));
  CHECK(error_of(std::string(kScriptLinesMax, '\n')) == "");
}

TEST_CASE("brackets nested without end are refused, not followed") {
  CHECK_THAT(error_of(std::string(1'000'000, '[')), Catch::StartsWith("line 1:"));
}
