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

// Beside the target's line, a point every 10 mm and 0.1 s of it, so far to its right.
FollowedPath beside(const TemplateStroke& target, const std::vector<double>& aside_mm) {
  FollowedPath path{
      .stroke = 0, .target = &target, .path = {.mm = {}, .seconds = {}, .step_mm = 10}, .projections = {}};
  for (double aside : aside_mm) {
    const double x = 10 * static_cast<double>(path.path.mm.size());
    path.path.mm.push_back({x, aside});
    path.path.seconds.push_back(x / 100);
    path.projections.push_back(target.line.project(path.path.mm.back()));
  }
  return path;
}

TemplateStroke straight(double length_mm = 100) { return {test::straight_line(length_mm), Corridor{8}}; }

TEST_CASE("a point inside a path stands for a whole step, an end for half of one") {
  const TemplateStroke line = straight();
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
  const auto outside_mm = [](double corridor_mm) {
    const TemplateStroke line{test::straight_line(), Corridor{corridor_mm}};
    return out_of_corridor_mm(deviations_of(std::vector{beside(line, {4, 4, 4.001, 4})}));
  };
  CHECK(outside_mm(8) == Approx(10));
  CHECK(outside_mm(8.01) == 0);
}

TEST_CASE("a bottleneck is left sooner than the wide parts beside it") {
  const TemplateStroke bottleneck{test::straight_line(),
                                  Corridor{{{.s_mm = 0, .width_mm = 12}, {20, 4}, {40, 12}}}};
  const std::vector<FollowedPath> paths = {beside(bottleneck, {3, 3, 3, 3, 3, 3})};
  const std::vector<Deviation> deviations = deviations_of(paths);
  CHECK(deviations[1].corridor_mm == Approx(8));
  CHECK(deviations[5].corridor_mm == Approx(12));
  CHECK(out_of_corridor_mm(deviations) == Approx(10));  // at 20 mm alone, where half of it is 2 mm
  CHECK(excursions(paths) == 1);
}

TEST_CASE("completion counts each part of the template once") {
  const std::vector<TemplateStroke> templates = {straight()};
  const std::vector<FollowedPath> twice = {beside(templates[0], {0, 0, 0, 0, 0, 0}),
                                           beside(templates[0], {1, 1, 1})};
  CHECK(completion(templates, twice) == Approx(0.5));
  CHECK(completion(templates, {}) == 0);
}

TEST_CASE("two templates are complete when both were passed") {
  const std::vector<TemplateStroke> templates = {straight(100), straight(300)};
  const std::vector<FollowedPath> first = {beside(templates[0], std::vector<double>(11, 0.0))};
  CHECK(completion(templates, first) == Approx(0.25));
}

TEST_CASE("an excursion lasts 2 mm or 100 ms, and a stroke's end ends it") {
  const TemplateStroke line = straight();
  std::vector<FollowedPath> paths = {beside(line, {9, 0, 9, 9, 0, 9})};
  CHECK(excursions(paths) == 3);
  for (FollowedPath& path : paths) path.path.step_mm = 0.9;  // a lone point now stands for too little
  CHECK(excursions(paths) == 1);
  paths.push_back(paths[0]);
  CHECK(excursions(paths) == 2);  // a silence of the same contact: one stay on from the end
  paths[1].stroke = 1;
  CHECK(excursions(paths) == 2);
}

}  // namespace
}  // namespace thimble::motion
