// Goal: what a child must tell apart has enough contrast. Method: the formula of WCAG 2.1 (relative
// luminance), and two of its published values.
#include "engine/draw/palette.hpp"

#include "tests/support/contrast.hpp"

#include "tests/catch.hpp"

using namespace thimble::draw;
using namespace thimble::test;

TEST_CASE("the contrast formula gives WCAG's own values") {
  CHECK(contrast(Rgba{0, 0, 0}, Rgba{255, 255, 255}) == Approx(21));
  CHECK(contrast(Rgba{0x77, 0x77, 0x77}, Rgba{255, 255, 255}) == Approx(4.48).margin(0.01));
}

TEST_CASE("ink, start, end and the path's edge stand out on the path at 3 to 1") {
  for (Role role : {Role::kInk, Role::kStart, Role::kEnd, Role::kPathEdge})
    CHECK(contrast(role, Role::kPath) >= 3);
}

TEST_CASE("the path's edge and the ink stand out on the paper") {
  CHECK(contrast(Role::kPathEdge, Role::kPaper) >= 3);
  CHECK(contrast(Role::kInk, Role::kPaper) >= 3);
}

TEST_CASE("words have 4.5 to 1, and buttons 3 to 1") {
  CHECK(contrast(Role::kText, Role::kCard) >= 4.5);
  CHECK(contrast(Role::kText, Role::kPaper) >= 4.5);
  CHECK(contrast(Role::kOnButton, Role::kButton) >= 4.5);
  CHECK(contrast(Role::kButton, Role::kCard) >= 3);
}

TEST_CASE("every role but the shade is opaque, and none is a saturated red") {
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const Rgba color = calm_palette().colors[i];
    CHECK(color.a == (static_cast<Role>(i) == Role::kShade ? 0x99 : 255));
    // WCAG 2.1's test of saturated red: R / (R + G + B) >= 0.8 in linear light.
    CHECK(linear(color.r) < 0.8 * (linear(color.r) + linear(color.g) + linear(color.b)));
  }
}
