#include "engine/motion/shape/curve_distance.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "engine/core/check.hpp"

namespace thimble::motion {
namespace {

constexpr double kRelativeTolerance = 1e-12;
// Of the curves' extent: distances between curves that touch are rounding of about that size.
constexpr double kExtentTolerance = 1e-14;

double squared_distance(Vec2 a, Vec2 b) { return glm::dot(b - a, b - a); }

// ---- Between the points ----

double farthest_squared(std::span<const Vec2> from, std::span<const Vec2> to) {
  double farthest = 0;
  for (Vec2 p : from) {
    double nearest = std::numeric_limits<double>::infinity();
    for (Vec2 q : to) nearest = std::min(nearest, squared_distance(p, q));
    farthest = std::max(farthest, nearest);
  }
  return farthest;
}

// The cheapest walk to a pair of points.
struct Walk {
  double cost = std::numeric_limits<double>::infinity();
  double pairs = 0;

  bool operator<(const Walk& other) const {
    return cost < other.cost || (cost == other.cost && pairs < other.pairs);
  }
};

// ---- Between the polylines ----

struct Piece {
  Vec2 from{};
  Vec2 to{};

  // At its ends exactly that to a vertex, so that a curve is no distance from itself.
  double distance_to(Vec2 p) const {
    const Vec2 along = to - from;
    const double ahead = glm::dot(p - from, along);
    const double squared = glm::dot(along, along);
    if (!(ahead > 0)) return distance(from, p);
    if (!(ahead < squared)) return distance(to, p);
    return distance(from + along * (ahead / squared), p);
  }
};

std::vector<Piece> pieces_of(std::span<const Vec2> points) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i + 1 < points.size(); ++i)
    pieces.push_back({.from = points[i], .to = points[i + 1]});
  if (pieces.empty()) pieces.push_back({.from = points.front(), .to = points.front()});
  return pieces;
}

double nearest_distance(std::span<const Piece> pieces, Vec2 p) {
  double nearest = std::numeric_limits<double>::infinity();
  for (const Piece& piece : pieces) nearest = std::min(nearest, piece.distance_to(p));
  return nearest;
}

// A part of one curve's piece, and the pieces of the other that may be the nearest somewhere along it.
struct Stretch {
  Vec2 from{};
  Vec2 to{};
  std::vector<Piece> others;
};

// What the ends of a stretch say about the distances to the other curve all along it. The distance to one
// piece is convex along a line, so that it is largest at an end: the smallest of these largest ones is never
// exceeded. And no distance changes by more than one walks.
struct Bounds {
  double reached = 0;  // the larger one of the two ends' distances
  double upper = std::numeric_limits<double>::infinity();
  std::vector<double> lower;  // for each of the other curve's pieces
};

Bounds bounds_of(const Stretch& stretch) {
  Bounds bounds;
  double at_from = std::numeric_limits<double>::infinity();
  double at_to = at_from;
  const double length = distance(stretch.from, stretch.to);
  bounds.lower.reserve(stretch.others.size());
  for (const Piece& piece : stretch.others) {
    const double from = piece.distance_to(stretch.from);
    const double to = piece.distance_to(stretch.to);
    at_from = std::min(at_from, from);
    at_to = std::min(at_to, to);
    bounds.upper = std::min(bounds.upper, std::max(from, to));
    bounds.lower.push_back((from + to - length) / 2);
  }
  bounds.reached = std::max(at_from, at_to);
  bounds.upper = std::min(bounds.upper, (at_from + at_to + length) / 2);
  return bounds;
}

// The farthest that a point between these two is from the other curve, or `farthest` if that is more.
double farthest_between(Vec2 from, Vec2 to, std::span<const Piece> others, double farthest, double margin) {
  std::vector<Stretch> open;
  open.push_back({.from = from, .to = to, .others = {others.begin(), others.end()}});
  while (!open.empty()) {
    const Stretch stretch = std::move(open.back());
    open.pop_back();
    const Bounds bounds = bounds_of(stretch);
    farthest = std::max(farthest, bounds.reached);
    if (bounds.upper <= farthest + std::max(margin, kRelativeTolerance * farthest)) continue;
    const Vec2 middle = (stretch.from + stretch.to) * 0.5;
    if (middle == stretch.from || middle == stretch.to) continue;
    std::vector<Piece> near;
    for (std::size_t i = 0; i < bounds.lower.size(); ++i) {
      if (bounds.lower[i] <= bounds.upper) near.push_back(stretch.others[i]);
    }
    open.push_back({.from = stretch.from, .to = middle, .others = near});
    open.push_back({.from = middle, .to = stretch.to, .others = std::move(near)});
  }
  return farthest;
}

double farthest_mm(std::span<const Vec2> from, std::span<const Vec2> to, double margin) {
  const std::vector<Piece> others = pieces_of(to);
  std::vector<double> distances;
  distances.reserve(from.size());
  for (Vec2 p : from) distances.push_back(nearest_distance(others, p));
  double farthest = *std::max_element(distances.begin(), distances.end());
  for (std::size_t i = 0; i + 1 < from.size(); ++i) {
    const double upper = (distances[i] + distances[i + 1] + distance(from[i], from[i + 1])) / 2;
    if (upper <= farthest + margin) continue;
    farthest = farthest_between(from[i], from[i + 1], others, farthest, margin);
  }
  return farthest;
}

std::vector<Vec2> shifted(std::span<const Vec2> points, Vec2 by) {
  std::vector<Vec2> moved;
  moved.reserve(points.size());
  for (Vec2 p : points) moved.push_back(p - by);
  return moved;
}

}  // namespace

double hausdorff_mm(std::span<const Vec2> a, std::span<const Vec2> b) {
  CHECK(!a.empty() && !b.empty());
  Rect bounds;
  for (Vec2 p : a) bounds = united(bounds, p);
  for (Vec2 p : b) bounds = united(bounds, p);
  // About their common middle the coordinates are small, and with them what rounding does.
  const std::vector<Vec2> first = shifted(a, bounds.center());
  const std::vector<Vec2> second = shifted(b, bounds.center());
  const double margin = kExtentTolerance * distance(bounds.min, bounds.max);
  return std::max(farthest_mm(first, second, margin), farthest_mm(second, first, margin));
}

double hausdorff_discrete_mm(std::span<const Vec2> a, std::span<const Vec2> b) {
  CHECK(!a.empty() && !b.empty());
  return std::sqrt(std::max(farthest_squared(a, b), farthest_squared(b, a)));
}

double frechet_discrete_mm(std::span<const Vec2> a, std::span<const Vec2> b) {
  CHECK(!a.empty() && !b.empty());
  const double never = std::numeric_limits<double>::infinity();
  std::vector<double> row(b.size(), never);  // squared leashes to the pairs of one point of a
  bool first = true;
  for (Vec2 p : a) {
    double both = first ? 0 : never;  // a step on both curves leads here
    first = false;
    double on_b = never;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const double leash = std::max(squared_distance(p, b[j]), std::min({both, row[j], on_b}));
      both = row[j];
      row[j] = leash;
      on_b = leash;
    }
  }
  return std::sqrt(row.back());
}

double dtw_mm(std::span<const Vec2> a, std::span<const Vec2> b) {
  CHECK(!a.empty() && !b.empty());
  std::vector<Walk> row(b.size());
  bool first = true;
  for (Vec2 p : a) {
    Walk both = first ? Walk{.cost = 0, .pairs = 0} : Walk{};
    first = false;
    Walk on_b;
    for (std::size_t j = 0; j < b.size(); ++j) {
      Walk walk = std::min({both, row[j], on_b});
      walk.cost += distance(p, b[j]);
      walk.pairs += 1;
      both = row[j];
      row[j] = walk;
      on_b = walk;
    }
  }
  return row.back().cost / row.back().pairs;
}

}  // namespace thimble::motion
