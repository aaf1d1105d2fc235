// Meeting a moving target: how early or late, with what bias and how evenly. From times alone: knows nothing
// of the target's way.
#pragma once

#include <optional>
#include <span>

#include "engine/core/time.hpp"
#include "engine/motion/measure.hpp"

namespace thimble::motion {

/// One moving target. Both times on one clock.
struct Interception {
  Ns arrival{0};                ///< when the target was where it was to be met
  std::optional<Ns> contact{};  ///< when it was tapped, or what was to meet it arrived; none: no attempt
  bool hit = false;
  double target_speed_mm_s = 0;  ///< where it was to be met
};

/// A block of targets. The temporal error is contact - arrival - latency, ms, negative when early; the
/// spatial one that times the target's speed, mm, negative where the hand was before the target.
/// `device_latency` is what display and digitiser add, as declared for the device.
/// - interception_constant_error_ms: mean of the temporal errors; 0 is best. Needs a contact.
/// - interception_variable_error_ms: their standard deviation, n - 1; lower is better. Needs 2 contacts.
/// - interception_absolute_error_ms: mean of their absolute values; lower is better. Needs a contact.
/// - interception_constant_error_mm, interception_variable_error_mm, interception_absolute_error_mm: the
///   same of the spatial errors.
/// - interception_hit_fraction: hits over all targets, those without a contact included. 0 to 1, higher is
///   better. Needs a target.
/// - interception_early_fraction, interception_late_fraction: contacts before and after the arrival over all
///   contacts. 0 to 1, neither way. Needs a contact.
/// All of version 1, in this order. Source: Schmidt & Lee, Motor Control and Learning (constant, variable
/// and absolute error). The latency isn't negative, the speeds are finite.
MeasureSet interception_measures(std::span<const Interception> block, Ns device_latency);

}  // namespace thimble::motion
