#include "engine/motion/coordination/asynchrony.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "engine/motion/statistics.hpp"

namespace thimble::motion {
namespace {

// The beat that a tap belongs to, if any; the beats in order, all at different times.
std::optional<std::size_t> beat_of(double tap_ms, std::span<const double> beats_ms) {
  const auto after = std::lower_bound(beats_ms.begin(), beats_ms.end(), tap_ms);
  const auto next = static_cast<std::size_t>(after - beats_ms.begin());
  const std::size_t last = beats_ms.size() - 1;
  if (next == 0) {
    const bool near = beats_ms[0] - tap_ms <= (beats_ms[1] - beats_ms[0]) / 2;
    return near ? std::optional<std::size_t>(0) : std::nullopt;
  }
  if (next > last) {
    const bool near = tap_ms - beats_ms[last] <= (beats_ms[last] - beats_ms[last - 1]) / 2;
    return near ? std::optional(last) : std::nullopt;
  }
  return tap_ms - beats_ms[next - 1] <= beats_ms[next] - tap_ms ? next - 1 : next;
}

std::vector<double> in_order(std::span<const double> times) {
  std::vector<double> sorted(times.begin(), times.end());
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

// tap - beat of every beat that has a tap.
std::vector<double> asynchronies_ms(std::span<const double> taps_ms, std::span<const double> beats_ms) {
  std::vector<std::optional<double>> nearest(beats_ms.size());
  for (double tap_ms : taps_ms) {
    const std::optional<std::size_t> beat = beat_of(tap_ms, beats_ms);
    if (!beat) continue;
    std::optional<double>& kept = nearest[*beat];
    const double asynchrony_ms = tap_ms - beats_ms[*beat];
    if (!kept || std::abs(asynchrony_ms) < std::abs(*kept)) kept = asynchrony_ms;
  }
  std::vector<double> found;
  for (const std::optional<double>& asynchrony : nearest)
    if (asynchrony) found.push_back(*asynchrony);
  return found;
}

}  // namespace

MeasureSet asynchrony_measures(const TapsAndBeats& recorded) {
  MeasureSet set;
  std::vector<double> beats_ms = in_order(recorded.beats_ms);
  beats_ms.erase(std::unique(beats_ms.begin(), beats_ms.end()), beats_ms.end());
  if (beats_ms.size() < 2) {
    append_absent(set, {"asynchrony_mean_ms", "asynchrony_sd_ms", "beats_tapped_fraction"},
                  "fewer than 2 beats");
    return set;
  }
  const std::vector<double> found = asynchronies_ms(in_order(recorded.taps_ms), beats_ms);
  set.push_back(!found.empty() ? present("asynchrony_mean_ms", mean_of(found))
                               : absent("asynchrony_mean_ms", "no tap near a beat"));
  set.push_back(found.size() >= 2 ? present("asynchrony_sd_ms", standard_deviation_of(found))
                                  : absent("asynchrony_sd_ms", "fewer than 2 taps near a beat"));
  set.push_back(present("beats_tapped_fraction",
                        static_cast<double>(found.size()) / static_cast<double>(beats_ms.size())));
  return set;
}

}  // namespace thimble::motion
