#include "engine/motion/shape/corner.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <string>
#include <vector>

#include "engine/core/check.hpp"
#include "engine/motion/shape/coordinates.hpp"

namespace thimble::motion {
namespace {

constexpr double kReachMm = 5;  // on either side of the corner
constexpr double kArmMm = 5;    // of path, whose chord is a side's direction
constexpr double kPointsApartMm = 1;
constexpr int kStepsEachWay = 20;      // a quarter of a millimetre each
constexpr double kRadiusMaxMm = 1000;  // half a micrometre off a straight line over those 2 mm

// Of the circle through three points; where two of them are in the same place the smallest through both, and
// none where they all are.
double radius_through(Vec2 a, Vec2 b, Vec2 c) {
  const double ab = distance(a, b);
  const double bc = distance(b, c);
  const double ca = distance(c, a);
  const double longest = std::max({ab, bc, ca});
  if (!(longest > 0)) return std::numeric_limits<double>::infinity();
  if (!(ab > 0 && bc > 0 && ca > 0)) return longest / 2;
  const double twice_area = std::abs(glm::dot(perpendicular(b - a), c - a));
  return twice_area > 0 ? ab * bc * ca / (2 * twice_area) : std::numeric_limits<double>::infinity();
}

// 0 to 180.
double degrees_between(Vec2 a, Vec2 b) {
  return std::atan2(std::abs(glm::dot(perpendicular(a), b)), glm::dot(a, b)) * 180 / std::numbers::pi;
}

}  // namespace

Result<double> corner_radius_mm(const Polyline& drawn, const Corner& corner) {
  if (!(drawn.length() >= 2 * kPointsApartMm)) return Error{"less than 2 mm of path"};
  const double nearest = drawn.project(corner.vertex_mm).s;
  double smallest = std::numeric_limits<double>::infinity();
  for (int i = -kStepsEachWay; i <= kStepsEachWay; ++i) {
    const double s =
        std::clamp(nearest + kReachMm * i / kStepsEachWay, kPointsApartMm, drawn.length() - kPointsApartMm);
    smallest = std::min(
        smallest, radius_through(drawn.at(s - kPointsApartMm), drawn.at(s), drawn.at(s + kPointsApartMm)));
  }
  if (!(smallest <= kRadiusMaxMm)) return Error{"the path is straight there"};
  return smallest;
}

Result<double> corner_angle_error_deg(const Polyline& drawn, const Corner& corner) {
  CHECK(corner.angle_deg >= 0 && corner.angle_deg <= 180);
  constexpr double kNeededMm = kReachMm + kArmMm;
  if (!(drawn.length() >= 2 * kNeededMm)) return Error{"less than 10 mm of path before or after the corner"};
  const double s = drawn.project(corner.vertex_mm).s;
  if (s < kNeededMm || s + kNeededMm > drawn.length()) {
    return Error{"less than 10 mm of path before or after the corner"};
  }
  const Vec2 back = drawn.at(s - kNeededMm) - drawn.at(s - kReachMm);
  const Vec2 on = drawn.at(s + kNeededMm) - drawn.at(s + kReachMm);
  if (back == Vec2{} || on == Vec2{}) return Error{"the path turns back on itself beside the corner"};
  return degrees_between(back, on) - corner.angle_deg;
}

MeasureSet corner_measures(std::span<const Vec2> drawn, const Corner& corner) {
  if (drawn.empty() || !within_range(drawn) || !within_range({&corner.vertex_mm, 1})) {
    const std::string reason = drawn.empty() ? "nothing was drawn" : std::string(kOutOfRange);
    return {absent("corner_radius_mm", reason), absent("corner_angle_error_deg", reason)};
  }
  const Polyline path(std::vector<Vec2>(drawn.begin(), drawn.end()));
  return {measured("corner_radius_mm", corner_radius_mm(path, corner)),
          measured("corner_angle_error_deg", corner_angle_error_deg(path, corner))};
}

}  // namespace thimble::motion
