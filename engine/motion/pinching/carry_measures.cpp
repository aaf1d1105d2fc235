#include "engine/motion/pinching/carrying.hpp"
#include "engine/motion/pinching/pinch_groups.hpp"

namespace thimble::motion {
namespace {

constexpr double kCarriedMinMm = 5;  // shorter paths are the hand's unrest, and have no way to be straight on

void append_transfer(MeasureSet& set, const Carry& carry) {
  set.push_back(present("drops", static_cast<double>(carry.drops.size())));
  set.push_back(carry.drops.empty() ? absent("regrasp_latency_ms", "nothing was dropped")
                                    : present("regrasp_latency_ms", regrasp_latency_ms(carry)));
  set.push_back(present("transfer_time_s", transfer_time_s(carry)));
  set.push_back(carried_path_mm(carry) < kCarriedMinMm
                    ? absent("transfer_path_efficiency", "carried less than 5 mm")
                    : present("transfer_path_efficiency", path_efficiency(carry)));
}

void append_placement(MeasureSet& set, const Carry& carry, const std::optional<Vec2>& place_mm) {
  if (!place_mm) {
    append_absent(set, {"placement_error_mm", "placement_error_along_mm", "placement_error_across_mm"},
                  "the task names no place");
    return;
  }
  const Placement placement = placement_of(carry, *place_mm);
  set.push_back(present("placement_error_mm", placement.error_mm));
  if (!placement.along_across_mm) {
    append_absent(set, {"placement_error_along_mm", "placement_error_across_mm"},
                  "the object was taken at the target place");
    return;
  }
  set.push_back(present("placement_error_along_mm", placement.along_across_mm->x));
  set.push_back(present("placement_error_across_mm", placement.along_across_mm->y));
}

Measure rotation_error(const Carry& carry, const PinchTask& task) {
  const std::string_view id = "rotation_error_deg";
  if (!task.target_angle_deg) return absent(id, "the task names no angle");
  if (carry.line_mm == Vec2{}) return absent(id, "both contacts were in one place at the release");
  return present(id, rotation_error_deg(carry.line_mm, *task.target_angle_deg, carry.from_thumb));
}

// Empty when there is a carry.
std::string why_no_carry(const PinchParts& parts, const std::optional<Carry>& carry) {
  if (!parts.trouble.empty()) return parts.trouble;
  return carry ? std::string{} : "two contacts were never down together after the object was taken";
}

}  // namespace

void append_carry(MeasureSet& set, const PinchParts& parts, const PinchTask& task, const SignalChain& chain) {
  std::optional<Carry> carry;
  if (parts.trouble.empty()) carry = carry_of(parts.grips, task, chain);
  if (const std::string reason = why_no_carry(parts, carry); !reason.empty()) {
    append_absent(
        set,
        {"drops", "regrasp_latency_ms", "transfer_time_s", "transfer_path_efficiency", "placement_error_mm",
         "placement_error_along_mm", "placement_error_across_mm", "rotation_error_deg"},
        reason);
    return;
  }
  append_transfer(set, *carry);
  append_placement(set, *carry, task.place_mm);
  set.push_back(rotation_error(*carry, task));
}

}  // namespace thimble::motion
