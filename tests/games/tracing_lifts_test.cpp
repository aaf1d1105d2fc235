// Goal: a stroke may be left as often as it is allowed; one lift more begins it again, calmly, a few times at
// most, and nothing that was drawn is lost to the measures. Method: scripted fingers on a real session;
// expected numbers follow from the geometry by hand.
#include "games/games.hpp"
#include "games/tracing/tracing.hpp"
#include "tests/catch.hpp"
#include "tests/support/sessions.hpp"

using namespace thimble;
using namespace thimble::test;
using Kinds = std::vector<std::string>;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

const Vec2 kLeft{30, 50}, kRight{130, 50};

struct Table {
  explicit Table(int lifts_allowed, std::vector<std::vector<Vec2>> strokes = {{kLeft, kRight}},
                 std::string_view more = {})
      : game(*games::find("tracing")),
        session(session_of({exercise(lifts_allowed, std::move(strokes), more)}), sink),
        hand(session) {}
  play::PlannedExercise exercise(int lifts_allowed, std::vector<std::vector<Vec2>> strokes,
                                 std::string_view more) {
    play::Parameters given;
    given.set("lifts_allowed", lifts_allowed);
    if (!more.empty()) REQUIRE(game.schema.set_from_text(given, more));
    return planned(game, content_of(std::move(strokes)), given);
  }
  void draw(double from, double to) {
    hand.down({from, 50});
    hand.move({from, 50}, {to, 50});
  }
  void draw_and_lift(double from, double to) {
    draw(from, to);
    hand.up({to, 50});
    hand.wait(milliseconds{100});
  }
  int times(std::string_view kind) const {
    return count(sink.finished.empty() ? session.view().running->events : sink.finished[0].events, kind);
  }
  draw::DrawList seen() const {
    draw::DrawList list;
    session.draw(list);
    return list;
  }
  double value(std::string_view id) const {
    REQUIRE(sink.finished.size() == 1);
    const motion::Measure* m = motion::find(sink.finished[0].measures, id);
    REQUIRE(m != nullptr);
    REQUIRE(m->value.has_value());
    return *m->value;
  }

  const play::Game& game;
  MemorySink sink;
  play::Session session;
  Hand hand;
};

}  // namespace

TEST_CASE("by default a stroke may be left any number of times") {
  Table t{tracing::kAnyLifts};
  for (int i = 0; i < 29; ++i) t.draw_and_lift(30 + 3 * i, 33 + 3 * i);
  t.draw(117, 130);
  REQUIRE(t.sink.finished.size() == 1);
  CHECK(t.times("stroke_again") == 0);
  CHECK(t.value("pen_lifts") == 29);
  CHECK(*t.game.schema.defaults().find("lifts_allowed") == tracing::kAnyLifts);
}

TEST_CASE("a lift within what is allowed is taken up where it was, one more begins the stroke again") {
  Table t{1};
  t.draw_and_lift(30, 60);
  CHECK(t.times("stroke_again") == 0);
  t.draw_and_lift(60, 90);
  REQUIRE(t.times("stroke_again") == 1);
  const play::Event again = t.session.view().running->events.back();
  CHECK(again.kind == "stroke_again");
  CHECK(again.mm == kLeft);
  CHECK(t.game.cue("stroke_again") == play::Cue::kInvite);  // a ring, and no sound

  t.hand.down({90, 50});  // where it was left is no longer a place to begin
  t.hand.up({90, 50});
  CHECK(t.times("touched_elsewhere") == 1);
  t.draw(30, 130);
  CHECK(t.sink.finished.size() == 1);
}

TEST_CASE("the ink of a stroke that is begun again thins away, that of others stays") {
  Table t{0, {{{80, 20}, {80, 80}}, {kLeft, kRight}}};
  t.hand.down({80, 20});
  t.hand.move({80, 20}, {80, 80});
  t.hand.up({80, 80});
  t.draw(30, 90);
  CHECK(t.seen().ink.size() == 2);
  t.hand.up({90, 50});
  t.hand.wait(milliseconds{40});
  double before = 5;
  for (int i = 0; i < 8; ++i) {
    const draw::DrawList list = t.seen();
    REQUIRE(list.ink.size() == 1);
    REQUIRE(list.live.items()[0].shape == draw::Shape::kStroke);
    CHECK(list.live.items()[0].paint == draw::Paint{draw::Role::kInk});
    CHECK(list.live.items()[0].width_mm < before);
    CHECK(list.live.points_of(list.live.items()[0]).back() == Vec2{90, 50});
    CHECK(t.session.moves());
    before = list.live.items()[0].width_mm;
    t.hand.wait(milliseconds{95});
  }
  t.hand.wait(milliseconds{100});
  CHECK(t.seen().live.items()[0].shape != draw::Shape::kStroke);
  CHECK_FALSE(t.session.moves());
  CHECK(t.seen().ink.size() == 1);
}

TEST_CASE("a hidden start mark is shown where a stroke is begun again") {
  Table t{0, {{kLeft, kRight}}, "start_dot=0"};
  t.draw_and_lift(30, 90);
  bool shown = false;
  const draw::DrawList list = t.seen();
  for (const draw::Item& item : list.live.items())
    shown |= item.paint.role == draw::Role::kStart && item.at == kLeft;
  CHECK(shown);
}

TEST_CASE("a stroke is begun again three times at most, each stroke anew") {
  Table t{0, {{kLeft, kRight}, {kRight, kLeft}}};
  for (int i = 0; i < 3; ++i) t.draw_and_lift(30, 80);
  CHECK(t.times("stroke_again") == 3);
  t.draw_and_lift(30, 80);
  t.draw_and_lift(80, 100);
  CHECK(t.times("stroke_again") == 3);
  t.draw_and_lift(100, 130);
  CHECK(t.times("stroke_done") == 1);
  t.draw_and_lift(130, 80);
  CHECK(t.times("stroke_again") == 4);
}

TEST_CASE("a contact that the system took, a bounce, and a lift at the very start are no lifts") {
  Table taken{0};
  taken.draw(30, 80);
  taken.session.cancel_contacts(taken.hand.now());
  taken.hand.wait(milliseconds{500});
  CHECK(taken.times("contact_lost") == 1);
  CHECK(taken.times("stroke_again") == 0);

  Table bounced{0};
  bounced.draw(30, 80);
  bounced.hand.up({80, 50});  // one tick, 8 ms
  bounced.draw(80, 130);
  REQUIRE(bounced.sink.finished.size() == 1);
  CHECK(bounced.times("lifted") == 1);
  CHECK(bounced.times("stroke_again") == 0);
  CHECK(bounced.value("pen_lifts") == 0);

  Table tapped{0};
  for (int i = 0; i < 5; ++i) tapped.draw_and_lift(30, 36);
  CHECK(tapped.times("lifted") == 5);
  CHECK(tapped.times("stroke_again") == 0);
}

TEST_CASE("all that was drawn is measured, and completion is what was followed in any attempt") {
  // 60 mm of 100; then, begun again, 30 mm of the same before the time is up.
  Table t{0, {{kLeft, kRight}}, "limit_s=5"};
  t.draw_and_lift(30, 90);
  CHECK(t.times("stroke_again") == 1);
  t.hand.down({30, 53});
  t.hand.move({30, 53}, {60, 53});
  t.hand.up({60, 53});
  t.hand.wait(seconds{5});
  CHECK(t.value("completion") == Approx(0.6).margin(0.01));
  CHECK(t.value("pen_lifts") == 1);
  CHECK(t.value("path_accuracy_mm") == Approx(1).margin(0.05));  // (60 x 0 + 30 x 3) / 90
}
