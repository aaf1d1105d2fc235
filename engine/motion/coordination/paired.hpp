// Two recordings of the same time, brought to the same steps: a target and the hand that follows it, or two
// hands. Knows nothing of what is measured on them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/result.hpp"
#include "engine/motion/signal.hpp"
#include "engine/motion/stroke.hpp"

namespace thimble::motion {

/// One of the two through the signal chain.
struct PairedTrack {
  std::vector<Vec2> mm;
  /// Full chain: one a position. Raw: one fewer, and the one at i is that from position i to i + 1.
  std::vector<Vec2> velocities_mm_s;
};

/// A stretch of time in which neither was silent.
struct PairedStretch {
  double rate_hz = kChainRateHz;
  Ns start{0};
  PairedTrack lead;    ///< at least one position
  PairedTrack follow;  ///< as many

  std::size_t steps() const { return lead.mm.size(); }
  double seconds_at(std::size_t step) const {
    return in_seconds(start) + static_cast<double>(step) / rate_hz;
  }
};

/// Whether a silence of the lead splits the recordings, or whether it's known between its samples however far
/// apart they are (a target that a program moved).
enum class LeadSilence : std::uint8_t { kSplits, kIsKnown };

struct RecordedPair {
  std::span<const TimedPoint> lead;
  std::span<const TimedPoint> follow;
};

/// Both at the same steps; at least one stretch, or the reason why there is none.
/// Full chain: steps of exactly 1 / chain.rate_hz from the first moment on that both recordings cover, to the
/// last. Points whose stamp doesn't go forward are passed over, and so are lone ones between two silences.
/// Within a stretch both are sampled by monotone cubics, and low-passed where the chain's rate allows for it;
/// velocities are central differences. Raw: one stretch of all points, which must have the same stamps.
Result<std::vector<PairedStretch>> paired(const RecordedPair& recordings, const SignalChain& chain,
                                          LeadSilence lead_silence);

/// The positions span more than a rounding error of one another, along x or y.
bool moves_along_x(std::span<const Vec2> mm);
bool moves_along_y(std::span<const Vec2> mm);

/// All positions of the lead, or of the follower, a stretch after the other.
std::vector<Vec2> positions_of(std::span<const PairedStretch> stretches, PairedTrack PairedStretch::*track);

}  // namespace thimble::motion
