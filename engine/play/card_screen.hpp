// The bank-card screen: a grown-up lays a card (85.60 x 53.98 mm, ISO/IEC 7810 ID-1) on the screen and moves
// the outline until it fits, twice. The two tries tell how far the result can be trusted (Li et al. 2020,
// Scientific Reports 10, used a card in the same way). Works in pixels, since millimetres are what it is
// there to find.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/draw/draw_list.hpp"
#include "engine/play/calibration.hpp"
#include "engine/play/dialog.hpp"
#include "engine/play/pointer.hpp"

namespace thimble::play {

inline constexpr Vec2 kCardMm{85.60, 53.98};

class CardScreen {
 public:
  enum class Answer : std::uint8_t { kNone, kMeasured, kCancelled };

  CardScreen(std::string display, Vec2 window_px, Vec2 guess_mm_per_px);

  /// Dragging the right or the lower edge moves it; pressing a button answers.
  Answer report(const PointerReport& report);
  /// One pixel wider, narrower, taller, flatter.
  void nudge(Vec2 px);
  /// "It fits", by key.
  Answer fits();
  /// After kMeasured; its time of measuring is for the caller to fill.
  Calibration calibration() const;

  Vec2 outline_px() const { return outline_; }
  void draw(draw::DrawList& list) const;

 private:
  enum class Edge : std::uint8_t { kNone, kRight, kLower };
  Rect card() const;
  void lay_out();

  std::string display_;
  Vec2 window_px_;
  Vec2 outline_{};
  std::vector<Vec2> tries_;
  bool disagreed_ = false;
  Edge dragged_ = Edge::kNone;
  std::optional<std::uint64_t> dragging_contact_;
  double grip_ = 0;  // from the finger to the edge, so that an edge doesn't jump
  std::vector<Button> buttons_;
};

/// From two tries in pixels. The error bound is half their disagreement plus a hand's half millimetre.
Calibration calibration_from_card(std::string display, Vec2 first_px, Vec2 second_px);
/// Do two tries agree within 1 % both ways?
bool tries_agree(Vec2 first_px, Vec2 second_px);

}  // namespace thimble::play
