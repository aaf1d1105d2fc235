// How long a child will take for a path that it hasn't tried: by the steering law T = a + b ID, from the
// child's own trials and from nothing else.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "therapist_panel/model/series.hpp"

namespace thimble::panel {

struct Prediction {
  std::string kind;  ///< "touch, uncalibrated": which trials; empty where there are none at all
  std::optional<double> seconds;
  /// How far the trials are from the line (their standard deviation around it); from three trials on.
  std::optional<double> spread_s;
  std::string basis;  ///< "from 12 trials of this child", or why there is no prediction and what it needs
};

/// One for each device, calibrated or not, played or from a recording: these are never pooled. Trials count
/// that were traced to their end without help and without a pacer. `trials` are of one child; a and b are
/// motion::steering_fit's. Without such trials the one that says so.
std::vector<Prediction> predictions(std::span<const TrialFacts> trials, double steering_id);

/// "12 s ± 3 s", "12 s", "not yet".
std::string time_text(const Prediction& prediction);

}  // namespace thimble::panel
