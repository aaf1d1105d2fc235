#include "engine/motion/pinching/carrying.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/core/check.hpp"
#include "engine/motion/pinching/closing.hpp"

namespace thimble::motion {
namespace {

std::optional<Ns> closed_at(const Grip& grip, const SignalChain& chain) {
  const std::vector<PairSignal> signals = pair_signals(grip.pair, chain);
  const PairSignal* signal = longest_signal(signals);
  if (signal == nullptr) return std::nullopt;
  const std::optional<Closing> closing = closing_of(*signal, chain, signal->size() - 1);
  if (!closing) return std::nullopt;
  return signal->stamps[closing->closed];
}

Ns grasp_of(std::span<const Grip> grips, const SignalChain& chain) {
  for (const Grip& grip : grips)
    if (const std::optional<Ns> closed = closed_at(grip, chain)) return *closed;
  return grips.front().from;
}

void append_midpoints(Carry& carry, const PairSignal& signal) {
  if (signal.stamps.back() < carry.grasped) return;
  if (signal.stamps.front() < carry.grasped)
    carry.midpoint_mm.push_back(signal.midpoint_at(signal.step_at(carry.grasped)));
  for (std::size_t i = 0; i < signal.size(); ++i)
    if (signal.stamps[i] >= carry.grasped) carry.midpoint_mm.push_back(signal.midpoint_mm[i]);
  carry.line_mm = signal.second.mm.back() - signal.first.mm.back();
}

}  // namespace

std::optional<Carry> carry_of(std::span<const Grip> grips, const PinchTask& task, const SignalChain& chain) {
  if (grips.empty()) return std::nullopt;
  Carry carry{.grasped = task.captured ? *task.captured : grasp_of(grips, chain),
              .released = grips.back().to,
              .drops = {},
              .midpoint_mm = {},
              .line_mm = {},
              .from_thumb = task.thumb == grips.back().pair.first->id};
  for (std::size_t i = 0; i < grips.size(); ++i) {
    for (const PairSignal& signal : pair_signals(grips[i].pair, chain)) append_midpoints(carry, signal);
    if (i == 0 || grips[i - 1].to < carry.grasped) continue;
    const Drop loss{.lost = grips[i - 1].to, .grasped_again = grips[i].from};
    if (loss.grasped_again - loss.lost > kDropMin) carry.drops.push_back(loss);
  }
  if (carry.grasped >= carry.released || carry.midpoint_mm.size() < 2) return std::nullopt;
  return carry;
}

double transfer_time_s(const Carry& carry) { return in_seconds(carry.released - carry.grasped); }

double carried_path_mm(const Carry& carry) {
  double path_mm = 0;
  for (std::size_t i = 1; i < carry.midpoint_mm.size(); ++i)
    path_mm += distance(carry.midpoint_mm[i - 1], carry.midpoint_mm[i]);
  return path_mm;
}

double path_efficiency(const Carry& carry) {
  // Rounding may make a straight path shorter than its chord.
  return std::min(1.0,
                  distance(carry.midpoint_mm.front(), carry.midpoint_mm.back()) / carried_path_mm(carry));
}

double regrasp_latency_ms(const Carry& carry) {
  CHECK(!carry.drops.empty());
  double sum_ms = 0;
  for (const Drop& drop : carry.drops) sum_ms += in_ms(drop.grasped_again - drop.lost);
  return sum_ms / static_cast<double>(carry.drops.size());
}

Placement placement_of(const Carry& carry, Vec2 place_mm) {
  const Vec2 error = carry.midpoint_mm.back() - place_mm;
  Placement placement{.error_mm = glm::length(error), .along_across_mm = std::nullopt};
  const Vec2 way = place_mm - carry.midpoint_mm.front();
  const double way_mm = glm::length(way);
  if (!(way_mm > 0)) return placement;
  placement.along_across_mm = Vec2{glm::dot(error, way), glm::dot(error, perpendicular(way))} / way_mm;
  return placement;
}

double rotation_error_deg(Vec2 line_mm, double target_angle_deg, bool directed) {
  CHECK(line_mm != Vec2{});
  const double angle_deg = std::atan2(line_mm.y, line_mm.x) * (180 / std::numbers::pi);
  const double turn_deg = directed ? 360 : 180;
  const double error_deg = std::remainder(angle_deg - target_angle_deg, turn_deg);
  return error_deg == -turn_deg / 2 ? turn_deg / 2 : error_deg;  // one of the two names of half a turn
}

}  // namespace thimble::motion
