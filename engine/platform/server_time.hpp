// The X server's event time on our monotonic clock. Arithmetic only, no X.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/core/time.hpp"

namespace thimble::platform {

/// A stamp older than this isn't of our clock (a display on another machine): no stall is so long.
inline constexpr Ns kServerStampAgeMax = std::chrono::seconds{60};

/// The server stamps in whole milliseconds of CLOCK_MONOTONIC, cut to 32 bits (they wrap after 49.7 days of
/// uptime). Returns the middle of that millisecond, extended to the whole clock, never later than `now`;
/// absent when the stamp can't be of the same clock. Error: at most 0.5 ms.
std::optional<Ns> extended_server_time(std::uint32_t server_ms, Ns now);

}  // namespace thimble::platform
