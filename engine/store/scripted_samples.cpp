#include "engine/store/scripted_samples.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

namespace thimble::store {

namespace {

using nlohmann::json;

/// A day: longer than any sitting, and far from what nanoseconds can't count.
constexpr double kTimeMaxMs = 24.0 * 3600 * 1000;
/// A hundred metres: no page is so large, and any pixel's number stays exact.
constexpr double kPlaceMaxMm = 100'000;
/// JSON numbers are exact up to here.
constexpr double kIdMax = 9'007'199'254'740'992;

struct Bounds {
  double min = 0;
  double max = 0;
};

Result<double> number_in(const json& line, const char* key, Bounds bounds) {
  const auto field = line.find(key);
  if (field == line.end()) return Error{fmt::format("'{}' is missing", key)};
  if (!field->is_number()) return Error{fmt::format("'{}' must be a number, not {}", key, field->dump())};
  const double value = field->get<double>();
  if (!(value >= bounds.min && value <= bounds.max))
    return Error{
        fmt::format("'{}' must be from {} to {}, not {}", key, bounds.min, bounds.max, field->dump())};
  return value;
}

template <class Name, std::size_t N>
Result<Name> name_in(const json& line, const char* key, const Name (&names)[N]) {
  const auto field = line.find(key);
  if (field == line.end()) return Error{fmt::format("'{}' is missing", key)};
  std::string expected;
  for (Name name : names) {
    if (field->is_string() && field->get<std::string>() == name_of(name)) return name;
    expected += fmt::format("{}'{}'", expected.empty() ? "" : ", ", name_of(name));
  }
  return Error{fmt::format("'{}' must be one of {}, not {}", key, expected, field->dump())};
}

Result<ScriptedSample> sample_from(const json& line) {
  constexpr motion::Device kKinds[] = {motion::Device::kTouch, motion::Device::kMouse,
                                       motion::Device::kStylus};
  constexpr motion::Phase kPhases[] = {motion::Phase::kDown, motion::Phase::kMove, motion::Phase::kUp,
                                       motion::Phase::kCancel};
  if (!line.is_object()) return Error{"expected a JSON object, and found something else"};
  const Result<double> t_ms = number_in(line, "t_ms", {.min = 0, .max = kTimeMaxMs});
  if (!t_ms) return t_ms.error();
  const Result<double> id = number_in(line, "id", {.min = 0, .max = kIdMax});
  if (!id) return id.error();
  if (*id != std::floor(*id)) return Error{fmt::format("'id' must be a whole number, not {}", *id)};
  const Result<motion::Device> kind = name_in(line, "kind", kKinds);
  if (!kind) return kind.error();
  const Result<motion::Phase> phase = name_in(line, "phase", kPhases);
  if (!phase) return phase.error();
  const Result<double> x = number_in(line, "x_mm", {.min = -kPlaceMaxMm, .max = kPlaceMaxMm});
  if (!x) return x.error();
  const Result<double> y = number_in(line, "y_mm", {.min = -kPlaceMaxMm, .max = kPlaceMaxMm});
  if (!y) return y.error();
  ScriptedSample sample{.t = Ns{std::llround(*t_ms * 1e6)},
                        .id = static_cast<std::uint64_t>(*id),
                        .device = *kind,
                        .phase = *phase,
                        .mm = {*x, *y},
                        .pressure = {}};
  if (line.contains("pressure")) {
    const Result<double> pressure = number_in(line, "pressure", {.min = 0, .max = 1});
    if (!pressure) return pressure.error();
    sample.pressure = *pressure;
  }
  return sample;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

Result<std::vector<ScriptedSample>> scripted_samples_from(std::string_view text) {
  std::vector<ScriptedSample> samples;
  for (std::size_t number = 1; !text.empty(); ++number) {
    if (number > kScriptLinesMax)
      return Error{fmt::format("the input has more than {} lines: cut it into several", kScriptLinesMax)};
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (is_blank(line)) continue;
    const json parsed = json::parse(line, nullptr, false);
    if (parsed.is_discarded())
      return Error{fmt::format("line {}: expected a JSON object on one line, and this isn't JSON", number)};
    const Result<ScriptedSample> sample = sample_from(parsed);
    if (!sample) return Error{fmt::format("line {}: {}", number, sample.error().message)};
    samples.push_back(*sample);
  }
  return samples;
}

}  // namespace thimble::store
