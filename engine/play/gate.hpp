// The grown-ups' gate: a question that takes reading, then a short menu. Play waits behind it, dimmed. It
// opens with Escape, or by holding a corner of the window for two seconds, so that no button on the child's
// screen tempts anyone.
#pragma once

#include <optional>
#include <vector>

#include "engine/core/rng.hpp"
#include "engine/core/time.hpp"
#include "engine/draw/draw_list.hpp"
#include "engine/play/dialog.hpp"
#include "engine/play/pointer.hpp"

namespace thimble::play {

class Gate {
 public:
  enum class Choice : std::uint8_t { kKeepPlaying, kNext, kMeasureScreen, kAllDone };

  bool open() const { return screen_ != Screen::kClosed; }
  void show(Ns now);
  void close() { screen_ = Screen::kClosed; }

  /// A touch at a point of the page while the gate is open; what the grown-up chose, if that was it. A wrong
  /// answer leads back to play, so that trying all numbers is no way in.
  std::optional<Choice> touch(Vec2 mm);
  /// Lays the gate out in the middle of what is visible.
  void lay_out(const Rect& visible_mm);
  void draw(draw::Layer& layer) const;

 private:
  enum class Screen : std::uint8_t { kClosed, kQuestion, kMenu };
  void ask(Ns now);

  Screen screen_ = Screen::kClosed;
  Rect visible_;
  int wanted_ = 0;  // index into answers_
  std::vector<int> answers_;
  std::vector<Button> buttons_;
};

/// A contact that rests in a corner of the window. Watches reports, changes nothing.
class CornerHold {
 public:
  static constexpr Ns kHold = std::chrono::seconds{2};
  static constexpr double kCornerMm = 14;

  void report(const PointerReport& report, Vec2 mm, const Rect& visible_mm);
  /// 0 without a hold, 1 when it is complete.
  double progress(Ns now) const;
  Vec2 at() const { return at_; }
  bool holding() const { return contact_.has_value(); }
  void reset() { contact_.reset(); }

 private:
  std::optional<std::uint64_t> contact_;
  Ns since_{0};
  Vec2 at_{};
};

}  // namespace thimble::play
