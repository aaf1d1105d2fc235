// Goal: least squares. Method: a line by hand, one through scattered points by NumPy's polyfit, and points
// that have no line.
#include "engine/motion/line_fit.hpp"

#include <vector>

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

TEST_CASE("too few points, and points at one x, have no line") {
  CHECK(line_fit({}).error().message == "fewer than 2 points for a line");
  CHECK_FALSE(line_fit(std::vector<Vec2>{{1, 1}}).ok());
  CHECK(line_fit(std::vector<Vec2>{{3, 1}, {3, 2}}).error().message ==
        "all points of the line have the same x");
}

TEST_CASE("points of a line give that line") {
  const LineFit fit = line_fit(std::vector<Vec2>{{0, 1}, {2, 5}, {10, 21}}).value();
  CHECK(fit.slope == Approx(2));
  CHECK(fit.intercept == Approx(1));
  CHECK(fit.r_squared == Approx(1));
  CHECK(line_fit(std::vector<Vec2>{{0, 4}, {1, 4}}).value().r_squared == 1);
}

TEST_CASE("scattered points give NumPy's line") {
  // numpy.polyfit([1, 2, 3, 4, 7], [2, 1, 4, 3, 9], 1) and corrcoef ** 2.
  const LineFit fit = line_fit(std::vector<Vec2>{{1, 2}, {2, 1}, {3, 4}, {4, 3}, {7, 9}}).value();
  CHECK(fit.slope == Approx(1.245283018867925).epsilon(1e-9));
  CHECK(fit.intercept == Approx(-0.4339622641509445).epsilon(1e-9));
  CHECK(fit.r_squared == Approx(0.8473059716008556).epsilon(1e-9));
}

}  // namespace
}  // namespace thimble::motion
