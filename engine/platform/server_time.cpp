#include "engine/platform/server_time.hpp"

#include <algorithm>

namespace thimble::platform {

std::optional<Ns> extended_server_time(std::uint32_t server_ms, Ns now) {
  constexpr std::int64_t kNsPerMs = 1'000'000;
  // Coarse kernel clocks let the server run up to a tick (10 ms at the slowest) behind, never ahead; a
  // millisecond of grace covers the rounding.
  constexpr std::int64_t kAheadMaxMs = 1;
  const std::int64_t now_ms = now.count() / kNsPerMs;
  // The difference of two wrapping counters, as a signed number.
  const auto ahead_ms = static_cast<std::int32_t>(server_ms - static_cast<std::uint32_t>(now_ms));
  if (ahead_ms > kAheadMaxMs || -std::int64_t{ahead_ms} > kServerStampAgeMax / std::chrono::milliseconds{1})
    return {};
  return std::min(Ns{(now_ms + ahead_ms) * kNsPerMs + kNsPerMs / 2}, now);
}

}  // namespace thimble::platform
