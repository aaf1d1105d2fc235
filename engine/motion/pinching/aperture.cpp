#include "engine/motion/pinching/aperture.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "engine/core/check.hpp"

namespace thimble::motion {
namespace {

using SharedContact = std::shared_ptr<const PinchContact>;

bool comes_before(const SharedContact& a, const SharedContact& b) {
  return std::pair(a->points.front().t, a->id) < std::pair(b->points.front().t, b->id);
}

Ns up(const SharedContact& contact) { return contact->points.back().t; }

// Those that have points, in the order in which they came down.
std::vector<SharedContact> in_order(std::span<const PinchContact> contacts) {
  std::vector<SharedContact> ordered;
  for (const PinchContact& contact : contacts) {
    if (contact.points.empty()) continue;
    ordered.push_back(std::make_shared<PinchContact>(
        PinchContact{.id = contact.id, .points = in_time_order(contact.points)}));
  }
  std::stable_sort(ordered.begin(), ordered.end(), comes_before);
  return ordered;
}

ContactPair pair_of(const SharedContact& earlier, const SharedContact& later, std::optional<int> thumb) {
  ContactPair pair{.first = earlier,
                   .second = later,
                   .from = later->points.front().t,
                   .to = std::min(up(earlier), up(later))};
  if (later->id == thumb) std::swap(pair.first, pair.second);
  return pair;
}

// The contact's place, linear between its stamps; `t` lies between its first and last.
Vec2 place_at(std::span<const TimedPoint> points, Ns t) {
  const auto after = std::lower_bound(points.begin(), points.end(), t,
                                      [](const TimedPoint& point, Ns moment) { return point.t < moment; });
  CHECK(after != points.end() && (after->t == t || after != points.begin()));
  if (after->t == t) return after->mm;
  const TimedPoint& before = *std::prev(after);
  return before.mm + (after->mm - before.mm) * (in_seconds(t - before.t) / in_seconds(after->t - before.t));
}

// The points with from <= t <= to.
std::span<const TimedPoint> points_between(std::span<const TimedPoint> points, Ns from, Ns to) {
  const auto begin = std::partition_point(points.begin(), points.end(),
                                          [&](const TimedPoint& point) { return point.t < from; });
  const auto end =
      std::partition_point(begin, points.end(), [&](const TimedPoint& point) { return point.t <= to; });
  return {begin, end};
}

std::vector<TimedPoint> clipped(std::span<const TimedPoint> points, Ns from, Ns to) {
  std::vector<TimedPoint> inside{{.t = from, .mm = place_at(points, from)}};
  for (const TimedPoint& point : points_between(points, from, to)) {
    if (point.t > from && point.t < to) inside.push_back(point);
  }
  inside.push_back({.t = to, .mm = place_at(points, to)});
  return inside;
}

// While both were down.
std::vector<Ns> stamps_of(const PinchContact& contact, const ContactPair& pair) {
  std::vector<Ns> stamps;
  for (const TimedPoint& point : points_between(contact.points, pair.from, pair.to))
    stamps.push_back(point.t);
  return stamps;
}

void fill_aperture(PairSignal& signal) {
  for (std::size_t i = 0; i < signal.first.mm.size(); ++i) {
    signal.aperture_mm.push_back(distance(signal.first.mm[i], signal.second.mm[i]));
    signal.midpoint_mm.push_back((signal.first.mm[i] + signal.second.mm[i]) * 0.5);
  }
}

double recorded_hz(const ContactPair& pair, Ns from, Ns to) {
  const auto first = points_between(pair.first->points, from, to);
  const auto second = points_between(pair.second->points, from, to);
  return median_rate_hz(second.size() > first.size() ? second : first);
}

// `stamps` are those of both contacts, none farther than a silence from the next.
PairSignal filtered(const ContactPair& pair, std::span<const Ns> stamps, double rate_hz) {
  const Ns from = stamps.front();
  const Ns to = stamps.back();
  PairSignal signal;
  const std::vector<TimedPoint> first = clipped(pair.first->points, from, to);
  const std::vector<TimedPoint> second = clipped(pair.second->points, from, to);
  const std::size_t times = std::max(oversampling(first, rate_hz), oversampling(second, rate_hz));
  signal.recorded_first = resampled(first, rate_hz);
  signal.recorded_second = resampled(second, rate_hz);
  signal.first = smoothed(first, rate_hz, times);
  signal.second = smoothed(second, rate_hz, times);
  for (std::size_t i = 0; i < signal.first.mm.size(); ++i) {
    const double seconds = static_cast<double>(i) / signal.rate_hz();
    signal.stamps.push_back(from + Ns{std::llround(seconds * 1e9)});
  }
  signal.recorded_hz = recorded_hz(pair, from, to);
  fill_aperture(signal);
  return signal;
}

// While both were down, of either.
std::vector<Ns> stamps_of(const ContactPair& pair) {
  const std::vector<Ns> first = stamps_of(*pair.first, pair);
  const std::vector<Ns> second = stamps_of(*pair.second, pair);
  std::vector<Ns> stamps;
  std::set_union(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(stamps));
  return stamps;
}

std::vector<PairSignal> as_recorded(const ContactPair& pair, double rate_hz) {
  std::vector<Ns> stamps = stamps_of(*pair.first, pair);
  std::vector<Ns> of_second = stamps_of(*pair.second, pair);
  if (of_second.size() > stamps.size()) stamps = std::move(of_second);
  if (stamps.size() < 2) return {};
  PairSignal signal;
  signal.first = {.rate_hz = rate_hz, .start = stamps.front(), .mm = {}};
  signal.second = signal.first;
  for (Ns t : stamps) {
    signal.first.mm.push_back(place_at(pair.first->points, t));
    signal.second.mm.push_back(place_at(pair.second->points, t));
  }
  signal.recorded_first = signal.first;
  signal.recorded_second = signal.second;
  signal.recorded_hz = recorded_hz(pair, pair.from, pair.to);
  signal.stamps = std::move(stamps);
  fill_aperture(signal);
  return {std::move(signal)};
}

// The value between two steps.
template <class Value>
Value between(const std::vector<Value>& values, double step) {
  step = std::clamp(step, 0.0, static_cast<double>(values.size() - 1));
  const auto i = std::min(static_cast<std::size_t>(step), values.size() - 2);
  return values[i] + (values[i + 1] - values[i]) * (step - static_cast<double>(i));
}

}  // namespace

double PairSignal::step_at(Ns t) const {
  const auto after = std::lower_bound(stamps.begin(), stamps.end(), t);
  if (after == stamps.begin()) return 0;
  if (after == stamps.end()) return static_cast<double>(size() - 1);
  const Ns before = *std::prev(after);
  return static_cast<double>(after - stamps.begin() - 1) +
         in_seconds(t - before) / in_seconds(*after - before);
}

double PairSignal::aperture_at(double step) const { return between(aperture_mm, step); }
Vec2 PairSignal::midpoint_at(double step) const { return between(midpoint_mm, step); }

std::vector<Grip> grips_of(std::span<const PinchContact> contacts, std::optional<int> thumb) {
  const std::vector<SharedContact> ordered = in_order(contacts);
  if (ordered.empty()) return {};
  std::vector<Grip> grips;
  SharedContact lasting =
      ordered.front();  // of those before, the last to go up: the best partner for the next
  for (const SharedContact& contact : std::span(ordered).subspan(1)) {
    const ContactPair pair = pair_of(lasting, contact, thumb);
    if (up(contact) > up(lasting)) lasting = contact;
    if (!(pair.to > pair.from)) continue;
    if (grips.empty() || pair.from > grips.back().to)
      grips.push_back({.from = pair.from, .to = pair.to, .pair = pair});
    grips.back().to = std::max(grips.back().to, pair.to);
    if (pair.together() > grips.back().pair.together()) grips.back().pair = pair;
  }
  return grips;
}

const ContactPair* longest_pair(std::span<const Grip> grips) {
  const auto longest = std::max_element(grips.begin(), grips.end(), [](const Grip& a, const Grip& b) {
    return a.pair.together() < b.pair.together();
  });
  return longest == grips.end() ? nullptr : &longest->pair;
}

std::vector<PairSignal> pair_signals(const ContactPair& pair, const SignalChain& chain) {
  CHECK(pair.from < pair.to);
  if (chain.kind == SignalChain::Kind::kRaw) return as_recorded(pair, chain.rate_hz);
  CHECK(chain.filters());
  std::vector<PairSignal> signals;
  const std::vector<Ns> stamps = stamps_of(pair);
  std::size_t first = 0;
  for (std::size_t i = 1; i <= stamps.size(); ++i) {
    if (i < stamps.size() && stamps[i] - stamps[i - 1] <= kStrokeGap) continue;
    if (i - first >= 2)
      signals.push_back(filtered(pair, std::span(stamps).subspan(first, i - first), chain.rate_hz));
    first = i;
  }
  return signals;
}

const PairSignal* longest_signal(std::span<const PairSignal> signals) {
  const auto lasts = [](const PairSignal& s) { return s.stamps.back() - s.stamps.front(); };
  const auto longest =
      std::max_element(signals.begin(), signals.end(),
                       [&](const PairSignal& a, const PairSignal& b) { return lasts(a) < lasts(b); });
  return longest == signals.end() ? nullptr : &*longest;
}

}  // namespace thimble::motion
