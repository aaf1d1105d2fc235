// The parts of a record as JSON: the same text in the store and in the documents for other programs. For the
// files of this folder only.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "engine/core/result.hpp"
#include "engine/play/record.hpp"

namespace thimble::store {

/// Keeps the order in which keys are written, so that documents read well and parameters keep their schema's
/// order.
using Json = nlohmann::ordered_json;

/// On one line. Bytes that aren't UTF-8, as a display's name may have, become U+FFFD.
std::string text_of(const Json& json);

Json json_of(const play::Parameters& parameters);
Json json_of(const play::Events& events);
Json json_of(const play::TimingQuality& timing);
Json json_of(const play::Calibration& calibration);
Json json_of(const play::Mapping& mapping);

/// From text that json_of wrote. Numbers come back to the last bit. An error says what of the record is
/// damaged.
Result<play::Parameters> parameters_from(std::string_view json);
Result<play::Events> events_from(std::string_view json);
Result<play::TimingQuality> timing_from(std::string_view json);
Result<play::Calibration> calibration_from(std::string_view json);
Result<play::Mapping> mapping_from(std::string_view json);

}  // namespace thimble::store
