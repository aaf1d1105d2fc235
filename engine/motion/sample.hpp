// One stamped contact report: the raw material of every measure. Knows nothing of windows, devices' drivers
// or files.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/core/geometry.hpp"
#include "engine/core/time.hpp"

namespace thimble::motion {

/// What a contact did. `kCancel`: the system took it away (palm, gesture, lost device, pause); not a lift by
/// the child.
enum class Phase : std::uint8_t { kDown, kMove, kUp, kCancel };

enum class Device : std::uint8_t { kTouch, kMouse, kStylus };

/// Whose clock stamped the sample: the display server's, our own at receipt, or a recording's.
enum class StampSource : std::uint8_t { kServer, kWatch, kFile };

struct Sample {
  Ns t{0};       ///< when it happened, from the trial's start; may be slightly negative for a waiting contact
  Ns t_seen{0};  ///< when the program received it, from the trial's start, in steps of kSeenStep
  Tick tick = 0;  ///< the tick of play in which it was applied
  int contact =
      0;  ///< the same for the life of a contact; counted up through a session, never reused within it
  Device device = Device::kTouch;
  StampSource source = StampSource::kWatch;
  Phase phase = Phase::kDown;
  Vec2 mm{};                         ///< on the content's page: origin top left, y down
  Vec2 px{};                         ///< in the child's window, in steps of 1/kStepsPerPixel
  std::optional<double> pressure{};  ///< 0..1 of the device's range; only where the device really has it

  bool operator==(const Sample&) const = default;
};

/// Positions are kept to 1/1024 pixel (some 0.2 micrometres): finer than any digitiser, and exact to store.
inline constexpr double kStepsPerPixel = 1024;
/// The receipt stamp tells of delays, not of movement; a tenth of a millisecond is enough and stores in a
/// byte.
inline constexpr Ns kSeenStep{100'000};
/// Stamps of our own clock at receipt are kept to a microsecond: they are late by a hundred times as much.
inline constexpr Ns kWatchStep{1'000};
/// Pressure is kept to 1/4096 of the range (pens have 1024 to 8192 steps).
inline constexpr double kPressureSteps = 4096;

constexpr std::string_view name_of(Phase p) {
  switch (p) {
    case Phase::kDown:
      return "down";
    case Phase::kMove:
      return "move";
    case Phase::kUp:
      return "up";
    case Phase::kCancel:
      return "cancel";
  }
  return "";
}
constexpr std::string_view name_of(Device d) {
  switch (d) {
    case Device::kTouch:
      return "touch";
    case Device::kMouse:
      return "mouse";
    case Device::kStylus:
      return "stylus";
  }
  return "";
}
constexpr std::string_view name_of(StampSource s) {
  switch (s) {
    case StampSource::kServer:
      return "server";
    case StampSource::kWatch:
      return "watch";
    case StampSource::kFile:
      return "file";
  }
  return "";
}
constexpr bool ends_contact(Phase p) { return p == Phase::kUp || p == Phase::kCancel; }

}  // namespace thimble::motion
