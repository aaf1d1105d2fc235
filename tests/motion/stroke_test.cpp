// Goal: nothing that a device's clock does wrong reaches a speed. Method: short lists of stamps by hand.
#include "engine/motion/stroke.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

std::vector<TimedPoint> at_ms(std::initializer_list<int> stamps) {
  std::vector<TimedPoint> points;
  for (int ms : stamps)
    points.push_back({.t = Ns{ms * 1'000'000LL}, .mm = {static_cast<double>(points.size()), 0}});
  return points;
}

std::vector<std::size_t> sizes(const std::vector<TimedPoint>& points) {
  std::vector<std::size_t> result;
  for (const auto& piece : split_at_gaps(points)) result.push_back(piece.size());
  return result;
}

TEST_CASE("a stamp that repeats or goes back is dropped, whatever follows it") {
  const std::vector<TimedPoint> points = at_ms({0, 8, 8, 3, 16, 16, 24});
  const std::vector<TimedPoint> kept = in_time_order(points);
  REQUIRE(kept.size() == 4);
  CHECK(kept[0] == points[0]);
  CHECK(kept[1] == points[1]);
  CHECK(kept[2] == points[4]);
  CHECK(kept[3] == points[6]);
}

TEST_CASE("points that all have one stamp leave the first of them") {
  CHECK(in_time_order(at_ms({5, 5, 5})).size() == 1);
  CHECK(in_time_order({}).empty());
}

TEST_CASE("a silence of more than 100 ms splits a stroke, one of 100 ms doesn't") {
  CHECK(sizes(at_ms({0, 100, 200})) == std::vector<std::size_t>{3});
  CHECK(sizes(at_ms({0, 10, 111, 120, 500})) == std::vector<std::size_t>{2, 2, 1});
}

TEST_CASE("no points make no pieces, one point makes one") {
  CHECK(sizes({}).empty());
  CHECK(sizes(at_ms({7})) == std::vector<std::size_t>{1});
}

TEST_CASE("the points of a contact leave out those of a second finger") {
  std::vector<Sample> samples(3);
  samples[0].contact = 4;
  samples[1].contact = 5;
  samples[2].contact = 4;
  samples[2].t = Ns{9};
  samples[2].mm = {1, 2};
  const std::vector<TimedPoint> points = points_of(samples, 4);
  REQUIRE(points.size() == 2);
  CHECK(points[1] == TimedPoint{.t = Ns{9}, .mm = {1, 2}});
}

}  // namespace
}  // namespace thimble::motion
