#include "therapist_panel/model/prediction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/motion/tracing/steering.hpp"
#include "therapist_panel/model/format.hpp"

namespace thimble::panel {
namespace {

// A trial that a time limit ended is completed too, but its time says little of the path's.
constexpr double kToTheEnd = 0.9;

struct Group {
  Series kind;  ///< only what tells groups apart
  std::vector<motion::SteeringTrial> trials;
};

const motion::Measure* present_measure(const TrialFacts& trial, std::string_view id) {
  const motion::Measure* measure = motion::find(trial.measures, id);
  return measure != nullptr && measure->value ? measure : nullptr;
}

Group& group_for(std::vector<Group>& groups, const TrialFacts& trial, int version) {
  const auto found = std::ranges::find_if(groups, [&](const Group& group) {
    return group.kind.device == trial.device && group.kind.simulated == trial.simulated &&
           group.kind.calibrated == trial.calibrated && group.kind.measure_version == version;
  });
  if (found != groups.end()) return *found;
  Group group;
  group.kind.device = trial.device;
  group.kind.simulated = trial.simulated;
  group.kind.calibrated = trial.calibrated;
  group.kind.measure_version = version;
  groups.push_back(std::move(group));
  return groups.back();
}

std::vector<Group> groups_of(std::span<const TrialFacts> trials) {
  std::vector<Group> groups;
  for (const TrialFacts& trial : trials) {
    if (trial.outcome != play::TrialOutcome::kCompleted ||
        trial.prompt_level != play::PromptLevel::kIndependent)
      continue;
    const motion::Measure* id = present_measure(trial, "steering_id");
    const motion::Measure* time = present_measure(trial, "movement_time_s");
    const motion::Measure* completion = present_measure(trial, "completion");
    if (id == nullptr || time == nullptr || completion == nullptr || *completion->value < kToTheEnd) continue;
    if (present_measure(trial, "pace_ratio") != nullptr) continue;  // the pacer's time, not the path's
    group_for(groups, trial, time->version)
        .trials.push_back({.id = *id->value, .movement_time_s = *time->value});
  }
  return groups;
}

std::optional<double> spread_s(std::span<const motion::SteeringTrial> trials, double a, double b) {
  if (trials.size() < 3) return std::nullopt;
  double squares = 0;
  for (const motion::SteeringTrial& trial : trials) {
    const double off = trial.movement_time_s - (a + b * trial.id);
    squares += off * off;
  }
  return std::sqrt(squares / static_cast<double>(trials.size() - 2));
}

Prediction predicted(const Group& group, double steering_id) {
  Prediction prediction;
  prediction.kind = kind_text(group.kind);
  const std::string trials = count_text(group.trials.size(), "trial", "trials") + " of this child";
  const motion::MeasureSet fit = motion::steering_fit(group.trials);
  const motion::Measure &a = *motion::find(fit, "steering_intercept_s"),
                        &b = *motion::find(fit, "steering_slope_s");
  if (!a.value) {
    prediction.basis = fmt::format("{}, all of one steering index: play a path of another one", trials);
    return prediction;
  }
  if (!(*b.value > 0)) {
    prediction.basis = fmt::format("in {} harder paths took no more time, so these can't say", trials);
    return prediction;
  }
  const double seconds = *a.value + *b.value * steering_id;
  const auto [easiest, hardest] = std::ranges::minmax_element(group.trials, {}, &motion::SteeringTrial::id);
  const bool beyond = steering_id < easiest->id || steering_id > hardest->id;
  const std::string range = fmt::format("{:.1f} to {:.1f}", easiest->id, hardest->id);
  if (!(seconds > 0)) {
    prediction.basis = fmt::format("much easier than what was played ({})", range);
    return prediction;
  }
  prediction.seconds = seconds;
  prediction.spread_s = spread_s(group.trials, *a.value, *b.value);
  prediction.basis =
      fmt::format("from {}{}", trials, beyond ? fmt::format(", beyond what was played ({})", range) : "");
  return prediction;
}

}  // namespace

std::vector<Prediction> predictions(std::span<const TrialFacts> trials, double steering_id) {
  std::vector<Prediction> all;
  for (const Group& group : groups_of(trials)) all.push_back(predicted(group, steering_id));
  if (all.empty())
    all.push_back({.kind = {},
                   .seconds = {},
                   .spread_s = {},
                   .basis = "needs this child's trials, traced without help, on paths of two different "
                            "steering indices"});
  return all;
}

std::string time_text(const Prediction& prediction) {
  if (!prediction.seconds) return "not yet";
  const std::string seconds = duration_text(*prediction.seconds);
  return prediction.spread_s ? fmt::format("{} ± {}", seconds, duration_text(*prediction.spread_s)) : seconds;
}

}  // namespace thimble::panel
