// What a pointer source reports, before calibration: the window's pixels and the machine's clock.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/core/geometry.hpp"
#include "engine/core/time.hpp"
#include "engine/motion/sample.hpp"

namespace thimble::play {

struct PointerReport {
  Ns t_event{0};              ///< the source's own time, on the monotonic clock
  Ns t_seen{0};               ///< when the program received it, on the same clock
  std::uint64_t contact = 0;  ///< the source's own id: unique among contacts that are down at once
  motion::Device device = motion::Device::kTouch;
  motion::StampSource source = motion::StampSource::kWatch;
  motion::Phase phase = motion::Phase::kDown;
  Vec2 px{};  ///< in the window, fractions kept
  std::optional<double> pressure{};

  bool operator==(const PointerReport&) const = default;
};

}  // namespace thimble::play
