// Goal: what was drawn is shown truthfully: no line between two contacts, a palm apart from the finger, a
// cancelled contact not as a lift. Method: records written by hand; speeds follow from the spacing of their
// samples.
#include "therapist_panel/model/trace.hpp"

#include <algorithm>

#include "tests/catch.hpp"

namespace thimble::panel {
namespace {

using motion::Phase;

motion::Sample sample(double t_ms, int contact, Phase phase, Vec2 mm) {
  motion::Sample s;
  s.t = Ns{static_cast<std::int64_t>(t_ms * 1e6)};
  s.contact = contact;
  s.phase = phase;
  s.mm = mm;
  return s;
}

/// A straight stroke along x at 100 mm/s with a sample each 8 ms.
void add_stroke(play::TrialRecord& record, int contact, double t_ms, Vec2 from, Phase end) {
  for (int i = 0; i < 20; ++i) {
    const Phase phase = i == 0 ? Phase::kDown : i == 19 ? end : Phase::kMove;
    record.samples.push_back(sample(t_ms + 8 * i, contact, phase, from + Vec2{0.8 * i, 0}));
  }
  record.events.push_back({.tick = 0, .kind = "stroke_begun", .contact = contact});
}

std::vector<TraceMark> kinds(const Trace& trace) {
  std::vector<TraceMark> found;
  for (const MarkAt& mark : trace.marks) found.push_back(mark.mark);
  return found;
}

TEST_CASE("a record without samples or content has an empty trace") {
  const Trace trace = trace_of(play::TrialRecord{});
  CHECK(trace.drawn.empty());
  CHECK(trace.others.empty());
  CHECK(trace.marks.empty());
  CHECK(trace.bounds_mm.empty());
  CHECK(trace.fast_mm_s > 0);
}

TEST_CASE("a contact that the game never counted is shown apart from the attempt") {
  play::TrialRecord record;
  add_stroke(record, 1, 0, {10, 10}, Phase::kUp);
  record.samples.push_back(sample(20, 2, Phase::kDown, {50, 60}));
  record.samples.push_back(sample(40, 2, Phase::kUp, {51, 60}));
  record.events.push_back({.tick = 2, .kind = "extra_contact", .contact = 2});
  const Trace trace = trace_of(record);
  CHECK(trace.drawn.size() == 19);
  CHECK(trace.others.size() == 1);
  CHECK(kinds(trace) == std::vector{TraceMark::kStart, TraceMark::kEnd});
}

TEST_CASE("a resting hand that yielded to the finger is no part of the attempt") {
  play::TrialRecord record;
  add_stroke(record, 1, 0, {60, 60}, Phase::kUp);
  record.events.push_back({.tick = 20, .kind = "yielded", .contact = 1});
  add_stroke(record, 2, 200, {10, 10}, Phase::kUp);
  const Trace trace = trace_of(record);
  CHECK(trace.drawn.size() == 19);
  CHECK(trace.others.size() == 19);
  REQUIRE_FALSE(trace.marks.empty());
  CHECK(trace.marks[0].mm == Vec2{10, 10});
}

TEST_CASE("nothing is drawn between the strokes of two contacts, and the first one's end is a lift") {
  play::TrialRecord record;
  add_stroke(record, 1, 0, {0, 0}, Phase::kUp);
  add_stroke(record, 2, 400, {0, 30}, Phase::kUp);
  const Trace trace = trace_of(record);
  CHECK(trace.drawn.size() == 38);
  const bool jumps = std::any_of(trace.drawn.begin(), trace.drawn.end(),
                                 [](const TracePiece& piece) { return distance(piece.from, piece.to) > 1; });
  CHECK_FALSE(jumps);
  CHECK(kinds(trace) == std::vector{TraceMark::kStart, TraceMark::kLift, TraceMark::kEnd});
  CHECK(trace.marks[1].mm.x == Approx(15.2));
}

TEST_CASE("a contact that the system took away is no lift of the child") {
  play::TrialRecord record;
  add_stroke(record, 1, 0, {0, 0}, Phase::kCancel);
  add_stroke(record, 2, 400, {0, 30}, Phase::kUp);
  CHECK(kinds(trace_of(record)) == std::vector{TraceMark::kStart, TraceMark::kCancel, TraceMark::kEnd});
}

TEST_CASE("a contact that is still down has no end yet") {
  play::TrialRecord record;
  add_stroke(record, 1, 0, {0, 0}, Phase::kMove);
  CHECK(kinds(trace_of(record)) == std::vector{TraceMark::kStart});
}

TEST_CASE("an even movement has one speed, and the colours reach a round number above it") {
  play::TrialRecord record;
  add_stroke(record, 1, 0, {0, 0}, Phase::kUp);
  const Trace trace = trace_of(record);
  for (const TracePiece& piece : trace.drawn) CHECK(piece.speed_mm_s == Approx(100));
  CHECK(trace.fast_mm_s == 100);
}

TEST_CASE("samples with one stamp have no speed rather than an infinite one") {
  play::TrialRecord record;
  record.samples = {sample(5, 1, Phase::kDown, {0, 0}), sample(5, 1, Phase::kMove, {4, 0}),
                    sample(5, 1, Phase::kUp, {9, 0})};
  record.events.push_back({.tick = 0, .kind = "stroke_begun", .contact = 1});
  const Trace trace = trace_of(record);
  REQUIRE(trace.drawn.size() == 2);
  CHECK(trace.drawn[0].speed_mm_s == 0);
}

TEST_CASE("a form that was drawn free had no corridor to stay in") {
  play::TrialRecord record;
  auto content = std::make_shared<play::Content>();
  content->strokes.push_back({.id = "line", .line = Polyline{{{20, 30}, {60, 30}}}});
  record.setup.content = content;
  record.setup.parameters.set("corridor_mm", 12);
  record.setup.parameters.set("mode", 2);
  const Trace trace = trace_of(record);
  CHECK(trace.template_mm.size() == 1);
  CHECK(trace.corridor_mm.empty());
}

TEST_CASE("the template's corridor is part of what there is to see") {
  play::TrialRecord record;
  auto content = std::make_shared<play::Content>();
  content->strokes.push_back({.id = "line", .line = Polyline{{{20, 30}, {60, 30}}}});
  record.setup.content = content;
  record.setup.parameters.set("corridor_mm", 12);
  const Trace trace = trace_of(record);
  REQUIRE(trace.corridor_mm.size() == 1);
  CHECK(trace.corridor_mm[0] == std::vector<double>{12, 12});
  CHECK(trace.bounds_mm == Rect{{14, 24}, {66, 36}});
}

}  // namespace
}  // namespace thimble::panel
