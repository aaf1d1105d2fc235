// Names of contacts that are unique among those that are down at once, over all devices.
#pragma once

#include <cstdint>

namespace thimble::platform {

inline constexpr std::uint64_t kMouseContact = 1;
inline constexpr std::uint64_t kStylusContact = 2;

/// Of a finger on a touch device; devices count from 2 on X11, so that nothing meets the two above.
constexpr std::uint64_t touch_contact(std::int64_t device, std::int64_t finger) {
  return (static_cast<std::uint64_t>(device) << 32) | (static_cast<std::uint64_t>(finger) & 0xffffffffu);
}

}  // namespace thimble::platform
