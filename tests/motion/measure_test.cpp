// Goal: the table is complete and consistent, because records, panel and exports build on it. Method: the
// rules that every entry must keep, and the ids that outside programs already use.
#include "engine/motion/measure.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

// The longer ending first where one ends with another.
const std::vector<std::pair<std::string_view, std::string_view>> kEndings = {
    {"_bit_s", "bit/s"}, {"_1_s", "1/s"},   {"_mm_s", "mm/s"}, {"_per_cm", "1/cm"},
    {"_mm2", "mm^2"},    {"_mm", "mm"},     {"_ms", "ms"},     {"_s", "s"},
    {"_deg", "deg"},     {"_bits", "bits"}, {"_hz", "Hz"}};

// Ids that other programs know, without their unit.
const std::set<std::string_view> kNamedElsewhere = {"effective_amplitude", "effective_width",
                                                    "autocovariance_0", "autocovariance_1"};

TEST_CASE("an id that the table lacks is not found") {
  CHECK(find_measure("path_accuracy") == nullptr);
  CHECK(find_measure("") == nullptr);
  CHECK(find(MeasureSet{absent("sparc", "nothing moved")}, "completion") == nullptr);
}

TEST_CASE("every measure that outside programs know has its id") {
  for (const char* id : {"ldlj_speed",
                         "ldlj_vector",
                         "dimensionless_jerk_speed",
                         "dimensionless_jerk_vector",
                         "normalised_jerk",
                         "velocity_peaks",
                         "path_accuracy_mm",
                         "rms_deviation_mm",
                         "p95_deviation_mm",
                         "max_deviation_mm",
                         "signed_bias_mm",
                         "in_corridor_fraction",
                         "out_of_corridor_mm",
                         "completion",
                         "excursions",
                         "movement_time_s",
                         "mean_speed_mm_s",
                         "peak_speed_mm_s",
                         "pen_lifts",
                         "sparc"}) {
    CAPTURE(id);
    REQUIRE(find_measure(id) != nullptr);
    CHECK(find_measure(id)->id == id);
  }
}

TEST_CASE("every entry of the table says all that a reader needs, and no id comes twice") {
  std::set<std::string_view> ids;
  for (const MeasureInfo& info : measure_table()) {
    CAPTURE(std::string(info.id));
    CHECK(ids.insert(info.id).second);
    CHECK_FALSE(info.label.empty());
    CHECK_FALSE(info.unit.empty());
    CHECK_FALSE(info.formula.empty());
    CHECK_FALSE(info.source.empty());
    CHECK(info.version >= 1);
    CHECK(info.decimals >= 0);
  }
}

TEST_CASE("the unit at the end of an id is the unit of its entry") {
  for (const MeasureInfo& info : measure_table()) {
    CAPTURE(std::string(info.id));
    const auto ending = std::find_if(kEndings.begin(), kEndings.end(),
                                     [&](const auto& e) { return info.id.ends_with(e.first); });
    if (ending != kEndings.end())
      CHECK(info.unit == ending->second);
    else if (!kNamedElsewhere.contains(info.id))
      CHECK((info.unit == "1" || info.unit == "score"));  // "score": whatever the scores are in
  }
}

TEST_CASE("a measure is a value or a reason, at the version of the table") {
  const Measure there = present("completion", 0.5);
  CHECK(there.value == 0.5);
  CHECK(there.reason.empty());
  CHECK(there.version == find_measure("completion")->version);
  const Measure huge = present("completion", std::numeric_limits<double>::infinity());
  CHECK_FALSE(huge.value.has_value());
  CHECK(huge.reason == "the numbers are too large to compute with");

  const Measure missing = absent("completion", "nothing was drawn");
  CHECK_FALSE(missing.value.has_value());
  CHECK(missing.reason == "nothing was drawn");
  CHECK(find(MeasureSet{there, absent("sparc", "nothing moved")}, "sparc")->reason == "nothing moved");
}

}  // namespace
}  // namespace thimble::motion
