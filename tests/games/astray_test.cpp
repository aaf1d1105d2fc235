// Goal: how a trial went astray is named where it did, how far, and of which stroke, and nothing is named of
// a hand that only wavers or of what there was no time for. Method: scripted fingers on a real session;
// expected places and lengths follow from the geometry by hand.
#include "games/tracing/astray.hpp"

#include <cmath>

#include "engine/play/replay.hpp"
#include "games/tracing/corners.hpp"
#include "tests/support/sessions.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using namespace thimble::test;
using Kinds = std::vector<std::string>;
using Strokes = std::vector<std::vector<Vec2>>;
using std::chrono::seconds;

namespace {

const Strokes kLine{{{30, 50}, {130, 50}}};
// Down, then along: one corner at (40, 80).
const Strokes kAngle{{{40, 20}, {40, 80}, {120, 80}}};
const Strokes kCross{{{80, 15}, {80, 85}}, {{45, 50}, {115, 50}}};
const Strokes kFlag{{{60, 20}, {60, 80}}, {{60, 20}, {100, 20}}, {{60, 50}, {90, 50}}};

struct Table {
  explicit Table(const Strokes& strokes, std::string_view mode = "trace", std::string_view more = {})
      : game(play::make_game<tracing::Tracing>()),
        session(session_of({exercise(strokes, mode, more)}), sink),
        hand(session) {}
  play::PlannedExercise exercise(const Strokes& strokes, std::string_view mode, std::string_view more) {
    play::Parameters given;
    given.set_by_name("mode", mode);
    if (!more.empty()) REQUIRE(game.schema.set_from_text(given, more));
    return planned(game, content_of(strokes), given);
  }
  void draw(const std::vector<Vec2>& way) {
    hand.down(way.front(), next);
    for (std::size_t i = 1; i < way.size(); ++i) hand.move(way[i - 1], way[i], next);
    hand.up(way.back(), next++);
    hand.wait(std::chrono::milliseconds{200});
  }
  void draw_all(const Strokes& ways) {
    for (const auto& way : ways) draw(way);
  }
  /// Stops the trial if it still runs; what was named of it.
  play::Events astray() {
    if (sink.finished.empty()) (void)session.command({.kind = play::SessionCommand::Kind::kStop});
    REQUIRE(sink.finished.size() == 1);
    const play::TrialRecord& record = sink.finished.front();
    const play::ReplayResult replayed = play::replay(game, record);
    INFO(replayed.what);
    CHECK(replayed.same);
    return {record.events.begin() + static_cast<std::ptrdiff_t>(replayed.events.size()), record.events.end()};
  }

  play::Game game;
  MemorySink sink;
  play::Session session;
  Hand hand;
  std::uint64_t next = 1;
};

Strokes mirrored(Strokes strokes) {
  for (auto& stroke : strokes)
    for (Vec2& p : stroke) p.x = 160 - p.x;
  return strokes;
}

}  // namespace

TEST_CASE("nothing is named of a trial in which nothing was drawn") {
  Table touched{kLine};
  touched.hand.down({90, 90});
  touched.hand.up({90, 90});
  CHECK(touched.astray().empty());
  Table copy{kCross, "copy"};
  copy.hand.down({90, 90});
  copy.hand.up({90, 90});
  CHECK(copy.astray().empty());
}

TEST_CASE("a path has a corner where it turns by more than 45 degrees, and none in a bend or at its ends") {
  CHECK(tracing::corners_of(Polyline{kLine[0]}).empty());
  CHECK(tracing::corners_of(Polyline{{{0, 0}, {20, 0}, {40, 16}}}).empty());  // 38.7 degrees
  const auto square = tracing::corners_of(Polyline{{{0, 0}, {0, 40}, {40, 40}, {40, 0}, {0, 0}}});
  REQUIRE(square.size() == 3);
  CHECK(square[1].mm == Vec2{40, 40});
  CHECK(square[1].s_mm == 80);
  CHECK(square[1].into == Vec2{1, 0});
  std::vector<Vec2> circle;
  for (int i = 0; i <= 60; ++i) circle.push_back(Vec2{std::sin(0.1 * i), std::cos(0.1 * i)} * 5.0);
  CHECK(tracing::corners_of(Polyline{circle}).empty());
}

TEST_CASE("a finger that runs on past a corner is named with how far, once") {
  Table t{kAngle};
  t.draw({{40, 20}, {40, 92}, {42, 92}, {42, 80}, {120, 80}});
  const play::Events named = t.astray();
  REQUIRE(kinds(named) == Kinds{"corner_overshot"});
  CHECK(named[0].value == Approx(12).margin(0.01));
  CHECK(named[0].mm.y == Approx(92).margin(0.01));
  CHECK(named[0].stroke == 0);
  CHECK(named[0].contact >= 0);
}

TEST_CASE("a corner that is rounded, or passed within the corridor, isn't named") {
  Table rounded{kAngle};
  rounded.draw({{40, 20}, {40, 72}, {43, 77}, {48, 80}, {120, 80}});
  CHECK(rounded.astray().empty());
  Table passed{kAngle};
  passed.draw({{40, 20}, {40, 87}, {50, 80}, {120, 80}});
  CHECK(passed.astray().empty());
}

TEST_CASE("a corner that is cut is named with how far off the finger passed it") {
  Table t{kAngle};
  t.draw({{40, 20}, {40, 60}, {60, 80}, {120, 80}});
  const play::Events named = t.astray();
  REQUIRE(kinds(named) == Kinds{"corner_cut"});
  CHECK(named[0].value == Approx(20 / std::sqrt(2.0)).margin(0.01));
  CHECK(named[0].mm == Vec2{40, 80});
}

TEST_CASE("a finger that goes back along the path is named where it turned, a short step back isn't") {
  Table t{kLine};
  t.draw({{30, 50}, {90, 50}, {60, 51}, {130, 50}});
  const play::Events named = t.astray();
  REQUIRE(kinds(named) == Kinds{"went_backwards"});
  CHECK(named[0].value == Approx(30).margin(0.5));
  CHECK(named[0].mm.x == Approx(90).margin(0.5));
  Table step{kLine};
  step.draw({{30, 50}, {90, 50}, {80, 51}, {130, 50}});
  CHECK(step.astray().empty());
}

TEST_CASE("a stroke traced from its end is named, also on a closed path and when the right way follows") {
  Table line{kLine};
  line.draw({{130, 50}, {30, 50}});
  line.draw(kLine[0]);
  const play::Events named = line.astray();
  REQUIRE(kinds(named) == Kinds{"stroke_reversed"});
  CHECK(named[0].value == Approx(100).margin(0.5));
  CHECK(named[0].mm.x == Approx(130).margin(0.01));
  CHECK(named[0].stroke == 0);
  CHECK(line.sink.finished[0].outcome == play::TrialOutcome::kCompleted);

  const std::vector<Vec2> square{{50, 20}, {50, 80}, {110, 80}, {110, 20}, {50, 20}};
  Table closed{Strokes{square}};
  closed.draw(std::vector<Vec2>(square.rbegin(), square.rend()));
  CHECK(kinds(closed.astray()) == Kinds{"stroke_reversed"});
}

TEST_CASE("a path that goes back on its own line is no way back") {
  Table t{Strokes{{{60, 20}, {60, 80}, {60.3, 50}, {80, 40}, {100, 50}, {100, 80}}}};
  t.draw({{60, 20}, {60, 80}, {60.3, 50}, {80, 40}, {100, 50}, {100, 80}});
  CHECK(t.astray().empty());
}

TEST_CASE("a part that was left out is named with its length, by a short cut or by starting further on") {
  // An arch of 40 mm up, 40 across and 40 down, between two flat ends.
  const Strokes arch{{{20, 80}, {60, 80}, {60, 40}, {100, 40}, {100, 80}, {140, 80}}};
  Table cut{arch};
  cut.draw({{20, 80}, {140, 80}});
  const play::Events named = cut.astray();
  REQUIRE(kinds(named) == Kinds{"part_skipped"});
  CHECK(named[0].value == Approx(120).margin(1));
  CHECK(named[0].mm.x == Approx(80).margin(1));
  CHECK(named[0].mm.y == Approx(40).margin(0.01));

  Table line{kLine};
  line.draw({{30, 50}, {50, 50}});
  line.draw({{90, 50}, {130, 50}});
  const play::Events later = line.astray();
  REQUIRE(kinds(later) == Kinds{"part_skipped"});
  CHECK(later[0].value == Approx(40).margin(1));
}

TEST_CASE("a smaller circle than the path's, drawn all the way round, skips nothing") {
  std::vector<Vec2> path, drawn;
  for (int i = 0; i <= 628; ++i) {
    const Vec2 out{std::sin(0.01 * i), -std::cos(0.01 * i)};
    path.push_back(Vec2{80, 50} + out * 35.0);
    drawn.push_back(Vec2{80, 50} + out * 25.0);
  }
  Table t{Strokes{path}};
  t.draw(drawn);
  CHECK(t.astray().empty());
}

TEST_CASE("a stroke that is begun again after a lift skips nothing and goes nowhere back") {
  std::vector<Vec2> ring;
  for (int i = 0; i <= 120; ++i)
    ring.push_back(Vec2{80, 50} + Vec2{std::sin(0.05236 * i), -std::cos(0.05236 * i)} * 30.0);
  ring.back() = ring.front();
  const auto most = ring.begin() + 90;
  Table t{Strokes{ring}, "trace", "lifts_allowed=0"};
  t.draw(std::vector<Vec2>(ring.begin(), most));
  t.draw(ring);
  CHECK(t.astray().empty());
  CHECK(count(t.sink.finished[0].events, "stroke_again") == 1);
  CHECK(t.sink.finished[0].outcome == play::TrialOutcome::kCompleted);
}

TEST_CASE("a later stroke that is drawn before its turn is named as the one due being skipped") {
  Table t{kCross};
  t.draw_all({kCross[1], kCross[0], kCross[1]});
  const play::Events named = t.astray();
  REQUIRE(kinds(named) == Kinds{"stroke_skipped"});
  CHECK(named[0].value == 1);
  CHECK(named[0].stroke == 0);
  Table touched{kCross};
  touched.hand.down(kCross[1][0]);
  touched.hand.up(kCross[1][0]);
  CHECK(touched.astray().empty());
}

TEST_CASE("a palm that slides beside the path has nothing named of it") {
  Table t{kLine};
  t.hand.down({120, 85}, 70);
  t.hand.move({120, 85}, {80, 90}, 70);
  t.draw(kLine[0]);
  CHECK(t.astray().empty());
}

TEST_CASE("strokes drawn free in another order and direction are named one by one") {
  Table t{kCross, "copy"};
  t.draw_all({kCross[1], {kCross[0].back(), kCross[0].front()}});
  t.hand.wait(seconds{3});
  const play::Events named = t.astray();
  REQUIRE(kinds(named) == Kinds{"stroke_out_of_turn", "stroke_reversed"});
  CHECK(named[0].stroke == 1);  // too early
  CHECK(named[0].mm.x == Approx(45));
  CHECK(named[1].stroke == 0);
  CHECK(named[1].value == Approx(70));
  CHECK(named[1].tick > named[0].tick);
}

TEST_CASE("a missing and an extra stroke of a finished form are named") {
  Table missing{kFlag, "copy"};
  missing.draw_all({kFlag[0], kFlag[1]});
  missing.hand.wait(seconds{13});
  const play::Events lacks = missing.astray();
  REQUIRE(kinds(lacks) == Kinds{"stroke_missing"});
  CHECK(lacks[0].stroke == 2);
  CHECK(lacks[0].mm == Vec2{75, 50});

  Table extra{kCross, "copy"};
  extra.draw_all({kCross[0], kCross[1], {{100, 20}, {112, 20}}});
  extra.hand.wait(seconds{3});
  const play::Events more = extra.astray();
  REQUIRE(kinds(more) == Kinds{"stroke_extra"});
  CHECK(more[0].value == 2);
  CHECK(more[0].stroke == -1);
}

TEST_CASE("a form drawn as its mirror image is named as a whole, and its strokes for what they are") {
  Table t{kFlag, "copy"};
  t.draw_all(mirrored(kFlag));
  t.hand.wait(seconds{3});
  // In the mirror image each stroke still begins where it should.
  CHECK(kinds(t.astray()) == Kinds{"form_reversed"});
}

TEST_CASE("of a trial that was stopped only what was drawn is named") {
  Table stopped{kFlag, "copy"};
  stopped.draw(std::vector<Vec2>{{60, 80}, {60, 20}});
  stopped.hand.down({60, 20}, 9);
  stopped.hand.move({60, 20}, {75, 20}, 9);
  const play::Events named = stopped.astray();
  CHECK(stopped.sink.finished[0].outcome == play::TrialOutcome::kStopped);
  REQUIRE(kinds(named) == Kinds{"stroke_reversed"});
  CHECK(named[0].stroke == 0);

  Table traced{kCross};
  traced.draw(std::vector<Vec2>{{80, 15}, {80, 50}});
  CHECK(traced.astray().empty());
}

TEST_CASE("what is named stands in the record and has no cue, and the fingerprint is that of play") {
  Table t{kLine};
  t.draw({{130, 50}, {30, 50}});
  REQUIRE_FALSE(t.astray().empty());
  play::TrialRecord record = t.sink.finished[0];
  for (const play::Event& e : t.astray()) CHECK(t.game.cue(e.kind) == play::Cue::kNone);
  while (record.events.back().kind == "stroke_reversed") record.events.pop_back();
  CHECK(record.fingerprint == play::fingerprint_of(record.events, record.ticks));
  // As it was stored before any of it had a name.
  CHECK(play::replay(t.game, record).same);
  record.events.pop_back();
  CHECK_FALSE(play::replay(t.game, record).same);
}
