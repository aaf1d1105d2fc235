// Goal: a form drawn free, after a hand, beside a picture or from memory, is done in its own time, whoever's
// hand rests on the glass, and what was drawn is told as it was. Method: scripted fingers on a real session;
// expected numbers follow from the geometry by hand.
#include <cmath>
#include <numbers>

#include "engine/play/replay.hpp"
#include "games/tracing/free.hpp"
#include "games/tracing/showing.hpp"
#include "tests/catch.hpp"
#include "tests/support/sessions.hpp"

using namespace thimble;
using namespace thimble::test;
using Kinds = std::vector<std::string>;
using Strokes = std::vector<std::vector<Vec2>>;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

const Strokes kCross{{{80, 15}, {80, 85}}, {{45, 50}, {115, 50}}};
const Strokes kFlag{{{60, 20}, {60, 80}}, {{60, 20}, {100, 20}}, {{60, 50}, {90, 50}}};
const Strokes kLowerI{{{80, 40}, {80, 65}}, {{80, 28}, {80, 33}}};
constexpr Vec2 kFlower{149, 11};

struct Table {
  Table(const Strokes& strokes, std::string_view mode, std::string_view more = {})
      : game(play::make_game<tracing::Tracing>()),
        session(session_of({exercise(strokes, mode, more)}), sink),
        hand(session) {}
  play::PlannedExercise exercise(const Strokes& strokes, std::string_view mode, std::string_view more) {
    play::Parameters given;
    given.set_by_name("mode", mode);
    if (!more.empty()) REQUIRE(game.schema.set_from_text(given, more));
    return planned(game, content_of(strokes), given);
  }
  void draw(const std::vector<Vec2>& stroke, std::uint64_t contact) {
    hand.down(stroke.front(), contact);
    for (std::size_t i = 1; i < stroke.size(); ++i) hand.move(stroke[i - 1], stroke[i], contact);
    hand.up(stroke.back(), contact);
    hand.wait(milliseconds{400});
  }
  void draw(const Strokes& strokes, Vec2 shift = {}) {
    for (std::vector<Vec2> stroke : strokes) {
      for (Vec2& p : stroke) p += shift;
      draw(stroke, next++);
    }
  }
  bool done() const { return !sink.finished.empty(); }
  const play::TrialRecord& record() const {
    REQUIRE(sink.finished.size() == 1);
    return sink.finished[0];
  }
  const motion::Measure& measure(std::string_view id) const {
    const motion::Measure* m = motion::find(record().measures, id);
    REQUIRE(m != nullptr);
    return *m;
  }
  double value(std::string_view id) const {
    INFO(id << ": " << measure(id).reason);
    REQUIRE(measure(id).value.has_value());
    return *measure(id).value;
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

tracing::Params with(tracing::Mode mode) {
  tracing::Params params;
  params.mode = static_cast<int>(mode);
  return params;
}

}  // namespace

TEST_CASE("a mode that isn't one is refused with the modes there are") {
  const play::Game game = play::make_game<tracing::Tracing>();
  play::Parameters given;
  given.set_by_name("mode", "paint");
  CHECK_THAT(game.schema.completed(given).error().message,
             Catch::Contains("trace, imitate, copy, remember") && Catch::Contains("'paint'"));
  CHECK(*game.schema.defaults().find("mode") == 0);
}

TEST_CASE("nothing drawn is never done, and an empty page invites ever more rarely") {
  Table t{kCross, "copy"};
  t.hand.wait(seconds{36});
  CHECK_FALSE(t.done());
  REQUIRE(t.session.view().running != nullptr);
  CHECK(kinds(t.session.view().running->events) == Kinds{"ready", "invited", "invited"});
}

TEST_CASE("a careful copy beside the picture has the form's strokes, form and size") {
  Table t{kCross, "copy"};
  t.draw(kCross, {20, 3});
  t.hand.wait(seconds{3});
  CHECK(t.record().outcome == play::TrialOutcome::kCompleted);
  CHECK(kinds(t.record().events) == Kinds{"ready", "touched", "stroke_begun", "stroke_drawn", "touched",
                                          "stroke_begun", "stroke_drawn", "hand_away", "figure_done"});
  CHECK(t.value("procrustes_residual") == Approx(0).margin(1e-4));
  CHECK(t.value("procrustes_scale") == Approx(1).epsilon(1e-3));
  CHECK(t.value("procrustes_shift_x_mm") == Approx(20).margin(0.1));
  CHECK(t.value("procrustes_shift_y_mm") == Approx(3).margin(0.1));
  CHECK(t.value("strokes_missing") == 0);
  CHECK(t.value("strokes_extra") == 0);
  CHECK(t.value("pen_lifts") == 1);
  CHECK(t.value("movement_time_s") > 1);
  CHECK(motion::find(t.record().measures, "in_corridor_fraction") == nullptr);
}

TEST_CASE("every mode is finished by a careful hand, and its record replays") {
  for (const char* mode : {"imitate", "copy", "remember"}) {
    INFO(mode);
    Table t{kFlag, mode};
    t.hand.wait(seconds{12});
    CHECK_FALSE(t.done());
    t.draw(kFlag);
    t.hand.wait(seconds{3});
    CHECK(t.record().outcome == play::TrialOutcome::kCompleted);
    CHECK(t.value("procrustes_residual") == Approx(0).margin(1e-4));
    CHECK(t.value("form_reversed") == 0);
    const play::ReplayResult replayed = play::replay(t.game, t.record());
    INFO(replayed.what);
    CHECK(replayed.same);
  }
}

TEST_CASE("a mirrored copy is named so, and praised like any other") {
  Table t{kFlag, "copy"};
  t.draw(mirrored(kFlag));
  t.hand.wait(seconds{3});
  CHECK(t.value("form_reversed") == 1);
  CHECK(count(t.record().events, "figure_done") == 1);
  CHECK(t.game.cue("figure_done") == play::Cue::kSuccess);
}

TEST_CASE("another direction and another order are counted and change nothing else") {
  Table t{kCross, "copy"};
  t.draw({kCross[1], {kCross[0].back(), kCross[0].front()}});
  t.hand.wait(seconds{3});
  CHECK(t.value("strokes_reversed") == 1);
  CHECK(t.value("strokes_out_of_order") == 1);
  CHECK(t.value("procrustes_rotation_deg") == Approx(0).margin(0.1));
  CHECK(t.value("procrustes_residual") == Approx(0).margin(1e-4));
}

TEST_CASE("with a stroke missing the child has longer to think, and the flower ends it at once") {
  Table waits{kFlag, "remember"};
  waits.hand.wait(seconds{5});
  waits.draw(Strokes{kFlag[0], kFlag[1]});
  waits.hand.wait(seconds{8});
  CHECK_FALSE(waits.done());
  waits.hand.wait(seconds{5});
  CHECK(waits.value("strokes_missing") == 1);

  Table taps{kFlag, "copy"};
  taps.hand.down(kFlower, 40);
  taps.hand.up(kFlower, 40);
  taps.hand.wait(seconds{1});
  CHECK_FALSE(taps.done());  // nothing has been drawn
  taps.draw(Strokes{kFlag[0]});
  taps.hand.down(kFlower, 41);
  taps.hand.up(kFlower, 41);
  CHECK(count(taps.record().events, "flower_tapped") == 1);
  CHECK(taps.value("strokes_missing") == 2);
  CHECK(taps.value("strokes_extra") == 0);
}

TEST_CASE(
    "for a left hand the flower that ends it is in the other corner, and so is the empty page's middle") {
  Table right{kFlag, "copy"}, left{kFlag, "copy", "left_handed=1"};
  for (Table* t : {&right, &left}) {
    t->draw(Strokes{kFlag[0]});
    t->hand.down({160 - kFlower.x, kFlower.y}, 40);
    t->hand.up({160 - kFlower.x, kFlower.y}, 40);
  }
  CHECK_FALSE(right.done());
  CHECK(left.done());
  CHECK(count(left.record().events, "flower_tapped") == 1);
  const Vec2 invited = right.session.view().running->events.front().mm;
  CHECK(left.record().events.front().mm == Vec2{160 - invited.x, invited.y});
}

TEST_CASE("a stroke that passes the flower is a stroke, and a hand that lay on it for long is none") {
  Table t{kCross, "copy"};
  t.draw({kFlower, Vec2{149, 60}}, 1);
  CHECK_FALSE(t.done());
  t.hand.down(kFlower, 2);
  t.hand.wait(seconds{4});
  t.hand.up(kFlower, 2);
  CHECK_FALSE(t.done());
}

TEST_CASE("a palm that rests draws nothing, whether it comes before the finger or after") {
  Table t{kCross, "copy"};
  t.hand.down({130, 88}, 70);
  t.hand.wait(milliseconds{300});
  t.draw({kCross[0]});
  t.hand.move({130, 88}, {120, 88}, 70);  // it goes along with the hand
  t.hand.down({90, 95}, 71);
  t.hand.down(kCross[1][0], 72);
  t.hand.move(kCross[1][0], kCross[1][1], 72);
  t.hand.down({100, 95}, 73);
  t.hand.up(kCross[1][1], 72);
  t.hand.wait(seconds{3});
  CHECK(t.done());
  CHECK(count(t.record().events, "stroke_begun") == 2);
  CHECK(count(t.record().events, "yielded") == 2);
  CHECK(count(t.record().events, "extra_contact") == 3);
  CHECK(t.value("procrustes_residual") == Approx(0).margin(1e-4));
  CHECK(t.value("strokes_extra") == 0);
}

TEST_CASE("a tap is a stroke only where the form has a dot") {
  Table cross{kCross, "copy"};
  cross.draw({Vec2{80, 50}}, 1);
  cross.draw({Vec2{90, 50}}, 2);
  cross.hand.wait(seconds{4});
  CHECK_FALSE(cross.done());
  CHECK(count(cross.session.view().running->events, "stroke_begun") == 0);

  Table i{kLowerI, "copy"};
  i.draw(Strokes{kLowerI[0]});
  i.draw({Vec2{80, 30}}, 9);
  i.hand.wait(seconds{3});
  CHECK(i.value("strokes_missing") == 0);
  CHECK(i.value("strokes_extra") == 0);
}

TEST_CASE("a touch while the form is shown goes straight on to drawing, a resting hand doesn't") {
  Table rests{kFlag, "imitate"};
  rests.hand.down({120, 90}, 5);
  rests.hand.wait(seconds{4});
  CHECK(kinds(rests.session.view().running->events) == Kinds{"showing", "touched"});

  Table draws{kFlag, "remember"};
  draws.hand.wait(milliseconds{600});
  draws.draw(kFlag);
  draws.hand.wait(seconds{3});
  CHECK(count(draws.record().events, "showing_cut_short") == 1);
  CHECK(draws.value("strokes_missing") == 0);

  Table taps{kFlag, "imitate"};
  taps.hand.wait(milliseconds{600});
  taps.draw({Vec2{80, 50}}, 3);
  CHECK(kinds(taps.session.view().running->events) ==
        Kinds{"showing", "touched", "showing_cut_short", "ready"});
}

TEST_CASE("a contact that the system takes away leaves what it drew") {
  Table t{{kCross[0]}, "copy"};
  t.hand.down(kCross[0][0]);
  t.hand.move(kCross[0][0], {80, 60});
  t.hand.report(1, motion::Phase::kCancel, {80, 60});
  t.hand.wait(seconds{3});
  CHECK(count(t.record().events, "contact_lost") == 1);
  CHECK(t.value("strokes_extra") == 0);
}

TEST_CASE("a time limit counts the child's own turn, and a page can be full") {
  Table t{kCross, "remember", "limit_s=5"};
  t.hand.wait(seconds{9});  // 3 s to look and 1.2 s of fading come first
  CHECK_FALSE(t.done());
  t.hand.wait(milliseconds{300});
  CHECK(t.record().events.back().kind == "time_up");

  Table full{{{{10, 10}, {150, 90}}, {{10, 90}, {150, 10}}}, "copy"};
  for (std::uint64_t i = 0; i < 200 && !full.done(); ++i) {
    full.hand.down({80, 50}, i);
    full.hand.move({80, 50}, {86, 50}, i);
    full.hand.up({86, 50}, i);
  }
  CHECK(count(full.record().events, "page_full") == 1);
  CHECK(full.value("strokes_extra") >= 198);
}

TEST_CASE("the hand draws the whole form in order, then the form goes aside into its card") {
  const auto content = content_of(kCross);
  const Tick ticks = tracing::showing_ticks(*content, with(tracing::Mode::kImitate));
  double drawn = 0;
  std::size_t stroke = 0;
  for (Tick tick = 0; tick < ticks; ++tick) {
    const tracing::Pose pose = tracing::pose_at(*content, tick);
    CHECK(pose.stroke >= stroke);
    if (pose.stroke == stroke) CHECK(pose.drawn_mm >= drawn);
    if (pose.stroke == stroke) CHECK(pose.drawn_mm - drawn < 1);  // never faster than 120 mm/s
    stroke = pose.stroke;
    drawn = pose.drawn_mm;
  }
  const tracing::Pose last = tracing::pose_at(*content, ticks);
  CHECK(last.stroke == 2);
  CHECK(last.alpha == 0);
  CHECK(last.aside == 1);
  CHECK(tracing::pose_at(*content, 1'000'000).aside == 1);
}

TEST_CASE("the picture lies in its card, whatever the form's and the page's proportions") {
  for (const Strokes& strokes :
       {kCross, kFlag, Strokes{{{12, 50}, {150, 52}}}, Strokes{{{80, 4}, {80, 96}}}}) {
    const auto content = content_of(strokes);
    for (const bool left_handed : {false, true}) {
      tracing::Params params;
      params.left_handed = left_handed;
      const Rect card = tracing::card_of(*content, params);
      const tracing::Placement at = tracing::in_card(*content, params);
      CHECK(at.scale <= 1);
      for (const auto& stroke : strokes)
        for (Vec2 p : stroke) CHECK(card.contains(at(p)));
      CHECK(card.max.y < 0.5 * content->page_mm.y);
      if (left_handed)
        CHECK(card.min.x > 0.5 * content->page_mm.x);
      else
        CHECK(card.max.x < 0.5 * content->page_mm.x);
    }
  }
}

TEST_CASE("a form to remember is whole while it is looked at, then fades to nothing") {
  const tracing::Params params = with(tracing::Mode::kRemember);
  CHECK(tracing::alpha_at(params, 0) == 1);
  CHECK(tracing::alpha_at(params, 3 * kTicksPerSecond) == 1);
  CHECK(tracing::alpha_at(params, 4 * kTicksPerSecond) < 0.2f);
  CHECK(tracing::alpha_at(params, 5 * kTicksPerSecond) == 0);
}

TEST_CASE("the picture moves by itself only while the form is shown") {
  Table t{kCross, "imitate"};
  t.hand.wait(seconds{1});
  CHECK(t.session.moves());
  t.hand.wait(seconds{12});
  CHECK_FALSE(t.session.moves());
  Table trace{kCross, "trace"};
  trace.hand.wait(seconds{1});
  CHECK_FALSE(trace.session.moves());
}
