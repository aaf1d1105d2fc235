// Goal: any two curves give every measure of the comparison or the reason for its absence, in the order of
// the table. Method: curves that can't be compared; the ids and their order; the two signal chains apart.
#include "engine/motion/shape/curves.hpp"

#include <limits>
#include <string>

#include "engine/motion/shape/curve_distance.hpp"
#include "tests/motion/shape/drawn_curves.hpp"
#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::Curve;
using test::shaky;
using test::value_of;
using test::wave;
using Kind = SignalChain::Kind;

void check_all_absent(const MeasureSet& set, const std::string& reason) {
  CHECK(set.size() == 10);
  for (const Measure& m : set) {
    CAPTURE(m.id);
    CHECK_FALSE(m.value.has_value());
    CHECK(m.reason == reason);
  }
}

TEST_CASE("a curve without points has a reason for every measure") {
  check_all_absent(curve_measures({}, {}), "a curve without points");
  check_all_absent(curve_measures({}, wave(4)), "a curve without points");
  check_all_absent(curve_measures(wave(4), {}, Kind::kRaw), "a curve without points");
}

TEST_CASE("coordinates that aren't finite or hardly so have a reason for every measure") {
  const double huge = std::numeric_limits<double>::max();
  for (double bad : {std::nan(""), std::numeric_limits<double>::infinity(), -huge, 1e300}) {
    check_all_absent(curve_measures(Curve{{0, 0}, {1, bad}}, wave(2)),
                     "a coordinate is beyond 1e60 mm or not a number");
    check_all_absent(curve_measures(wave(2), Curve{{bad, 1}, {0, 0}}),
                     "a coordinate is beyond 1e60 mm or not a number");
  }
  for (const Measure& m : curve_measures(Curve{{0, 0}, {1e60, -1e60}}, wave(2))) {
    CAPTURE(m.id);
    CHECK(m.value.has_value());
  }
}

TEST_CASE("single points have distances and no similarity") {
  for (Kind kind : {Kind::kFull, Kind::kRaw}) {
    const MeasureSet set = curve_measures(Curve{{0, 0}}, Curve{{3, 4}}, kind);
    CHECK(find(set, "procrustes_residual")->reason == "fewer than 2 points");
    CHECK(value_of(set, "hausdorff_mm") == Approx(5));
    CHECK(value_of(set, "dtw_mm") == Approx(5));
  }
  const MeasureSet set = curve_measures(Curve{{0, 0}}, wave(7));
  CHECK(find(set, "procrustes_scale")->reason == "all points of one curve are in the same place");
  CHECK(value_of(set, "hausdorff_mm") == Approx(100));
}

TEST_CASE("curves of more points than the limit have a similarity and no distances") {
  const MeasureSet set = curve_measures(wave(10'001), wave(10'001));
  CHECK(value_of(set, "procrustes_residual") <= 1e-15);
  for (const char* id : {"hausdorff_mm", "hausdorff_discrete_mm", "frechet_discrete_mm", "dtw_mm"}) {
    CHECK(find(set, id)->reason == "more than 10,000 points in one curve");
  }
  CHECK(find(curve_measures(wave(2), wave(10'001)), "dtw_mm")->reason ==
        "more than 10,000 points in one curve");
}

TEST_CASE("a rotation alone is absent where every turn fits alike") {
  const MeasureSet set =
      curve_measures(Curve{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, Curve{{0, 0}, {0, 10}, {10, 10}, {10, 0}});
  CHECK(find(set, "procrustes_rotation_deg")->reason == "every turn fits alike");
  CHECK(value_of(set, "procrustes_residual") == Approx(1));
}

TEST_CASE("the comparison's measures come with the ids that outside programs know, in the table's order") {
  const MeasureSet set = curve_measures(wave(40), shaky(57));
  auto row = measure_table(Family::kShape).begin();
  for (const Measure& m : set) CHECK(m.id == (row++)->id);
  for (const char* id : {"procrustes_residual", "procrustes_rotation_deg", "procrustes_scale", "hausdorff_mm",
                         "hausdorff_discrete_mm", "frechet_discrete_mm", "dtw_mm"}) {
    CAPTURE(id);
    CHECK(find(set, id) != nullptr);
  }
}

TEST_CASE(
    "curves of different lengths are sampled for Procrustes in the full chain, and refused in the raw") {
  const MeasureSet full = curve_measures(wave(40), shaky(57));
  CHECK(value_of(full, "procrustes_residual") == Approx(9.7667319632011e-05).epsilon(1e-9));
  CHECK(value_of(full, "procrustes_rotation_deg") == Approx(22.969897625381165).epsilon(1e-10));
  CHECK(value_of(full, "procrustes_scale") == Approx(1.3086963640983018).epsilon(1e-10));
  CHECK(value_of(full, "procrustes_shift_x_mm") == Approx(22.079154408102305).epsilon(1e-10));
  CHECK(value_of(full, "procrustes_shift_y_mm") == Approx(18.99963431920683).epsilon(1e-10));
  CHECK(value_of(full, "procrustes_mean_residual_mm") == Approx(0.3435112853582124).epsilon(1e-10));

  const MeasureSet raw = curve_measures(wave(40), shaky(57), Kind::kRaw);
  CHECK(find(raw, "procrustes_residual")->reason == "the two curves have different numbers of points");
  for (const char* id : {"hausdorff_mm", "hausdorff_discrete_mm", "frechet_discrete_mm", "dtw_mm"}) {
    CHECK(value_of(raw, id) == value_of(full, id));
  }
}

TEST_CASE("curves of equally many points are compared alike by both chains") {
  CHECK(curve_measures(wave(40), shaky(40)) == curve_measures(wave(40), shaky(40), Kind::kRaw));
  CHECK(value_of(curve_measures(wave(40), shaky(40)), "procrustes_scale") ==
        Approx(1.3008957926179376).epsilon(1e-10));
}

}  // namespace
}  // namespace thimble::motion
