#include "engine/motion/coordination/midline.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/core/check.hpp"
#include "engine/motion/statistics.hpp"
#include "engine/motion/stroke_signal.hpp"

namespace thimble::motion {
namespace {

constexpr double kNearMidlineMm = 20;

bool is_opportunity(const MidlineReach& reach, double midline_x_mm) {
  return (reach.from_x_mm < midline_x_mm && reach.to_x_mm > midline_x_mm) ||
         (reach.from_x_mm > midline_x_mm && reach.to_x_mm < midline_x_mm);
}

bool crosses(std::span<const TimedPoint> contact, const MidlineReach& reach, double midline_x_mm) {
  const double towards = reach.to_x_mm > reach.from_x_mm ? 1 : -1;
  bool began = false;
  for (const TimedPoint& point : contact) {
    const double past_mm = towards * (point.mm.x - midline_x_mm);
    began = began || past_mm < 0;
    if (began && past_mm > 0) return true;
  }
  return false;
}

std::vector<double> largest_so_far(std::span<const double> speeds) {
  std::vector<double> largest;
  for (double speed : speeds) largest.push_back(largest.empty() ? speed : std::max(largest.back(), speed));
  return largest;
}

// None where no step lies near the midline, or nothing moves.
std::optional<double> deepest_dip(const Signal& signal, double midline_x_mm) {
  const std::vector<double> speeds = speeds_of(velocities_mm_s(signal));
  const std::vector<double> before = largest_so_far(speeds);
  std::vector<double> after = largest_so_far(std::vector<double>(speeds.rbegin(), speeds.rend()));
  std::reverse(after.begin(), after.end());
  std::optional<double> deepest;
  for (std::size_t i = 0; i < speeds.size(); ++i) {
    const double lower_peak = std::min(before[i], after[i]);
    const bool near = std::abs(signal.mm[i].x - midline_x_mm) <= kNearMidlineMm;
    if (near && lower_peak > 0) deepest = std::max(deepest.value_or(0), 1 - speeds[i] / lower_peak);
  }
  return deepest;
}

// Over a contact's pieces between silences, the deepest.
std::optional<double> hesitation_of(std::span<const TimedPoint> contact, double midline_x_mm) {
  std::optional<double> deepest;
  for (const StrokeSignal& s : signals_of(contact, 0)) {
    const std::optional<double> dip = deepest_dip(s.signal, midline_x_mm);
    if (dip && std::isfinite(*dip)) deepest = std::max(deepest.value_or(0), *dip);
  }
  return deepest;
}

}  // namespace

MeasureSet midline_measures(const MidlineTask& task) {
  CHECK(std::isfinite(task.midline_x_mm));
  int opportunities = 0;
  int crossed = 0;
  std::vector<double> hesitations;
  for (const MidlineReach& reach : task.reaches) {
    if (!is_opportunity(reach, task.midline_x_mm)) continue;
    ++opportunities;
    bool any = false;
    for (const std::vector<TimedPoint>& contact : reach.contacts) {
      if (!crosses(contact, reach, task.midline_x_mm)) continue;
      any = true;
      if (const auto dip = hesitation_of(contact, task.midline_x_mm)) hesitations.push_back(*dip);
    }
    crossed += any ? 1 : 0;
  }
  MeasureSet set;
  if (opportunities == 0) {
    append_absent(set, {"midline_crossing_fraction", "midline_hesitation"},
                  "no reach from one side of the midline to the other");
    return set;
  }
  set.push_back(present("midline_crossing_fraction", static_cast<double>(crossed) / opportunities));
  const char* why_none =
      crossed > 0 ? "the midline was crossed in a silence" : "no contact crossed the midline";
  set.push_back(hesitations.empty() ? absent("midline_hesitation", why_none)
                                    : present("midline_hesitation", mean_of(hesitations)));
  return set;
}

}  // namespace thimble::motion
