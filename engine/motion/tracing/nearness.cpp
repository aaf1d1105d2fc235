#include "engine/motion/tracing/nearness.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/core/check.hpp"

namespace thimble::motion {
namespace {

constexpr double kEdgeMm =
    1e-9;  // a path drawn exactly on the corridor's edge is inside, whatever the rounding
constexpr double kEdgeS = 1e-9;
constexpr double kExcursionMm = 2;
constexpr double kExcursionS = 0.100;

double sideways_mm(const Polyline& line, Vec2 p, const Polyline::Projection& at) {
  if (at.s > 0 && at.s < line.length()) return at.signed_offset_mm;
  return glm::dot(p - at.point, perpendicular(line.direction(at.s)));
}

bool outside(double distance_mm, double corridor_mm) { return distance_mm > corridor_mm / 2 + kEdgeMm; }

template <class Value>
double mean_over_length(std::span<const Deviation> deviations, Value value) {
  double sum = 0;
  for (const Deviation& d : deviations) sum += d.weight_mm * value(d);
  const double drawn_mm = drawn_length_mm(deviations);
  CHECK(drawn_mm > 0);
  return sum / drawn_mm;
}

double width_at(const FollowedPath& followed, const Polyline::Projection& at) {
  return followed.target->corridor.width_mm(at.s);
}

struct Interval {
  double begin = 0;
  double end = 0;
};

double united_length(std::vector<Interval> intervals) {
  std::sort(intervals.begin(), intervals.end(),
            [](const Interval& a, const Interval& b) { return a.begin < b.begin; });
  double length = 0;
  double reached = 0;
  for (const Interval& interval : intervals) {
    length += std::max(0.0, interval.end - std::max(interval.begin, reached));
    reached = std::max(reached, interval.end);
  }
  return length;
}

void append_passed(const FollowedPath& followed, std::vector<Interval>& passed) {
  for (std::size_t i = 1; i < followed.projections.size(); ++i) {
    const Polyline::Projection& from = followed.projections[i - 1];
    const Polyline::Projection& to = followed.projections[i];
    const double corridor_mm = std::min(width_at(followed, from), width_at(followed, to));
    const bool there = std::max(from.distance_mm, to.distance_mm) <= corridor_mm + kEdgeMm;
    const bool skipped = to.s - from.s > corridor_mm + followed.path.step_mm;
    if (there && !skipped && to.s > from.s) passed.push_back({.begin = from.s, .end = to.s});
  }
}

// A stay outside the corridor, as far as it has come.
struct Stay {
  double mm = 0;
  double begin_s = 0;
  double end_s = 0;
};

bool is_excursion(const std::optional<Stay>& stay) {
  return stay && (stay->mm >= kExcursionMm - kEdgeMm || stay->end_s - stay->begin_s >= kExcursionS - kEdgeS);
}

int excursions_of_stroke(std::span<const FollowedPath> pieces) {
  int count = 0;
  std::optional<Stay> stay;
  for (const FollowedPath& piece : pieces) {
    for (std::size_t i = 0; i < piece.projections.size(); ++i) {
      const Polyline::Projection& at = piece.projections[i];
      if (outside(at.distance_mm, width_at(piece, at))) {
        const double t = piece.path.seconds[i];
        if (!stay) stay = Stay{.mm = 0, .begin_s = t, .end_s = t};
        stay->mm += piece.path.weight_mm(i);
        stay->end_s = t;
      } else {
        count += is_excursion(stay) ? 1 : 0;
        stay.reset();
      }
    }
  }
  return count + (is_excursion(stay) ? 1 : 0);
}

}  // namespace

std::vector<Deviation> deviations_of(std::span<const FollowedPath> paths) {
  std::vector<Deviation> deviations;
  for (const FollowedPath& followed : paths) {
    for (std::size_t i = 0; i < followed.projections.size(); ++i) {
      const Polyline::Projection& at = followed.projections[i];
      deviations.push_back({.distance_mm = at.distance_mm,
                            .offset_mm = sideways_mm(followed.target->line, followed.path.mm[i], at),
                            .weight_mm = followed.path.weight_mm(i),
                            .corridor_mm = width_at(followed, at)});
    }
  }
  return deviations;
}

double drawn_length_mm(std::span<const Deviation> deviations) {
  double length = 0;
  for (const Deviation& d : deviations) length += d.weight_mm;
  return length;
}

double path_accuracy_mm(std::span<const Deviation> deviations) {
  return mean_over_length(deviations, [](const Deviation& d) { return d.distance_mm; });
}

double penalised_path_accuracy_mm(double path_accuracy_mm, double movement_time_s, double paced_s) {
  CHECK(paced_s > 0);
  return path_accuracy_mm * (1 + std::abs(movement_time_s - paced_s) / paced_s);
}

double rms_deviation_mm(std::span<const Deviation> deviations) {
  return std::sqrt(
      mean_over_length(deviations, [](const Deviation& d) { return d.distance_mm * d.distance_mm; }));
}

double percentile_deviation_mm(std::span<const Deviation> deviations, double fraction) {
  CHECK(!deviations.empty() && fraction >= 0 && fraction <= 1);
  std::vector<Deviation> sorted(deviations.begin(), deviations.end());
  std::sort(sorted.begin(), sorted.end(),
            [](const Deviation& a, const Deviation& b) { return a.distance_mm < b.distance_mm; });
  const double wanted_mm = fraction * drawn_length_mm(deviations);
  double within_mm = 0;
  for (const Deviation& d : sorted) {
    within_mm += d.weight_mm;
    if (within_mm >= wanted_mm) return d.distance_mm;
  }
  return sorted.back().distance_mm;
}

double max_deviation_mm(std::span<const Deviation> deviations) {
  CHECK(!deviations.empty());
  double largest = 0;
  for (const Deviation& d : deviations) largest = std::max(largest, d.distance_mm);
  return largest;
}

double signed_bias_mm(std::span<const Deviation> deviations) {
  return mean_over_length(deviations, [](const Deviation& d) { return d.offset_mm; });
}

double out_of_corridor_mm(std::span<const Deviation> deviations) {
  double length = 0;
  for (const Deviation& d : deviations) length += outside(d.distance_mm, d.corridor_mm) ? d.weight_mm : 0;
  return length;
}

double completion(std::span<const TemplateStroke> templates, std::span<const FollowedPath> paths) {
  double passed_mm = 0;
  double whole_mm = 0;
  for (const TemplateStroke& target : templates) {
    std::vector<Interval> passed;
    for (const FollowedPath& followed : paths) {
      if (followed.target == &target) append_passed(followed, passed);
    }
    passed_mm += united_length(std::move(passed));
    whole_mm += target.line.length();
  }
  CHECK(whole_mm > 0);
  return std::min(1.0, passed_mm / whole_mm);
}

int excursions(std::span<const FollowedPath> paths) {
  int count = 0;
  for (std::size_t i = 0; i < paths.size();) {
    std::size_t end = i;
    while (end < paths.size() && paths[end].stroke == paths[i].stroke) ++end;
    count += excursions_of_stroke(paths.subspan(i, end - i));
    i = end;
  }
  return count;
}

}  // namespace thimble::motion
