#include "engine/motion/pinching/failure.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "engine/motion/pinching/carrying.hpp"
#include "engine/motion/pinching/closing.hpp"
#include "engine/motion/pinching/hold.hpp"

namespace thimble::motion {
namespace {

// From the fingertips of a pinching hand to its heel, for the smallest hands: a three-year-old's palm is some
// 55 mm long, its fingertips less than 40 mm from each other.
constexpr double kPalmMm = 60;
constexpr double kSwipeMinMm = kHoldReachMm;
constexpr double kWentOnMm = kHoldReachMm;

// Where a contact was last seen at `t`; `t` isn't before its first point.
Vec2 seen_at(std::span<const TimedPoint> points, Ns t) {
  const auto after = std::upper_bound(points.begin(), points.end(), t,
                                      [](Ns moment, const TimedPoint& point) { return moment < point.t; });
  return after == points.begin() ? after->mm : (after - 1)->mm;
}

// Palm or third finger, where a contact stays beside the pair.
PinchFailure of_others(std::span<const PinchContact> contacts, const ContactPair& pair) {
  PinchFailure found = PinchFailure::kNone;
  for (const PinchContact& contact : contacts) {
    if (contact.points.empty() || contact.id == pair.first->id || contact.id == pair.second->id) continue;
    const std::vector<TimedPoint> points = in_time_order(contact.points);
    const Ns from = std::max(pair.from, points.front().t);
    const Ns to = std::min(pair.to, points.back().t);
    if (!(to - from > kDropMin)) continue;
    const Vec2 place = seen_at(points, from);
    const double nearest_mm = std::min(distance(place, seen_at(pair.first->points, from)),
                                       distance(place, seen_at(pair.second->points, from)));
    if (nearest_mm > kPalmMm) return PinchFailure::kPalm;
    found = PinchFailure::kThirdFinger;
  }
  return found;
}

bool fits(double aperture_mm, const PinchTask& task) {
  return task.target_size_mm &&
         std::abs(aperture_mm - *task.target_size_mm) <= task.size_tolerance * *task.target_size_mm;
}

PinchFailure of_closing(const PairSignal& signal, const PinchTask& task, const SignalChain& chain) {
  const std::optional<Closing> closing = closing_of(signal, chain, signal.size() - 1);
  if (fits(signal.aperture_mm[closing ? closing->closed : 0], task)) return PinchFailure::kNone;
  const Vec2 begin = signal.midpoint_mm[closing ? closing->peak : 0];
  const Vec2 end = closing ? signal.midpoint_mm[closing->closed] : signal.midpoint_mm.back();
  const double closed_by_mm = closing ? closing_amplitude_mm(signal, *closing) : 0;
  if (distance(begin, end) > std::max(kSwipeMinMm, closed_by_mm)) return PinchFailure::kSwipe;
  if (!closing) return PinchFailure::kWrongOrder;
  const bool wide = task.target_size_mm && signal.aperture_mm[closing->closed] > *task.target_size_mm;
  return wide ? PinchFailure::kTooWide : PinchFailure::kNone;
}

bool went_on_alone(const PinchContact& contact, Ns lost) {
  if (!(contact.points.back().t - lost > kDropMin)) return false;
  const Vec2 place = seen_at(contact.points, lost);
  return std::any_of(contact.points.begin(), contact.points.end(), [&](const TimedPoint& point) {
    return point.t > lost && distance(point.mm, place) > kWentOnMm;
  });
}

}  // namespace

PinchFailure failure_of(const Pinch& pinch, const SignalChain& chain) {
  const std::vector<Grip> grips = grips_of(pinch.contacts, pinch.task.thumb);
  const ContactPair* pair = longest_pair(grips);
  if (pair == nullptr || !(pair->together() > kDropMin)) return PinchFailure::kNeverTwoContacts;
  if (!pinch.task.captured) {
    const PinchFailure others = of_others(pinch.contacts, *pair);
    if (others != PinchFailure::kNone) return others;
    if (chain.kind == SignalChain::Kind::kRaw || chain.filters()) {
      const std::vector<PairSignal> signals = pair_signals(*pair, chain);
      const PairSignal* signal = longest_signal(signals);
      const PinchFailure closing =
          signal == nullptr ? PinchFailure::kNone : of_closing(*signal, pinch.task, chain);
      if (closing != PinchFailure::kNone) return closing;
    }
  }
  const ContactPair& last = grips.back().pair;
  const bool lost = went_on_alone(*last.first, last.to) || went_on_alone(*last.second, last.to);
  return lost ? PinchFailure::kLostContact : PinchFailure::kNone;
}

}  // namespace thimble::motion
