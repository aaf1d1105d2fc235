#include "games/tracing/tidy_stroke.hpp"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <limits>

#include "engine/core/check.hpp"
#include "engine/core/polyline.hpp"

namespace thimble::tracing {

namespace {

// A finger that rests jitters by less than this, so that no step is made of jitter alone.
constexpr double kStepMm = 1;
constexpr std::size_t kCornerArm = static_cast<std::size_t>(kCornerArmMm / kStepMm);
constexpr double kCornerCosine = 0.5;
// A pass has a variance of half a step squared: twelve are as a Gaussian of 2.4 mm, which takes 0.98 mm off a
// corner of 60 degrees.
constexpr int kSmoothingPasses = 12;
// As far as curves of an SVG may be off when they become pieces.
constexpr double kCurveErrorMm = 0.02;

Vec2 clamped(Vec2 p, const Rect& room) { return glm::clamp(p, room.min, room.max); }

/// The points that are at least a step from the one before, and the last.
std::vector<Vec2> without_jitter(std::span<const Vec2> raw, const Rect& room) {
  std::vector<Vec2> kept;
  double length = 0;
  Vec2 last{};
  for (const Vec2 point : raw) {
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) continue;
    last = clamped(point, room);
    const double step = kept.empty() ? 0 : distance(kept.back(), last);
    if (!kept.empty() && step < kStepMm) continue;
    length += step;
    if (length > kTidyLengthMaxMm) return kept;
    kept.push_back(last);
  }
  if (kept.empty() || kept.back() == last) return kept;
  if (kept.size() > 1) kept.pop_back();
  kept.push_back(last);
  return kept;
}

/// At equal steps of about 1 mm.
std::vector<Vec2> evenly_spaced(std::vector<Vec2> points) {
  const Polyline line{std::move(points)};
  return spaced_by_arc_length(line, line.length() / std::max(1.0, std::round(line.length() / kStepMm)));
}

/// A stroke in equal steps. Closed, its end isn't said twice: the last point is followed by the first.
struct Steps {
  std::vector<Vec2> points;
  bool closed = false;
  std::vector<bool> fixed;  ///< ends and corners, which the smoothing leaves alone

  std::size_t size() const { return points.size(); }
  Vec2 around(std::size_t i, std::ptrdiff_t offset) const {
    const auto n = static_cast<std::ptrdiff_t>(size());
    return points[static_cast<std::size_t>((static_cast<std::ptrdiff_t>(i) + offset + n) % n)];
  }
};

Steps steps_of(std::vector<Vec2> points, double length_mm) {
  Steps steps;
  const Vec2 gap = points.back() - points.front();
  steps.closed = length_mm >= kClosedMinMm && glm::length(gap) <= kClosesMm;
  if (steps.closed) {
    const auto last = static_cast<double>(points.size() - 1);
    for (std::size_t i = 0; i < points.size(); ++i) points[i] -= gap * (static_cast<double>(i) / last);
    points.pop_back();
  }
  steps.points = std::move(points);
  return steps;
}

/// At corners the scalar product of the way to a point and the way on, the less the sharper; elsewhere
/// infinite. Unlike the cosine it still tells the tip where the way turns back on itself.
std::vector<double> turns_of(const Steps& steps) {
  std::vector<double> turns(steps.size(), std::numeric_limits<double>::infinity());
  const std::size_t margin = steps.closed ? 0 : kCornerArm;
  for (std::size_t i = margin; i + margin < steps.size(); ++i) {
    const auto arm = static_cast<std::ptrdiff_t>(kCornerArm);
    const Vec2 to = steps.points[i] - steps.around(i, -arm), on = steps.around(i, arm) - steps.points[i];
    const double product = glm::dot(to, on);
    if (product < kCornerCosine * glm::length(to) * glm::length(on)) turns[i] = product;
  }
  return turns;
}

/// Of neighbours that turn too much the one that turns most, and the first of equals.
void find_corners(Steps& steps) {
  const std::size_t n = steps.size();
  steps.fixed.assign(n, false);
  if (!steps.closed) steps.fixed.front() = steps.fixed.back() = true;
  const std::vector<double> turns = turns_of(steps);
  for (std::size_t i = 0; i < n; ++i) {
    bool sharpest = std::isfinite(turns[i]);
    for (std::size_t k = 1; k <= kCornerArm && sharpest; ++k)
      sharpest = turns[i] < turns[(i + n - k) % n] && turns[i] <= turns[(i + k) % n];
    if (sharpest) steps.fixed[i] = true;
  }
}

void smooth(Steps& steps) {
  for (int pass = 0; pass < kSmoothingPasses; ++pass) {
    const Steps before = steps;
    for (std::size_t i = 0; i < steps.size(); ++i)
      if (!steps.fixed[i])
        steps.points[i] = (before.around(i, -1) + before.points[i] * 2.0 + before.around(i, 1)) / 4.0;
  }
}

double distance_to_piece(Vec2 p, Vec2 from, Vec2 to) {
  const Vec2 along = to - from;
  const double squared = glm::dot(along, along);
  const double t = squared > 0 ? std::clamp(glm::dot(p - from, along) / squared, 0.0, 1.0) : 0;
  return distance(p, from + along * t);
}

/// Ramer, Douglas and Peucker: appends what the stroke needs after its first point to be off by no more.
void simplify(std::span<const Vec2> points, double error_mm, std::vector<Vec2>& kept) {
  std::size_t farthest = 0;
  double most = error_mm;
  for (std::size_t i = 1; i + 1 < points.size(); ++i)
    if (const double off = distance_to_piece(points[i], points.front(), points.back()); off > most) {
      most = off;
      farthest = i;
    }
  if (farthest == 0) return kept.push_back(points.back());
  simplify(points.first(farthest + 1), error_mm, kept);
  simplify(points.subspan(farthest), error_mm, kept);
}

/// From one end or corner to the next: a straight line where it is nearly one.
void append_piece(std::span<const Vec2> piece, std::vector<Vec2>& stroke) {
  std::vector<Vec2> straight;
  simplify(piece, kTidyMm, straight);
  if (straight.size() == 1)
    stroke.push_back(piece.back());
  else
    simplify(piece, kCurveErrorMm, stroke);
}

}  // namespace

std::vector<Vec2> tidy_stroke(std::span<const Vec2> raw, const Rect& room) {
  CHECK(!room.empty());
  std::vector<Vec2> kept = without_jitter(raw, room);
  if (kept.size() < 2) return kept;
  const double length_mm = Polyline{kept}.length();
  Steps steps = steps_of(evenly_spaced(std::move(kept)), length_mm);
  find_corners(steps);
  smooth(steps);
  if (steps.closed) {
    steps.points.push_back(steps.points.front());
    steps.fixed.push_back(true);
  }
  std::vector<Vec2> stroke{steps.points.front()};
  for (std::size_t from = 0, i = 1; i < steps.size(); ++i)
    if (steps.fixed[i]) {
      append_piece(std::span{steps.points}.subspan(from, i - from + 1), stroke);
      from = i;
    }
  for (Vec2& point : stroke) point = clamped(point, room);  // closing may have led out of it
  return stroke;
}

}  // namespace thimble::tracing
