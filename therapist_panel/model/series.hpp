// One measure over many trials, one point a trial. Hands, tools and devices are never pooled (CARE): each
// exercise and device kind is a series of its own, calibrated or not, and so is each version of the measure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/motion/measure.hpp"
#include "engine/play/record.hpp"

namespace thimble::panel {

/// What a plot needs of a trial, without its samples.
struct TrialFacts {
  std::string id;
  std::string session;
  std::string exercise;
  std::string device;  ///< "touch", "mouse", "stylus", "mixed", or "none" without samples
  std::string started_utc;
  play::TrialOutcome outcome = play::TrialOutcome::kRunning;
  play::PromptLevel prompt_level = play::PromptLevel::kIndependent;
  bool simulated = false;
  bool calibrated = false;
  motion::MeasureSet measures;
};

struct SeriesPoint {
  std::string trial;
  std::string session;
  std::string started_utc;
  double value = 0;
  bool helped = false;  ///< any prompt level above independent
  play::PromptLevel prompt_level = play::PromptLevel::kIndependent;
};

struct Series {
  std::string exercise;
  std::string device;
  bool simulated = false;
  bool calibrated = false;
  int measure_version = 1;
  std::vector<SeriesPoint> points;  ///< in the order of the trials
  std::vector<std::size_t>
      session_begins;          ///< indices of points with which a new session begins; the first is 0
  std::size_t left_out = 0;    ///< completed trials in which the measure is absent
  std::size_t unfinished = 0;  ///< trials that were skipped, stopped or interrupted: not comparable
};

/// The device of a trial's samples, as TrialFacts has it.
std::string device_of(std::span<const motion::Sample> samples);

/// `trials` in the order in which they were played. Series come in the order of their first trial; one
/// without a point is left away.
std::vector<Series> series_of(std::span<const TrialFacts> trials, std::string_view measure_id);

/// "touch, uncalibrated": all that tells the series of one exercise apart.
std::string kind_text(const Series& series);

}  // namespace thimble::panel
