#include "engine/motion/tracing/tracing.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <utility>

#include "engine/core/check.hpp"
#include "engine/motion/smoothness/smoothness.hpp"
#include "engine/motion/tracing/nearness.hpp"
#include "engine/motion/tracing/pace.hpp"
#include "engine/motion/tracing/projection.hpp"

namespace thimble::motion {
namespace {

constexpr double kSpacingMm = 0.25;
constexpr double kPointsMax =
    20'000;                         // 5 m at that spacing; who draws more is scribbling, and gets a wider one
constexpr Ns kLiftMin{30'000'000};  // shorter ones are the digitiser's bounces

std::vector<StrokeSignal> all_signals(const TracedFigure& figure, const SignalChain& chain) {
  std::vector<StrokeSignal> all;
  for (std::size_t i = 0; i < figure.drawn.size(); ++i) {
    std::vector<StrokeSignal> signals = signals_of(figure.drawn[i].points, i, chain);
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
void append_followed(const TracedFigure& figure, std::size_t template_stroke, double spacing_mm,
                     std::span<const StrokeSignal> signals, std::vector<FollowedPath>& all) {
  const Polyline& line = figure.templates[template_stroke];
  const std::size_t first = all.size();
  std::vector<std::vector<Vec2>> paths;
  for (const StrokeSignal& s : signals) {
    if (figure.drawn[s.stroke].template_stroke != template_stroke) continue;
    DrawnPath path = evenly_spaced(s.signal, spacing_mm);
    if (path.mm.empty()) continue;
    paths.push_back(path.mm);
    all.push_back({.stroke = s.stroke, .line = &line, .path = std::move(path), .projections = {}});
  }
  std::vector<std::vector<Polyline::Projection>> projections = followed(line, paths);
  for (std::size_t i = 0; i < paths.size(); ++i) all[first + i].projections = std::move(projections[i]);
}

std::vector<FollowedPath> all_followed(const TracedFigure& figure, std::span<const StrokeSignal> signals) {
  const double spacing_mm = std::max(kSpacingMm, length_of(signals) / kPointsMax);
  std::vector<FollowedPath> all;
  for (std::size_t t = 0; t < figure.templates.size(); ++t)
    append_followed(figure, t, spacing_mm, signals, all);
  return all;
}

void append_absent(MeasureSet& set, std::initializer_list<std::string_view> ids, const std::string& reason) {
  for (std::string_view id : ids) set.push_back(absent(id, reason));
}

// Empty when the trace can be laid beside its template.
std::string why_not_near(const TracedFigure& figure, std::span<const StrokeSignal> signals) {
  const auto lacks_length = [](const Polyline& line) { return !(line.length() > 0); };
  if (signals.empty()) return "no stroke has two samples, one after the other within 100 ms";
  if (!(length_of(signals) > 0)) return "the finger stayed in one place";
  if (std::any_of(figure.templates.begin(), figure.templates.end(), lacks_length)) {
    return "a stroke of the template has no length";
  }
  return {};
}

void append_nearness(MeasureSet& set, const TracedFigure& figure, std::span<const StrokeSignal> signals) {
  if (const std::string reason = why_not_near(figure, signals); !reason.empty()) {
    append_absent(
        set,
        {"path_accuracy_mm", "rms_deviation_mm", "p95_deviation_mm", "max_deviation_mm", "signed_bias_mm",
         "in_corridor_fraction", "out_of_corridor_mm", "completion", "excursions"},
        reason);
    return;
  }
  const std::vector<FollowedPath> paths = all_followed(figure, signals);
  const std::vector<Deviation> deviations = deviations_of(paths);
  const double outside_mm = out_of_corridor_mm(deviations, figure.corridor_mm);
  set.push_back(present("path_accuracy_mm", path_accuracy_mm(deviations)));
  set.push_back(present("rms_deviation_mm", rms_deviation_mm(deviations)));
  set.push_back(present("p95_deviation_mm", percentile_deviation_mm(deviations, 0.95)));
  set.push_back(present("max_deviation_mm", max_deviation_mm(deviations)));
  set.push_back(present("signed_bias_mm", signed_bias_mm(deviations)));
  set.push_back(present("in_corridor_fraction", 1 - outside_mm / drawn_length_mm(deviations)));
  set.push_back(present("out_of_corridor_mm", outside_mm));
  set.push_back(present("completion", completion(figure.templates, paths, figure.corridor_mm)));
  set.push_back(present("excursions", excursions(paths, figure.corridor_mm)));
}

Measure lifts(std::span<const DrawnStroke> drawn) {
  int count = 0;
  const DrawnStroke* before = nullptr;
  for (const DrawnStroke& stroke : drawn) {
    if (stroke.points.empty()) continue;
    const bool lifted = before != nullptr && before->end == StrokeEnd::kLift;
    if (lifted && stroke.points.front().t - before->points.back().t >= kLiftMin) ++count;
    before = &stroke;
  }
  return before == nullptr ? absent("pen_lifts", "nothing was drawn") : present("pen_lifts", count);
}

void append_pace(MeasureSet& set, std::span<const StrokeSignal> signals) {
  if (!any_movement(signals)) {
    append_absent(set, {"movement_time_s", "mean_speed_mm_s", "peak_speed_mm_s"}, std::string{kNothingMoved});
    return;
  }
  set.push_back(present("movement_time_s", movement_time_s(signals)));
  set.push_back(present("mean_speed_mm_s", mean_speed_mm_s(signals)));
  set.push_back(present("peak_speed_mm_s", peak_speed_mm_s(signals)));
}

}  // namespace

MeasureSet tracing_measures(const TracedFigure& figure, const SignalChain& chain) {
  CHECK(std::isfinite(figure.corridor_mm) && figure.corridor_mm > 0);
  for (const DrawnStroke& stroke : figure.drawn) CHECK(stroke.template_stroke < figure.templates.size());
  const std::vector<StrokeSignal> signals = all_signals(figure, chain);
  MeasureSet set;
  append_nearness(set, figure, signals);
  append_pace(set, signals);
  set.push_back(lifts(figure.drawn));
  std::ranges::move(smoothness_measures(signals), std::back_inserter(set));
  return set;
}

}  // namespace thimble::motion
