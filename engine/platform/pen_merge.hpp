// Tells a stylus from a mouse on X11. To SDL, and in core events, both are the pointer: whole pixels, no
// pressure. The raw event of the same device event, which comes first and has the same server time, says
// which device it was, how hard it pressed and where between the pixels. Arithmetic only, no X.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/core/geometry.hpp"
#include "engine/motion/sample.hpp"

namespace thimble::platform {

/// The range of a device's axis and how to read it.
struct Axis {
  int number = -1;  ///< -1: the device has no such axis
  double min = 0;
  double max = 1;

  bool exists() const { return number >= 0 && max > min; }
};

/// 0 at min, 1 at max, clamped; absent without the axis.
std::optional<double> scaled(const Axis& axis, double value);
/// A position axis over `pixels` pixels, as the server scales it: from 0 at min to `pixels` just beyond max.
double scaled_to_pixels(const Axis& axis, double value, double pixels);

/// A raw event of a device with a pressure axis. An axis that did not change is left out by the server.
struct RawPen {
  std::uint32_t server_ms = 0;
  int device = 0;
  std::optional<double> root_x_px{};
  std::optional<double> root_y_px{};
  std::optional<double> pressure{};  ///< 0..1
};

/// A core event of the pointer.
struct CorePointer {
  std::uint32_t server_ms = 0;
  Vec2 window_px{};
  Vec2 root_px{};
};

struct MergedPointer {
  motion::Device device = motion::Device::kMouse;
  Vec2 window_px{};
  std::optional<double> pressure{};
};

class PenMerge {
 public:
  void raw_pen(const RawPen& raw);
  /// A raw event of a device without pressure: a mouse speaks.
  void raw_other();
  /// The core event that follows. A fraction of a pixel is taken from the raw event only where both agree
  /// within kAgreePx: a pen mapped to a part of the desktop has raw values that mean something else.
  MergedPointer core(const CorePointer& event) const;
  /// The device is gone: what it said last means nothing any more.
  void forget(int device);

 private:
  struct Pen {
    int device = 0;
    std::uint32_t server_ms = 0;
    std::optional<double> root_x_px{};
    std::optional<double> root_y_px{};
    std::optional<double> pressure{};
  };
  std::optional<Pen> pen_;
  bool pen_spoke_last_ = false;
};

}  // namespace thimble::platform
