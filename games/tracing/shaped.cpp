#include "games/tracing/shaped.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "engine/draw/svg.hpp"
#include "engine/play/content_from_strokes.hpp"
#include "games/tracing/companions.hpp"

namespace thimble::tracing {

namespace {

// Turning by less than this in all is a drawing's rounding, not a bend; by more than that at one place is a
// way back.
constexpr double kStraightRad = 0.02;
constexpr double kWayBackRad = 3;
// From the page's edge to a path that nothing else stands beside, and to one with a companion there.
constexpr double kMarginMm = 2;
constexpr double kCompanionRoomMm = 20;

// The first part of a stroke. Widths stand at equal steps of the whole; at as many as there may be of the
// part, they are the same to the eye.
play::ContentStroke first_part(const play::ContentStroke& stroke, double length_mm) {
  play::ContentStroke part{.id = stroke.id, .line = Polyline{stroke.line.first(length_mm)}, .widths = {}};
  if (stroke.widths.empty()) return part;
  constexpr std::size_t kSteps = draw::kSvgWidthsMax - 1;
  for (std::size_t i = 0; i <= kSteps; ++i)
    part.widths.push_back(stroke.width_factor(length_mm * (static_cast<double>(i) / kSteps)));
  return part;
}

// By how much the path turns at each of its inner points: to the right positive, from -pi to pi.
std::vector<double> turns_of(std::span<const Vec2> points) {
  std::vector<double> turns;
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    const Vec2 in = points[i] - points[i - 1], out = points[i + 1] - points[i];
    turns.push_back(std::atan2(in.x * out.y - in.y * out.x, glm::dot(in, out)));
  }
  return turns;
}

// From the first point on in the first direction, turning `factor` times as far.
std::vector<Vec2> turned(std::span<const Vec2> points, std::span<const double> turns, double factor) {
  std::vector<Vec2> bent{points[0]};
  const Vec2 first = points[1] - points[0];
  double heading = std::atan2(first.y, first.x);
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (i > 1) heading += factor * turns[i - 2];
    bent.push_back(bent.back() +
                   distance(points[i - 1], points[i]) * Vec2{std::cos(heading), std::sin(heading)});
  }
  return bent;
}

// How much of its size a path may keep on a page, with a companion above and below it or at both its sides.
double fitting_scale(Vec2 size_mm, Vec2 page_mm, double band_mm) {
  const double narrow = 2 * kMarginMm + band_mm, wide = 2 * kCompanionRoomMm + band_mm;
  const auto scale = [&](Vec2 taken) {
    const Vec2 room =
        glm::max(page_mm - taken, page_mm * 0.5);  // a wide path on a small page still has a form
    return std::min(room.x / size_mm.x, room.y / size_mm.y);
  };
  return std::min(1.0, std::max(scale({narrow, wide}), scale({wide, narrow})));
}

Error not_bent(const Content& content, std::string_view why) {
  return Error{fmt::format("the curvature of shape '{}' can only be 1: {}", content.id, why)};
}

}  // namespace

void keep_length(Content& content, double fraction) {
  double left_mm = std::max(fraction * play::length_mm(content.strokes), kShortestStrokeMm);
  std::vector<play::ContentStroke> kept;
  for (play::ContentStroke& stroke : content.strokes) {
    const double length = stroke.line.length();
    const bool too_little = left_mm < std::min(length, kShortestStrokeMm);
    if (too_little && !kept.empty()) break;
    kept.push_back(left_mm < length ? first_part(stroke, left_mm) : std::move(stroke));
    left_mm -= length;
  }
  content.strokes = std::move(kept);
}

Result<void> bend(Content& content, double curvature, double corridor_mm) {
  if (content.strokes.size() != 1)
    return not_bent(content, fmt::format("it has {} strokes, which belong together", content.strokes.size()));
  if (!content.guides.empty()) return not_bent(content, "it stands on lines");
  play::ContentStroke& stroke = content.strokes.front();
  const std::vector<double> turns = turns_of(stroke.line.points());
  double all = 0, sharpest = 0;
  for (const double turn : turns) {
    all += std::abs(turn);
    sharpest = std::max(sharpest, std::abs(turn));
  }
  if (all < kStraightRad) return not_bent(content, "it is straight");
  if (sharpest > kWayBackRad) return not_bent(content, "it goes back on its own line");

  std::vector<Vec2> points = turned(stroke.line.points(), turns, curvature);
  Rect bounds;
  for (Vec2 p : points) bounds = united(bounds, p);
  const double band_mm = corridor_mm * stroke.widest_factor() + 2 * kPathEdgeMm;
  const double scale = fitting_scale(bounds.size(), content.page_mm, band_mm);
  // A middle on whole micrometres leaves no place half way between two of them but by chance, so that
  // rounding hides what the last digit of sin and cos is on this machine.
  const Vec2 middle = glm::round(bounds.center() * 1000.0) / 1000.0;
  for (Vec2& p : points) p = (p - middle) * scale + content.page_mm * 0.5;
  stroke.line = Polyline{std::move(points)};
  return {};
}

void mirror(Content& content) {
  const auto mirrored = [&](const Polyline& line) {
    std::vector<Vec2> points(line.points().begin(), line.points().end());
    for (Vec2& p : points) p.x = content.page_mm.x - p.x;
    return Polyline{std::move(points)};
  };
  for (play::ContentStroke& stroke : content.strokes) stroke.line = mirrored(stroke.line);
  for (Polyline& guide : content.guides) guide = mirrored(guide);
}

Result<std::shared_ptr<const Content>> shaped(const Params& params, std::shared_ptr<const Content> content) {
  const bool mirrors = is_mirrored(params, *content);
  if (params.length == 1 && params.curvature == 1 && !mirrors) return content;
  Content changed = *content;
  if (params.length < 1) keep_length(changed, params.length);
  if (params.curvature != 1)
    if (Result<void> bent = bend(changed, params.curvature, params.corridor_mm); !bent) return bent.error();
  if (mirrors) mirror(changed);
  return play::content_from_strokes(changed);
}

}  // namespace thimble::tracing
