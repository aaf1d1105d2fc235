// Goal: layers keep what they are given and say what it can touch. Method: by hand.
#include "engine/draw/draw_list.hpp"

#include "tests/draw/allocations.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using namespace thimble::draw;

namespace {

std::uint64_t hash_of(const DrawList& list) {
  Hasher hasher;
  list.add_to(hasher);
  return hasher.value();
}

const std::vector<Vec2> kBend{{10, 10}, {20, 10}, {20, 30}};

}  // namespace

TEST_CASE("a stroke without points makes nothing") {
  Layer layer;
  layer.stroke({}, 2, {});
  CHECK(layer.items().empty());
}

TEST_CASE("items find their own points and letters") {
  Layer layer;
  layer.stroke(kBend, 2, {});
  layer.text({1, 2}, 3, "hello", {});
  layer.polygon(std::vector<Vec2>{{1, 1}, {2, 1}, {2, 2}}, {});
  layer.sprite("bee", {5, 5}, {2, 2});
  CHECK(std::ranges::equal(layer.points_of(layer.items()[0]), kBend));
  CHECK(layer.text_of(layer.items()[1]) == "hello");
  CHECK(layer.points_of(layer.items()[2])[2] == Vec2{2, 2});
  CHECK(layer.text_of(layer.items()[3]) == "bee");
}

TEST_CASE("bounds hold the whole of each shape") {
  Layer layer;
  layer.disc({10, 20}, 3, {});
  layer.ring({10, 20}, 3, 2, {});
  layer.stroke(kBend, 4, {});
  layer.polygon(kBend, {});
  layer.sprite("bee", {10, 20}, {4, 2});
  layer.sprite("bee", {10, 20}, {4, 2}, 1, Facing::kMirrored);
  const auto bounds = [&](std::size_t i) { return layer.bounds_of(layer.items()[i]); };
  CHECK(bounds(0) == Rect{{7, 17}, {13, 23}});
  CHECK(bounds(1) == Rect{{6, 16}, {14, 24}});
  CHECK(bounds(2) == Rect{{8, 8}, {22, 32}});
  CHECK(bounds(3) == Rect{{10, 10}, {20, 30}});
  CHECK(bounds(4) == Rect{{8, 19}, {12, 21}});
  CHECK(bounds(5) == bounds(4));
}

TEST_CASE("a cleared layer is as a new one, and refilling it allocates nothing") {
  Layer layer;
  const auto fill = [&] {
    layer.clear();
    layer.disc({10, 20}, 3, {});
    layer.stroke(kBend, 4, {});
    layer.text({1, 2}, 3, "some words that are longer than a small string", {});
  };
  fill();
  const std::size_t before = tests::allocations();
  fill();
  CHECK(tests::allocations() == before);
  layer.clear();
  CHECK(layer == Layer{});
}

TEST_CASE("equal pictures have equal hashes, and each change moves the hash") {
  const auto picture = [] {
    DrawList list;
    list.still.disc({1, 2}, 3, {Role::kStart, 1});
    list.ink.push_back({1, kBend, 2, {Role::kInk, 1}});
    list.live.text({1, 2}, 3, "a", {});
    list.live.sprite("bee", {10, 20}, {4, 2});
    return list;
  };
  const std::uint64_t hash = hash_of(picture());
  CHECK(hash_of(picture()) == hash);
  DrawList changed = picture();
  SECTION("an item more") { changed.still.disc({1, 2}, 3, {}); }
  SECTION("the same item in another layer") {
    changed.still.clear();
    changed.live.disc({1, 2}, 3, {Role::kStart, 1});
  }
  SECTION("another stroke number") { changed.ink[0].stroke = 2; }
  SECTION("a point less") { changed.ink[0].points = std::span{kBend}.first(2); }
  SECTION("another width") { changed.ink[0].width_mm = 3; }
  SECTION("another opacity") { changed.ink[0].paint.alpha = 0.5F; }
  SECTION("no ink") { changed.ink.clear(); }
  SECTION("other words") {
    changed.live.clear();
    changed.live.text({1, 2}, 3, "b", {});
    changed.live.sprite("bee", {10, 20}, {4, 2});
  }
  SECTION("a mirrored picture") {
    changed.live.clear();
    changed.live.text({1, 2}, 3, "a", {});
    changed.live.sprite("bee", {10, 20}, {4, 2}, 1, Facing::kMirrored);
  }
  CHECK(hash_of(changed) != hash);
}
