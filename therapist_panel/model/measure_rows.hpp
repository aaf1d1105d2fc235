// The measures of a trial as rows to read, from the one table of all measures.
#pragma once

#include <string>
#include <vector>

#include "engine/motion/measure.hpp"
#include "engine/play/record.hpp"

namespace thimble::panel {

struct MeasureRow {
  std::string id;
  std::string label;
  std::string value;  ///< "2.14 mm"; the reason alone when absent
  bool present = false;
  std::string direction;  ///< "lower is better", or empty
  std::string about;      ///< formula and source, for who asks
};

/// In the table's order, up to `tier`. A measure whose version is older than the table's says so in `about`.
/// One that the table no longer has is shown by its id.
std::vector<MeasureRow> measure_rows(const motion::MeasureSet& measures, motion::Tier tier);

struct FactRow {
  std::string label;
  std::string value;
  bool warns = false;  ///< something a reader of the numbers should know
};

/// How far the clocks of a trial can be trusted, in words.
std::vector<FactRow> timing_rows(const play::TimingQuality& timing);
/// How the trial came about: device, help, parameters' source, calibration, outcome.
std::vector<FactRow> setup_rows(const play::TrialRecord& record);

}  // namespace thimble::panel
