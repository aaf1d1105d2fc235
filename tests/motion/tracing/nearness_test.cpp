// Goal: distances, completion and excursions of a path that lies beside its template. Method: a straight
// template and a few points whose distances and weights are chosen, so that every answer follows by hand.
#include "engine/motion/tracing/nearness.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

// Beside `line`, a point every 10 mm and 0.1 s of it, so far to its right.
FollowedPath beside(const Polyline& line, const std::vector<double>& aside_mm) {
  FollowedPath path{
      .stroke = 0, .line = &line, .path = {.mm = {}, .seconds = {}, .step_mm = 10}, .projections = {}};
  for (double aside : aside_mm) {
    const double x = 10 * static_cast<double>(path.path.mm.size());
    path.path.mm.push_back({x, aside});
    path.path.seconds.push_back(x / 100);
    path.projections.push_back(line.project(path.path.mm.back()));
  }
  return path;
}

TEST_CASE("a point inside a path stands for a whole step, an end for half of one") {
  const Polyline line = test::straight_line();
  const std::vector<FollowedPath> paths = {beside(line, {1, -2, 4})};
  const std::vector<Deviation> deviations = deviations_of(paths);
  REQUIRE(deviations.size() == 3);
  CHECK(drawn_length_mm(deviations) == 20);
  CHECK(path_accuracy_mm(deviations) == Approx((5 * 1 + 10 * 2 + 5 * 4) / 20.0));
  CHECK(rms_deviation_mm(deviations) == Approx(std::sqrt((5 * 1 + 10 * 4 + 5 * 16) / 20.0)));
  CHECK(max_deviation_mm(deviations) == Approx(4));
  CHECK(signed_bias_mm(deviations) == Approx((5 * 1 - 10 * 2 + 5 * 4) / 20.0));
  CHECK(percentile_deviation_mm(deviations, 0.25) == Approx(1));
  CHECK(percentile_deviation_mm(deviations, 0.75) == Approx(2));
  CHECK(percentile_deviation_mm(deviations, 0.76) == Approx(4));
}

TEST_CASE("the corridor's edge belongs to the corridor") {
  const Polyline line = test::straight_line();
  const std::vector<FollowedPath> paths = {beside(line, {4, 4, 4.001, 4})};
  CHECK(out_of_corridor_mm(deviations_of(paths), 8) == Approx(10));
  CHECK(out_of_corridor_mm(deviations_of(paths), 8.01) == 0);
}

TEST_CASE("completion counts each part of the template once") {
  const std::vector<Polyline> templates = {test::straight_line()};
  const std::vector<FollowedPath> twice = {beside(templates[0], {0, 0, 0, 0, 0, 0}),
                                           beside(templates[0], {1, 1, 1})};
  CHECK(completion(templates, twice, 8) == Approx(0.5));
  CHECK(completion(templates, {}, 8) == 0);
}

TEST_CASE("two templates are complete when both were passed") {
  const std::vector<Polyline> templates = {test::straight_line(100), test::straight_line(300)};
  const std::vector<FollowedPath> first = {beside(templates[0], std::vector<double>(11, 0.0))};
  CHECK(completion(templates, first, 8) == Approx(0.25));
}

TEST_CASE("an excursion lasts 2 mm or 100 ms, and a stroke's end ends it") {
  const Polyline line = test::straight_line();
  std::vector<FollowedPath> paths = {beside(line, {9, 0, 9, 9, 0, 9})};
  CHECK(excursions(paths, 8) == 3);
  for (FollowedPath& path : paths) path.path.step_mm = 0.9;  // a lone point now stands for too little
  CHECK(excursions(paths, 8) == 1);
  paths.push_back(paths[0]);
  CHECK(excursions(paths, 8) == 2);  // a silence of the same contact: one stay on from the end
  paths[1].stroke = 1;
  CHECK(excursions(paths, 8) == 2);
}

}  // namespace
}  // namespace thimble::motion
