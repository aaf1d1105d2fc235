// Where along a stroke the finger was, sample by sample, and the runs in which it kept to one direction.
#pragma once

#include <span>
#include <vector>

#include "engine/motion/sample.hpp"
#include "engine/play/content.hpp"

namespace thimble::tracing {

struct Place {
  const motion::Sample* sample = nullptr;
  std::size_t path = 0;  ///< of those given
  double along_mm = 0;   ///< of the stroke; on a closed one below 0 or beyond its length where it went on so
  double drawn_mm = 0;   ///< by the finger until here, not in the air
  double distance_mm = 0;  ///< from the stroke
  double corridor_mm = 0;  ///< its full width there

  bool inside() const { return distance_mm <= corridor_mm / 2; }
  /// As far as a finger may stray and still come on.
  bool near() const { return distance_mm <= corridor_mm; }
};

/// Of all samples of the paths in their order, by motion::followed. The samples must outlive the places.
std::vector<Place> places_on(const play::ContentStroke& stroke, double corridor_mm,
                             std::span<const std::vector<motion::Sample>> paths);

enum class Way { kOn, kBack };

/// Places from `from` to `to`, by which the finger had gone `mm` along the stroke.
struct Run {
  std::size_t from = 0, to = 0;
  double mm = 0;
};

/// Every time the finger went so far on or back, near the stroke all the while: from where it turned to where
/// it turned again, which a step of less than 5 mm the other way is not.
std::vector<Run> runs(std::span<const Place> places, Way way, double least_mm);

}  // namespace thimble::tracing
