#include "engine/motion/shape/procrustes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/core/check.hpp"
#include "engine/core/polyline.hpp"

namespace thimble::motion {
namespace {

// Below this a correlation is rounding: the forms have nothing in common whichever way one is turned.
constexpr double kCorrelationMin = 1e-12;

// Points about their mean, over a power of two that keeps their squares within range: dividing by it rounds
// nothing.
struct Form {
  Vec2 mean_mm{};
  double unit_mm = 1;
  double size = 0;  // root of the sum of squares, in units
  std::vector<Vec2> points;
};

Vec2 sum_of(std::span<const Vec2> points) {
  Vec2 sum{};
  for (Vec2 p : points) sum += p;
  return sum;
}

double largest_coordinate(std::span<const Vec2> points) {
  double largest = 0;
  for (Vec2 p : points) largest = std::max({largest, std::abs(p.x), std::abs(p.y)});
  return largest;
}

// The first point is taken away before the mean is, so that points which are all equal give exactly 0.
Form form_of(std::span<const Vec2> points) {
  Form form;
  for (Vec2 p : points) form.points.push_back(p - points.front());
  const Vec2 mean = sum_of(form.points) / static_cast<double>(points.size());
  form.mean_mm = points.front() + mean;
  for (Vec2& p : form.points) p -= mean;
  const double largest = largest_coordinate(form.points);
  if (!(largest > 0)) return form;
  form.unit_mm = std::ldexp(1.0, std::ilogb(largest));
  double squares = 0;
  for (Vec2& p : form.points) {
    p /= form.unit_mm;
    squares += glm::dot(p, p);
  }
  form.size = std::sqrt(squares);
  return form;
}

}  // namespace

Result<Similarity> procrustes(std::span<const Vec2> a, std::span<const Vec2> b) {
  if (a.size() != b.size()) return Error{"the two curves have different numbers of points"};
  if (a.size() < 2) return Error{"fewer than 2 points"};
  const Form from = form_of(a);
  const Form to = form_of(b);
  if (!(from.size > 0 && to.size > 0)) return Error{"all points of one curve are in the same place"};

  double dot = 0;
  double cross = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    dot += glm::dot(from.points[i], to.points[i]);
    cross += glm::dot(perpendicular(from.points[i]), to.points[i]);
  }
  // The turn and the scale as one complex number: a * turned is the fit, in units of b.
  const Vec2 turned = Vec2{dot, cross} / (from.size * from.size);
  double squares = 0;
  double distances = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Vec2 p = from.points[i];
    const Vec2 left = Vec2{p.x * turned.x - p.y * turned.y, p.x * turned.y + p.y * turned.x} - to.points[i];
    squares += glm::dot(left, left);
    distances += std::sqrt(glm::dot(left, left));
  }

  Similarity found;
  found.residual = std::min(squares / (to.size * to.size), 1.0);
  if (std::hypot(dot, cross) > kCorrelationMin * from.size * to.size) {
    const double degrees = std::atan2(cross, dot) * 180 / std::numbers::pi;
    found.rotation_deg = degrees <= -180 ? 180 : degrees;
  }
  found.scale = std::hypot(turned.x, turned.y) * (to.unit_mm / from.unit_mm);
  found.shift_mm = to.mean_mm - from.mean_mm;
  found.mean_residual_mm = distances / static_cast<double>(a.size()) * to.unit_mm;
  if (!std::isfinite(found.scale)) return Error{"one curve is too small beside the other"};
  return found;
}

std::vector<Vec2> evenly_sampled(std::span<const Vec2> points, std::size_t count) {
  CHECK(!points.empty() && count >= 2);
  const Polyline line(std::vector<Vec2>(points.begin(), points.end()));
  std::vector<Vec2> sampled;
  sampled.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    sampled.push_back(line.at(line.length() * (static_cast<double>(i) / static_cast<double>(count - 1))));
  }
  return sampled;
}

}  // namespace thimble::motion
