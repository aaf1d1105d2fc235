// Goal: each distance is the one that its name says, exactly. Method: curves whose distances follow by hand;
// SciPy's and plain NumPy's numbers (tests/motion/reference/shape_reference.py); for the polylines a brute
// force over a great many of their points; and what must not matter.
#include "engine/motion/shape/curve_distance.hpp"

#include <array>

#include "tests/motion/shape/drawn_curves.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::changed;
using test::Curve;
using test::reversed;
using test::scribble;
using test::turned;
using test::wandering;
using test::wave;

struct Distance {
  const char* name;
  double (*of)(std::span<const Vec2>, std::span<const Vec2>);
};
constexpr std::array<Distance, 4> kDistances{{{"hausdorff", hausdorff_mm},
                                              {"hausdorff discrete", hausdorff_discrete_mm},
                                              {"frechet discrete", frechet_discrete_mm},
                                              {"dtw", dtw_mm}}};

// A vertex between every two, and each vertex twice.
Curve refined(const Curve& curve) {
  Curve more{curve.front()};
  for (std::size_t i = 1; i < curve.size(); ++i) {
    more.push_back((curve[i - 1] + curve[i]) * 0.5);
    more.push_back(curve[i]);
    more.push_back(curve[i]);
  }
  return more;
}

// ---- Hardly a curve ----

TEST_CASE("two single points are as far apart as they are by every distance") {
  for (const Distance& d : kDistances) {
    CAPTURE(d.name);
    CHECK(d.of(Curve{{0, 0}}, Curve{{3, 4}}) == Approx(5));
    CHECK(d.of(Curve{{3, 4}}, Curve{{3, 4}}) == 0);
    CHECK(d.of(Curve{{3, 4}, {3, 4}, {3, 4}}, Curve{{0, 0}, {0, 0}}) == Approx(5));
  }
}

TEST_CASE("a point above a line") {
  const Curve point{{4, 3}};
  const Curve line{{0, 0}, {8, 0}};
  CHECK(hausdorff_mm(point, line) == Approx(5));  // to either end of the line; the point itself is 3 away
  CHECK(hausdorff_discrete_mm(point, line) == Approx(5));
  CHECK(frechet_discrete_mm(point, line) == Approx(5));
  CHECK(dtw_mm(point, line) == Approx(5));
}

TEST_CASE("huge and tiny coordinates give finite distances") {
  for (const Distance& d : kDistances) {
    CAPTURE(d.name);
    for (double size : {1e-300, 1e60}) {
      const auto sized = [&](Vec2 p) { return p * size; };
      CHECK(std::isfinite(d.of(changed(wave(9), sized), changed(wandering(7), sized))));
      CHECK(std::isfinite(d.of(changed(wave(9), sized), wandering(7))));
    }
  }
}

// ---- By hand ----

TEST_CASE("parallel lines are their gap apart") {
  for (const Distance& d : kDistances) {
    CAPTURE(d.name);
    CHECK(d.of(Curve{{0, 0}, {10, 0}}, Curve{{0, 2}, {10, 2}}) == Approx(2));
  }
}

TEST_CASE("the farthest place of a polyline may lie between its vertices") {
  // A box drawn all round, and one without its bottom: the middle of the bottom is 5 from either side.
  const Curve box{{0, 0}, {10, 0}, {10, 20}, {0, 20}, {0, 0}};
  const Curve open_box{{0, 0}, {0, 20}, {10, 20}, {10, 0}};
  CHECK(hausdorff_mm(box, open_box) == Approx(5).epsilon(1e-12));
  CHECK(hausdorff_mm(open_box, box) == Approx(5).epsilon(1e-12));
  CHECK(hausdorff_discrete_mm(box, open_box) == 0);

  // Sides that lean: left x = y / 2, right x = 12; (x, 0) is 2x/sqrt(5) from the left and 12 - x from the
  // right.
  const Curve leaning{{0, 0}, {20, 40}, {30, 40}, {12, 40}, {12, 0}};
  Curve closed = leaning;
  closed.push_back({0, 0});
  CHECK(hausdorff_mm(closed, leaning) == Approx(12 * 2 / (2 + std::sqrt(5.0))).epsilon(1e-12));
}

TEST_CASE("a curve that lies on the other is no distance from it, however its vertices fall") {
  const Curve curve = wandering(50);
  CHECK(hausdorff_mm(curve, refined(curve)) == Approx(0).margin(1e-12));
  CHECK(hausdorff_discrete_mm(curve, refined(curve)) > 1);
}

TEST_CASE("walking back along the same line is far by Frechet, and no distance by Hausdorff") {
  const Curve line{{0, 0}, {5, 0}, {10, 0}};
  CHECK(frechet_discrete_mm(line, reversed(line)) == 10);
  CHECK(hausdorff_mm(line, reversed(line)) == 0);
  CHECK(dtw_mm(line, reversed(line)) == Approx(20.0 / 3));
}

TEST_CASE("the leash of a detour is as long as its farthest pair") {
  const Curve straight{{0, 0}, {4, 0}, {8, 0}};
  const Curve detour{{0, 0}, {2, 0}, {4, 3}, {6, 0}, {8, 0}};
  CHECK(frechet_discrete_mm(straight, detour) == 3);
  CHECK(dtw_mm(straight, detour) == Approx((0 + 2 + 3 + 2 + 0) / 5.0));
}

TEST_CASE(
    "dynamic time warping pairs a pause with one point at no cost, and prefers fewer pairs among equals") {
  CHECK(dtw_mm(Curve{{0, 0}, {1, 0}, {1, 0}, {1, 0}, {2, 0}}, Curve{{0, 0}, {1, 0}, {2, 0}}) == 0);
  // Pairs (0,0), (0,1), (1,2) cost 1 + 0 + 1; (0,0), (1,1), (1,2) 1 + 2 + 1; (0,0), (0,1), (0,2), (1,2): 1 +
  // 0 + 1
  // + 1.
  CHECK(dtw_mm(Curve{{0, 0}, {2, 0}}, Curve{{-1, 0}, {0, 0}, {1, 0}}) == Approx(2.0 / 3));
  // (0,0), (1,1) costs 1 + 1, and (0,0), (1,0), (1,1) costs 1 + 0 + 1: 2 over 2 pairs, not over 3.
  CHECK(dtw_mm(Curve{{0, 0}, {1, 0}}, Curve{{1, 0}, {2, 0}}) == 1);
}

// ---- Against NumPy and SciPy ----

TEST_CASE("the distances of wandering curves are those of SciPy and of the defining recurrences") {
  CHECK(hausdorff_mm(wave(9), wandering(57)) == Approx(8.2530934004169012).epsilon(1e-11));
  CHECK(hausdorff_discrete_mm(wave(9), wandering(57)) == Approx(10.170035580176886).epsilon(1e-12));
  CHECK(frechet_discrete_mm(wave(9), wandering(57)) == Approx(10.170035580176886).epsilon(1e-12));
  CHECK(dtw_mm(wave(9), wandering(57)) == Approx(5.5675118438592763).epsilon(1e-12));

  CHECK(hausdorff_mm(wandering(57), wandering(33)) == Approx(12.21316930671234).epsilon(1e-11));
  CHECK(hausdorff_discrete_mm(wandering(57), wandering(33)) == Approx(11.885351653174162).epsilon(1e-12));
  CHECK(frechet_discrete_mm(wandering(57), wandering(33)) == Approx(12.849854407385051).epsilon(1e-12));
  CHECK(dtw_mm(wandering(57), wandering(33)) == Approx(3.6571114256258799).epsilon(1e-12));

  const Curve steep = wave(5, {.length = 100, .height = 30, .turns = 1.1});
  CHECK(hausdorff_mm(steep, wandering(23)) == Approx(27.469165144372734).epsilon(1e-11));
  CHECK(frechet_discrete_mm(wave(9), reversed(wandering(57))) == Approx(101.57934057852512).epsilon(1e-12));
  CHECK(dtw_mm(wave(9), reversed(wandering(57))) == Approx(31.18044181386885).epsilon(1e-12));
}

// ---- Against brute force ----

double distance_to(const Curve& curve, Vec2 p) {
  double nearest = distance(curve.front(), p);
  for (std::size_t i = 1; i < curve.size(); ++i) {
    const Vec2 along = curve[i] - curve[i - 1];
    const double t = std::clamp(glm::dot(p - curve[i - 1], along) / glm::dot(along, along), 0.0, 1.0);
    nearest = std::min(nearest, distance(curve[i - 1] + along * t, p));
  }
  return nearest;
}

// From below, by points at most `step` apart: too small by at most half of that.
double sampled_hausdorff(const Curve& from, const Curve& to, double step) {
  double farthest = 0;
  for (std::size_t i = 1; i < from.size(); ++i) {
    const int count = static_cast<int>(distance(from[i - 1], from[i]) / step) + 1;
    for (int k = 0; k <= count; ++k) {
      const Vec2 p = from[i - 1] + (from[i] - from[i - 1]) * (static_cast<double>(k) / count);
      farthest = std::max(farthest, distance_to(to, p));
    }
  }
  return farthest;
}

TEST_CASE("the Hausdorff distance of scribbles is that of a great many points of them") {
  Rng rng(11);
  for (int i = 0; i < 200; ++i) {
    CAPTURE(i);
    const Curve a = scribble(rng, 2 + i % 7);
    const Curve b = scribble(rng, 2 + i % 5);
    const double step = 0.05;
    const double sampled = std::max(sampled_hausdorff(a, b, step), sampled_hausdorff(b, a, step));
    const double exact = hausdorff_mm(a, b);
    CHECK(exact >= sampled * (1 - 1e-12));
    CHECK(exact <= sampled + step / 2);
  }
}

// ---- What must not matter ----

TEST_CASE("every distance is the same from either curve, walked backwards, and wherever the page lies") {
  Rng rng(5);
  for (int i = 0; i < 20; ++i) {
    const Curve a = scribble(rng, 12);
    const Curve b = scribble(rng, 9);
    const auto elsewhere = [](Vec2 p) { return turned(p, 1.1) + Vec2{700, -2500}; };
    for (const Distance& d : kDistances) {
      CAPTURE(d.name);
      const double expected = d.of(a, b);
      CHECK(d.of(b, a) == Approx(expected).epsilon(1e-12));
      CHECK(d.of(reversed(a), reversed(b)) == Approx(expected).epsilon(1e-12));
      CHECK(d.of(changed(a, elsewhere), changed(b, elsewhere)) == Approx(expected).epsilon(1e-10));
      CHECK(d.of(a, a) == 0);
    }
  }
}

TEST_CASE("a distance in another unit is the distance in that unit") {
  const auto in_inches = [](Vec2 p) { return p / 25.4; };
  for (const Distance& d : kDistances) {
    CAPTURE(d.name);
    CHECK(d.of(changed(wave(30), in_inches), changed(wandering(41), in_inches)) * 25.4 ==
          Approx(d.of(wave(30), wandering(41))).epsilon(1e-12));
  }
}

TEST_CASE("vertices added on a polyline don't move its Hausdorff distance") {
  Rng rng(3);
  for (int i = 0; i < 20; ++i) {
    const Curve a = scribble(rng, 8);
    const Curve b = scribble(rng, 8);
    CHECK(hausdorff_mm(refined(a), b) == Approx(hausdorff_mm(a, b)).epsilon(1e-11));
    CHECK(hausdorff_mm(a, refined(b)) == Approx(hausdorff_mm(a, b)).epsilon(1e-11));
  }
}

TEST_CASE("polyline and points agree where the points are dense, and no leash is shorter than Hausdorff") {
  const Curve a = wave(3000);
  const Curve b = wandering(33);
  Curve dense;
  for (std::size_t i = 1; i < b.size(); ++i) {
    for (int k = 0; k < 100; ++k) dense.push_back(b[i - 1] + (b[i] - b[i - 1]) * (k / 100.0));
  }
  CHECK(hausdorff_discrete_mm(a, dense) == Approx(hausdorff_mm(a, b)).epsilon(0.02));
  CHECK(frechet_discrete_mm(a, dense) >= hausdorff_discrete_mm(a, dense));
}

}  // namespace
}  // namespace thimble::motion
