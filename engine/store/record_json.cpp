#include "engine/store/record_json.hpp"

#include <fmt/format.h>

#include <cmath>

#include "engine/core/check.hpp"

namespace thimble::store {

namespace {

/// `read(json)` of the parsed text; every way in which the text can be wrong becomes one error.
template <class T, class Read>
Result<T> parsed(std::string_view text, std::string_view what, Read read) {
  try {
    return read(Json::parse(text));
  } catch (const nlohmann::json::exception& e) {
    return Error{fmt::format("the record's {} are damaged: {}", what, e.what())};
  }
}

Result<play::CalibrationMethod> method_from(std::string_view name) {
  using enum play::CalibrationMethod;
  for (play::CalibrationMethod method : {kAssumed, kClaimed, kCard})
    if (play::name_of(method) == name) return method;
  return Error{fmt::format("'{}' is not a way to calibrate: expected assumed, claimed or card", name)};
}

}  // namespace

std::string text_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json json_of(const play::Parameters& parameters) {
  Json json = Json::object();
  for (const auto& [key, value] : parameters.entries()) json[key] = value;
  return json;
}

Json json_of(const play::Events& events) {
  Json json = Json::array();
  for (const play::Event& e : events) {
    // JSON has no word for them, and the trial could never be read again.
    CHECK(std::isfinite(e.mm.x) && std::isfinite(e.mm.y) && std::isfinite(e.value));
    json.push_back({{"tick", e.tick},
                    {"kind", e.kind},
                    {"id", e.contact},
                    {"x_mm", e.mm.x},
                    {"y_mm", e.mm.y},
                    {"value", e.value}});
    if (e.stroke >= 0) json.back()["stroke"] = e.stroke;
  }
  return json;
}

Json json_of(const play::TimingQuality& timing) {
  return {{"sample_rate_hz", timing.sample_rate_hz}, {"clock_source", timing.clock_source},
          {"clock_step_ms", timing.clock_step_ms},   {"pump_gap_max_ms", timing.pump_gap_max_ms},
          {"late_frames", timing.late_frames},       {"dropped_ticks", timing.dropped_ticks},
          {"out_of_order", timing.out_of_order},     {"synthesised_ups", timing.synthesised_ups}};
}

Json json_of(const play::Calibration& calibration) {
  return {{"status", calibration.calibrated() ? "calibrated" : "uncalibrated"},
          {"calibrated", calibration.calibrated()},
          {"method", play::name_of(calibration.method)},
          {"mm_per_px_x", calibration.mm_per_px.x},
          {"mm_per_px_y", calibration.mm_per_px.y},
          {"error_fraction", calibration.error_fraction},
          {"display", calibration.display},
          {"measured_utc", calibration.measured_utc}};
}

Json json_of(const play::Mapping& mapping) {
  return {{"origin_x_px", mapping.origin_px.x},
          {"origin_y_px", mapping.origin_px.y},
          {"mm_per_px_x", mapping.mm_per_px.x},
          {"mm_per_px_y", mapping.mm_per_px.y}};
}

Result<play::Parameters> parameters_from(std::string_view text) {
  return parsed<play::Parameters>(text, "parameters", [](const Json& json) {
    play::Parameters parameters;
    for (const auto& [key, value] : json.items()) parameters.set(key, value.get<double>());
    return parameters;
  });
}

Result<play::Events> events_from(std::string_view text) {
  return parsed<play::Events>(text, "events", [](const Json& json) {
    play::Events events;
    for (const Json& e : json)
      events.push_back({.tick = e.at("tick").get<Tick>(),
                        .kind = e.at("kind").get<std::string>(),
                        .contact = e.at("id").get<int>(),
                        .mm = {e.at("x_mm").get<double>(), e.at("y_mm").get<double>()},
                        .value = e.at("value").get<double>(),
                        .stroke = e.value("stroke", -1)});
    return events;
  });
}

Result<play::TimingQuality> timing_from(std::string_view text) {
  return parsed<play::TimingQuality>(text, "timing qualities", [](const Json& json) {
    return play::TimingQuality{.sample_rate_hz = json.at("sample_rate_hz").get<double>(),
                               .clock_source = json.at("clock_source").get<std::string>(),
                               .clock_step_ms = json.at("clock_step_ms").get<double>(),
                               .pump_gap_max_ms = json.at("pump_gap_max_ms").get<double>(),
                               .late_frames = json.at("late_frames").get<int>(),
                               .dropped_ticks = json.at("dropped_ticks").get<std::int64_t>(),
                               .out_of_order = json.at("out_of_order").get<int>(),
                               .synthesised_ups = json.at("synthesised_ups").get<int>()};
  });
}

Result<play::Calibration> calibration_from(std::string_view text) {
  return parsed<play::Calibration>(text, "calibrations", [](const Json& json) -> Result<play::Calibration> {
    const Result<play::CalibrationMethod> method = method_from(json.at("method").get<std::string>());
    if (!method) return method.error();
    return play::Calibration{
        .display = json.at("display").get<std::string>(),
        .mm_per_px = {json.at("mm_per_px_x").get<double>(), json.at("mm_per_px_y").get<double>()},
        .error_fraction = json.at("error_fraction").get<double>(),
        .method = *method,
        .measured_utc = json.at("measured_utc").get<std::string>()};
  });
}

Result<play::Mapping> mapping_from(std::string_view text) {
  return parsed<play::Mapping>(text, "mappings", [](const Json& json) {
    return play::Mapping{
        .origin_px = {json.at("origin_x_px").get<double>(), json.at("origin_y_px").get<double>()},
        .mm_per_px = {json.at("mm_per_px_x").get<double>(), json.at("mm_per_px_y").get<double>()}};
  });
}

}  // namespace thimble::store
