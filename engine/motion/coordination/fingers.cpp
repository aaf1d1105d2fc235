#include "engine/motion/coordination/fingers.hpp"

#include <algorithm>
#include <cmath>

#include "engine/motion/statistics.hpp"
#include "engine/motion/stroke_signal.hpp"

namespace thimble::motion {
namespace {

// The length of a contact's way up to each step of a signal.
struct Way {
  int finger = 0;
  double begin_s = 0;
  double rate_hz = 0;
  std::vector<double> lengths_mm;

  double end_s() const { return begin_s + static_cast<double>(lengths_mm.size() - 1) / rate_hz; }

  // Between two steps, and clamped to the ends.
  double length_at(double seconds) const {
    const double last = static_cast<double>(lengths_mm.size() - 1);
    const double step = std::clamp((seconds - begin_s) * rate_hz, 0.0, last);
    const auto i = std::min(static_cast<std::size_t>(step), lengths_mm.size() - 2);
    return lengths_mm[i] + (lengths_mm[i + 1] - lengths_mm[i]) * (step - static_cast<double>(i));
  }
};

Way way_of(int finger, const Signal& signal) {
  Way way{
      .finger = finger, .begin_s = in_seconds(signal.start), .rate_hz = signal.rate_hz, .lengths_mm = {0}};
  for (std::size_t i = 1; i < signal.mm.size(); ++i)
    way.lengths_mm.push_back(way.lengths_mm.back() + distance(signal.mm[i - 1], signal.mm[i]));
  return way;
}

std::vector<Way> ways_of(std::span<const FingerContact> contacts) {
  std::vector<Way> ways;
  for (const FingerContact& contact : contacts) {
    for (const StrokeSignal& s : signals_of(contact.points, 0))
      ways.push_back(way_of(contact.finger, s.signal));
  }
  return ways;
}

std::vector<const FingerContact*> taps_among(std::span<const FingerContact> contacts) {
  std::vector<const FingerContact*> taps;
  for (const FingerContact& contact : contacts) {
    if (contact.asked_finger && !contact.points.empty()) taps.push_back(&contact);
  }
  return taps;
}

// None when no other finger was there.
std::optional<double> overflow_mm(const FingerContact& tap, std::span<const Way> ways) {
  const double down_s = in_seconds(tap.points.front().t);
  const double up_s = in_seconds(tap.points.back().t);
  std::optional<double> moved_mm;
  for (const Way& way : ways) {
    const double begin_s = std::max(down_s, way.begin_s);
    const double end_s = std::min(up_s, way.end_s());
    if (way.finger == tap.finger || !(begin_s < end_s)) continue;
    moved_mm = moved_mm.value_or(0) + way.length_at(end_s) - way.length_at(begin_s);
  }
  return moved_mm;
}

Measure rate_of(std::span<const FingerContact* const> taps) {
  const auto is_earlier = [](const FingerContact* a, const FingerContact* b) {
    return a->points.front().t < b->points.front().t;
  };
  const auto [first, last] = std::minmax_element(taps.begin(), taps.end(), is_earlier);
  const double between_s = in_seconds((*last)->points.front().t - (*first)->points.front().t);
  if (!(between_s > 0)) return absent("tap_rate_hz", "fewer than 2 taps at different times");
  return present("tap_rate_hz", static_cast<double>(taps.size() - 1) / between_s);
}

Measure mean_overflow(std::span<const FingerContact* const> taps, std::span<const Way> ways) {
  std::vector<double> overflows;
  for (const FingerContact* tap : taps) {
    if (const std::optional<double> mm = overflow_mm(*tap, ways)) overflows.push_back(*mm);
  }
  return overflows.empty() ? absent("finger_overflow_mm", "no other finger was on the surface during a tap")
                           : present("finger_overflow_mm", mean_of(overflows));
}

}  // namespace

MeasureSet finger_measures(std::span<const FingerContact> contacts) {
  MeasureSet set;
  const std::vector<const FingerContact*> taps = taps_among(contacts);
  if (taps.empty()) {
    append_absent(set, {"wrong_finger_fraction", "tap_rate_hz", "finger_overflow_mm"}, "no taps");
    return set;
  }
  const auto wrong = std::count_if(taps.begin(), taps.end(),
                                   [](const FingerContact* tap) { return tap->finger != tap->asked_finger; });
  set.push_back(
      present("wrong_finger_fraction", static_cast<double>(wrong) / static_cast<double>(taps.size())));
  set.push_back(rate_of(taps));
  set.push_back(mean_overflow(taps, ways_of(contacts)));
  return set;
}

}  // namespace thimble::motion
