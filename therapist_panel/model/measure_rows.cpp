#include "therapist_panel/model/measure_rows.hpp"

#include <fmt/format.h>

#include "therapist_panel/model/format.hpp"
#include "therapist_panel/model/series.hpp"

namespace thimble::panel {
namespace {

MeasureRow row_of(const motion::Measure& measure, const motion::MeasureInfo& info) {
  MeasureRow row;
  row.id = info.id;
  row.label = info.label;
  row.present = measure.value.has_value();
  row.value = row.present ? measure_text(measure, info) : measure.reason;
  row.direction = direction_text(info.better);
  row.about = fmt::format("{}\n{}", info.formula, info.source);
  if (measure.version != info.version)
    row.about += fmt::format("\nscored by version {} of this measure; the present one is {}", measure.version,
                             info.version);
  return row;
}

MeasureRow unknown_row(const motion::Measure& measure) {
  MeasureRow row;
  row.id = row.label = measure.id;
  row.present = measure.value.has_value();
  row.value = row.present ? number_text(*measure.value, 3) : measure.reason;
  row.about = "this version of the program doesn't know the measure";
  return row;
}

}  // namespace

std::vector<MeasureRow> measure_rows(const motion::MeasureSet& measures, motion::Tier tier) {
  std::vector<MeasureRow> rows;
  for (const motion::MeasureInfo& info : motion::measure_table()) {
    const motion::Measure* measure = motion::find(measures, info.id);
    if (measure != nullptr && info.tier <= tier) rows.push_back(row_of(*measure, info));
  }
  for (const motion::Measure& measure : measures)
    if (motion::find_measure(measure.id) == nullptr) rows.push_back(unknown_row(measure));
  return rows;
}

std::vector<FactRow> timing_rows(const play::TimingQuality& timing) {
  // A gap of three frames is where a stroke's corner could be missed by a loop that looks once a frame.
  constexpr double kGapThatMatters_ms = 50;
  std::vector<FactRow> rows;
  rows.push_back({"Sample rate",
                  timing.sample_rate_hz > 0 ? quantity_text(timing.sample_rate_hz, 0, "Hz") : "unknown",
                  timing.sample_rate_hz > 0 && timing.sample_rate_hz < 50});
  rows.push_back(
      {"Stamped by", timing.clock_source, timing.clock_source == "watch" || timing.clock_source == "mixed"});
  rows.push_back({"Stamp step", quantity_text(timing.clock_step_ms, 2, "ms"), timing.clock_step_ms > 4});
  rows.push_back({"Longest gap", quantity_text(timing.pump_gap_max_ms, 1, "ms"),
                  timing.pump_gap_max_ms > kGapThatMatters_ms});
  rows.push_back({"Late frames", fmt::format("{}", timing.late_frames), false});
  if (timing.dropped_ticks > 0)
    rows.push_back({"Left out", fmt::format("{} ticks", timing.dropped_ticks), true});
  if (timing.out_of_order > 0)
    rows.push_back({"Out of order", fmt::format("{} samples", timing.out_of_order), true});
  if (timing.synthesised_ups > 0)
    rows.push_back({"Lifts made up", fmt::format("{}", timing.synthesised_ups), true});
  return rows;
}

std::vector<FactRow> setup_rows(const play::TrialRecord& record) {
  std::vector<FactRow> rows;
  rows.push_back(
      {"Outcome", std::string{label_of(record.outcome)}, record.outcome != play::TrialOutcome::kCompleted});
  rows.push_back({"Help", std::string{label_of(record.prompt_level)}, false});
  rows.push_back({"Device", device_of(record.samples), false});
  rows.push_back({"Samples", fmt::format("{}", record.samples.size()), record.samples.empty()});
  rows.push_back(
      {"Lengths", calibration_text(record.setup.calibration), !record.setup.calibration.calibrated()});
  if (record.setup.simulated) rows.push_back({"Played by", "a recording, not a hand", true});
  return rows;
}

}  // namespace thimble::panel
