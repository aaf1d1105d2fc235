// How long a pixel is. Pixels exist only beyond this file.
#pragma once

#include <string>

#include "engine/core/geometry.hpp"
#include "engine/core/result.hpp"

namespace thimble::play {

enum class CalibrationMethod : std::uint8_t {
  kAssumed,  ///< the display claims nothing believable: 96 pixels an inch
  kClaimed,  ///< the display's own claim, unchecked
  kCard,     ///< a bank card (85.60 x 53.98 mm, ISO/IEC 7810 ID-1) laid on the screen
};

/// Millimetres per pixel of one display in one mode. Only kCard counts as calibrated.
struct Calibration {
  std::string display;  ///< output name and mode, the key under which it is kept
  Vec2 mm_per_px{25.4 / 96};
  double error_fraction = 0.1;  ///< bound of the relative error of a length
  CalibrationMethod method = CalibrationMethod::kAssumed;
  std::string measured_utc;  ///< ISO 8601; empty unless kCard

  bool calibrated() const { return method == CalibrationMethod::kCard; }
  bool operator==(const Calibration&) const = default;
};

std::string_view name_of(CalibrationMethod method);  ///< "assumed", "claimed", "card"

/// Where the page lies in the window: mm = (px - origin_px) * mm_per_px.
struct Mapping {
  Vec2 origin_px{};
  Vec2 mm_per_px{25.4 / 96};

  Vec2 to_mm(Vec2 px) const { return (px - origin_px) * mm_per_px; }
  Vec2 to_px(Vec2 mm) const { return mm / mm_per_px + origin_px; }
  bool operator==(const Mapping&) const = default;
};

/// The page in the middle of the window, its origin on a whole pixel.
Mapping centered(Vec2 page_mm, Vec2 window_px, Vec2 mm_per_px);

/// The display's claim, believed only when the numbers can be those of a real screen (0.05 to 0.6 mm per
/// pixel, both directions within 10 %, none of the sizes that stand for "unknown"); otherwise kAssumed.
Calibration calibration_from_claim(std::string display, Vec2 pixels, Vec2 claimed_mm);

}  // namespace thimble::play
