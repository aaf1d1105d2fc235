// Goal: each help that can fade does what its sentence says, and as it stands by default changes nothing.
// Method: scripted fingers on a real session; what a child sees is read from the picture's list; expected
// numbers follow from the geometry by hand.
#include "engine/play/replay.hpp"
#include "games/games.hpp"
#include "games/tracing/tracing.hpp"
#include "tests/catch.hpp"
#include "tests/support/sessions.hpp"

using namespace thimble;
using namespace thimble::test;
using draw::Role;
using draw::Shape;
using Kinds = std::vector<std::string>;
using Strokes = std::vector<std::vector<Vec2>>;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

const Vec2 kLeft{30, 50}, kRight{130, 50};
const Strokes kLine{{kLeft, kRight}};
const Strokes kCross{{{80, 20}, {80, 80}}, {{50, 50}, {110, 50}}};

struct Table {
  explicit Table(std::initializer_list<const char*> set = {}, const Strokes& strokes = kLine)
      : game(*games::find("tracing")), session(session_of({exercise(strokes, set)}), sink), hand(session) {}
  play::PlannedExercise exercise(const Strokes& strokes, std::initializer_list<const char*> set) {
    play::Parameters given;
    for (const char* assignment : set) REQUIRE(game.schema.set_from_text(given, assignment));
    return planned(game, content_of(strokes), given);
  }
  draw::DrawList seen() const {
    draw::DrawList list;
    session.draw(list);
    return list;
  }
  const play::Events& events() const {
    return sink.finished.empty() ? session.view().running->events : record().events;
  }
  const play::TrialRecord& record() const {
    REQUIRE(sink.finished.size() == 1);
    return sink.finished[0];
  }
  double value(std::string_view id) const {
    const motion::Measure* m = motion::find(record().measures, id);
    REQUIRE(m != nullptr);
    INFO(id << ": " << m->reason);
    REQUIRE(m->value.has_value());
    return *m->value;
  }

  const play::Game& game;
  MemorySink sink;
  play::Session session;
  Hand hand;
};

std::vector<draw::Item> items(const draw::Layer& layer, Shape shape, Role role) {
  std::vector<draw::Item> found;
  for (const draw::Item& item : layer.items())
    if (item.shape == shape && item.paint.role == role) found.push_back(item);
  return found;
}

bool shows_start(const Table& t) { return !items(t.seen().live, Shape::kDisc, Role::kStart).empty(); }

const draw::Item* bee(const draw::DrawList& list) {
  for (const draw::Item& item : list.live.items())
    if (item.shape == Shape::kSprite && list.live.text_of(item) == "bee") return &item;
  return nullptr;
}
Vec2 bee_at(const Table& t) {
  const draw::DrawList list = t.seen();
  REQUIRE(bee(list) != nullptr);
  return bee(list)->at;
}

}  // namespace

TEST_CASE("the guide line is as clear as it is set, and with it its dots") {
  const auto guide = [](const char* set) {
    const draw::DrawList list = Table{{set}}.seen();
    auto found = items(list.still, Shape::kStroke, Role::kGuide);
    for (const draw::Item& dot : items(list.still, Shape::kDisc, Role::kGuide)) found.push_back(dot);
    return found;
  };
  CHECK(guide("guide=0").empty());
  const auto full = guide("guide=1"), half = guide("guide=0.5");
  REQUIRE(full.size() == 1 + 10);  // dots at 9, 18, ... 90 of 100 mm
  REQUIRE(half.size() == full.size());
  for (std::size_t i = 0; i < full.size(); ++i) CHECK(half[i].paint.alpha == Approx(full[i].paint.alpha / 2));
}

TEST_CASE("without a start mark nothing shows where to begin, until nobody has found it") {
  Table quiet{{"start_dot=0"}};
  quiet.hand.wait(milliseconds{9900});
  CHECK(quiet.events().empty());
  CHECK_FALSE(shows_start(quiet));
  quiet.hand.wait(milliseconds{200});
  CHECK(kinds(quiet.events()) == Kinds{"invited"});
  CHECK(shows_start(quiet));

  Table lost{{"start_dot=0"}};
  lost.hand.down({100, 80});
  CHECK(kinds(lost.events()) == Kinds{"touched_elsewhere"});
  CHECK(shows_start(lost));
}

TEST_CASE("a start mark that was asked for is there for that stroke only") {
  Table t{{"start_dot=0"}, kCross};
  t.hand.down({20, 80});
  t.hand.up({20, 80});
  t.hand.down({80, 20});
  t.hand.move({80, 20}, {80, 40});
  t.hand.up({80, 40});
  CHECK(shows_start(t));
  t.hand.down({80, 40});
  t.hand.move({80, 40}, {80, 80});
  t.hand.up({80, 80});
  CHECK_FALSE(shows_start(t));
  // The praise for a part isn't told where the next one begins.
  CHECK(t.events().back().kind == "next_stroke");
  CHECK(t.events().back().mm.x == Approx(80));
  CHECK(t.events().back().mm.y > 79);
}

TEST_CASE("arrows show which way to go nowhere, at the start, or all along") {
  const auto heads = [](const Table& t) { return items(t.seen().live, Shape::kStroke, Role::kPaper).size(); };
  const auto dots = [](const Table& t) { return items(t.seen().still, Shape::kDisc, Role::kGuide).size(); };
  Table none{{"arrows=none"}}, start{{"arrows=start"}}, along{{"arrows=along", "guide=0"}};
  CHECK(shows_start(none));
  CHECK(heads(none) == 0);
  CHECK(dots(none) == 0);
  CHECK(heads(start) == 1);
  CHECK(dots(start) == 10);
  CHECK(heads(along) == 1);
  CHECK(dots(along) == 0);

  const draw::DrawList list = along.seen();
  const auto small = items(list.still, Shape::kPolygon, Role::kGuide);
  REQUIRE(small.size() == 7);  // at 12, 24, ... 84 mm
  for (const draw::Item& head : small) {
    const auto corners = list.still.points_of(head);
    REQUIRE(corners.size() == 3);
    CHECK(corners[1].x > corners[0].x);  // its tip, to the right as the line goes
    CHECK(corners[1].y == Approx(50));
  }
  CHECK(items(none.seen().still, Shape::kPolygon, Role::kGuide).empty());
}

TEST_CASE("the pacer waits for the stroke to begin, flies at its pace, and waits for who is slower") {
  CHECK(bee(Table{}.seen()) == nullptr);
  Table t{{"pacer=1", "pace_mm_s=10"}};
  const Vec2 before = bee_at(t);
  CHECK(before.x == Approx(kLeft.x + 16));
  CHECK(before.y < 50);
  t.hand.wait(seconds{1});
  CHECK(bee_at(t) == before);
  CHECK_FALSE(t.session.moves());
  t.hand.down(kLeft);
  const Vec2 begun = bee_at(t);
  CHECK(t.session.moves());
  t.hand.wait(seconds{1});
  CHECK(bee_at(t).x - begun.x == Approx(10).margin(0.1));
  t.hand.wait(seconds{5});
  CHECK(bee_at(t).x == Approx(kLeft.x + 36));
  CHECK_FALSE(t.session.moves());
  t.hand.move(kLeft, {50, 50});
  CHECK(t.session.moves());
  t.hand.up({50, 50});
  const Vec2 lifted = bee_at(t);
  CHECK_FALSE(t.session.moves());
  t.hand.wait(seconds{1});
  CHECK(bee_at(t) == lifted);
}

TEST_CASE("who is faster than the pacer passes it, and it keeps its pace and off from the finger") {
  Table t{{"pacer=1", "pace_mm_s=10"}};
  t.hand.down(kLeft);
  double nearest = 1000, before = bee_at(t).x;
  for (double x = kLeft.x; x < 110; x += 1) {
    t.hand.move({x, 50}, {x + 1, 50});
    nearest = std::min(nearest, distance(bee_at(t), {x + 1, 50}));
  }
  CHECK(nearest > 13.99);
  // 80 mm in 81 ticks: the bee has flown 6.75 mm from its place.
  CHECK(bee_at(t).x == Approx(before + 6.75).margin(0.2));
  CHECK(bee_at(t).x < 60);
  t.hand.move({110, 50}, kRight);
  CHECK(t.value("pace_ratio") == Approx(t.value("mean_speed_mm_s") / 10));
  CHECK(t.value("pace_ratio") > 5);
}

TEST_CASE("the pacer looks the way it flies, and comes to the next stroke") {
  Table left{{"pacer=1"}, {{kRight, kLeft}}};
  const draw::DrawList list = left.seen();
  REQUIRE(bee(list) != nullptr);
  CHECK(bee(list)->facing == draw::Facing::kMirrored);
  CHECK(bee(list)->at.y < 50);

  Table t{{"pacer=1"}, kCross};
  t.hand.down({80, 20});
  t.hand.move({80, 20}, {80, 80});
  t.hand.up({80, 80});
  CHECK(bee_at(t).x == Approx(50 + 16));
}

TEST_CASE("magnetism draws the ink to the middle, and only the ink: what is measured is the finger") {
  const auto traced = [](const char* set) {
    Table t{{set}};
    t.hand.down({30, 53});
    t.hand.move({30, 53}, {60, 60});  // 10 mm off: outside the corridor of 16 mm
    const draw::DrawList list = t.seen();
    const Vec2 ink = list.ink[0].points.back();
    t.hand.move({60, 60}, {100, 60});
    t.hand.move({100, 60}, kRight);
    return std::pair{t.record(), ink};
  };
  const auto [plain, at_finger] = traced("magnetism=0");
  const auto [half, half_way] = traced("magnetism=0.5");
  const auto [whole, on_path] = traced("magnetism=1");
  CHECK(at_finger == Vec2{60, 60});
  CHECK(half_way.y == Approx(55));
  CHECK(on_path.y == Approx(50));
  CHECK(on_path.x == Approx(60));
  CHECK(count(plain.events, "left_path") == 1);
  CHECK(count(plain.events, "returned") == 1);
  for (const play::TrialRecord& helped : {half, whole}) {
    CHECK(helped.events == plain.events);
    CHECK(helped.samples == plain.samples);
    CHECK(helped.measures == plain.measures);
  }
}

TEST_CASE("magnetism lets go of a finger that is far away, softly, and of one that goes back") {
  Table t{{"magnetism=1"}};
  const auto ink = [&] { return t.seen().ink[0].points.back(); };
  t.hand.down(kLeft);
  t.hand.move(kLeft, {60, 50});
  t.hand.move({60, 50}, {60, 65.9});
  CHECK(ink().y == Approx(50));
  double before = ink().y;
  for (double y = 66; y < 84; y += 0.5) {
    t.hand.move({60, y}, {60, y + 0.5});
    CHECK(ink().y >= before);
    CHECK(ink().y - before < 2);  // never more than four times the way of the finger
    before = ink().y;
  }
  CHECK(ink().y == Approx(84));  // from 32 mm away on not at all
  t.hand.move({60, 84}, {60, 53});
  t.hand.move({60, 53}, {35, 53});  // more than a corridor back along the path
  CHECK(ink().x == Approx(35));
  CHECK(ink().y == Approx(50));
}

TEST_CASE("with magnetism progress follows the ink") {
  const auto goes_along = [](const char* set) {
    Table t{{set}};
    t.hand.down(kLeft);
    t.hand.move(kLeft, {50, 69});  // 19 mm off: farther than the corridor is wide
    t.hand.move({50, 69}, {130, 69});
    return !t.sink.finished.empty();
  };
  CHECK_FALSE(goes_along("magnetism=0"));
  CHECK(goes_along("magnetism=1"));
}

TEST_CASE("ink that doesn't stay thins away from its oldest end, and the picture moves as long as it does") {
  Table t{{"ink_stays_s=1"}};
  t.hand.down(kLeft);
  t.hand.move(kLeft, {110, 50});  // 80 mm in 0.67 s
  const draw::DrawList list = t.seen();
  CHECK(list.ink.empty());
  const auto tail = items(list.live, Shape::kStroke, Role::kInk);
  REQUIRE(tail.size() >= 8);
  CHECK(list.live.points_of(tail.front()).front() == kLeft);
  CHECK(list.live.points_of(tail.back()).back() == Vec2{110, 50});
  CHECK(tail.front().width_mm ==
        Approx(2.67).margin(0.15));  // a third of its time is left: two thirds of 4 mm
  CHECK(tail.back().width_mm == 4);
  for (std::size_t i = 0; i < tail.size(); ++i) {
    CHECK(tail[i].paint.alpha == 1);  // pieces lie over one another
    if (i == 0) continue;
    CHECK(tail[i].width_mm > tail[i - 1].width_mm);
    CHECK(tail[i].width_mm - tail[i - 1].width_mm < 0.16);
    CHECK(list.live.points_of(tail[i]).front() == list.live.points_of(tail[i - 1]).back());
  }
  CHECK(t.session.moves());
  t.hand.wait(milliseconds{500});
  const draw::DrawList later = t.seen();
  CHECK(later.live.points_of(items(later.live, Shape::kStroke, Role::kInk).front()).front().x ==
        Approx(50).margin(2));
  t.hand.wait(milliseconds{600});
  CHECK(items(t.seen().live, Shape::kStroke, Role::kInk).empty());
  CHECK_FALSE(t.session.moves());
  t.hand.move({110, 50}, kRight);
  CHECK(t.value("completion") > 0.97);
}

TEST_CASE("a record from before there were helps replays as it was, and can be measured anew") {
  Table t;
  t.hand.down(kLeft);
  t.hand.move(kLeft, {80, 54});
  t.hand.up({80, 54});
  t.hand.wait(seconds{1});
  t.hand.down({80, 50});
  t.hand.move({80, 50}, kRight);
  play::TrialRecord old = t.record();
  play::Parameters known;
  for (const char* key : {"mode", "corridor_mm", "start_zone_mm", "ink_mm", "guide", "look_s", "limit_s"})
    known.set(key, *old.setup.parameters.find(key));
  old.setup.parameters = known;
  const play::ReplayResult again = play::replay(t.game, old);
  INFO(again.what);
  CHECK(again.same);
  old.measures.clear();
  games::rescore(old);
  CHECK(old.measures == t.record().measures);
}
