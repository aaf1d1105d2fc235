// Goal: no text makes `thimble measure` crash, hang or print what isn't a measure. Method: libFuzzer feeds it
// a recording; the first byte says to which command and how, and a line of "%" parts two files.
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

#include "engine/core/check.hpp"
#include "therapist_panel/cli/measure_command.hpp"

namespace {

using namespace thimble;
using namespace thimble::panel;
using nlohmann::json;

struct Texts {
  store::CsvText first{"first", {}};
  store::CsvText second{"second", {}};
};

Texts parted(std::string_view text) {
  constexpr std::string_view kPart = "\n%\n";
  const std::size_t part = text.find(kPart);
  if (part == std::string_view::npos) return {{"first", text}, {"second", text}};
  return {{"first", text.substr(0, part + 1)}, {"second", text.substr(part + kPart.size())}};
}

using Command = Result<Report> (*)(const Texts&, const MeasureOptions&);
constexpr std::array<Command, 8> kCommands{
    [](const Texts& texts, const MeasureOptions& options) {
      return measure_tracing({.path = texts.first, .shape = texts.second, .corridor_mm = 8}, options);
    },
    [](const Texts& texts, const MeasureOptions& options) {
      return measure_smoothness(texts.first, options);
    },
    [](const Texts& texts, const MeasureOptions& options) { return measure_speeds(texts.first, options); },
    [](const Texts& texts, const MeasureOptions& options) { return measure_aiming(texts.first, options); },
    [](const Texts& texts, const MeasureOptions& options) {
      return measure_pursuit({.path = texts.first, .target = texts.second}, options);
    },
    [](const Texts& texts, const MeasureOptions& options) {
      return measure_pinch({.contacts = texts.first, .target_mm = 40}, options);
    },
    [](const Texts& texts, const MeasureOptions& options) { return measure_tapping(texts.first, options); },
    [](const Texts& texts, const MeasureOptions& options) {
      return measure_curves({.a = texts.first, .b = texts.second}, options);
    }};

void check_measures(const json& measures) {
  CHECK(!measures.empty());
  for (const json& measure : measures) {
    CHECK(!measure["id"].get<std::string>().empty() && measure["version"].get<int>() >= 1);
    const json& value = measure.at("value");
    CHECK(value.is_null() ? !measure.value("reason", "").empty() : std::isfinite(value.get<double>()));
  }
}

void check_json(const std::string& text) {
  const json document = json::parse(text, nullptr, false);
  CHECK(!document.is_discarded());
  check_measures(document["measures"]);
  if (!document.contains("sequences")) return;
  for (const json& sequence : document["sequences"]) check_measures(sequence["measures"]);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const unsigned how = data[0];
  MeasureOptions options{.format = Format::kJson};
  if ((how & 8) != 0) options.chain = motion::SignalChain::Kind::kRaw;
  if ((how & 16) != 0) options.rate_hz = 1000;
  if ((how & 32) != 0) options.rate_hz = 15;
  if (how % 8 == 2) options.rate_hz = options.rate_hz.value_or(100);
  const Texts texts = parted({reinterpret_cast<const char*>(data) + 1, size - 1});
  const Result<Report> report = kCommands[how % 8](texts, options);
  if (report) {
    check_json(report->text);
    options.format = Format::kTable;
    CHECK(kCommands[how % 8](texts, options).ok());
  } else {
    const std::string& message = report.error().message;
    CHECK(!message.empty() && message.find_first_of("\r\n") == std::string::npos);
  }
  return 0;
}
