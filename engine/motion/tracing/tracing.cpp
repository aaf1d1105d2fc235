#include "engine/motion/tracing/tracing.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <utility>

#include "engine/core/check.hpp"
#include "engine/motion/smoothness/smoothness.hpp"
#include "engine/motion/tracing/contact_time.hpp"
#include "engine/motion/tracing/nearness.hpp"
#include "engine/motion/tracing/pace.hpp"
#include "engine/motion/tracing/projection.hpp"
#include "engine/motion/tracing/steering.hpp"

namespace thimble::motion {
namespace {

// Who draws more than 3 m is scribbling, and gets longer pieces.
constexpr double kPiecesMax = 12'000;

std::vector<StrokeSignal> all_signals(std::span<const DrawnStroke> drawn, const SignalChain& chain) {
  std::vector<StrokeSignal> all;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    std::vector<StrokeSignal> signals = signals_of(drawn[i].points, i, chain);
    std::move(signals.begin(), signals.end(), std::back_inserter(all));
  }
  return all;
}

double length_of(std::span<const StrokeSignal> signals) {
  double length_mm = 0;
  for (const StrokeSignal& s : signals) length_mm += lengths_mm(s.signal).back();
  return length_mm;
}

// What was drawn for one template stroke, projected together, so that a resumed stroke goes on where it was
// left.
void append_followed(const TracedFigure& figure, std::size_t template_stroke,
                     const DrawnPathSettings& settings, std::span<const StrokeSignal> signals,
                     std::vector<FollowedPath>& all) {
  const TemplateStroke& target = figure.templates[template_stroke];
  const std::size_t first = all.size();
  std::vector<std::vector<Vec2>> paths;
  for (const StrokeSignal& s : signals) {
    if (figure.drawn[s.stroke].template_stroke != template_stroke) continue;
    DrawnPath path = drawn_path(s.signal, settings);
    if (path.mm.empty()) continue;
    paths.push_back(path.mm);
    all.push_back({.stroke = s.stroke, .target = &target, .path = std::move(path), .projections = {}});
  }
  std::vector<std::vector<Polyline::Projection>> projections = followed(target.line, paths);
  for (std::size_t i = 0; i < paths.size(); ++i) all[first + i].projections = std::move(projections[i]);
}

std::vector<FollowedPath> all_followed(const TracedFigure& figure, std::span<const StrokeSignal> signals,
                                       SignalChain::Kind kind) {
  DrawnPathSettings settings = kind == SignalChain::Kind::kRaw ? kAsRecordedPath : DrawnPathSettings{};
  settings.piece_mm_max = std::max(settings.piece_mm_max, length_of(signals) / kPiecesMax);
  std::vector<FollowedPath> all;
  for (std::size_t t = 0; t < figure.templates.size(); ++t)
    append_followed(figure, t, settings, signals, all);
  return all;
}

// Empty when the trace can be laid beside its template.
std::string why_not_near(const TracedFigure& figure, std::span<const StrokeSignal> signals) {
  const auto lacks_length = [](const TemplateStroke& target) { return !(target.line.length() > 0); };
  if (signals.empty()) return std::string{kNoSignal};
  if (!(length_of(signals) > 0)) return "the finger stayed in one place";
  if (std::any_of(figure.templates.begin(), figure.templates.end(), lacks_length)) {
    return "a stroke of the template has no length";
  }
  return {};
}

struct Nearness {
  std::vector<FollowedPath> paths;
  std::vector<DeviationPiece> deviations;
};

void append_nearness(MeasureSet& set, const TracedFigure& figure, const Result<Nearness>& near) {
  if (!near) {
    append_absent(
        set,
        {"path_accuracy_mm", "rms_deviation_mm", "p95_deviation_mm", "max_deviation_mm", "signed_bias_mm",
         "in_corridor_fraction", "out_of_corridor_mm", "completion", "excursions"},
        near.error().message);
    return;
  }
  const std::vector<DeviationPiece>& deviations = near->deviations;
  const double outside_mm = out_of_corridor_mm(deviations);
  set.push_back(present("path_accuracy_mm", path_accuracy_mm(deviations)));
  set.push_back(present("rms_deviation_mm", rms_deviation_mm(deviations)));
  set.push_back(present("p95_deviation_mm", percentile_deviation_mm(deviations, 0.95)));
  set.push_back(present("max_deviation_mm", max_deviation_mm(deviations)));
  set.push_back(present("signed_bias_mm", signed_bias_mm(deviations)));
  set.push_back(present("in_corridor_fraction", 1 - outside_mm / drawn_length_mm(deviations)));
  set.push_back(present("out_of_corridor_mm", outside_mm));
  set.push_back(present("completion", completion(figure.templates, near->paths)));
  set.push_back(present("excursions", excursions(near->paths)));
}

Result<Nearness> nearness_of(const TracedFigure& figure, std::span<const StrokeSignal> signals,
                             SignalChain::Kind kind) {
  if (std::string reason = why_not_near(figure, signals); !reason.empty()) return Error{std::move(reason)};
  Nearness near{.paths = all_followed(figure, signals, kind), .deviations = {}};
  if (near.paths.empty()) return Error{"the finger stayed in one place"};
  near.deviations = deviations_of(near.paths);
  return near;
}

void append_pace(MeasureSet& set, std::span<const StrokeSignal> signals) {
  if (!any_movement(signals)) {
    append_absent(set,
                  {"movement_time_s", "mean_speed_mm_s", "peak_speed_mm_s", "speed_variation", "pauses",
                   "pause_time_s"},
                  kNothingMoved);
    return;
  }
  set.push_back(present("movement_time_s", movement_time_s(signals)));
  set.push_back(present("mean_speed_mm_s", mean_speed_mm_s(signals)));
  set.push_back(present("peak_speed_mm_s", peak_speed_mm_s(signals)));
  set.push_back(measured("speed_variation", speed_variation(signals)));
  const Pauses pauses = pauses_of(signals);
  set.push_back(present("pauses", pauses.count));
  set.push_back(present("pause_time_s", pauses.time_s));
}

// The corridor's index, the one that was really drawn, and how fast for that.
void append_steering(MeasureSet& set, const TracedFigure& figure, const Result<Nearness>& near) {
  double length_mm = 0;
  double id = 0;
  for (const TemplateStroke& target : figure.templates) {
    length_mm += target.line.length();
    id += target.corridor.steering_id(target.line.length());
  }
  if (!(length_mm > 0)) {
    append_absent(set, {"steering_id", "effective_steering_id", "steering_throughput_1_s"},
                  "the template has no length");
    return;
  }
  set.push_back(present("steering_id", id));
  const Result<double> effective =
      near ? effective_steering_id(near->deviations, length_mm) : Result<double>{near.error()};
  const Measure time = *find(set, "movement_time_s");
  set.push_back(measured("effective_steering_id", effective));
  if (effective && time.value)
    set.push_back(present("steering_throughput_1_s", *effective / *time.value));
  else
    set.push_back(absent("steering_throughput_1_s", effective ? time.reason : effective.error().message));
}

// The penalised accuracy, where the task sets a pace.
void append_paced(MeasureSet& set, const TracedFigure& figure) {
  if (!figure.paced_s) return;
  const Measure accuracy = *find(set, "path_accuracy_mm");
  const Measure time = *find(set, "movement_time_s");
  const bool both = accuracy.value && time.value;
  set.push_back(both ? present("penalised_path_accuracy_mm",
                               penalised_path_accuracy_mm(*accuracy.value, *time.value, *figure.paced_s))
                     : absent("penalised_path_accuracy_mm", accuracy.value ? time.reason : accuracy.reason));
}

void append_pace_ratio(MeasureSet& set, const TracedFigure& figure) {
  if (!figure.pace_mm_s) return;
  const Measure speed = *find(set, "mean_speed_mm_s");
  set.push_back(speed.value ? present("pace_ratio", *speed.value / *figure.pace_mm_s)
                            : absent("pace_ratio", speed.reason));
}

}  // namespace

MeasureSet tracing_measures(const TracedFigure& figure, const SignalChain& chain) {
  CHECK(!figure.paced_s || *figure.paced_s > 0);
  CHECK(!figure.pace_mm_s || *figure.pace_mm_s > 0);
  for (const DrawnStroke& stroke : figure.drawn) CHECK(stroke.template_stroke < figure.templates.size());
  const std::vector<StrokeSignal> signals = all_signals(figure.drawn, chain);
  const Result<Nearness> near = nearness_of(figure, signals, chain.kind);
  MeasureSet set;
  append_nearness(set, figure, near);
  append_pace(set, signals);
  set.push_back(measured("pen_lifts", pen_lifts(figure.drawn)));
  set.push_back(measured("air_time_fraction", air_time_fraction(figure.drawn)));
  append_steering(set, figure, near);
  append_paced(set, figure);
  append_pace_ratio(set, figure);
  std::ranges::move(smoothness_measures(signals), std::back_inserter(set));
  return set;
}

MeasureSet drawing_measures(std::span<const DrawnStroke> drawn, const SignalChain& chain) {
  const std::vector<StrokeSignal> signals = all_signals(drawn, chain);
  MeasureSet set;
  append_pace(set, signals);
  set.push_back(measured("pen_lifts", pen_lifts(drawn)));
  set.push_back(measured("air_time_fraction", air_time_fraction(drawn)));
  std::ranges::move(smoothness_measures(signals), std::back_inserter(set));
  return set;
}

}  // namespace thimble::motion
