// Goal: the tracing game does what a child and a therapist expect of it. Method: scripted fingers on a real
// session; expected numbers follow from the geometry by hand.
#include "games/tracing/tracing.hpp"

#include <cmath>

#include "tests/catch.hpp"
#include "tests/support/sessions.hpp"

using namespace thimble;
using namespace thimble::test;
using Kinds = std::vector<std::string>;

namespace {

const Vec2 kLeft{30, 50}, kRight{130, 50};

struct Table {
  explicit Table(std::vector<std::vector<Vec2>> strokes = {{kLeft, kRight}}, play::Parameters given = {})
      : Table(content_of(std::move(strokes)), std::move(given)) {}
  explicit Table(std::shared_ptr<const play::Content> content, play::Parameters given = {})
      : game(play::make_game<tracing::Tracing>()),
        session(session_of({planned(game, std::move(content), std::move(given))}), sink),
        hand(session) {}
  const play::TrialRecord& record() const { return sink.finished.at(0); }
  double value(std::string_view id) const {
    const motion::Measure* m = motion::find(record().measures, id);
    REQUIRE(m != nullptr);
    INFO(id << ": " << m->reason);
    REQUIRE(m->value.has_value());
    return *m->value;
  }

  play::Game game;
  MemorySink sink;
  play::Session session;
  Hand hand;
};

}  // namespace

TEST_CASE("content that can't be traced is refused with the reason") {
  CHECK_FALSE(tracing::Tracing::accepts(*content_of({})));
  const Result<void> dot = tracing::Tracing::accepts(*content_of({{{10, 10}, {12, 10}}}));
  REQUIRE_FALSE(dot);
  CHECK_THAT(dot.error().message, Catch::Contains("2.0 mm"));
  play::Content ruled = *content_of({{kLeft, kRight}});
  ruled.guides.assign(65, Polyline{{{0, 14}, {160, 14}}});
  const Result<void> full = tracing::Tracing::accepts(ruled);
  REQUIRE_FALSE(full);
  CHECK_THAT(full.error().message, Catch::Contains("65 guides"));
}

TEST_CASE("the lines under a letter are seen, and change nothing else") {
  const auto plain = content_of({{kLeft, kRight}});
  const auto ruled = std::make_shared<play::Content>(*plain);
  ruled->guides = {Polyline{{{0, 14}, {160, 14}}}, Polyline{{{0, 64}, {160, 64}}}};
  const auto drawn_on = [](const play::Content& content) {
    draw::DrawList list;
    tracing::Tracing::draw(tracing::Tracing::start({}, content, Rng{1}), {}, list);
    return list;
  };
  const draw::DrawList bare = drawn_on(*plain), lined = drawn_on(*ruled);
  const auto under = lined.still.items(), before = bare.still.items();
  REQUIRE(under.size() == before.size() + 2);
  CHECK(under[0].paint == draw::Paint{draw::Role::kRuling});
  CHECK(under[1].paint == draw::Paint{draw::Role::kRuling});
  for (std::size_t i = 0; i < before.size(); ++i) CHECK(under[i + 2].paint == before[i].paint);
  CHECK(lined.live == bare.live);
}

TEST_CASE("a line traced exactly is complete, accurate and in its corridor") {
  Table t;
  t.hand.down(kLeft);
  t.hand.move(kLeft, kRight);
  REQUIRE(t.sink.finished.size() == 1);
  CHECK(t.record().outcome == play::TrialOutcome::kCompleted);
  CHECK(kinds(t.record().events) == Kinds{"ready", "stroke_begun", "stroke_done", "figure_done"});
  CHECK(t.value("path_accuracy_mm") == Approx(0).margin(1e-3));
  CHECK(t.value("in_corridor_fraction") == Approx(1));
  CHECK(t.value("completion") == Approx(1).margin(0.01));
  CHECK(t.value("pen_lifts") == 0);
}

TEST_CASE("a line traced 3 mm to one side is 3 mm off on average") {
  Table t;
  const Vec2 aside{0, 3};
  t.hand.down(kLeft + aside);
  t.hand.move(kLeft + aside, kRight + aside);
  REQUIRE(t.sink.finished.size() == 1);
  CHECK(t.value("path_accuracy_mm") == Approx(3).margin(1e-3));
  CHECK(t.value("rms_deviation_mm") == Approx(3).margin(1e-3));
}

TEST_CASE("a second finger never ends or moves the stroke, and is logged") {
  Table t;
  t.hand.down(kLeft);
  t.hand.move(kLeft, {60, 50});
  t.hand.down({100, 90}, 2);
  t.hand.move({60, 50}, {90, 50});
  t.hand.move({100, 90}, {110, 60}, 2);
  t.hand.up({110, 60}, 2);
  t.hand.move({90, 50}, kRight);
  REQUIRE(t.sink.finished.size() == 1);
  CHECK(kinds(t.record().events) ==
        Kinds{"ready", "stroke_begun", "extra_contact", "stroke_done", "figure_done"});
  CHECK(t.value("path_accuracy_mm") == Approx(0).margin(1e-3));
}

TEST_CASE("a palm that rests before the finger comes is only noted") {
  Table t;
  t.hand.down({120, 85}, 7);
  t.hand.down(kLeft);
  t.hand.move(kLeft, kRight);
  REQUIRE(t.sink.finished.size() == 1);
  CHECK(kinds(t.record().events) ==
        Kinds{"ready", "touched_elsewhere", "stroke_begun", "stroke_done", "figure_done"});
}

TEST_CASE("a hand that rests on the start yields to the finger that moves") {
  Table t;
  t.hand.down(kLeft + Vec2{-5, 4}, 7);
  t.hand.down(kLeft);
  t.hand.move(kLeft, kRight);
  REQUIRE(t.sink.finished.size() == 1);
  CHECK(count(t.record().events, "yielded") == 1);
  CHECK(count(t.record().events, "stroke_begun") == 2);
  CHECK(t.value("path_accuracy_mm") == Approx(0).margin(1e-3));
  CHECK(t.value("completion") > 0.95);
}

TEST_CASE("a lift in the middle is recorded and the stroke resumed where it stopped") {
  Table t;
  t.hand.down(kLeft);
  t.hand.move(kLeft, {80, 50});
  t.hand.up({80, 50});
  t.hand.down(kLeft);  // too far back to resume
  t.hand.up(kLeft);
  t.hand.down({82, 51});
  t.hand.move({82, 51}, kRight);
  REQUIRE(t.sink.finished.size() == 1);
  CHECK(kinds(t.record().events) == Kinds{"ready", "stroke_begun", "lifted", "touched_elsewhere",
                                          "stroke_begun", "stroke_done", "figure_done"});
  CHECK(t.value("pen_lifts") == 1);
  CHECK(t.value("completion") > 0.97);
}

TEST_CASE("leaving the path is noted without a cue, and coming back further on counts") {
  Table t;
  t.hand.down(kLeft);
  t.hand.move(kLeft, {50, 50});
  t.hand.move({50, 50}, {60, 70});
  t.hand.move({60, 70}, {90, 70});
  t.hand.move({90, 70}, {100, 50});
  t.hand.move({100, 50}, kRight);
  REQUIRE(t.sink.finished.size() == 1);
  CHECK(count(t.record().events, "left_path") == 1);
  CHECK(count(t.record().events, "returned") == 1);
  CHECK(t.game.cue("left_path") == play::Cue::kNone);
  CHECK(t.value("excursions") == 1);
  CHECK(t.value("in_corridor_fraction") < 0.8);
}

TEST_CASE("a narrow place in the corridor is left where the wide one beside it isn't") {
  // From 32 mm at the ends to 8 mm in the middle, 6 mm aside all the way: out where W < 12 mm, over the
  // middle sixth of the way.
  const auto content = std::make_shared<play::Content>(*content_of({{kLeft, kRight}}));
  content->strokes[0].widths = {2, 0.5, 2};
  Table t{content};
  t.hand.down(kLeft);
  t.hand.move(kLeft, {32, 56});
  t.hand.move({32, 56}, {128, 56});
  t.hand.move({128, 56}, kRight);
  REQUIRE(t.sink.finished.size() == 1);
  CHECK(count(t.record().events, "left_path") == 1);
  CHECK(count(t.record().events, "returned") == 1);
  CHECK(t.value("excursions") == 1);
  CHECK(t.value("out_of_corridor_mm") == Approx(100 / 6.0).epsilon(0.05));
  // Twice the cone: 50 mm / (32 - 8) ln(32 / 8).
  CHECK(t.value("steering_id") == Approx(2 * 50 / 24.0 * std::log(4.0)).epsilon(1e-6));
}

TEST_CASE("the strokes of a cross are drawn in order, with a lift between them") {
  Table t{{{{80, 20}, {80, 80}}, {{50, 50}, {110, 50}}}};
  t.hand.down({80, 20});
  t.hand.move({80, 20}, {80, 80});
  t.hand.up({80, 80});
  CHECK(t.sink.finished.empty());
  t.hand.down({50, 50});
  t.hand.move({50, 50}, {110, 50});
  REQUIRE(t.sink.finished.size() == 1);
  CHECK(kinds(t.record().events) == Kinds{"ready", "stroke_begun", "stroke_done", "next_stroke",
                                          "stroke_begun", "stroke_done", "figure_done"});
  CHECK(t.value("path_accuracy_mm") == Approx(0).margin(1e-3));
  CHECK(t.value("completion") > 0.97);
}

TEST_CASE("a finger that stops just before the end has arrived, by lifting or by resting") {
  Table lifted;
  lifted.hand.down(kLeft);
  lifted.hand.move(kLeft, {125, 50});
  lifted.hand.up({125, 50});
  REQUIRE(lifted.sink.finished.size() == 1);
  CHECK(lifted.record().outcome == play::TrialOutcome::kCompleted);

  Table rested;
  rested.hand.down(kLeft);
  rested.hand.move(kLeft, {125, 50});
  rested.hand.wait(std::chrono::seconds{1});
  REQUIRE(rested.sink.finished.size() == 1);
  CHECK(rested.value("completion") == Approx(0.95).margin(0.005));
}

TEST_CASE("a spiral's turns can't be skipped by cutting across") {
  std::vector<Vec2> spiral;
  for (int i = 0; i <= 300; ++i) {
    const double turn = i * 0.05;
    spiral.push_back(Vec2{80, 50} + Vec2{std::cos(turn), std::sin(turn)} * (6 + 2.6 * turn));
  }
  Table t{{spiral}};
  t.hand.down(spiral.front());
  t.hand.move(spiral.front(), spiral[20]);
  t.hand.move(spiral[20], spiral.back());
  t.hand.up(spiral.back());
  CHECK(t.sink.finished.empty());
}

TEST_CASE("a time limit ends the trial kindly, and none is set by default") {
  play::Parameters given;
  given.set("limit_s", 5);
  Table t{{{kLeft, kRight}}, given};
  t.hand.wait(std::chrono::milliseconds{4900});
  CHECK(t.sink.finished.empty());
  t.hand.wait(std::chrono::milliseconds{200});
  REQUIRE(t.sink.finished.size() == 1);
  CHECK(t.record().events.back().kind == "time_up");
  CHECK(t.game.cue("time_up") == play::Cue::kNone);
  CHECK(*t.game.schema.defaults().find("limit_s") == 0);
}

TEST_CASE("a long quiet is answered by showing where to begin, ever more rarely") {
  Table t;
  t.hand.wait(std::chrono::seconds{36});
  const play::SessionView view = t.session.view();
  REQUIRE(view.running != nullptr);
  CHECK(kinds(view.running->events) == Kinds{"ready", "invited", "invited"});  // at 0, 10 and 30 s
}
