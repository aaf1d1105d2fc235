#include "therapist_panel/cli/measure_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/motion/aiming/throughput.hpp"
#include "engine/motion/coordination/pursuit.hpp"
#include "engine/motion/coordination/rhythm.hpp"
#include "engine/motion/pinching/pinch.hpp"
#include "engine/motion/shape/curves.hpp"
#include "engine/motion/smoothness/smoothness.hpp"
#include "therapist_panel/cli/measure_chain.hpp"
#include "therapist_panel/cli/measure_report.hpp"
#include "therapist_panel/cli/traced_figure.hpp"

namespace thimble::panel {
namespace {

using motion::MeasureSet;
using motion::SignalChain;
using motion::TimedPoint;

Report report_of(MeasureSet measures, const MeasureOptions& options) {
  return measured_report(
      {.chain = options.chain, .sequences = {}, .verdict = {}, .measures = std::move(measures)},
      options.format);
}

Result<void> check_length(std::string_view option, double mm) {
  if (mm > 0 && mm <= store::kCsvLengthMaxMm) return {};
  return Error{fmt::format("{} takes millimetres above 0, up to {:.0f}, not '{:g}'", option,
                           store::kCsvLengthMaxMm, mm)};
}

std::optional<store::MeasuredFile::Template> drawing_of(const TracedTemplate& traced) {
  if (!traced.page_mm) return std::nullopt;
  store::MeasuredFile::Template drawing{.page_mm = *traced.page_mm, .strokes = traced.strokes.size()};
  for (const Polyline& line : traced.strokes) drawing.length_mm += line.length();
  return drawing;
}

/// A sequence is one of its task: the same name under the other task is another one.
struct AimSequence {
  motion::AimTask task;
  std::string name;
  std::vector<motion::AimTrial> trials;
};

std::vector<AimSequence> sequences_of(std::span<const store::CsvAim> aims) {
  std::vector<AimSequence> sequences;
  std::map<std::pair<motion::AimTask, std::string>, std::size_t> index_of;
  for (const store::CsvAim& aim : aims) {
    const auto [known, is_new] = index_of.try_emplace({aim.task, aim.sequence}, sequences.size());
    if (is_new) sequences.push_back({.task = aim.task, .name = aim.sequence, .trials = {}});
    sequences[known->second].trials.push_back(aim.trial);
  }
  return sequences;
}

motion::Pinch pinch_of(std::span<const store::CsvContact> contacts, std::optional<double> target_mm) {
  motion::Pinch pinch;
  pinch.task.target_size_mm = target_mm;
  for (const store::CsvContact& contact : contacts)
    pinch.contacts.push_back({.id = static_cast<int>(pinch.contacts.size()), .points = contact.points});
  return pinch;
}

}  // namespace

Result<Report> measure_tracing(const TracingFiles& files, const MeasureOptions& options) {
  if (const auto sound = check_length("--corridor-mm", files.corridor_mm); !sound) return sound.error();
  auto path = store::path_from_csv(files.path);
  if (!path) return path.error();
  const auto chain = chain_for(options, stamps_of(*path), TooSlow::kIsRefused);
  if (!chain) return chain.error();
  const auto traced = traced_template(files.shape);
  if (!traced) return traced.error();
  const motion::TracedFigure figure = traced_figure(*path, traced->strokes, files.corridor_mm, chain->kind);
  return measured_report({.chain = options.chain,
                          .drawing = drawing_of(*traced),
                          .sequences = {},
                          .verdict = {},
                          .measures = motion::tracing_measures(figure, *chain)},
                         options.format);
}

Result<Report> measure_smoothness(const store::CsvText& path_text, const MeasureOptions& options) {
  const auto path = store::path_from_csv(path_text);
  if (!path) return path.error();
  const auto chain = chain_for(options, stamps_of(*path), TooSlow::kIsAbsent);
  if (!chain) return chain.error();
  return report_of(motion::smoothness_measures(*path, *chain), options);
}

Result<Report> measure_speeds(const store::CsvText& speeds_text, const MeasureOptions& options) {
  const auto rate_hz = rate_given(options);
  if (!rate_hz) return rate_hz.error();
  if (!*rate_hz) return Error{"--speed needs --rate-hz: how many speeds a second the file has"};
  const auto speeds = store::speeds_from_csv(speeds_text);
  if (!speeds) return speeds.error();
  return report_of(motion::speed_profile_measures(*speeds, **rate_hz), options);
}

Result<Report> measure_aiming(const store::CsvText& trials, const MeasureOptions& options) {
  const auto aims = store::aims_from_csv(trials);
  if (!aims) return aims.error();
  store::MeasuredFile measured;
  measured.chain = options.chain;
  std::vector<MeasureSet> sets;
  for (const AimSequence& sequence : sequences_of(*aims)) {
    sets.push_back(motion::aiming_measures(sequence.task, sequence.trials));
    const bool serial = sequence.task == motion::AimTask::kSerial;
    measured.sequences.push_back(
        {.task = serial ? "serial" : "discrete", .sequence = sequence.name, .measures = sets.back()});
  }
  measured.measures = motion::mean_over_sequences(sets);
  return measured_report(measured, options.format);
}

Result<Report> measure_pursuit(const PursuitFiles& files, const MeasureOptions& options) {
  const auto path = store::path_from_csv(files.path);
  if (!path) return path.error();
  const auto target = store::path_from_csv(files.target);
  if (!target) return target.error();
  const auto chain = chain_for(options, stamps_of(*path), TooSlow::kIsRefused);
  if (!chain) return chain.error();
  return report_of(motion::pursuit_measures(*path, *target, *chain), options);
}

Result<Report> measure_pinch(const PinchFile& file, const MeasureOptions& options) {
  if (file.target_mm)
    if (const auto sound = check_length("--target-mm", *file.target_mm); !sound) return sound.error();
  const auto contacts = store::contacts_from_csv(file.contacts);
  if (!contacts) return contacts.error();
  const auto chain = chain_for(options, stamps_of(*contacts), TooSlow::kIsRefused);
  if (!chain) return chain.error();
  return report_of(motion::pinch_measures(pinch_of(*contacts, file.target_mm), *chain), options);
}

Result<Report> measure_tapping(const store::CsvText& intervals_text, const MeasureOptions& options) {
  const auto intervals = store::intervals_from_csv(intervals_text);
  if (!intervals) return intervals.error();
  const bool raw = options.chain == SignalChain::Kind::kRaw;
  const auto detrend = raw ? motion::Detrend::kNone : motion::Detrend::kLinear;
  return measured_report({.chain = options.chain,
                          .sequences = {},
                          .verdict = motion::wing_kristofferson(*intervals, detrend).verdict,
                          .measures = motion::tapping_measures(*intervals, detrend)},
                         options.format);
}

Result<Report> measure_curves(const CurveFiles& files, const MeasureOptions& options) {
  const auto a = store::points_from_csv(files.a, motion::kCurvePointsMax);
  if (!a) return a.error();
  const auto b = store::points_from_csv(files.b, motion::kCurvePointsMax);
  if (!b) return b.error();
  return report_of(motion::curve_measures(*a, *b, options.chain), options);
}

}  // namespace thimble::panel
