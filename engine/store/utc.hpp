// Wall-clock time as text: for people and for joining records of several machines, never for measuring.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "engine/core/time.hpp"

namespace thimble::store {

/// Since 1970-01-01T00:00:00Z.
using WallTime = std::chrono::milliseconds;
/// Injected, so that tests say what time it is.
using WallClock = std::function<WallTime()>;

/// The machine's own clock.
WallTime system_wall_time();

/// "2026-11-24T21:25:40.123Z". Sorts as text in the order of time (years 0000 to 9999).
std::string utc_text(WallTime time);

/// The same for a time on a monotonic clock, by how long ago it is.
std::string utc_at(const Clock& clock, Ns time);

}  // namespace thimble::store
