#include "engine/play/calibration.hpp"

#include <array>
#include <cmath>

namespace thimble::play {

std::string_view name_of(CalibrationMethod method) {
  switch (method) {
    case CalibrationMethod::kAssumed:
      return "assumed";
    case CalibrationMethod::kClaimed:
      return "claimed";
    case CalibrationMethod::kCard:
      return "card";
  }
  UNREACHABLE();
}

Mapping centered(Vec2 page_mm, Vec2 window_px, Vec2 mm_per_px) {
  const Vec2 origin = (window_px - page_mm / mm_per_px) * 0.5;
  return {.origin_px = {std::floor(origin.x), std::floor(origin.y)}, .mm_per_px = mm_per_px};
}

Calibration calibration_from_claim(std::string display, Vec2 pixels, Vec2 claimed_mm) {
  Calibration assumed;
  assumed.display = std::move(display);
  // Aspect ratios that televisions and projectors send for a size, in mm or cm.
  constexpr std::array<Vec2, 6> kStandIns{Vec2{16, 9},  Vec2{160, 90},  Vec2{1600, 900},
                                          Vec2{16, 10}, Vec2{160, 100}, Vec2{4, 3}};
  for (Vec2 stand_in : kStandIns)
    if (claimed_mm == stand_in) return assumed;
  if (!(claimed_mm.x > 0 && claimed_mm.y > 0 && pixels.x > 0 && pixels.y > 0)) return assumed;
  const Vec2 claim = claimed_mm / pixels;
  const auto real = [](double mm) { return mm >= 0.05 && mm <= 0.6; };
  if (!real(claim.x) || !real(claim.y) || std::abs(claim.x / claim.y - 1) > 0.1) return assumed;
  Calibration claimed = assumed;
  claimed.mm_per_px = claim;
  claimed.error_fraction = 0.05;  // EDID sizes are whole centimetres on many displays
  claimed.method = CalibrationMethod::kClaimed;
  return claimed;
}

}  // namespace thimble::play
