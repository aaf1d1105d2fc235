#include "games/tracing/corners.hpp"

namespace thimble::tracing {

namespace {

constexpr double kArmMm = 3;
constexpr double kApartMm = 5;
constexpr double kCos45 = 0.70710678118654752;

}  // namespace

std::vector<Corner> corners_of(const Polyline& line) {
  std::vector<Corner> corners;
  double sharpness = 0;  // of the last corner: the cosine of its turn
  for (std::size_t i = 1; i + 1 < line.points().size(); ++i) {
    const double s = line.length_at(i);
    if (s < kArmMm || s > line.length() - kArmMm) continue;
    const Vec2 at = line.points()[i];
    const Vec2 before = at - line.at(s - kArmMm), after = line.at(s + kArmMm) - at;
    const double lengths = distance({}, before) * distance({}, after);
    if (!(lengths > 0)) continue;
    const double cos = glm::dot(before, after) / lengths;
    if (cos >= kCos45) continue;
    const Corner corner{.s_mm = s, .mm = at, .into = before / distance({}, before)};
    if (corners.empty() || s - corners.back().s_mm >= kApartMm) {
      corners.push_back(corner);
      sharpness = cos;
    } else if (cos < sharpness) {
      corners.back() = corner;
      sharpness = cos;
    }
  }
  return corners;
}

}  // namespace thimble::tracing
