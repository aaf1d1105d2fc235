// `thimble measure`: from the text of anybody's recordings to their measures. Pure functions, so that tests
// and the fuzzer need no files; an Error is bad input or bad usage.
#pragma once

#include <optional>

#include "engine/core/result.hpp"
#include "engine/motion/signal.hpp"
#include "engine/store/csv.hpp"
#include "therapist_panel/cli/commands.hpp"

namespace thimble::panel {

/// Faster than any device that records a hand; more would only fill memory with what lies between samples.
inline constexpr double kRateMaxHz = 10'000;

/// What all of them take.
struct MeasureOptions {
  /// Raw: no resampling, filtering and detrending.
  motion::SignalChain::Kind chain = motion::SignalChain::Kind::kFull;
  /// Full chain: the rate to resample to, else the chain's own. Raw: the rate of the recording, else as its
  /// stamps say.
  std::optional<double> rate_hz;
  Format format = Format::kTable;
};

struct TracingFiles {
  store::CsvText path;
  /// An SVG drawing when its name ends in .svg or it begins with '<', else x_mm,y_mm.
  store::CsvText shape;
  double corridor_mm = 0;  ///< the corridor's full width
};
/// A path has no lifts, so that in the full chain each silence of more than 100 ms is one: what lies between
/// two of them is a stroke of its own, and belongs to the template's stroke that it is nearest to on average.
/// Raw: one stroke.
Result<Report> measure_tracing(const TracingFiles& files, const MeasureOptions& options);

Result<Report> measure_smoothness(const store::CsvText& path, const MeasureOptions& options);
/// Of a speed profile as recorded; the rate is needed.
Result<Report> measure_speeds(const store::CsvText& speeds, const MeasureOptions& options);

/// Sequences in the order in which they first appear, each with its task; the measures of all are means of
/// theirs.
Result<Report> measure_aiming(const store::CsvText& trials, const MeasureOptions& options);

struct PursuitFiles {
  store::CsvText path;
  store::CsvText target;
};
Result<Report> measure_pursuit(const PursuitFiles& files, const MeasureOptions& options);

struct PinchFile {
  store::CsvText contacts;
  std::optional<double> target_mm;  ///< the object's size
};
Result<Report> measure_pinch(const PinchFile& file, const MeasureOptions& options);

/// With the verdict on Wing and Kristofferson's model.
Result<Report> measure_tapping(const store::CsvText& intervals, const MeasureOptions& options);

struct CurveFiles {
  store::CsvText a;
  store::CsvText b;
};
Result<Report> measure_curves(const CurveFiles& files, const MeasureOptions& options);

}  // namespace thimble::panel
