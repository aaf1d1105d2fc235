#include "engine/motion/aiming/aim.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "engine/motion/aiming/aim_path.hpp"
#include "engine/motion/aiming/block_error.hpp"

namespace thimble::motion {
namespace {

constexpr double kRisePeakFraction = 0.05;
constexpr double kRiseMinMmS = 10;

struct Peak {
  double t_s = 0;
  double speed_mm_s = -1;
};

Peak peak_of(std::span<const StrokeSignal> signals) {
  Peak peak;
  for (const StrokeSignal& s : signals) {
    for (std::size_t i = 0; i < s.speeds_mm_s.size(); ++i) {
      if (!(s.speeds_mm_s[i] > peak.speed_mm_s)) continue;
      peak = {.t_s = velocity_time_s(s, i), .speed_mm_s = s.speeds_mm_s[i]};
    }
  }
  return peak;
}

// From onset to offset, with a rest for each silence.
std::vector<double> speeds_with_rests(std::span<const StrokeSignal> signals) {
  std::vector<double> speeds;
  for (const StrokeSignal& s : signals) {
    if (!s.movement) continue;
    if (!speeds.empty()) speeds.push_back(0);
    speeds.insert(speeds.end(), s.speeds_mm_s.begin(), s.speeds_mm_s.end());
  }
  return speeds;
}

// Rises by at least `least`, after the first fall by as much.
int rises_after_first_peak(std::span<const double> speeds, double least) {
  int rises = 0;
  bool rising = true;
  double extreme = speeds.front();
  for (double speed : speeds) {
    extreme = rising ? std::max(extreme, speed) : std::min(extreme, speed);
    const bool turned = rising ? speed <= extreme - least : speed >= extreme + least;
    if (!turned) continue;
    rising = !rising;
    if (rising) ++rises;
    extreme = speed;
  }
  return rises;
}

void append_times(MeasureSet& set, const Aim& aim, std::span<const StrokeSignal> signals) {
  const MovementTimes times = movement_times(signals);
  const Peak peak = peak_of(signals);
  const double seen_s = in_seconds(aim.stimulus) + in_seconds(aim.device_latency);
  set.push_back(present("reaction_time_ms", (times.onset_s - seen_s) * 1000));
  set.push_back(present("response_time_s", times.offset_s - seen_s));
  set.push_back(present("movement_time_s", times.offset_s - times.onset_s));
  set.push_back(present("peak_speed_mm_s", peak.speed_mm_s));
  set.push_back(present("time_to_peak_speed_s", peak.t_s - times.onset_s));
  set.push_back(present("deceleration_time_s", times.offset_s - peak.t_s));
}

void append_way(MeasureSet& set, std::span<const PathPoint> way, std::span<const StrokeSignal> signals) {
  const double length_mm = length_of(way);
  const double straight_mm = distance(way.front().mm, way.back().mm);
  const double least_rise_mm_s = std::max(kRisePeakFraction * peak_of(signals).speed_mm_s, kRiseMinMmS);
  set.push_back(present("aim_path_length_mm", length_mm));
  // A straight way's pieces may add up to a rounding less than the whole.
  set.push_back(length_mm > 0 ? present("aim_path_efficiency", std::min(1.0, straight_mm / length_mm))
                              : absent("aim_path_efficiency", "the way has no length"));
  set.push_back(present("corrective_submovements",
                        rises_after_first_peak(speeds_with_rests(signals), least_rise_mm_s)));
}

void append_endpoint(MeasureSet& set, const Aim& aim, Vec2 end) {
  const double amplitude_mm = std::hypot(aim.to.x - aim.from.x, aim.to.y - aim.from.y);
  if (!(amplitude_mm > 0)) {
    append_absent(set, {"endpoint_error_along_mm", "endpoint_error_across_mm"},
                  "the aim starts in the centre of its own target");
    return;
  }
  const Vec2 axis = (aim.to - aim.from) / amplitude_mm;
  set.push_back(present("endpoint_error_along_mm", glm::dot(end - aim.to, axis)));
  set.push_back(present("endpoint_error_across_mm", glm::dot(end - aim.to, perpendicular(axis))));
}

struct EndpointIds {
  std::string_view error;
  std::string_view constant;
  std::string_view variable;
  std::string_view absolute;
};

constexpr EndpointIds kAlong{.error = "endpoint_error_along_mm",
                             .constant = "endpoint_constant_error_along_mm",
                             .variable = "endpoint_variable_error_along_mm",
                             .absolute = "endpoint_absolute_error_along_mm"};
constexpr EndpointIds kAcross{.error = "endpoint_error_across_mm",
                              .constant = "endpoint_constant_error_across_mm",
                              .variable = "endpoint_variable_error_across_mm",
                              .absolute = "endpoint_absolute_error_across_mm"};

void append_block(MeasureSet& set, const EndpointIds& ids, std::span<const MeasureSet> aims) {
  std::vector<double> errors;
  for (const MeasureSet& aim : aims) {
    const Measure* error = find(aim, ids.error);
    if (error != nullptr && error->value) errors.push_back(*error->value);
  }
  if (errors.empty()) {
    append_absent(set, {ids.constant, ids.variable, ids.absolute}, "no aim has an endpoint error");
    return;
  }
  const BlockError block = block_error(errors);
  set.push_back(present(ids.constant, block.constant));
  set.push_back(block.variable ? present(ids.variable, *block.variable)
                               : absent(ids.variable, "fewer than 2 aims with an endpoint error"));
  set.push_back(present(ids.absolute, block.absolute));
}

}  // namespace

MeasureSet aim_measures(const Aim& aim) {
  const std::vector<StrokeSignal> signals = signals_of(aim.points, 0);
  MeasureSet set;
  std::vector<PathPoint> way;
  if (any_movement(signals)) {
    const MovementTimes times = movement_times(signals);
    way = between(path_of(signals), times.onset_s, times.offset_s);
  }
  if (way.empty()) {
    append_absent(set,
                  {"reaction_time_ms", "response_time_s", "movement_time_s", "peak_speed_mm_s",
                   "time_to_peak_speed_s", "deceleration_time_s", "aim_path_length_mm", "aim_path_efficiency",
                   "corrective_submovements", "endpoint_error_along_mm", "endpoint_error_across_mm"},
                  kNothingMoved);
    return set;
  }
  append_times(set, aim, signals);
  append_way(set, way, signals);
  append_endpoint(set, aim, way.back().mm);
  return set;
}

MeasureSet endpoint_measures(std::span<const MeasureSet> aims) {
  MeasureSet set;
  append_block(set, kAlong, aims);
  append_block(set, kAcross, aims);
  return set;
}

}  // namespace thimble::motion
