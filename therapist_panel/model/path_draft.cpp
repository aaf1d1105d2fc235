#include "therapist_panel/model/path_draft.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/core/check.hpp"
#include "therapist_panel/model/format.hpp"

namespace thimble::panel {
namespace {

constexpr std::string_view kWidth = "corridor_mm";

/// The path's width as the game has it, with its bounds.
SliderRow width_row(double corridor_mm) {
  play::Parameters parameters;
  parameters.set(kWidth, corridor_mm);
  const std::vector<SliderRow> rows = slider_rows(tracing::Tracing::schema().untyped(), parameters, nullptr);
  const auto row = std::ranges::find(rows, kWidth, &SliderRow::key);
  CHECK(row != rows.end());
  return *row;
}

PathDraft changed(PathDraft draft) {
  draft.error.clear();
  return draft;
}

}  // namespace

PathDraft with_stroke_begun(PathDraft draft) {
  draft.sketch.strokes.emplace_back();
  draft.drawing = true;
  return changed(std::move(draft));
}

PathDraft with_points(PathDraft draft, const std::vector<Vec2>& points) {
  if (!draft.drawing) return draft;
  std::vector<Vec2>& stroke = draft.sketch.strokes.back();
  const std::size_t room = tracing::kSketchPointsMax - stroke.size();
  stroke.insert(stroke.end(), points.begin(),
                points.begin() + static_cast<std::ptrdiff_t>(std::min(points.size(), room)));
  return draft;
}

PathDraft with_stroke_ended(PathDraft draft) {
  if (!draft.drawing) return draft;
  draft.drawing = false;
  const double length = tracing::strokes_of(draft.sketch).back().line.length();
  if (length >= tracing::kShortestStrokeMm) return draft;
  draft.sketch.strokes.pop_back();
  draft.error = fmt::format("that was shorter than {:g} mm, too short to be traced: draw a longer stroke",
                            tracing::kShortestStrokeMm);
  return draft;
}

PathDraft without_last_stroke(PathDraft draft) {
  draft.drawing = false;
  if (!draft.sketch.strokes.empty()) draft.sketch.strokes.pop_back();
  return changed(std::move(draft));
}

PathDraft without_strokes(PathDraft draft) {
  draft.drawing = false;
  draft.sketch.strokes.clear();
  return changed(std::move(draft));
}

PathDraft with_corridor(PathDraft draft, double corridor_mm) {
  draft.sketch.corridor_mm = corridor_mm;
  return changed(std::move(draft));
}

PathDraft with_title(PathDraft draft, std::string title) {
  draft.title = std::move(title);
  return changed(std::move(draft));
}

PathDraft finished(PathDraft draft) {
  draft = changed(with_stroke_ended(std::move(draft)));
  const std::vector<play::ContentStroke> strokes = tracing::strokes_of(draft.sketch);
  if (strokes.empty()) draft.error = "nothing is drawn yet: draw a path on the page";
  for (std::size_t i = 0; i < strokes.size() && draft.error.empty(); ++i)
    if (strokes[i].line.length() < tracing::kShortestStrokeMm)
      draft.error = fmt::format(
          "stroke {} has no room on the page beside a path so wide: make the path narrower, "
          "or draw further inwards",
          i + 1);
  return draft;
}

PathView view_of(const PathDraft& draft, std::span<const TrialFacts> history) {
  PathView view;
  view.width = width_row(draft.sketch.corridor_mm);
  view.strokes = tracing::strokes_of(draft.sketch);
  if (draft.drawing) view.raw = draft.sketch.strokes.back();
  view.title = draft.title;
  view.error = draft.error;
  const double length = play::length_mm(view.strokes);
  if (!(length > 0)) return view;
  const double id = tracing::steering_id(view.strokes, draft.sketch.corridor_mm);
  view.length = fmt::format("{:.0f} mm, {}", length, count_text(view.strokes.size(), "stroke", "strokes"));
  view.steering_id = number_text(id, 1);
  view.predictions = predictions(history, id);
  return view;
}

}  // namespace thimble::panel
