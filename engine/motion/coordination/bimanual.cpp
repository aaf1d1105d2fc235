#include "engine/motion/coordination/bimanual.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "engine/core/check.hpp"
#include "engine/motion/coordination/paired.hpp"
#include "engine/motion/coordination/shift.hpp"
#include "engine/motion/statistics.hpp"
#include "engine/motion/stroke_signal.hpp"

namespace thimble::motion {
namespace {

constexpr double kNoDirection = 1e-9;  // mean length of unit vectors that cancel, up to rounding
constexpr double kDegrees = 180 / std::numbers::pi;

// Along its direction, a stretch after the other.
struct Swing {
  std::vector<double> mm;
  std::vector<double> mm_s;
};

Vec2 unit(Vec2 direction) {
  const double length = std::hypot(direction.x, direction.y);
  CHECK(std::isfinite(length) && length > 0);
  return direction / length;
}

// Both hands' movement along their directions, as movement along x.
std::vector<PairedStretch> along(std::vector<PairedStretch> stretches, Vec2 lead, Vec2 follow) {
  const auto project = [](std::vector<Vec2>& vectors, Vec2 direction) {
    for (Vec2& v : vectors) v = {glm::dot(v, direction), 0};
  };
  for (PairedStretch& stretch : stretches) {
    project(stretch.lead.mm, lead);
    project(stretch.lead.velocities_mm_s, lead);
    project(stretch.follow.mm, follow);
    project(stretch.follow.velocities_mm_s, follow);
  }
  return stretches;
}

// Steps without a velocity (a stretch of one step) are left out.
Swing swing_of(std::span<const PairedStretch> stretches, PairedTrack PairedStretch::*hand) {
  Swing swing;
  for (const PairedStretch& stretch : stretches) {
    const PairedTrack& track = stretch.*hand;
    for (std::size_t i = 0; i < track.velocities_mm_s.size(); ++i) {
      swing.mm.push_back(track.mm[i].x);
      swing.mm_s.push_back(track.velocities_mm_s[i].x);
    }
  }
  return swing;
}

int passes_of_mean(std::span<const double> values) {
  const double mean = mean_of(values);
  int passes = 0;
  double side = 0;  // the last one that it was on
  for (double value : values) {
    if (value == mean) continue;
    passes += side * (value - mean) < 0 ? 1 : 0;
    side = value > mean ? 1 : -1;
  }
  return passes;
}

// Radians, one a step.
std::vector<double> phases_of(const Swing& swing) {
  const double mean = mean_of(swing.mm);
  const double scale = standard_deviation_of(swing.mm) / standard_deviation_of(swing.mm_s);
  std::vector<double> phases;
  phases.reserve(swing.mm.size());
  for (std::size_t i = 0; i < swing.mm.size(); ++i)
    phases.push_back(std::atan2(-swing.mm_s[i] * scale, swing.mm[i] - mean));
  return phases;
}

// Empty when both hands swing.
std::string why_no_phase(std::span<const PairedStretch> stretches, const Swing& left, const Swing& right) {
  if (!moves_along_x(positions_of(stretches, &PairedStretch::lead))) return "the left hand didn't move";
  if (!moves_along_x(positions_of(stretches, &PairedStretch::follow))) return "the right hand didn't move";
  if (left.mm.size() < 3) return "less than a swing of each hand";
  if (passes_of_mean(left.mm) < 2 || passes_of_mean(right.mm) < 2) return "less than a swing of each hand";
  const auto is_finite = [](const Swing& swing) {
    return std::isfinite(standard_deviation_of(swing.mm)) && std::isfinite(standard_deviation_of(swing.mm_s));
  };
  return is_finite(left) && is_finite(right) ? "" : kTooLarge;
}

void append_relative_phase(MeasureSet& set, std::span<const PairedStretch> stretches) {
  const Swing left = swing_of(stretches, &PairedStretch::lead);
  const Swing right = swing_of(stretches, &PairedStretch::follow);
  std::string reason = why_no_phase(stretches, left, right);
  Vec2 mean_direction{};
  if (reason.empty()) {
    const std::vector<double> left_phases = phases_of(left);
    const std::vector<double> right_phases = phases_of(right);
    const double count = static_cast<double>(left_phases.size());
    for (std::size_t i = 0; i < left_phases.size(); ++i) {
      const double relative = right_phases[i] - left_phases[i];
      mean_direction += Vec2{std::cos(relative), std::sin(relative)} / count;
    }
    if (!(glm::length(mean_direction) > kNoDirection)) reason = "the relative phase is spread all round";
  }
  if (!reason.empty()) {
    append_absent(set, {"relative_phase_mean_deg", "relative_phase_sd_deg"}, reason);
    return;
  }
  const double length = std::min(1.0, glm::length(mean_direction));
  set.push_back(
      present("relative_phase_mean_deg", std::atan2(mean_direction.y, mean_direction.x) * kDegrees));
  set.push_back(present("relative_phase_sd_deg", std::sqrt(-2 * std::log(length)) * kDegrees));
}

void append_lag(MeasureSet& set, std::span<const PairedStretch> stretches) {
  std::string reason;
  if (!moves_along_x(positions_of(stretches, &PairedStretch::lead)))
    reason = "the left hand didn't move";
  else if (!moves_along_x(positions_of(stretches, &PairedStretch::follow)))
    reason = "the right hand didn't move";
  const Result<BestShift> shift = reason.empty() ? best_shift(stretches) : Error{reason};
  if (!shift) {
    append_absent(set, {"hand_lag_s", "hand_coupling"}, shift.error().message);
    return;
  }
  set.push_back(present("hand_lag_s", shift->refined_steps / stretches.front().rate_hz));
  set.push_back(present("hand_coupling", shift->correlation));
}

double path_mm(std::span<const TimedPoint> points) {
  double length_mm = 0;
  for (const StrokeSignal& s : signals_of(points, 0)) {
    for (std::size_t i = 1; i < s.signal.mm.size(); ++i)
      length_mm += distance(s.signal.mm[i - 1], s.signal.mm[i]);
  }
  return length_mm;
}

Measure share_of_right(const TwoHands& hands) {
  const double left_mm = path_mm(hands.left);
  const double right_mm = path_mm(hands.right);
  if (left_mm + right_mm == 0) return absent("right_hand_share", "neither hand moved");
  if (!std::isfinite(left_mm + right_mm)) return absent("right_hand_share", kTooLarge);
  return present("right_hand_share", right_mm / (left_mm + right_mm));
}

}  // namespace

MeasureSet bimanual_measures(const TwoHands& hands) {
  const Vec2 left = unit(hands.left_direction);
  const Vec2 right = unit(hands.right_direction);
  MeasureSet set;
  auto together = paired({.lead = hands.left, .follow = hands.right}, SignalChain{}, LeadSilence::kSplits);
  if (!together) {
    append_absent(set, {"relative_phase_mean_deg", "relative_phase_sd_deg", "hand_lag_s", "hand_coupling"},
                  together.error().message);
  } else {
    const std::vector<PairedStretch> stretches = along(std::move(*together), left, right);
    append_relative_phase(set, stretches);
    append_lag(set, stretches);
  }
  set.push_back(share_of_right(hands));
  return set;
}

}  // namespace thimble::motion
