// Input from a file: what a hand did, one JSON object a line, in millimetres of the page. For tests,
// demonstrations and replaying what another program recorded.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/result.hpp"
#include "engine/core/time.hpp"
#include "engine/motion/sample.hpp"

namespace thimble::store {

struct ScriptedSample {
  Ns t{0};  ///< from the trial's start, never negative
  std::uint64_t id = 0;
  motion::Device device = motion::Device::kTouch;
  motion::Phase phase = motion::Phase::kDown;
  Vec2 mm{};
  std::optional<double> pressure;  ///< 0 to 1

  bool operator==(const ScriptedSample&) const = default;
};

inline constexpr std::size_t kScriptLinesMax = 4'000'000;

/// Reads lines such as
///   {"t_ms":12.5,"id":0,"kind":"touch","phase":"down","x_mm":10,"y_mm":20,"pressure":0.4}
/// with kind "touch", "mouse" or "stylus", phase "down", "move", "up" or "cancel", and pressure optional.
/// Empty lines are passed over. Errors name the line and the field. The order is the file's.
Result<std::vector<ScriptedSample>> scripted_samples_from(std::string_view text);

}  // namespace thimble::store
