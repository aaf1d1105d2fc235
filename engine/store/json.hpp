// The store's documents for other programs: JSON with stable keys and units in their names, and samples as
// CSV. One document a call, as UTF-8 text with a line's end.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/motion/sample.hpp"
#include "engine/motion/signal.hpp"
#include "engine/play/record.hpp"
#include "engine/store/store.hpp"

namespace thimble::store {

/// {"trial","child","session","number","game","game_version","exercise","simulated","seed","parameters","content","measures",
///  "timing","calibration","mapping","prompt_level","outcome","started_utc","started_monotonic_ns","ticks","samples",
///  "events","fingerprint"}
/// `samples` is their number; `measures` a list of {"id","value","unit","version"}, the value null with a
/// "reason" where absent; `calibration.status` "calibrated" or "uncalibrated"; `content.strokes_mm` a list of
/// {"id","points":[[x,y],...]} in the samples' millimetres; `fingerprint` 16 hexadecimal digits, null when a
/// cut-off trial has none.
std::string trial_json(const play::TrialRecord& record, std::string_view child);

/// {"children":[{"child","picture","birth_year","birth_month","hand","created_utc"}]}
std::string children_json(std::span<const Child> children);
/// {"sessions":[{"session","child","started_utc","simulated","trials"}]}
std::string sessions_json(std::span<const SessionInfo> sessions);
/// {"trials":[{"trial","session","child","number","game","exercise",...,"measures"}]}
std::string trials_json(std::span<const TrialSummary> trials);

/// What was measured of one file that isn't a trial.
struct MeasuredFile {
  struct Sequence {
    std::string task;
    std::string sequence;
    motion::MeasureSet measures;
  };
  /// The drawing that a path was measured against.
  struct Template {
    Vec2 page_mm{};
    std::size_t strokes = 0;
    double length_mm = 0;  ///< of all strokes
  };
  motion::SignalChain::Kind chain = motion::SignalChain::Kind::kFull;
  std::optional<Template> drawing{};  ///< of tracing, where the template is an SVG
  std::vector<Sequence> sequences;    ///< of aims; else empty
  std::string verdict;                ///< of a model; else empty
  motion::MeasureSet measures;
};
/// {"chain","template":{"page_mm":[w,h],"strokes","length_mm"},"sequences":[{"task","sequence","measures"}],
/// "verdict","measures"}, without template, sequences or verdict where there are none; the chain is "full" or
/// "raw"; `measures` as in a trial. Numbers come back to the last bit.
std::string measured_json(const MeasuredFile& measured);

/// A line of column names, then a line a sample:
/// t_ns,t_seen_ns,tick,id,device,source,phase,x_mm,y_mm,x_px,y_px,pressure. Times from the trial's start;
/// numbers to their full precision; an empty pressure where the device has none.
std::string samples_csv(std::span<const motion::Sample> samples);

}  // namespace thimble::store
