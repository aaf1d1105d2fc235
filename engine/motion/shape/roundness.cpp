#include "engine/motion/shape/roundness.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "engine/core/check.hpp"
#include "engine/motion/shape/coordinates.hpp"
#include "engine/motion/shape/procrustes.hpp"

namespace thimble::motion {
namespace {

constexpr std::size_t kRoundnessPoints = 256;  // about one a millimetre on a circle of 8 cm
constexpr int kIterationsMax = 500;
constexpr double kRadiusMaxExtents = 10;
constexpr double kConverged = 1e-13;     // a step, of the points' extent
constexpr double kRounding = 1e-12;      // of a sum of squares: no reason to turn a step down
constexpr double kAreaMin = 1e-9;        // of the square of the extent: less is a line, or rounding
constexpr double kDampingStart = 1e-3;   // Marquardt's
constexpr double kDampingFactor = 10.0;  // Marquardt's

struct Frame {
  Vec2 centre{};
  double extent = 0;
};

Frame frame_of(std::span<const Vec2> points) {
  Rect bounds;
  for (Vec2 p : points) bounds = united(bounds, p);
  return {.centre = bounds.center(), .extent = distance(bounds.min, bounds.max)};
}

// In the frame: about its centre, and of extent 1.
std::vector<Vec2> framed(std::span<const Vec2> points, const Frame& frame) {
  std::vector<Vec2> inside;
  inside.reserve(points.size());
  for (Vec2 p : points) inside.push_back((p - frame.centre) / frame.extent);
  return inside;
}

double mean_radius(std::span<const Vec2> points, Vec2 centre) {
  double sum = 0;
  for (Vec2 p : points) sum += distance(p, centre);
  return sum / static_cast<double>(points.size());
}

double misfit(std::span<const Vec2> points, Vec2 centre) {
  const double radius = mean_radius(points, centre);
  double sum = 0;
  for (Vec2 p : points) sum += (distance(p, centre) - radius) * (distance(p, centre) - radius);
  return sum;
}

// Kasa's: of the circles the one with the least squared differences of squared distances, which has a closed
// form. A start from which the least squares are found even on a short arc. Not finite where points are on a
// line.
Vec2 algebraic_centre(std::span<const Vec2> points) {
  const double n = static_cast<double>(points.size());
  Vec2 mean{};
  for (Vec2 p : points) mean += p / n;
  double xx = 0, xy = 0, yy = 0;
  Vec2 right{};
  for (Vec2 p : points) {
    const Vec2 d = p - mean;
    xx += d.x * d.x;
    xy += d.x * d.y;
    yy += d.y * d.y;
    right += d * (glm::dot(d, d) / 2);
  }
  return mean + Vec2{yy * right.x - xy * right.y, xx * right.y - xy * right.x} / (xx * yy - xy * xy);
}

// The normal equations of a step of the centre; the radius is the mean distance from wherever that is.
struct Equations {
  double xx = 0, xy = 0, yy = 0;
  Vec2 right{};

  Vec2 solution(double damping) const {
    const double x = xx * (1 + damping);
    const double y = yy * (1 + damping);
    return Vec2{y * right.x - xy * right.y, x * right.y - xy * right.x} / (x * y - xy * xy);
  }
};

Equations equations_at(std::span<const Vec2> points, Vec2 centre) {
  const double radius = mean_radius(points, centre);
  const auto direction = [&](Vec2 p) {
    const double r = distance(p, centre);
    return r > 0 ? (p - centre) / r : Vec2{};
  };
  Vec2 mean{};
  for (Vec2 p : points) mean += direction(p) / static_cast<double>(points.size());
  Equations e;
  for (Vec2 p : points) {
    const Vec2 u = direction(p) - mean;
    e.xx += u.x * u.x;
    e.xy += u.x * u.y;
    e.yy += u.y * u.y;
    e.right += u * (distance(p, centre) - radius);
  }
  return e;
}

// The area, and its moments, of what the closed polygon goes around; negative where it is on the left.
struct Moments {
  double area = 0;
  Vec2 first{};
  double xx = 0, xy = 0, yy = 0;
};

Moments moments_of(std::span<const Vec2> points) {
  Moments m;
  Vec2 a = points.back();
  for (Vec2 b : points) {
    const double cross = a.x * b.y - b.x * a.y;
    m.area += cross / 2;
    m.first += (a + b) * (cross / 6);
    m.xx += (a.x * a.x + a.x * b.x + b.x * b.x) * (cross / 12);
    m.yy += (a.y * a.y + a.y * b.y + b.y * b.y) * (cross / 12);
    m.xy += (2 * a.x * a.y + a.x * b.y + b.x * a.y + 2 * b.x * b.y) * (cross / 24);
    a = b;
  }
  return m;
}

}  // namespace

Result<FittedCircle> least_squares_circle(std::span<const Vec2> points) {
  if (points.size() < 3) return Error{"fewer than 3 points"};
  const Frame frame = frame_of(points);
  if (!(frame.extent > 0)) return Error{"all points are in the same place"};
  const std::vector<Vec2> inside = framed(points, frame);
  Vec2 centre = algebraic_centre(inside);
  double damping = kDampingStart;
  double best = misfit(inside, centre);
  for (int i = 0; i < kIterationsMax && mean_radius(inside, centre) <= kRadiusMaxExtents; ++i) {
    const Vec2 step = equations_at(inside, centre).solution(damping);
    if (!std::isfinite(step.x) || !std::isfinite(step.y)) break;
    const double next = misfit(inside, centre + step);
    const bool better = next <= best * (1 + kRounding);
    if (better) {
      centre += step;
      best = next;
    }
    damping = better ? damping / kDampingFactor : damping * kDampingFactor;
    if (distance({}, step) <= kConverged) {
      return FittedCircle{.centre_mm = frame.centre + centre * frame.extent,
                          .radius_mm = mean_radius(inside, centre) * frame.extent};
    }
  }
  return Error{"the points lie nearly on a line"};
}

Result<double> circle_roundness(std::span<const Vec2> points) {
  if (points.size() < 4) return Error{"fewer than 4 points"};
  const Result<FittedCircle> circle = least_squares_circle(points);
  if (!circle) return circle.error();
  double nearest = distance(points.front(), circle->centre_mm);
  double farthest = nearest;
  for (Vec2 p : points) {
    nearest = std::min(nearest, distance(p, circle->centre_mm));
    farthest = std::max(farthest, distance(p, circle->centre_mm));
  }
  return (farthest - nearest) / circle->radius_mm;
}

Result<double> ellipse_axis_ratio(std::span<const Vec2> points) {
  if (points.size() < 3) return Error{"fewer than 3 points"};
  const Frame frame = frame_of(points);
  if (!(frame.extent > 0)) return Error{"all points are in the same place"};
  const Moments m = moments_of(framed(points, frame));
  if (!(std::abs(m.area) > kAreaMin)) return Error{"the line goes around no area"};
  const Vec2 mean = m.first / m.area;
  const double xx = m.xx / m.area - mean.x * mean.x;
  const double xy = m.xy / m.area - mean.x * mean.y;
  const double yy = m.yy / m.area - mean.y * mean.y;
  const double larger = (xx + yy) / 2 + std::hypot((xx - yy) / 2, xy);
  const double smaller = (xx * yy - xy * xy) / larger;
  if (!(larger > 0 && smaller > 0)) return Error{"the line goes around more than one area"};
  return std::min(std::sqrt(smaller / larger), 1.0);
}

double closure_gap_mm(std::span<const Vec2> points) {
  CHECK(!points.empty());
  return distance(points.front(), points.back());
}

MeasureSet circle_measures(std::span<const Vec2> drawn, SignalChain::Kind kind) {
  if (drawn.empty() || !within_range(drawn)) {
    const std::string reason = drawn.empty() ? "nothing was drawn" : std::string(kOutOfRange);
    return {absent("circle_roundness", reason), absent("ellipse_axis_ratio", reason),
            absent("closure_gap_mm", reason)};
  }
  const bool raw = kind == SignalChain::Kind::kRaw;
  return {measured("circle_roundness", circle_roundness(raw ? std::vector<Vec2>(drawn.begin(), drawn.end())
                                                            : evenly_sampled(drawn, kRoundnessPoints))),
          measured("ellipse_axis_ratio", ellipse_axis_ratio(drawn)),
          present("closure_gap_mm", closure_gap_mm(drawn))};
}

}  // namespace thimble::motion
