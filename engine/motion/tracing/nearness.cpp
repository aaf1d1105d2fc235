#include "engine/motion/tracing/nearness.hpp"

#include <algorithm>
#include <array>
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

double width_at(const FollowedPath& followed, const Polyline::Projection& at) {
  return followed.target->corridor.width_mm(at.s);
}

Deviation deviation_at(const FollowedPath& followed, std::size_t i) {
  const Polyline::Projection& at = followed.projections[i];
  const double offset_mm = sideways_mm(followed.target->line, followed.path.mm[i], at);
  return {.distance_mm = offset_mm < 0 ? -at.distance_mm : at.distance_mm,
          .offset_mm = offset_mm,
          .corridor_mm = width_at(followed, at),
          .seconds = followed.path.seconds[i]};
}

DeviationPiece piece_to(const FollowedPath& followed, std::size_t i) {
  DeviationPiece piece{.from = deviation_at(followed, i - 1),
                       .to = deviation_at(followed, i),
                       .length_mm = distance(followed.path.mm[i - 1], followed.path.mm[i])};
  // Both sides of the line, but farther from it than the piece is long: it went round an end, not across.
  const bool across = std::abs(piece.from.distance_mm) + std::abs(piece.to.distance_mm) <=
                      piece.length_mm * (1 + 1e-9) + kEdgeMm;
  if (!across) piece.to.distance_mm = std::copysign(piece.to.distance_mm, piece.from.distance_mm);
  return piece;
}

template <class Value>
double mean_over_length(std::span<const DeviationPiece> pieces, Value value) {
  double sum = 0;
  for (const DeviationPiece& piece : pieces) sum += piece.length_mm * value(piece);
  const double drawn_mm = drawn_length_mm(pieces);
  CHECK(drawn_mm > 0);
  return sum / drawn_mm;
}

// Of a value that goes straight from a to b.
double mean_size(double a, double b) {
  if (a * b >= 0) return std::abs(a + b) / 2;
  return (a * a + b * b) / (2 * (std::abs(a) + std::abs(b)));
}
double mean_square(double a, double b) { return (a * a + a * b + b * b) / 3; }
// The share of the way on which it is at most `limit` in size.
double share_within(double a, double b, double limit) {
  const double low = std::min(a, b);
  const double high = std::max(a, b);
  if (high - low <= 0) return std::abs(a) <= limit ? 1 : 0;
  return std::max(0.0, std::min(high, limit) - std::max(low, -limit)) / (high - low);
}

/// Where along a piece, from 0 to 1, the path is outside the corridor.
struct Span {
  double begin = 0;
  double end = 0;
};
struct Spans {
  std::array<Span, 2> all;
  std::size_t count = 0;
  void add(double begin, double end) {
    if (end > begin) all[count++] = {begin, end};
  }
  std::span<const Span> list() const& { return std::span{all}.first(count); }
  std::span<const Span> list() && = delete;  // would outlive them
};

// Where a value that goes straight from `a` at `begin` to `b` at `end` is above 0.
Span above_zero(double a, double b, double begin, double end) {
  if (a <= 0 && b <= 0) return {begin, begin};
  if (a > 0 && b > 0) return {begin, end};
  const double crossing = begin + (end - begin) * (a / (a - b));
  return a > 0 ? Span{begin, crossing} : Span{crossing, end};
}

Spans spans_outside(const DeviationPiece& piece) {
  const double a = piece.from.distance_mm;
  const double b = piece.to.distance_mm;
  const double from_edge = std::abs(a) - piece.from.corridor_mm / 2 - kEdgeMm;
  const double to_edge = std::abs(b) - piece.to.corridor_mm / 2 - kEdgeMm;
  Spans spans;
  const auto add = [&](Span span) { spans.add(span.begin, span.end); };
  if (a * b >= 0) {
    add(above_zero(from_edge, to_edge, 0, 1));
    return spans;
  }
  // On the line itself it is inside by half the corridor.
  const double crossing = std::abs(a) / (std::abs(a) + std::abs(b));
  const double width_mm = piece.from.corridor_mm + (piece.to.corridor_mm - piece.from.corridor_mm) * crossing;
  add(above_zero(from_edge, -width_mm / 2, 0, crossing));
  add(above_zero(-width_mm / 2, to_edge, crossing, 1));
  return spans;
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
    const double from_mm = width_at(followed, from);
    const double to_mm = width_at(followed, to);
    const double drawn_mm = distance(followed.path.mm[i - 1], followed.path.mm[i]);
    if (!(to.s > from.s) || to.s - from.s > std::min(from_mm, to_mm) + drawn_mm) continue;
    const Span far = above_zero(from.distance_mm - from_mm - kEdgeMm, to.distance_mm - to_mm - kEdgeMm, 0, 1);
    const double begin = far.begin == 0 ? far.end : 0;
    const double end = far.begin == 0 ? 1 : far.begin;
    const double s = to.s - from.s;
    if (end > begin) passed.push_back({.begin = from.s + s * begin, .end = from.s + s * end});
  }
}

// A stay outside the corridor, as far as it has come.
class Excursions {
 public:
  void add(const DeviationPiece& piece) {
    double reached = 0;  // up to here the piece was inside, or its excursion is known
    const Spans outside = spans_outside(piece);
    for (const Span& span : outside.list()) {
      if (span.begin > reached || !stay_) begin(at(piece, span.begin));
      stay_->mm += piece.length_mm * (span.end - span.begin);
      stay_->end_s = at(piece, span.end);
      reached = span.end;
    }
    if (reached < 1) finish();
  }
  void finish() {
    if (stay_ &&
        (stay_->mm >= kExcursionMm - kEdgeMm || stay_->end_s - stay_->begin_s >= kExcursionS - kEdgeS))
      ++count_;
    stay_.reset();
  }
  int count() const { return count_; }

 private:
  struct Stay {
    double mm = 0;
    double begin_s = 0;
    double end_s = 0;
  };

  static double at(const DeviationPiece& piece, double share) {
    return piece.from.seconds + (piece.to.seconds - piece.from.seconds) * share;
  }
  void begin(double seconds) {
    finish();
    stay_ = Stay{.mm = 0, .begin_s = seconds, .end_s = seconds};
  }

  std::optional<Stay> stay_;
  int count_ = 0;
};

}  // namespace

std::vector<DeviationPiece> deviations_of(std::span<const FollowedPath> paths) {
  std::vector<DeviationPiece> pieces;
  for (const FollowedPath& followed : paths)
    for (std::size_t i = 1; i < followed.projections.size(); ++i) pieces.push_back(piece_to(followed, i));
  return pieces;
}

double drawn_length_mm(std::span<const DeviationPiece> pieces) {
  double length = 0;
  for (const DeviationPiece& piece : pieces) length += piece.length_mm;
  return length;
}

double path_accuracy_mm(std::span<const DeviationPiece> pieces) {
  return mean_over_length(pieces, [](const DeviationPiece& piece) {
    return mean_size(piece.from.distance_mm, piece.to.distance_mm);
  });
}

double penalised_path_accuracy_mm(double path_accuracy_mm, double movement_time_s, double paced_s) {
  CHECK(paced_s > 0);
  return path_accuracy_mm * (1 + std::abs(movement_time_s - paced_s) / paced_s);
}

double rms_deviation_mm(std::span<const DeviationPiece> pieces) {
  return std::sqrt(mean_over_length(pieces, [](const DeviationPiece& piece) {
    return mean_square(piece.from.distance_mm, piece.to.distance_mm);
  }));
}

double percentile_deviation_mm(std::span<const DeviationPiece> pieces, double fraction) {
  CHECK(fraction >= 0 && fraction <= 1);
  const double drawn_mm = drawn_length_mm(pieces);
  CHECK(drawn_mm > 0);
  const auto within = [&](double limit) {
    double within_mm = 0;
    for (const DeviationPiece& piece : pieces)
      within_mm += piece.length_mm * share_within(piece.from.distance_mm, piece.to.distance_mm, limit);
    return within_mm / drawn_mm;
  };
  double low = 0;
  double high = max_deviation_mm(pieces);
  const double exact = high * 1e-12;
  if (within(low) >= fraction) return low;
  while (high - low > exact) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    (within(middle) >= fraction - 1e-12 ? high : low) = middle;
  }
  return high;
}

double max_deviation_mm(std::span<const DeviationPiece> pieces) {
  CHECK(!pieces.empty());
  double largest = 0;
  for (const DeviationPiece& piece : pieces)
    largest = std::max({largest, std::abs(piece.from.distance_mm), std::abs(piece.to.distance_mm)});
  return largest;
}

double signed_bias_mm(std::span<const DeviationPiece> pieces) {
  return mean_over_length(
      pieces, [](const DeviationPiece& piece) { return (piece.from.offset_mm + piece.to.offset_mm) / 2; });
}

double offset_sd_mm(std::span<const DeviationPiece> pieces) {
  const double mean = signed_bias_mm(pieces);
  return std::sqrt(mean_over_length(pieces, [&](const DeviationPiece& piece) {
    return mean_square(piece.from.offset_mm - mean, piece.to.offset_mm - mean);
  }));
}

double out_of_corridor_mm(std::span<const DeviationPiece> pieces) {
  double length = 0;
  for (const DeviationPiece& piece : pieces) {
    const Spans outside = spans_outside(piece);
    for (const Span& span : outside.list()) length += piece.length_mm * (span.end - span.begin);
  }
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
  Excursions found;
  const FollowedPath* before = nullptr;
  for (const FollowedPath& followed : paths) {
    if (before != nullptr && before->stroke != followed.stroke) found.finish();
    for (std::size_t i = 1; i < followed.projections.size(); ++i) found.add(piece_to(followed, i));
    before = &followed;
  }
  found.finish();
  return found.count();
}

}  // namespace thimble::motion
