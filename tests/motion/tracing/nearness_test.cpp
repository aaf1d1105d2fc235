// Goal: distances, completion and excursions of a path that lies beside its template, exactly. Method: a
// straight template and zigzags of a few points beside it, whose integrals follow by hand or from a million
// small steps.
#include "engine/motion/tracing/nearness.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

// Beside the target's line, a point every 10 mm and 0.1 s of it, so far to its right.
FollowedPath beside(const TemplateStroke& target, const std::vector<double>& aside_mm) {
  FollowedPath path{.stroke = 0, .target = &target, .path = {}, .projections = {}};
  for (double aside : aside_mm) {
    const double x = 10 * static_cast<double>(path.path.mm.size());
    path.path.mm.push_back({x, aside});
    path.path.seconds.push_back(x / 100);
    path.projections.push_back(target.line.project(path.path.mm.back()));
  }
  return path;
}

TemplateStroke straight(double length_mm = 100, double corridor_mm = 8) {
  return {test::straight_line(length_mm), Corridor{corridor_mm}};
}

TEST_CASE("a zigzag's deviations are those of every point of its straight ways") {
  const TemplateStroke line = straight();
  const std::vector<DeviationPiece> pieces = deviations_of(std::vector{beside(line, {1, -2, 4, 4})});
  REQUIRE(pieces.size() == 3);
  std::vector<double> sizes;
  double bias = 0, squares = 0, outside = 0;
  const auto aside = [](double x) { return x < 10 ? 1 - 0.3 * x : x < 20 ? -2 + 0.6 * (x - 10) : 4; };
  const auto step = [](double x) { return std::hypot(30.0, (x < 10 ? 9.0 : x < 20 ? 18.0 : 0.0)) / 1e6; };
  double drawn = 0;
  std::vector<std::pair<double, double>> by_size;
  for (int i = 0; i < 1'000'000; ++i) {
    const double x = 30 * (i + 0.5) / 1e6;
    const double weight = step(x), o = aside(x);
    by_size.push_back({std::abs(o), weight});
    drawn += weight;
    bias += weight * o;
    squares += weight * o * o;
    outside += std::abs(o) > 1.5 ? weight : 0;
  }
  double mean = 0;
  for (const auto& [size, weight] : by_size) mean += size * weight / drawn;
  CHECK(drawn_length_mm(pieces) == Approx(std::hypot(10, 3) + std::hypot(10, 6) + 10));
  CHECK(path_accuracy_mm(pieces) == Approx(mean).epsilon(1e-6));
  CHECK(rms_deviation_mm(pieces) == Approx(std::sqrt(squares / drawn)).epsilon(1e-6));
  CHECK(signed_bias_mm(pieces) == Approx(bias / drawn).epsilon(1e-6));
  CHECK(offset_sd_mm(pieces) ==
        Approx(std::sqrt(squares / drawn - bias / drawn * (bias / drawn))).epsilon(1e-6));
  CHECK(max_deviation_mm(pieces) == 4);
  std::sort(by_size.begin(), by_size.end());
  double within = 0;
  double percentile = 0;
  for (const auto& [size, weight] : by_size)
    if (within += weight; within <= 0.5 * drawn) percentile = size;
  CHECK(percentile_deviation_mm(pieces, 0.5) == Approx(percentile).epsilon(1e-4));
  CHECK(percentile_deviation_mm(pieces, 0.95) == Approx(4).epsilon(1e-9));
  const TemplateStroke narrow = straight(100, 3);
  CHECK(out_of_corridor_mm(deviations_of(std::vector{beside(narrow, {1, -2, 4, 4})})) ==
        Approx(outside).epsilon(1e-5));
}

TEST_CASE("a wedge from 0 to 10 mm has the deviations of a uniform distribution, to the last digit") {
  const TemplateStroke line = straight(200);
  std::vector<double> aside;
  for (int i = 0; i <= 10; ++i) aside.push_back(i);
  const std::vector<DeviationPiece> pieces = deviations_of(std::vector{beside(line, aside)});
  CHECK(path_accuracy_mm(pieces) == Approx(5).epsilon(1e-12));
  CHECK(rms_deviation_mm(pieces) == Approx(10 / std::sqrt(3.0)).epsilon(1e-12));
  CHECK(percentile_deviation_mm(pieces, 0.95) == Approx(9.5).epsilon(1e-9));
  CHECK(out_of_corridor_mm(pieces) / drawn_length_mm(pieces) == Approx(0.6).epsilon(1e-9));
  CHECK(signed_bias_mm(pieces) == Approx(5).epsilon(1e-12));
}

TEST_CASE("going round an open end isn't crossing the line") {
  const TemplateStroke line = straight(100);
  FollowedPath path{.stroke = 0, .target = &line, .path = {}, .projections = {}};
  path.path = {.mm = {{103, -4}, {103, 4}}, .seconds = {0, 0.1}};
  for (Vec2 p : path.path.mm) path.projections.push_back(line.line.project(p));
  const std::vector<DeviationPiece> pieces = deviations_of(std::vector{path});
  // It was 5 mm away at both ends and never on the line; 3 mm past the end in the middle would be exact.
  CHECK(path_accuracy_mm(pieces) > 3);
  CHECK(signed_bias_mm(pieces) == Approx(0).margin(1e-12));
}

TEST_CASE("the corridor's edge belongs to the corridor") {
  const auto outside_mm = [](double corridor_mm) {
    const TemplateStroke line = straight(100, corridor_mm);
    return out_of_corridor_mm(deviations_of(std::vector{beside(line, {4, 4, 4, 4})}));
  };
  CHECK(outside_mm(8) == 0);
  CHECK(outside_mm(7.99) == Approx(30));
}

TEST_CASE("a bottleneck is left sooner than the wide parts beside it") {
  const TemplateStroke bottleneck{test::straight_line(),
                                  Corridor{{{.s_mm = 0, .width_mm = 12}, {20, 4}, {40, 12}}}};
  const std::vector<FollowedPath> paths = {beside(bottleneck, {3, 3, 3, 3, 3, 3})};
  // Half of W is under 3 mm where W is under 6: within 5 mm of the narrowest place.
  CHECK(out_of_corridor_mm(deviations_of(paths)) == Approx(10));
  CHECK(excursions(paths) == 1);
}

TEST_CASE("completion counts each part of the template once") {
  const std::vector<TemplateStroke> templates = {straight()};
  const std::vector<FollowedPath> twice = {beside(templates[0], {0, 0, 0, 0, 0, 0}),
                                           beside(templates[0], {1, 1, 1})};
  CHECK(completion(templates, twice) == Approx(0.5));
  CHECK(completion(templates, {}) == 0);
}

TEST_CASE("completion ends where the path goes beyond twice the corridor's reach") {
  const std::vector<TemplateStroke> templates = {straight()};
  // 8 mm aside at 40 mm of the way.
  const std::vector<FollowedPath> paths = {beside(templates[0], {0, 2, 4, 6, 8, 10, 12})};
  CHECK(completion(templates, paths) == Approx(0.4).epsilon(1e-9));
  const std::vector<FollowedPath> back = {beside(templates[0], {0, 20, 0})};
  CHECK(completion(templates, back) == Approx(0.08).epsilon(1e-6));
}

TEST_CASE("two templates are complete when both were passed") {
  const std::vector<TemplateStroke> templates = {straight(100), straight(300)};
  const std::vector<FollowedPath> first = {beside(templates[0], std::vector<double>(11, 0.0))};
  CHECK(completion(templates, first) == Approx(0.25));
}

TEST_CASE("an excursion lasts 2 mm or 100 ms") {
  const TemplateStroke line = straight();
  CHECK(excursions(std::vector{beside(line, {0, 9, 0, 9, 9, 0, -9})}) == 3);
  CHECK(excursions(std::vector{beside(line, {9, -9})}) == 2);  // across: out, in and out again
  // 0.4 mm beyond the edge for 0.5 mm and 0.004 s; then the same with a rest of 0.2 s out there.
  FollowedPath slip{.stroke = 0, .target = &line, .path = {}, .projections = {}};
  slip.path = {.mm = {{0, 0}, {10, 4.4}, {20, 0}}, .seconds = {0, 0.01, 0.02}};
  for (Vec2 p : slip.path.mm) slip.projections.push_back(line.line.project(p));
  CHECK(excursions(std::vector{slip}) == 0);
  slip.path.mm.insert(slip.path.mm.begin() + 1, slip.path.mm[1]);
  slip.projections.insert(slip.projections.begin() + 1, slip.projections[1]);
  slip.path.seconds = {0, 0.01, 0.21, 0.22};
  CHECK(excursions(std::vector{slip}) == 1);
}

TEST_CASE("a silence of the same contact doesn't end an excursion, the contact's end does") {
  const TemplateStroke line = straight();
  std::vector<FollowedPath> paths = {beside(line, {0, 9, 9}), beside(line, {9, 9, 0})};
  for (double& seconds : paths[1].path.seconds) seconds += 0.4;
  CHECK(excursions(paths) == 1);
  paths[1].stroke = 1;
  CHECK(excursions(paths) == 2);
}

}  // namespace
}  // namespace thimble::motion
