#include "engine/platform/pacer.hpp"

#include <algorithm>

namespace thimble::platform {
namespace {

constexpr double kUnknownRefreshHz = 60;
/// A claim above this isn't a display's.
constexpr double kRefreshHzMax = 1000;
/// Each frame moves the smoothed cost by a quarter: slow enough for one hiccup, fast enough for a new scene.
constexpr int kSmoothing = 4;

}  // namespace

Pacer::Pacer(double refresh_hz, bool swap_waits) : swap_waits_(swap_waits) {
  const double hz = refresh_hz > 0 && refresh_hz <= kRefreshHzMax ? refresh_hz : kUnknownRefreshHz;
  period_ = Ns{static_cast<std::int64_t>(1e9 / hz)};
}

Ns Pacer::begin_at(Ns wanted) const {
  if (!any_) return wanted;
  if (!swap_waits_) return std::max(wanted, last_begun_ + 2 * cost_);
  // The last swap ended on the display's beat. Counted in whole periods, so that a pause doesn't lose it.
  const Ns since = std::max(wanted - last_shown_, Ns{0});
  Ns beat = last_shown_ + (since / period_ + 1) * period_;
  // Begun too late for a beat, a frame would block in the swap until the next one while input waits.
  if (wanted + cost_ > beat) beat += period_;
  return std::max(wanted, beat - cost_ - kMargin);
}

void Pacer::drawn(const Frame& frame) {
  const Ns cost = frame.finished - frame.begun;
  cost_ = any_ ? cost_ + (cost - cost_) / kSmoothing : cost;
  late_ = frame.shown > frame.wanted + period_ + period_ / 2;
  any_ = true;
  last_begun_ = frame.begun;
  last_shown_ = frame.shown;
}

}  // namespace thimble::platform
