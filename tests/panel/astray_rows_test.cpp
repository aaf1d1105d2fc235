// Goal: what was named of a trial is read in a moment: what, how often, how far, at which stroke. Method:
// events by hand.
#include "therapist_panel/model/astray_rows.hpp"

#include "tests/support/sessions.hpp"
#include "therapist_panel/model/trace.hpp"

#include "tests/catch.hpp"

namespace thimble::panel {
namespace {

play::TrialRecord record(play::Events events, std::size_t strokes = 1) {
  play::TrialRecord made;
  made.setup.content = test::content_of({strokes, {{10, 10}, {50, 10}}});
  made.events = std::move(events);
  return made;
}

std::vector<std::string> lines(const play::TrialRecord& record) {
  std::vector<std::string> lines;
  for (const FactRow& row : astray_rows(record)) lines.push_back(row.label + ": " + row.value);
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("a trial of which nothing was named has no rows, whatever else happened in it") {
  CHECK(lines(play::TrialRecord{}).empty());
  CHECK(lines(record({{.kind = "stroke_begun"}, {.kind = "left_path"}, {.kind = "lifted"}})).empty());
}

TEST_CASE("what was named is counted, with the most of it in millimetres") {
  CHECK(lines(record({{.kind = "corner_overshot", .value = 9.4, .stroke = 0},
                      {.kind = "corner_overshot", .value = 12.2, .stroke = 0},
                      {.kind = "went_backwards", .value = 17.6, .stroke = 0}})) ==
        Lines{"Went backwards: once, 18 mm", "Corner overshot: twice, up to 12 mm"});
}

TEST_CASE("strokes are told where there are several, counted from one") {
  CHECK(lines(record({{.kind = "stroke_missing", .stroke = 2},
                      {.kind = "stroke_missing", .stroke = 0},
                      {.kind = "stroke_extra", .value = 3},
                      {.kind = "part_skipped", .value = 30, .stroke = 1}},
                     3)) == Lines{"Stroke missing: twice, strokes 1 and 3", "Stroke too many: once",
                                  "Part left out: once, 30 mm, stroke 2"});
}

TEST_CASE("a mirrored form is said of the whole, and marked nowhere") {
  const play::TrialRecord mirrored = record({{.kind = "form_reversed", .mm = {40, 40}}}, 2);
  CHECK(lines(mirrored) == Lines{"Form mirrored: left for right"});
  CHECK(trace_of(mirrored).marks.empty());
}

TEST_CASE("on the trace each place where it went astray is marked") {
  const Trace trace = trace_of(record({{.kind = "corner_overshot", .mm = {60, 10}, .value = 9, .stroke = 0},
                                       {.kind = "left_path", .mm = {70, 10}}}));
  REQUIRE(trace.marks.size() == 1);
  CHECK(trace.marks[0].mark == TraceMark::kAstray);
  CHECK(trace.marks[0].mm == Vec2{60, 10});
}

}  // namespace
}  // namespace thimble::panel
