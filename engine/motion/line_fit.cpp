#include "engine/motion/line_fit.hpp"

namespace thimble::motion {

Result<LineFit> line_fit(std::span<const Vec2> points) {
  if (points.size() < 2) return Error{"fewer than 2 points for a line"};
  Vec2 mean{};
  for (Vec2 p : points) mean += p / static_cast<double>(points.size());
  double xx = 0, xy = 0, yy = 0;
  for (Vec2 p : points) {
    const Vec2 d = p - mean;
    xx += d.x * d.x;
    xy += d.x * d.y;
    yy += d.y * d.y;
  }
  if (!(xx > 0)) return Error{"all points of the line have the same x"};
  const double slope = xy / xx;
  return LineFit{
      .intercept = mean.y - slope * mean.x, .slope = slope, .r_squared = yy > 0 ? xy * xy / (xx * yy) : 1};
}

}  // namespace thimble::motion
