#include "therapist_panel/cli/history.hpp"

namespace thimble::panel {
namespace {

Result<std::string> device_of_trial(const store::Store& store, const store::TrialSummary& trial,
                                    std::map<std::string, std::string>& devices) {
  if (const auto known = devices.find(trial.id); known != devices.end()) return known->second;
  const Result<play::TrialRecord> record = store.trial(trial.id);
  if (!record) return record.error();
  std::string device = device_of(record->samples);
  if (trial.outcome != play::TrialOutcome::kRunning) devices.emplace(trial.id, device);
  return device;
}

}  // namespace

Result<std::vector<TrialFacts>> history_of(const store::Store& store, std::string_view child,
                                           std::map<std::string, std::string>& devices) {
  const auto trials = store.trials();
  if (!trials) return trials.error();
  std::vector<TrialFacts> history;
  for (const store::TrialSummary& trial : *trials) {
    if (trial.child != child) continue;
    Result<std::string> device = device_of_trial(store, trial, devices);
    if (!device) return device.error();
    history.push_back({.id = trial.id,
                       .session = trial.session,
                       .exercise = trial.exercise,
                       .device = std::move(*device),
                       .started_utc = trial.started_utc,
                       .outcome = trial.outcome,
                       .prompt_level = trial.prompt_level,
                       .simulated = trial.simulated,
                       .calibrated = trial.calibrated,
                       .measures = trial.measures});
  }
  return history;
}

}  // namespace thimble::panel
