// A path that is being drawn: what is on the page so far, its width and title, and what is wrong with it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "games/tracing/own_path.hpp"
#include "therapist_panel/model/prediction.hpp"
#include "therapist_panel/model/sliders.hpp"

namespace thimble::panel {

struct PathDraft {
  tracing::Sketch sketch{};
  bool drawing = false;  ///< a finger is down; the last stroke grows
  std::string title{};
  std::string error{};  ///< why it can't be kept, or the last stroke couldn't; gone with the next change
  bool operator==(const PathDraft&) const = default;
};

PathDraft with_stroke_begun(PathDraft draft);
/// Passed over while no stroke has begun.
PathDraft with_points(PathDraft draft, const std::vector<Vec2>& points);
/// A stroke too short to be traced is taken away again, with a sentence.
PathDraft with_stroke_ended(PathDraft draft);
PathDraft without_last_stroke(PathDraft draft);
PathDraft without_strokes(PathDraft draft);
PathDraft with_corridor(PathDraft draft, double corridor_mm);
PathDraft with_title(PathDraft draft, std::string title);

/// Ready to be kept, as far as can be told without the exercises there are; or with the error that says what
/// is missing.
PathDraft finished(PathDraft draft);

struct PathView {
  SliderRow width;
  std::vector<play::ContentStroke> strokes;  ///< as the child will see them
  std::vector<Vec2> raw;                     ///< what the finger that is down has drawn; else empty
  std::string length;                        ///< "312 mm, 2 strokes"
  std::string steering_id;                   ///< "19.5"
  std::vector<Prediction> predictions;       ///< none while nothing is drawn
  std::string title;
  std::string error;
};

/// `history`: the trials of the child who is chosen.
PathView view_of(const PathDraft& draft, std::span<const TrialFacts> history);

}  // namespace thimble::panel
