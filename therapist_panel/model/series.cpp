#include "therapist_panel/model/series.hpp"

#include <algorithm>

namespace thimble::panel {
namespace {

Series& series_for(std::vector<Series>& all, const TrialFacts& trial, int version) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Series& series) {
    return series.exercise == trial.exercise && series.device == trial.device &&
           series.simulated == trial.simulated && series.calibrated == trial.calibrated &&
           series.measure_version == version;
  });
  if (found != all.end()) return *found;
  all.push_back({.exercise = trial.exercise,
                 .device = trial.device,
                 .simulated = trial.simulated,
                 .calibrated = trial.calibrated,
                 .measure_version = version,
                 .points = {},
                 .session_begins = {}});
  return all.back();
}

void add_point(Series& series, const TrialFacts& trial, double value) {
  if (series.points.empty() || series.points.back().session != trial.session)
    series.session_begins.push_back(series.points.size());
  series.points.push_back({.trial = trial.id,
                           .session = trial.session,
                           .started_utc = trial.started_utc,
                           .value = value,
                           .helped = trial.prompt_level != play::PromptLevel::kIndependent,
                           .prompt_level = trial.prompt_level});
}

}  // namespace

std::string device_of(std::span<const motion::Sample> samples) {
  if (samples.empty()) return "none";
  const motion::Device first = samples.front().device;
  const bool one_kind = std::all_of(samples.begin(), samples.end(),
                                    [first](const motion::Sample& sample) { return sample.device == first; });
  return one_kind ? std::string{name_of(first)} : "mixed";
}

std::vector<Series> series_of(std::span<const TrialFacts> trials, std::string_view measure_id) {
  std::vector<Series> all;
  for (const TrialFacts& trial : trials) {
    const motion::Measure* measure = motion::find(trial.measures, measure_id);
    if (measure == nullptr) continue;
    Series& series = series_for(all, trial, measure->version);
    if (trial.outcome != play::TrialOutcome::kCompleted)
      ++series.unfinished;
    else if (!measure->value)
      ++series.left_out;
    else
      add_point(series, trial, *measure->value);
  }
  std::erase_if(all, [](const Series& series) { return series.points.empty(); });
  return all;
}

std::string kind_text(const Series& series) {
  return series.device + (series.calibrated ? "" : ", uncalibrated") +
         (series.simulated ? ", from a recording" : "");
}

}  // namespace thimble::panel
