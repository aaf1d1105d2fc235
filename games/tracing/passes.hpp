// What was drawn at each stroke of a path to follow, told from the events: a pass begins where a contact
// began a stroke and goes to its lift, or to the stroke's end. A stroke that was lifted from has several, and
// several attempts where it was begun again.
#pragma once

#include <span>
#include <vector>

#include "engine/motion/tracing/tracing.hpp"
#include "engine/play/record.hpp"

namespace thimble::tracing {

struct Pass {
  std::size_t stroke = 0;
  int attempt = 0;  ///< counted through the trial
  int contact = -1;
  std::vector<motion::Sample> samples;  ///< where it was on the page; without the report of its lift
  motion::StrokeEnd end = motion::StrokeEnd::kOther;
};

/// In the order in which they were begun. A resting hand, which yielded to a finger, drew nothing.
std::vector<Pass> passes_of(std::span<const motion::Sample> samples, std::span<const play::Event> events);

}  // namespace thimble::tracing
