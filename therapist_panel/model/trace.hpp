// The path a child drew, over the path it was asked for, ready to paint: pieces with a speed, and the marks
// on them.
#pragma once

#include <optional>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/play/record.hpp"

namespace thimble::panel {

/// From one sample to the next of the same contact.
struct TracePiece {
  Vec2 from{};
  Vec2 to{};
  double speed_mm_s = 0;
};

enum class TraceMark : std::uint8_t {
  kStart,   ///< the first touch that the game counted
  kEnd,     ///< where that ended
  kLift,    ///< the finger came off in between
  kCancel,  ///< the system took the contact away: not the child's lift
  kAstray,  ///< what was named of the trial has its place here
};

struct MarkAt {
  TraceMark mark = TraceMark::kStart;
  Vec2 mm{};
};

struct Trace {
  std::vector<std::vector<Vec2>> template_mm;  ///< the strokes asked for
  std::vector<std::vector<double>>
      corridor_mm;                 ///< full width at each of their points; empty where the game has none
  std::vector<TracePiece> drawn;   ///< of the contacts that the game counted
  std::vector<TracePiece> others;  ///< a palm, a second finger: logged, never counted
  std::vector<MarkAt> marks;
  double fast_mm_s =
      1;  ///< the colours run from 0 to this: a round number that at most one piece in twenty is above
  Rect bounds_mm;  ///< of all that there is to see
};

/// Speed over the samples up to 25 ms before and after: steadier than from one whole pixel to the next. It is
/// for colours only; numbers come from the measures. O(samples).
Trace trace_of(const play::TrialRecord& record);

}  // namespace thimble::panel
