// When to draw. Arithmetic only: times go in, times come out.
#pragma once

#include "engine/core/time.hpp"

namespace thimble::platform {

class Pacer {
 public:
  /// Kept free between the end of a frame and the moment in which it has to be there.
  static constexpr Ns kMargin = std::chrono::milliseconds{2};

  /// `refresh_hz` <= 0: unknown, taken as 60. `swap_waits`: the display sets the rhythm, and a frame is drawn
  /// as late as it can be; otherwise a frame is drawn as soon as there is something to show, but takes at
  /// most half of the time.
  Pacer(double refresh_hz, bool swap_waits);

  Ns period() const { return period_; }
  /// The earliest moment to begin a frame that was first wanted at `wanted`.
  Ns begin_at(Ns wanted) const;
  struct Frame {
    Ns wanted{0};  ///< when there was first something to show
    Ns begun{0};
    Ns finished{0};  ///< drawn; where the swap waits: before it, as waiting is no cost
    Ns shown{0};
  };
  void drawn(const Frame& frame);
  /// Was the last frame shown more than half a period after it could have been there, a period after it was
  /// wanted?
  bool last_was_late() const { return late_; }
  /// The smoothed cost of drawing and showing.
  Ns cost() const { return cost_; }

 private:
  Ns period_;
  bool swap_waits_;
  bool late_ = false;
  bool any_ = false;
  Ns cost_{0};
  Ns last_begun_{0};
  Ns last_shown_{0};
};

}  // namespace thimble::platform
