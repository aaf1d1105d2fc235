// Goal: rectangles add, cut and grow as sets of points do, the empty one too. Method: small cases by hand.
#include "engine/core/geometry.hpp"

#include "tests/catch.hpp"

namespace thimble {
namespace {

TEST_CASE("the empty rectangle holds nothing, adds nothing and stays empty when grown") {
  const Rect none;
  const Rect some{{1, 2}, {3, 5}};
  CHECK(none.empty());
  CHECK_FALSE(none.contains({0, 0}));
  CHECK(united(none, some) == some);
  CHECK(united(some, none) == some);
  CHECK(expanded(none, 10).empty());
  CHECK(intersected(some, none).empty());
}

TEST_CASE("rectangles apart have an empty intersection, touching ones share their edge") {
  CHECK(intersected({{0, 0}, {1, 1}}, {{2, 0}, {3, 1}}).empty());
  const Rect edge = intersected({{0, 0}, {1, 1}}, {{1, 0}, {3, 1}});
  CHECK_FALSE(edge.empty());
  CHECK(edge == Rect{{1, 0}, {1, 1}});
}

TEST_CASE("a union holds both, a point widens it") {
  CHECK(united(Rect{{0, 0}, {1, 1}}, Rect{{2, -1}, {3, 0}}) == Rect{{0, -1}, {3, 1}});
  CHECK(united(Rect{}, Vec2{4, 5}) == Rect{{4, 5}, {4, 5}});
}

TEST_CASE("size, centre, edges and margin") {
  const Rect r{{1, 2}, {3, 6}};
  CHECK(r.size() == Vec2{2, 4});
  CHECK(r.center() == Vec2{2, 4});
  CHECK(r.contains({1, 6}));
  CHECK_FALSE(r.contains({1, 6.01}));
  CHECK(expanded(r, 0.5) == Rect{{0.5, 1.5}, {3.5, 6.5}});
  CHECK(expanded(r, -3).empty());
}

TEST_CASE("a vector turned by a right angle points to the right, with y down") {
  CHECK(perpendicular({1, 0}) == Vec2{0, 1});
  CHECK(perpendicular({0, 1}) == Vec2{-1, 0});
  CHECK(distance({1, 1}, {4, 5}) == 5);
}

}  // namespace
}  // namespace thimble
