// Goal: what is drawn, undone and widened is at once what the page shows, with how hard it is; a path that
// can't be kept says why. Method: drafts by hand; a line of 100 mm and 10 mm wide has the index 10.
#include "therapist_panel/model/path_draft.hpp"

#include "tests/catch.hpp"

namespace thimble::panel {
namespace {

PathDraft with_line(PathDraft draft, Vec2 from, Vec2 to) {
  return with_stroke_ended(with_points(with_stroke_begun(std::move(draft)), {from, to}));
}

PathDraft one_line() { return with_line(with_corridor({}, 10), {30, 50}, {130, 50}); }

TEST_CASE("an empty page has a width to set and nothing else") {
  const PathView view = view_of(PathDraft{}, {});
  CHECK(view.width.value == 16);
  CHECK(view.width.min == 4);
  CHECK(view.width.max == 40);
  CHECK(view.strokes.empty());
  CHECK(view.length.empty());
  CHECK(view.predictions.empty());
}

TEST_CASE("a path that isn't drawn can't be finished, and one that is can") {
  CHECK_THAT(finished({}).error, Catch::Contains("nothing is drawn yet"));
  CHECK(finished(one_line()).error.empty());
  CHECK(finished(one_line()) == one_line());
}

TEST_CASE(
    "a touch too short to be traced is taken away again with a sentence, and the next stroke forgets it") {
  const PathDraft touched = with_line(one_line(), {20, 20}, {23, 20});
  CHECK(touched.sketch == one_line().sketch);
  CHECK_THAT(touched.error, Catch::Contains("shorter than 5 mm"));
  CHECK(with_line(touched, {20, 20}, {60, 20}).error.empty());
}

TEST_CASE("a stroke that a wide path leaves no room for is named") {
  const PathDraft edge = with_line(one_line(), {80, 6}, {80, 14});
  REQUIRE(edge.sketch.strokes.size() == 2);
  const PathDraft wide = finished(with_corridor(edge, 40));
  CHECK_THAT(wide.error, Catch::Contains("stroke 2 has no room"));
  CHECK(with_corridor(wide, 10).error.empty());
}

TEST_CASE("points without a stroke, and an end without a beginning, change nothing") {
  CHECK(with_points(one_line(), {{1, 2}}) == one_line());
  CHECK(with_stroke_ended(one_line()) == one_line());
  CHECK(without_last_stroke({}) == PathDraft{});
}

TEST_CASE("no stroke grows without end") {
  PathDraft draft = with_stroke_begun({});
  for (int i = 0; i < 4; ++i) draft = with_points(std::move(draft), std::vector<Vec2>(10'000, Vec2{30, 30}));
  CHECK(draft.sketch.strokes[0].size() == tracing::kSketchPointsMax);
}

TEST_CASE("a stroke is seen while the finger is down, with the finger's own line") {
  const PathDraft drawing = with_points(with_stroke_begun(one_line()), {{30, 70}, {90, 70}});
  const PathView view = view_of(drawing, {});
  CHECK(view.strokes.size() == 2);
  CHECK(view.raw.size() == 2);
  CHECK(view.length == "160 mm, 2 strokes");
  CHECK(view_of(with_stroke_ended(drawing), {}).raw.empty());
}

TEST_CASE("length and steering index follow the strokes and the width") {
  CHECK(view_of(one_line(), {}).length == "100 mm, 1 stroke");
  CHECK(view_of(one_line(), {}).steering_id == "10.0");
  CHECK(view_of(with_corridor(one_line(), 20), {}).steering_id == "5.0");
  CHECK(view_of(one_line(), {}).predictions.size() == 1);
}

TEST_CASE("undo takes the last stroke away, clear all of them; width and title stay") {
  const PathDraft two = with_title(with_line(one_line(), {30, 70}, {90, 70}), "Rails");
  CHECK(without_last_stroke(two).sketch == one_line().sketch);
  CHECK(without_strokes(two).sketch.strokes.empty());
  CHECK(without_strokes(two).sketch.corridor_mm == 10);
  CHECK(without_strokes(two).title == "Rails");
}

}  // namespace
}  // namespace thimble::panel
