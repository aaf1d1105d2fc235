#include "engine/motion/tracing/projection.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/check.hpp"

namespace thimble::motion {
namespace {

constexpr double kSkipCost = 50;    // mm^2: drawing 7 mm aside
constexpr double kBackCost = 1;     // mm^2
constexpr double kRoundCost = 1;    // mm^3, for going on from the end to the start: only to break a tie
constexpr double kFreeReach = 1.5;  // a corner cut at 45 degrees advances the template by 1.41 of the step
constexpr double kLagMm = 1.5;      // what turning back costs lets the assignment cut the turn by 1.2 mm
constexpr double kClosedWithinMm = 0.5;
constexpr double kPlaceSpacingMm = 0.5;
constexpr std::size_t kPlacesMax = 400;
constexpr double kNodesMax = 1000;
constexpr double kNodesApartMm = 1;

// A point of a path that takes part in the assignment.
struct Node {
  std::size_t path = 0;
  std::size_t point = 0;
  double travel_mm = 0;  // since the node before, in the air from the path before
};

// Places along the template at equal steps of arc length, and what moving among them costs.
class Places {
 public:
  explicit Places(const Polyline& line) {
    const double wanted = std::ceil(line.length() / kPlaceSpacingMm);
    const std::size_t steps = std::clamp<std::size_t>(static_cast<std::size_t>(wanted), 1, kPlacesMax);
    step_mm_ = line.length() / static_cast<double>(steps);
    for (std::size_t j = 0; j <= steps; ++j) mm_.push_back(line.at(step_mm_ * static_cast<double>(j)));
    closed_ = distance(mm_.front(), mm_.back()) <= kClosedWithinMm;
  }

  std::size_t count() const { return mm_.size(); }
  double step_mm() const { return step_mm_; }
  double s(std::size_t place) const { return step_mm_ * static_cast<double>(place); }

  void add_distance_cost(Vec2 p, double drawn_mm, std::span<double> costs) const {
    for (std::size_t j = 0; j < mm_.size(); ++j) {
      const Vec2 d = mm_[j] - p;
      costs[j] += drawn_mm * (d.x * d.x + d.y * d.y);
    }
  }

  double move_cost(std::size_t from, std::size_t to, double travel_mm) const {
    const std::size_t last = count() - 1;
    double cost = open_move_cost(from, to, travel_mm);
    if (closed_ && from == last) cost = std::min(cost, kRoundCost + open_move_cost(0, to, travel_mm));
    if (closed_ && from == 0) cost = std::min(cost, kRoundCost + open_move_cost(last, to, travel_mm));
    return cost;
  }

  // For every place the least of `before` plus move_cost, in linear time: a sliding minimum over what is in
  // free reach, then the rest place by place.
  std::vector<double> moved(std::span<const double> before, double travel_mm) const {
    const std::size_t last = count() - 1;
    const std::size_t free = free_places(travel_mm);
    const double back = kBackCost * step_mm_;
    const double skip = kSkipCost * step_mm_;
    std::vector<double> ahead(before.begin(), before.end());
    if (closed_) {
      ahead[0] = std::min(before[0], before[last] + kRoundCost);
      ahead[last] = std::min(before[last], before[0] + kRoundCost);
    }
    std::vector<double> behind = ahead;

    for (std::size_t done = 0; done < free;) {
      const std::size_t more = std::min(done + 1, free - done);
      for (std::size_t j = last; j >= more; --j) ahead[j] = std::min(ahead[j], ahead[j - more]);
      for (std::size_t j = 0; j + more <= last; ++j) {
        behind[j] = std::min(behind[j], behind[j + more] + back * static_cast<double>(more));
      }
      done += more;
    }
    for (std::size_t j = 1; j <= last; ++j) ahead[j] = std::min(ahead[j], ahead[j - 1] + skip);
    for (std::size_t j = last; j-- > 0;) behind[j] = std::min(behind[j], behind[j + 1] + skip + back);
    for (std::size_t j = 0; j <= last; ++j) ahead[j] = std::min(ahead[j], behind[j]);
    return ahead;
  }

 private:
  std::size_t free_places(double travel_mm) const {
    const double places = std::ceil(kFreeReach * travel_mm / step_mm_) + 1;
    return static_cast<std::size_t>(std::min(places, static_cast<double>(count() - 1)));
  }

  double open_move_cost(std::size_t from, std::size_t to, double travel_mm) const {
    const std::size_t moved = from < to ? to - from : from - to;
    const std::size_t free = free_places(travel_mm);
    const double skipped_mm = moved > free ? step_mm_ * static_cast<double>(moved - free) : 0;
    const double back_mm = from > to ? step_mm_ * static_cast<double>(moved) : 0;
    return kSkipCost * skipped_mm + kBackCost * back_mm;
  }

  std::vector<Vec2> mm_;
  double step_mm_ = 0;
  bool closed_ = false;
};

double travel_of(std::span<const std::vector<Vec2>> paths) {
  double travel_mm = 0;
  for (const auto& path : paths)
    for (std::size_t k = 1; k < path.size(); ++k) travel_mm += distance(path[k - 1], path[k]);
  return travel_mm;
}

// The ends of every path, and between them a point wherever so much was drawn since the last.
std::vector<Node> nodes_of(std::span<const std::vector<Vec2>> paths, double apart_mm) {
  std::vector<Node> nodes;
  const Vec2* before = nullptr;
  double travel_mm = 0;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    for (std::size_t k = 0; k < paths[i].size(); ++k) {
      if (before != nullptr) travel_mm += distance(*before, paths[i][k]);
      before = &paths[i][k];
      if (k > 0 && k + 1 != paths[i].size() && travel_mm < apart_mm) continue;
      nodes.push_back({.path = i, .point = k, .travel_mm = travel_mm});
      travel_mm = 0;
    }
  }
  return nodes;
}

std::size_t least(std::span<const double> costs) {
  return static_cast<std::size_t>(std::min_element(costs.begin(), costs.end()) - costs.begin());
}

// The place of every node in the cheapest assignment.
std::vector<std::size_t> assigned(const Places& places, std::span<const std::vector<Vec2>> paths,
                                  std::span<const Node> nodes, double apart_mm) {
  std::vector<std::vector<double>> costs;
  costs.reserve(nodes.size());
  for (const Node& node : nodes) {
    costs.push_back(costs.empty() ? std::vector<double>(places.count(), 0.0)
                                  : places.moved(costs.back(), node.travel_mm));
    // What was drawn to it; a path's first point stands for half a step of its own.
    const double drawn_mm = node.point > 0 ? node.travel_mm : apart_mm / 2;
    places.add_distance_cost(paths[node.path][node.point], drawn_mm, costs.back());
  }

  std::vector<std::size_t> chosen(nodes.size());
  chosen.back() = least(costs.back());
  std::vector<double> through(places.count());
  for (std::size_t i = nodes.size() - 1; i > 0; --i) {
    for (std::size_t j = 0; j < through.size(); ++j) {
      through[j] = costs[i - 1][j] + places.move_cost(j, chosen[i], nodes[i].travel_mm);
    }
    chosen[i - 1] = least(through);
  }
  return chosen;
}

// The nearest point of the template between two places of it, or around either where they lie far apart.
Polyline::Projection nearest_between(const Polyline& line, Vec2 p, double s0, double s1, double reach_mm) {
  const auto [low, high] = std::minmax(s0, s1);
  if (high - low <= 2 * reach_mm) return line.project(p, low - reach_mm, high + reach_mm);
  const Polyline::Projection at_first = line.project(p, s0 - reach_mm, s0 + reach_mm);
  const Polyline::Projection at_second = line.project(p, s1 - reach_mm, s1 + reach_mm);
  return at_second.distance_mm < at_first.distance_mm ? at_second : at_first;
}

}  // namespace

std::vector<std::vector<Polyline::Projection>> followed(const Polyline& line,
                                                        std::span<const std::vector<Vec2>> paths) {
  CHECK(line.length() > 0);
  std::vector<std::vector<Polyline::Projection>> projections(paths.size());
  const double apart_mm = std::max(kNodesApartMm, travel_of(paths) / kNodesMax);
  const std::vector<Node> nodes = nodes_of(paths, apart_mm);
  if (nodes.empty()) return projections;
  const Places places(line);
  const std::vector<std::size_t> chosen = assigned(places, paths, nodes, apart_mm);

  std::size_t next = 0;  // the first node at or after the point
  for (std::size_t i = 0; i < paths.size(); ++i) {
    projections[i].reserve(paths[i].size());
    for (std::size_t k = 0; k < paths[i].size(); ++k) {
      while (nodes[next].path < i || (nodes[next].path == i && nodes[next].point < k)) ++next;
      const std::size_t before = nodes[next].point == k ? next : next - 1;
      const double travel_mm = before == next ? 0 : nodes[next].travel_mm;
      const double reach_mm = travel_mm + places.step_mm() + kLagMm;
      projections[i].push_back(
          nearest_between(line, paths[i][k], places.s(chosen[before]), places.s(chosen[next]), reach_mm));
    }
  }
  return projections;
}

}  // namespace thimble::motion
