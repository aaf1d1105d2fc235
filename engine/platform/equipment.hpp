// What is connected: displays and input devices, for telling people about them. Nothing is measured with
// this.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/platform/video.hpp"
#include "engine/platform/window.hpp"

namespace thimble::platform {

/// Each display's own claim, unchecked; in SDL's order.
std::vector<DisplayClaim> displays(const Video& video);

struct InputDevice {
  enum class Kind : std::uint8_t { kPointer, kTouch, kPen };
  std::string name;
  Kind kind = Kind::kPointer;
  bool pressure = false;  ///< it says that it measures pressure
  int touches_max = 0;    ///< kTouch: fingers at once; 0 where it doesn't say
};

/// Those that point, without keyboards. From the X server where there is one, which knows pens and pressure;
/// else the touch screens that SDL knows.
std::vector<InputDevice> input_devices(const Video& video);

}  // namespace thimble::platform
