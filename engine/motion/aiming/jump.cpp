#include "engine/motion/aiming/jump.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/motion/aiming/aim_path.hpp"
#include "engine/motion/statistics.hpp"
#include "engine/motion/tracing/pace.hpp"

namespace thimble::motion {
namespace {

constexpr double kLeastPeakFraction = 0.05;
constexpr double kLeastMmS = 10;
constexpr double kLowLevel = 0.25;
constexpr double kHighLevel = 0.75;

// Sideways enough: at least 45 degrees off the aim's line. Then this is a unit vector.
std::optional<Vec2> sideways_direction(const JumpAim& jump) {
  const Vec2 aim = jump.aim.to - jump.aim.from;
  const Vec2 jumped = jump.jumped_to - jump.aim.to;
  const double aim_mm = std::hypot(aim.x, aim.y);
  const double jumped_mm = std::hypot(jumped.x, jumped.y);
  if (!(aim_mm > 0 && jumped_mm > 0)) return std::nullopt;
  const Vec2 direction = jumped / jumped_mm;
  const double along = std::abs(glm::dot(direction, aim / aim_mm));
  const double across = std::abs(glm::dot(direction, perpendicular(aim / aim_mm)));
  if (!(across >= along)) return std::nullopt;
  return direction;
}

struct Velocity {
  double t_s = 0;
  double mm_s = 0;
};

// Along `direction`, from the jump to the offset, less its value at the jump.
std::vector<Velocity> since_jump(std::span<const StrokeSignal> signals, Vec2 direction, double jump_s,
                                 double offset_s) {
  std::vector<PathPoint> velocities;  // a way through velocities instead of places
  for (const StrokeSignal& s : signals) {
    for (std::size_t i = 0; i < s.velocities_mm_s.size(); ++i) {
      velocities.push_back({.t_s = velocity_time_s(s, i), .mm = s.velocities_mm_s[i]});
    }
  }
  std::vector<Velocity> along;
  for (const PathPoint& v : between(velocities, jump_s, offset_s)) {
    along.push_back({.t_s = v.t_s, .mm_s = glm::dot(v.mm, direction)});
  }
  const double at_jump = along.empty() ? 0 : along.front().mm_s;
  for (Velocity& v : along) v.mm_s -= at_jump;
  return along;
}

// When v last rises through `level` before `peak`. v begins at 0, below every level.
double rise_through(std::span<const Velocity> v, std::size_t peak, double level) {
  std::size_t i = peak;
  while (i > 1 && v[i - 1].mm_s >= level) --i;
  const double fraction = (level - v[i - 1].mm_s) / (v[i].mm_s - v[i - 1].mm_s);
  return v[i - 1].t_s + (v[i].t_s - v[i - 1].t_s) * fraction;
}

std::optional<double> correction_onset_s(std::span<const Velocity> v, double least_mm_s) {
  const auto largest = std::max_element(v.begin(), v.end(),
                                        [](const Velocity& a, const Velocity& b) { return a.mm_s < b.mm_s; });
  if (largest == v.end() || largest == v.begin() || !(largest->mm_s >= least_mm_s)) return std::nullopt;
  const auto peak = static_cast<std::size_t>(largest - v.begin());
  const double low_s = rise_through(v, peak, kLowLevel * largest->mm_s);
  const double high_s = rise_through(v, peak, kHighLevel * largest->mm_s);
  return low_s - (high_s - low_s) * kLowLevel / (kHighLevel - kLowLevel);
}

}  // namespace

std::optional<JumpResponse> jump_response(const JumpAim& jump) {
  const std::optional<Vec2> direction = sideways_direction(jump);
  const std::vector<StrokeSignal> signals = signals_of(jump.aim.points, 0);
  if (!direction || !any_movement(signals)) return std::nullopt;
  const double jump_s = in_seconds(jump.jump);
  const MovementTimes movement = movement_times(signals);
  if (!(jump_s >= movement.onset_s && jump_s < movement.offset_s)) return std::nullopt;

  const std::vector<Velocity> v = since_jump(signals, *direction, jump_s, movement.offset_s);
  const double least_mm_s = std::max(kLeastPeakFraction * peak_speed_mm_s(signals), kLeastMmS);
  const std::optional<double> onset_s = correction_onset_s(v, least_mm_s);
  if (!onset_s || !std::isfinite(*onset_s)) return JumpResponse{.correction_time_ms = std::nullopt};
  return JumpResponse{.correction_time_ms = (*onset_s - jump_s - in_seconds(jump.aim.device_latency)) * 1000};
}

MeasureSet jump_measures(std::span<const JumpAim> block, Ns limit) {
  std::vector<double> times_ms;
  int judged = 0;
  int in_time = 0;
  for (const JumpAim& jump : block) {
    const std::optional<JumpResponse> response = jump_response(jump);
    if (!response) continue;
    ++judged;
    if (!response->correction_time_ms) continue;
    times_ms.push_back(*response->correction_time_ms);
    if (times_ms.back() <= in_ms(limit)) ++in_time;
  }
  const char* missing = judged > 0 ? "the hand never turned after a jump"
                                   : "no target jumped sideways while the hand was on its way";
  return {times_ms.empty() ? absent("jump_correction_time_ms", missing)
                           : present("jump_correction_time_ms", mean_of(times_ms)),
          judged == 0 ? absent("jump_corrected_in_time_fraction", missing)
                      : present("jump_corrected_in_time_fraction", static_cast<double>(in_time) / judged)};
}

}  // namespace thimble::motion
