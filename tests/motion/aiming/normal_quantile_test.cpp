// Goal: the inverse normal distribution to 1e-12. Method: SciPy's values
// (tests/motion/reference/aiming_timing_reference.py), and that the distribution function leads back.
#include "engine/motion/aiming/normal_quantile.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

TEST_CASE("quantiles from the far tail to the centre are SciPy's") {
  struct Row {
    double p, z;
  };
  for (const Row& row :
       {Row{1e-300, -37.047096299361201}, Row{1e-100, -21.273453560965322}, Row{1e-16, -8.2220822161304348},
        Row{1e-5, -4.2648907939228247}, Row{0.02424, -1.9731366119445441}, Row{0.02426, -1.9727855514678603},
        Row{0.1, -1.2815515655446004}, Row{0.3, -0.52440051270804089}, Row{0.499, -0.0025066308995717666},
        Row{0.6, 0.25334710313579972}, Row{0.75, 0.67448975019608171}, Row{0.97576, 1.9731366119445437},
        Row{0.999, 3.0902323061678132}, Row{1 - 1e-12, 7.0344869100478356}}) {
    CAPTURE(row.p);
    CHECK(std::abs(normal_quantile(row.p) - row.z) <= 1e-12 * std::abs(row.z));
  }
  CHECK(normal_quantile(0.5) == Approx(0).margin(1e-15));
}

TEST_CASE("the distribution function leads back to where the quantile came from") {
  for (int i = 1; i < 2000; ++i) {
    const double p = i / 2000.0;
    CAPTURE(p);
    CHECK(0.5 * std::erfc(-normal_quantile(p) / std::numbers::sqrt2) == Approx(p).epsilon(1e-13));
    CHECK(normal_quantile(1 - p) == Approx(-normal_quantile(p)).epsilon(1e-12).margin(1e-14));
  }
}

TEST_CASE("the smallest and the largest probabilities there are have finite quantiles") {
  CHECK(normal_quantile(std::numeric_limits<double>::denorm_min()) == Approx(-38.467).epsilon(1e-3));
  CHECK(normal_quantile(std::numeric_limits<double>::min()) == Approx(-37.5193).epsilon(1e-4));
  CHECK(normal_quantile(std::nextafter(1.0, 0.0)) == Approx(8.2095).epsilon(1e-4));
}

}  // namespace
}  // namespace thimble::motion
