// What a renderer has to do to show the next picture, from what it showed before. How much is redrawn is the
// whole cost on a weak machine, so this finds the least. Knows no pixels: the renderer grows rectangles by
// its feathering.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/draw/draw_list.hpp"

namespace thimble::draw {

/// A piece of ink that isn't painted yet: ink[`ink`], from point `first_point` to its end. `first_point` is
/// the last one already painted, so that the piece joins on; 0 for a new stroke.
struct InkPiece {
  std::size_t ink = 0;
  std::size_t first_point = 0;
  bool operator==(const InkPiece&) const = default;
};

struct FramePlan {
  /// The kept canvas is no longer right: clear it and paint the still layer and all ink anew. `grown` then
  /// lists every ink from its start, and `dirty_mm` is everywhere.
  bool repaint = true;
  std::vector<InkPiece> grown;
  /// Holds every live item that changed, as it was and as it is, and the new pieces of ink; without
  /// feathering. Empty when nothing changed.
  Rect dirty_mm;

  /// Equal to the last picture: nothing to paint, nothing to present.
  bool nothing() const { return !repaint && grown.empty() && dirty_mm.empty(); }
};

class FramePlanner {
 public:
  /// The plan for `next`, which counts as shown from now on. The reference is valid until the next call.
  /// Allocates nothing once the layers have reached their size. O(size of the still and live layers + number
  /// of inks); finished ink costs the same however long it is.
  const FramePlan& plan(const DrawList& next);
  /// Nothing counts as shown: the window was resized, the palette changed, the context was lost.
  void reset();

 private:
  struct Painted {
    int stroke = 0;
    std::size_t count = 0;
    Vec2 last{};
    double width_mm = 0;
    Paint paint;
  };
  bool continues(const DrawList& next) const;
  void plan_everything(const DrawList& next);
  void plan_growth(const DrawList& next);
  void remember(const DrawList& next);

  bool shown_ = false;
  Layer still_;
  Layer live_;
  std::vector<Painted> ink_;
  FramePlan plan_;
};

}  // namespace thimble::draw
