// Goal: the planner finds what really changed and nothing else. Method: pairs of small pictures with known
// answers.
#include "engine/draw/frame_plan.hpp"

#include "engine/draw/tessellate.hpp"
#include "tests/draw/allocations.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using namespace thimble::draw;

namespace {

const std::vector<Vec2> kCurve{{10, 10}, {20, 10}, {30, 20}, {40, 40}};

struct Scene {
  DrawList list;

  Scene() {
    list.still.disc({50, 50}, 10, {Role::kStart, 1});
    list.live.ring({80, 20}, 5, 2, {Role::kEnd, 1});
    list.live.sprite("bee", {100, 60}, {8, 4});
  }
  void ink(int stroke, std::size_t count, double width_mm = 2) {
    list.ink.push_back({stroke, std::span{kCurve}.first(count), width_mm, {Role::kInk, 1}});
  }
};

}  // namespace

TEST_CASE("the first picture is painted whole, with its ink from the start") {
  Scene scene;
  scene.ink(1, 3);
  scene.ink(2, 0);
  FramePlanner planner;
  const FramePlan& plan = planner.plan(scene.list);
  CHECK(plan.repaint);
  CHECK(plan.grown == std::vector<InkPiece>{{0, 0}});
  CHECK(plan.dirty_mm == kEverywhere);
  CHECK_FALSE(plan.nothing());
}

TEST_CASE("the same picture again is nothing, though it was built anew") {
  FramePlanner planner;
  Scene first, second;
  first.ink(1, 3);
  second.ink(1, 3);
  planner.plan(first.list);
  CHECK(planner.plan(second.list).nothing());
}

TEST_CASE("an empty picture after an empty picture is nothing, but the first one isn't") {
  FramePlanner planner;
  CHECK_FALSE(planner.plan({}).nothing());
  CHECK(planner.plan({}).nothing());
}

TEST_CASE("after a reset everything is painted again") {
  FramePlanner planner;
  Scene scene;
  planner.plan(scene.list);
  planner.reset();
  CHECK(planner.plan(scene.list).repaint);
}

TEST_CASE("another still layer repaints") {
  FramePlanner planner;
  Scene before, after;
  after.list.still.disc({1, 1}, 1, {});
  planner.plan(before.list);
  CHECK(planner.plan(after.list).repaint);
  CHECK(planner.plan(after.list).nothing());
}

TEST_CASE("ink that grows is painted from the last point painted") {
  FramePlanner planner;
  Scene before, after;
  before.ink(1, 2);
  after.ink(1, 4);
  planner.plan(before.list);
  const FramePlan& plan = planner.plan(after.list);
  CHECK_FALSE(plan.repaint);
  CHECK(plan.grown == std::vector<InkPiece>{{0, 1}});
  CHECK(plan.dirty_mm == Rect{{19, 9}, {41, 41}});  // points 1 to 3 and half the width
}

TEST_CASE("a new stroke is painted from its start, the finished one is left alone") {
  FramePlanner planner;
  Scene before, after;
  before.ink(1, 4);
  after.ink(1, 4);
  after.ink(2, 1);
  planner.plan(before.list);
  const FramePlan& plan = planner.plan(after.list);
  CHECK(plan.grown == std::vector<InkPiece>{{1, 0}});
  CHECK(plan.dirty_mm == Rect{{9, 9}, {11, 11}});
}

TEST_CASE("a stroke without points yet is painted from its start when it has some") {
  FramePlanner planner;
  Scene before, after;
  before.ink(1, 0);
  after.ink(1, 2);
  planner.plan(before.list);
  CHECK(planner.plan(after.list).grown == std::vector<InkPiece>{{0, 0}});
}

TEST_CASE("ink that is not a continuation repaints") {
  FramePlanner planner;
  Scene before;
  before.ink(1, 3);
  before.ink(2, 2);
  Scene after;
  SECTION("a stroke is gone") { after.ink(1, 3); }
  SECTION("a stroke has another number") {
    after.ink(1, 3);
    after.ink(3, 2);
  }
  SECTION("a stroke has fewer points") {
    after.ink(1, 2);
    after.ink(2, 2);
  }
  SECTION("a stroke has another width") {
    after.ink(1, 3);
    after.ink(2, 2, 3);
  }
  SECTION("a stroke has another colour") {
    after.ink(1, 3);
    after.ink(2, 2);
    after.list.ink[1].paint.role = Role::kStart;
  }
  SECTION("the point painted last has moved") {
    static const std::vector<Vec2> moved{{10, 10}, {20, 10}, {30, 21}};
    after.ink(1, 3);
    after.list.ink[0].points = moved;
    after.ink(2, 2);
  }
  planner.plan(before.list);
  CHECK(planner.plan(after.list).repaint);
  CHECK(planner.plan(after.list).nothing());
}

TEST_CASE("a live item that moves dirties where it was and where it is") {
  FramePlanner planner;
  DrawList before, after;
  before.live.disc({10, 10}, 2, {});
  before.live.disc({50, 50}, 2, {});
  after.live.disc({14, 10}, 2, {});
  after.live.disc({50, 50}, 2, {});
  planner.plan(before);
  const FramePlan& plan = planner.plan(after);
  CHECK_FALSE(plan.repaint);
  CHECK(plan.grown.empty());
  CHECK(plan.dirty_mm == Rect{{8, 8}, {16, 12}});
}

TEST_CASE("a live item that comes or goes dirties itself only, wherever it stands in the list") {
  DrawList without, with;
  const std::vector<Vec2> points{{60, 60}, {70, 60}};
  without.live.text({5, 5}, 2, "ab", {});
  without.live.stroke(points, 2, {});
  with.live.text({5, 5}, 2, "ab", {});
  with.live.stroke(std::vector<Vec2>{{20, 20}, {30, 20}}, 2, {});
  with.live.stroke(points, 2, {});
  const Rect area{{19, 19}, {31, 21}};
  FramePlanner planner;
  planner.plan(without);
  CHECK(planner.plan(with).dirty_mm == area);
  CHECK(planner.plan(without).dirty_mm == area);
}

TEST_CASE("other points, other words, another sprite are changes") {
  DrawList before, after;
  before.live.sprite("bee", {20, 20}, {4, 4});
  after.live.sprite("bug", {20, 20}, {4, 4});
  FramePlanner planner;
  planner.plan(before);
  CHECK(planner.plan(after).dirty_mm == Rect{{18, 18}, {22, 22}});
}

TEST_CASE("two items that change places are both dirty, as one may hide the other") {
  DrawList before, after;
  before.live.disc({10, 10}, 2, {});
  before.live.disc({11, 10}, 2, {});
  after.live.disc({11, 10}, 2, {});
  after.live.disc({10, 10}, 2, {});
  FramePlanner planner;
  planner.plan(before);
  CHECK(planner.plan(after).dirty_mm == Rect{{8, 8}, {13, 12}});
}

TEST_CASE("a warm planner allocates nothing") {
  FramePlanner planner;
  Scene one, two;
  one.ink(1, 3);
  two.ink(1, 4);
  two.list.live.disc({1, 1}, 1, {});
  planner.plan(two.list);
  planner.plan(one.list);
  planner.plan(two.list);
  const std::size_t before = tests::allocations();
  planner.plan(one.list);
  planner.plan(two.list);
  CHECK(tests::allocations() == before);
}
