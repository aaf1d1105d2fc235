#include "engine/motion/aiming/reaction.hpp"

#include <cmath>
#include <utility>
#include <vector>

#include "engine/core/check.hpp"
#include "engine/motion/statistics.hpp"

namespace thimble::motion {
std::optional<double> reaction_time_of_ms(const ReactionTrial& trial, Ns device_latency) {
  if (!trial.response) return std::nullopt;
  return in_ms(*trial.response - trial.stimulus - device_latency);
}

bool is_valid_reaction_ms(double reaction_time_ms) {
  return reaction_time_ms >= in_ms(kReactionMin) && reaction_time_ms <= in_ms(kReactionMax);
}

MeasureSet reaction_measures(std::span<const ReactionTrial> block, Ns device_latency) {
  CHECK(device_latency >= Ns{0});
  MeasureSet set;
  if (block.empty()) {
    append_absent(set, {"reaction_time_median_ms", "anticipations", "late_responses", "missing_responses"},
                  "no trials");
    return set;
  }
  std::vector<double> valid_ms;
  int anticipations = 0;
  int late = 0;
  int missing = 0;
  for (const ReactionTrial& trial : block) {
    const std::optional<double> time_ms = reaction_time_of_ms(trial, device_latency);
    if (!time_ms)
      ++missing;
    else if (is_valid_reaction_ms(*time_ms))
      valid_ms.push_back(*time_ms);
    else
      ++(*time_ms < in_ms(kReactionMin) ? anticipations : late);
  }
  set.push_back(valid_ms.empty() ? absent("reaction_time_median_ms", "no response between 150 and 2000 ms")
                                 : present("reaction_time_median_ms", median_of(std::move(valid_ms))));
  set.push_back(present("anticipations", anticipations));
  set.push_back(present("late_responses", late));
  set.push_back(present("missing_responses", missing));
  return set;
}

double reaction_time_age_factor(double age_years) {
  CHECK(std::isfinite(age_years) && age_years >= 0);
  return 1 + 5.16 * std::exp(-0.21 * age_years);
}

}  // namespace thimble::motion
