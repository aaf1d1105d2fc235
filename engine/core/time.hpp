// Two times: ticks drive play, nanoseconds drive measurement. Neither is ever summed from floats.
#pragma once

#include <chrono>
#include <cstdint>

namespace thimble {

using Ns = std::chrono::nanoseconds;

/// One step of play is 1/120 s.
using Tick = std::int64_t;
inline constexpr Tick kTicksPerSecond = 120;

/// Seconds of game time at the start of a tick.
constexpr double seconds_at(Tick tick) {
  return static_cast<double>(tick) / static_cast<double>(kTicksPerSecond);
}

/// The number of whole ticks that have begun by `elapsed` (0 for a negative time). Exact for 2 years of play.
constexpr Tick ticks_in(Ns elapsed) {
  return elapsed.count() <= 0 ? 0 : elapsed.count() * kTicksPerSecond / 1'000'000'000;
}

/// When a tick begins, from tick 0; rounded up, so that ticks_in(start_of(k)) == k.
constexpr Ns start_of(Tick tick) {
  return Ns{(tick * 1'000'000'000 + kTicksPerSecond - 1) / kTicksPerSecond};
}

constexpr double in_seconds(Ns time) { return static_cast<double>(time.count()) * 1e-9; }
constexpr double in_ms(Ns time) { return static_cast<double>(time.count()) * 1e-6; }

/// The clock is injected, so that timing is tested with a literal list of times.
class Clock {
 public:
  virtual ~Clock() = default;
  /// Monotonic, from an arbitrary start.
  virtual Ns now() const = 0;
};

/// CLOCK_MONOTONIC, the clock of the kernel's and the X server's event stamps (SDL's counter is another one).
class SteadyClock final : public Clock {
 public:
  Ns now() const override { return std::chrono::steady_clock::now().time_since_epoch(); }
};

class ManualClock final : public Clock {
 public:
  Ns now() const override { return now_; }
  void set(Ns now) { now_ = now; }
  void advance(Ns by) { now_ += by; }

 private:
  Ns now_{0};
};

}  // namespace thimble
