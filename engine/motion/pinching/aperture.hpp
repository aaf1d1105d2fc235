// Which two contacts are the pinch, and the two signals that follow from them: the aperture (how far they are
// apart) and the midpoint. Knows nothing of what the fingers did with an object.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/motion/pinching/pinch.hpp"
#include "engine/motion/signal.hpp"

namespace thimble::motion {

/// Two contacts that were down together for some time. The first is the thumb where that is known, else the
/// one that came down first (of equals the one with the smaller id).
struct ContactPair {
  // Shared, for one contact may be part of many grips: a thumb that rests while the other finger taps.
  std::shared_ptr<const PinchContact> first;  ///< its points in strict order of time
  std::shared_ptr<const PinchContact> second;
  Ns from{0};  ///< when the later one came down
  Ns to{0};    ///< when the earlier one went up

  Ns together() const { return to - from; }
};

/// A time without a break in which at least two contacts were down.
struct Grip {
  Ns from{0};
  Ns to{0};
  ContactPair pair;  ///< those down together longest within it; of equals the pair that came together first
};

/// In the order of time. Contacts of a single stamp are never down together with another. O(n log n) in the
/// number of contacts.
std::vector<Grip> grips_of(std::span<const PinchContact> contacts, std::optional<int> thumb = std::nullopt);

/// The pair of all grips that was down together longest, of equals the earliest; null without a grip.
const ContactPair* longest_pair(std::span<const Grip> grips);

/// Both contacts at the same steps of time, through the signal chain.
struct PairSignal {
  Signal first;
  Signal second;          ///< as many positions as `first`, at least two
  Signal recorded_first;  ///< the same steps without the low-pass filter, for spectra
  Signal recorded_second;
  std::vector<Ns> stamps;           ///< of the steps
  std::vector<double> aperture_mm;  ///< g = |first - second|
  std::vector<Vec2> midpoint_mm;    ///< c = (first + second) / 2
  /// One over the median step between a contact's own raw stamps, of the contact with more of them (the other
  /// may have rested); 0 where neither has two in this piece.
  double recorded_hz = 0;

  std::size_t size() const { return aperture_mm.size(); }
  double rate_hz() const { return first.rate_hz; }
  /// Where in the steps a moment lies, clamped to the first and the last.
  double step_at(Ns t) const;
  double aperture_at(double step) const;  ///< linear between two steps, clamped to the ends
  Vec2 midpoint_at(double step) const;
};

/// The pair's signals over the time that both were down.
///
/// Full chain (whose rate the filter must work at): split where *neither* contact reported for more than 100
/// ms (many devices report a finger only when it moves: while one of the two moves, a silent one rests). Each
/// contact begins and ends at the piece's own ends, linear between its two neighbouring stamps there, so that
/// both are resampled to the same steps. Raw: one piece. The steps are the stamps of the contact with more of
/// them (of equals the first's) while both were down; the other is taken at the same stamps, linear between
/// its own where it lacks one.
std::vector<PairSignal> pair_signals(const ContactPair& pair, const SignalChain& chain = {});

/// The one that lasts longest, of equals the earliest; null without any.
const PairSignal* longest_signal(std::span<const PairSignal> signals);

}  // namespace thimble::motion
