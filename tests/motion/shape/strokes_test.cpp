// Goal: a form drawn free is told apart from the form in another order or direction, mirrored, or with a
// stroke missing or too many; and none of these is taken for a turn. Method: forms of straight lines, whose
// numbers follow by hand.
#include "engine/motion/shape/strokes.hpp"

#include <cmath>
#include <numbers>

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using Form = std::vector<Polyline>;

Polyline line(std::vector<Vec2> points) { return Polyline{std::move(points)}; }

// Down, then across.
const Form kCross{line({{80, 15}, {80, 85}}), line({{45, 50}, {115, 50}})};
// Like an F: neither its own mirror image nor turned onto itself.
const Form kFlag{line({{60, 20}, {60, 80}}), line({{60, 20}, {100, 20}}), line({{60, 50}, {90, 50}})};

Polyline ring(double begins_deg, double turn) {
  std::vector<Vec2> points;
  for (int i = 0; i <= 90; ++i) {
    const double angle = (begins_deg + turn * i * 4) * std::numbers::pi / 180;
    points.push_back(Vec2{80, 50} + Vec2{std::sin(angle), -std::cos(angle)} * 35.0);
  }
  return line(points);
}

Polyline backwards(const Polyline& stroke) {
  return line({stroke.points().rbegin(), stroke.points().rend()});
}

template <class Map>
Form each(const Form& form, Map map) {
  Form changed;
  for (const Polyline& s : form) {
    std::vector<Vec2> points;
    for (Vec2 p : s.points()) points.push_back(map(p));
    changed.push_back(line(points));
  }
  return changed;
}

double value(const Form& form, const Form& drawn, std::string_view id) {
  const MeasureSet set = form_measures(form, drawn);
  const Measure* m = find(set, id);
  REQUIRE(m != nullptr);
  INFO(id << ": " << m->reason);
  REQUIRE(m->value.has_value());
  return *m->value;
}

void check_counts(const Form& form, const Form& drawn, std::array<int, 4> expected) {
  CHECK(value(form, drawn, "strokes_missing") == expected[0]);
  CHECK(value(form, drawn, "strokes_extra") == expected[1]);
  CHECK(value(form, drawn, "strokes_reversed") == expected[2]);
  CHECK(value(form, drawn, "strokes_out_of_order") == expected[3]);
}

TEST_CASE("where nothing was drawn every measure of form is absent with that reason") {
  const MeasureSet set = form_measures(kCross, {});
  CHECK(set.size() == 11);
  for (const Measure& m : set) {
    CHECK_FALSE(m.value);
    CHECK(m.reason == "nothing was drawn");
  }
}

TEST_CASE("a single dot has strokes but no fit, and too many strokes or too far ones have a reason") {
  const Form dot{line({{80, 50}})};
  const MeasureSet set = form_measures(Form{kCross[0]}, dot);
  CHECK(find(set, "procrustes_residual")->reason == "all points of one curve are in the same place");
  CHECK(find(form_measures(kCross, Form(257, kCross[0])), "form_reversed")->reason ==
        "more than 256 strokes");
  const Form far{line({{0, 0}, {1e61, 0}})};
  CHECK(find(form_measures(kCross, far), "strokes_extra")->reason ==
        "a coordinate is beyond 1e60 mm or not a number");
}

TEST_CASE("a form copied larger and elsewhere is the same form, and says how much larger and where") {
  const Form copy = each(kFlag, [](Vec2 p) { return (p - Vec2{80, 50}) * 1.5 + Vec2{60, 40}; });
  check_counts(kFlag, copy, {0, 0, 0, 0});
  CHECK(value(kFlag, copy, "procrustes_residual") == Approx(0).margin(1e-9));
  CHECK(value(kFlag, copy, "procrustes_scale") == Approx(1.5));
  CHECK(value(kFlag, copy, "procrustes_rotation_deg") == Approx(0).margin(1e-6));
  CHECK(value(kFlag, copy, "form_reversed") == 0);
}

TEST_CASE("a form that leans by 20 degrees is turned by 20 degrees") {
  const double c = std::cos(20 * std::numbers::pi / 180), s = std::sin(20 * std::numbers::pi / 180);
  const Form leaning = each(kFlag, [&](Vec2 p) { return Vec2{p.x * c - p.y * s, p.x * s + p.y * c}; });
  CHECK(value(kFlag, leaning, "procrustes_rotation_deg") == Approx(20));
  CHECK(value(kFlag, leaning, "procrustes_residual") == Approx(0).margin(1e-9));
  CHECK(value(kFlag, leaning, "form_reversed") == 0);
}

TEST_CASE("strokes in another order or direction are counted, and are no turn") {
  const Form swapped{kCross[1], kCross[0]};
  check_counts(kCross, swapped, {0, 0, 0, 1});
  CHECK(value(kCross, swapped, "procrustes_rotation_deg") == Approx(0).margin(1e-6));
  const Form upwards{backwards(kCross[0]), kCross[1]};
  check_counts(kCross, upwards, {0, 0, 1, 0});
  CHECK(value(kCross, upwards, "procrustes_residual") == Approx(0).margin(1e-9));
}

TEST_CASE(
    "out of its turn is what was drawn too early; where more would have to be moved, what came too late") {
  const auto turns = [](std::vector<std::size_t> forms) {
    std::vector<MatchedStroke> matched;
    for (std::size_t form : forms) matched.push_back({.drawn = matched.size(), .form = form});
    return out_of_turn(matched);
  };
  using Turns = std::vector<std::size_t>;
  CHECK(turns({}).empty());
  CHECK(turns({0, 2, 5}).empty());
  CHECK(turns({1, 0}) == Turns{0});
  CHECK(turns({0, 2, 1}) == Turns{1});
  CHECK(turns({2, 0, 1}) == Turns{0});
  CHECK(turns({1, 2, 0}) == Turns{2});
  CHECK(turns({2, 1, 0}) == Turns{0, 1});
}

TEST_CASE("a missing stroke and one too many are counted, each for itself") {
  check_counts(kFlag, {kFlag[0], kFlag[1]}, {1, 0, 0, 0});
  check_counts(kCross, {kCross[0], kCross[1], line({{80, 15}, {80, 45}})}, {0, 1, 0, 0});
  check_counts(kFlag, {kFlag[0]}, {2, 0, 0, 0});
  check_counts(kFlag, {kFlag[2], kFlag[1]}, {1, 0, 0, 1});
  // Two lines down instead of a cross: as many as the form has, and yet one is missing.
  check_counts(kCross, {kCross[0], line({{84, 15}, {84, 85}})}, {1, 1, 0, 0});
}

TEST_CASE("a ring may be begun anywhere; gone round the other way it is reversed, and is never turned") {
  const Form form{ring(0, -1)};
  const Form elsewhere{ring(135, -1)};
  check_counts(form, elsewhere, {0, 0, 0, 0});
  CHECK(std::abs(value(form, elsewhere, "procrustes_rotation_deg")) < 4);  // to a 64th of a turn
  CHECK(value(form, elsewhere, "procrustes_residual") < 1e-3);
  const Form other_way{ring(0, 1)};
  check_counts(form, other_way, {0, 0, 1, 0});
  CHECK(std::abs(value(form, other_way, "procrustes_rotation_deg")) < 4);
}

TEST_CASE("a mirrored form is named, a form that is its own mirror image can't be") {
  const Form mirrored = each(kFlag, [](Vec2 p) { return Vec2{160 - p.x, p.y + 4}; });
  CHECK(value(kFlag, mirrored, "form_reversed") == 1);
  check_counts(kFlag, mirrored, {0, 0, 0, 0});
  CHECK(value(kFlag, mirrored, "procrustes_residual") > 0.1);
  const Form slant{line({{60, 80}, {100, 20}})}, other{line({{60, 20}, {100, 80}})};
  CHECK(value(slant, other, "form_reversed") == 1);
  CHECK(value(slant, slant, "form_reversed") == 0);
  CHECK_FALSE(form_reversed(kCross, kCross));
  CHECK(find(form_measures(kCross, kCross), "form_reversed")->reason == "the form is its own mirror image");
}

TEST_CASE("neither the place, the size nor the sampling of a drawing changes what its strokes are") {
  Form dense = each(kFlag, [](Vec2 p) { return p * 0.3 + Vec2{200, -40}; });
  for (Polyline& s : dense) s = line(spaced_by_arc_length(s, 0.37));
  check_counts(kFlag, dense, {0, 0, 0, 0});
  CHECK(value(kFlag, dense, "procrustes_scale") == Approx(0.3).epsilon(1e-6));
}

}  // namespace
}  // namespace thimble::motion
