// How wide the corridor around a template's stroke is: even, or changing along it (cones, bottlenecks).
#pragma once

#include <vector>

#include "engine/core/polyline.hpp"

namespace thimble::motion {

struct CorridorWidth {
  double s_mm = 0;      ///< along the stroke
  double width_mm = 0;  ///< positive
};

/// The full width W(s), straight from each of the widths to the next, and even before the first and after the
/// last.
class Corridor {
 public:
  explicit Corridor(double even_mm) : widths_{{.s_mm = 0, .width_mm = even_mm}} { check(); }
  /// At least one, in the order of s.
  explicit Corridor(std::vector<CorridorWidth> widths) : widths_(std::move(widths)) { check(); }

  /// O(log n).
  double width_mm(double s_mm) const;
  /// Steering index of difficulty: the integral of ds / W(s) from 0 to `length_mm`; for a piece of length l
  /// from W1 to W2 l / (W1 - W2) ln(W1 / W2). Unit: 1 ("steering bits"), neither way is better, version 1.
  /// Source: Accot & Zhai 1997, doi 10.1145/258549.258760.
  double steering_id(double length_mm) const;

 private:
  void check() const;

  std::vector<CorridorWidth> widths_;
};

/// A stroke that is to be traced.
struct TemplateStroke {
  Polyline line;  ///< in the direction of drawing
  Corridor corridor;
};

}  // namespace thimble::motion
