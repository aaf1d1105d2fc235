// Goal: turn, scale, shift and remainder are each the one that a person would name, and a mirror image is
// never a good fit. Method: exact copies by hand; NumPy's singular values and SciPy's procrustes for shaky
// ones (tests/motion/reference/shape_reference.py); what must not matter.
#include "engine/motion/shape/procrustes.hpp"

#include <cmath>

#include "tests/motion/shape/drawn_curves.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::changed;
using test::Curve;
using test::reversed;
using test::shaky;
using test::turned;
using test::wave;

const Curve kLetter{{0, 0}, {0, 40}, {20, 40}, {20, 30}, {5, 30}};  // no two sides of it are alike

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

// ---- What can't be fitted ----

TEST_CASE("curves with different numbers of points, fewer than two, or all in one place have no similarity") {
  CHECK(procrustes(wave(5), wave(6)).error().message == "the two curves have different numbers of points");
  CHECK(procrustes({}, {}).error().message == "fewer than 2 points");
  CHECK(procrustes(Curve{{1, 2}}, Curve{{3, 4}}).error().message == "fewer than 2 points");
  const Curve dot(7, Vec2{0.1, 0.7});  // their sum over 7 isn't exactly 0.1
  CHECK(procrustes(dot, wave(7)).error().message == "all points of one curve are in the same place");
  CHECK(procrustes(wave(7), dot).error().message == "all points of one curve are in the same place");
}

TEST_CASE("a curve too small beside the other has a reason, and no infinite scale") {
  const auto smaller = [](Vec2 p) { return p * 1e-300; };
  const auto larger = [](Vec2 p) { return p * 1e90; };
  CHECK(procrustes(changed(kLetter, smaller), changed(kLetter, larger)).error().message ==
        "one curve is too small beside the other");
}

TEST_CASE("a rectangle and its mirror image have no turn that is the best, and everything left over") {
  const Curve square{{0, 0}, {10, 0}, {10, 10}, {0, 10}};
  const Curve mirrored{{0, 0}, {0, 10}, {10, 10}, {10, 0}};
  const Result<Similarity> found = procrustes(square, mirrored);
  REQUIRE(found.ok());
  CHECK_FALSE(found->rotation_deg.has_value());
  CHECK(found->residual == Approx(1));
  CHECK(found->scale == Approx(0).margin(1e-12));
}

// ---- Exact copies ----

TEST_CASE("a curve laid on itself needs no turn, scale or shift, and leaves nothing over") {
  for (const Curve& curve : {kLetter, wave(100), shaky(1000)}) {
    const Result<Similarity> found = procrustes(curve, curve);
    REQUIRE(found.ok());
    CHECK(found->residual >= 0);
    CHECK(found->residual <= 1e-15);
    CHECK(*found->rotation_deg == Approx(0).margin(1e-12));
    CHECK(found->scale == Approx(1).epsilon(1e-14));
    CHECK(found->shift_mm == Vec2{});
    CHECK(found->mean_residual_mm == Approx(0).margin(1e-12));
  }
}

TEST_CASE("turn, scale and shift of a copy are found for every angle") {
  for (int degrees = -179; degrees <= 180; degrees += 7) {
    CAPTURE(degrees);
    const Curve copy = changed(kLetter, [&](Vec2 p) { return 0.7 * turned(p, radians(degrees)); });
    Vec2 mean{};
    for (Vec2 p : copy) mean += p / 5.0;
    const Result<Similarity> found = procrustes(kLetter, copy);
    REQUIRE(found.ok());
    CHECK(*found->rotation_deg == Approx(degrees).margin(1e-11));
    CHECK(found->scale == Approx(0.7).epsilon(1e-13));
    CHECK(found->shift_mm.x == Approx(mean.x - 9).epsilon(1e-12).margin(1e-12));
    CHECK(found->shift_mm.y == Approx(mean.y - 28).epsilon(1e-12).margin(1e-12));
    CHECK(found->residual <= 1e-15);
  }
}

TEST_CASE("a turn is positive from x towards y, and half a turn is +180 degrees") {
  const Curve along_x{{0, 0}, {10, 0}};
  CHECK(*procrustes(along_x, Curve{{0, 0}, {0, 10}})->rotation_deg == Approx(90));
  CHECK(*procrustes(along_x, Curve{{0, 0}, {0, -10}})->rotation_deg == Approx(-90));
  CHECK(*procrustes(along_x, Curve{{0, 0}, {-10, 0}})->rotation_deg == 180);
  CHECK(*procrustes(along_x, Curve{{0, 0}, {-10, -1e-17}})->rotation_deg == 180);
}

TEST_CASE("the sizes of the numbers don't matter to the form") {
  for (double size : {1e-200, 1e-9, 1e9, 1e99}) {
    CAPTURE(size);
    const auto sized = [&](Vec2 p) { return p * size; };
    const Result<Similarity> found = procrustes(changed(wave(40), sized), changed(shaky(40), sized));
    REQUIRE(found.ok());
    CHECK(found->residual == Approx(0.00018273065949369).epsilon(1e-9));
    CHECK(found->scale == Approx(1.3008957926179376).epsilon(1e-12));
  }
}

// ---- Mirror images ----

TEST_CASE("a reversed letter is never a good fit") {
  const Curve mirrored = changed(kLetter, [](Vec2 p) { return Vec2{-p.x, p.y}; });
  CHECK(procrustes(kLetter, mirrored)->residual > 0.1);
  CHECK(procrustes(kLetter, kLetter)->residual <= 1e-15);
}

// ---- Against NumPy and SciPy ----

void check_similarity(const Curve& a, const Curve& b, const Similarity& expected) {
  const Result<Similarity> found = procrustes(a, b);
  REQUIRE(found.ok());
  CHECK(found->residual == Approx(expected.residual).epsilon(1e-9));
  CHECK(*found->rotation_deg == Approx(*expected.rotation_deg).epsilon(1e-11));
  CHECK(found->scale == Approx(expected.scale).epsilon(1e-11));
  CHECK(found->shift_mm.x == Approx(expected.shift_mm.x).epsilon(1e-11));
  CHECK(found->shift_mm.y == Approx(expected.shift_mm.y).epsilon(1e-11));
  CHECK(found->mean_residual_mm == Approx(expected.mean_residual_mm).epsilon(1e-10));
}

TEST_CASE("shaky copies have the similarity of the singular value decomposition") {
  check_similarity(wave(40), shaky(40),
                   {.residual = 0.00018273065949369,
                    .rotation_deg = 22.959048798684051,
                    .scale = 1.3008957926179376,
                    .shift_mm = {22.180720037671293, 19.077061809904233},
                    .mean_residual_mm = 0.49998462144971512});
  check_similarity(shaky(40), wave(40),
                   {.residual = 0.00018273065949369,
                    .rotation_deg = -22.959048798684069,
                    .scale = 0.76856061416607591,
                    .shift_mm = {-22.180720037671293, -19.077061809904233},
                    .mean_residual_mm = 0.38434846767211894});
}

TEST_CASE("a shaky mirror image has the best similarity that doesn't mirror") {
  check_similarity(wave(40),
                   changed(shaky(40),
                           [](Vec2 p) {
                             return Vec2{-p.x, p.y};
                           }),
                   {.residual = 0.1718542660526069,
                    .rotation_deg = 167.55973047239479,
                    .scale = 1.183956037922109,
                    .shift_mm = {-122.18072003767129, 19.077061809904233},
                    .mean_residual_mm = 14.693106515351204});
}

// ---- What must not matter ----

TEST_CASE(
    "the residual doesn't depend on which curve is carried, nor on where, how large or how askew it is") {
  const double expected = procrustes(wave(60), shaky(60))->residual;
  CHECK(procrustes(shaky(60), wave(60))->residual == Approx(expected).epsilon(1e-10));
  CHECK(procrustes(reversed(wave(60)), reversed(shaky(60)))->residual == Approx(expected).epsilon(1e-10));
  const auto elsewhere = [](Vec2 p) { return 25.4 * turned(p, 2.1) + Vec2{-300, 1200}; };
  CHECK(procrustes(changed(wave(60), elsewhere), shaky(60))->residual == Approx(expected).epsilon(1e-9));
  CHECK(procrustes(wave(60), changed(shaky(60), elsewhere))->residual == Approx(expected).epsilon(1e-9));
}

// ---- Sampling ----

TEST_CASE("points evenly by arc length begin and end where the line does, and lie on it") {
  CHECK(evenly_sampled(Curve{{0, 0}, {30, 0}, {30, 10}}, 5) ==
        Curve{{0, 0}, {10, 0}, {20, 0}, {30, 0}, {30, 10}});
  CHECK(evenly_sampled(Curve{{3, 4}}, 2) == Curve{{3, 4}, {3, 4}});
  CHECK(evenly_sampled(Curve{{3, 4}, {3, 4}}, 3) == Curve{{3, 4}, {3, 4}, {3, 4}});
}

}  // namespace
}  // namespace thimble::motion
