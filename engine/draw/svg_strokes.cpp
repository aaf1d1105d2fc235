#include "engine/draw/svg_strokes.hpp"

#include <fmt/format.h>

#include <cmath>

namespace thimble::draw {
namespace {

// Far beyond any page; nearer ones may be a helper's line that runs off it.
constexpr double kFarMm = 5 * kSvgPageMaxMm;

constexpr std::string_view kTooLarge = "a coordinate is too large to be drawn";

Vec2 mixed(Vec2 a, Vec2 b, double t) { return a + (b - a) * t; }

struct Cubic {
  Vec2 a, b, c, d;

  Vec2 at(double t) const {
    const Vec2 middle = mixed(b, c, t);
    const Vec2 left = mixed(mixed(a, b, t), middle, t);
    const Vec2 right = mixed(middle, mixed(c, d, t), t);
    return mixed(left, right, t);
  }
  // Bounds of the first and second derivative: those of the control polygon.
  double speed() const { return 3 * std::max({distance(a, b), distance(b, c), distance(c, d)}); }
  double bend() const { return 6 * std::max(glm::length(a - 2.0 * b + c), glm::length(b - 2.0 * c + d)); }
};

// The longest half axis of the ellipse that two conjugate half diameters span.
double longest_half_axis(Vec2 u, Vec2 v) {
  const double uu = glm::dot(u, u);
  const double vv = glm::dot(v, v);
  const double uv = glm::dot(u, v);
  return std::sqrt((uu + vv + std::sqrt((uu - vv) * (uu - vv) + 4 * uv * uv)) / 2);
}

}  // namespace

void SvgStrokeBuilder::enter(std::string id, std::vector<double> widths, const Affine& to_mm, SvgPart part) {
  finish();
  id_ = std::move(id);
  widths_ = std::move(widths);
  part_ = part;
  to_mm_ = to_mm;
}

void SvgStrokeBuilder::begin(Vec2 at) {
  finish();
  at_ = at;
  add_mm(to_mm_.point(at));
}

void SvgStrokeBuilder::line_to(Vec2 to) {
  const Vec2 a = to_mm_.point(at_);
  const Vec2 b = to_mm_.point(to);
  const std::size_t count = pieces(distance(a, b), 0);
  for (std::size_t i = 1; i < count; ++i)
    add_mm(mixed(a, b, static_cast<double>(i) / static_cast<double>(count)));
  add_mm(b);
  at_ = to;
}

void SvgStrokeBuilder::curve_to(Vec2 control_1, Vec2 control_2, Vec2 to) {
  const Cubic curve{to_mm_.point(at_), to_mm_.point(control_1), to_mm_.point(control_2), to_mm_.point(to)};
  const std::size_t count = pieces(curve.speed(), curve.bend());
  for (std::size_t i = 1; i < count; ++i)
    add_mm(curve.at(static_cast<double>(i) / static_cast<double>(count)));
  add_mm(curve.d);
  at_ = to;
}

void SvgStrokeBuilder::arc_to(const SvgArc& arc, Vec2 to) {
  const Vec2 center = to_mm_.point(arc.center);
  const Vec2 u = to_mm_.vector(arc.x_axis);
  const Vec2 v = to_mm_.vector(arc.y_axis);
  const double speed = longest_half_axis(u, v) * std::abs(arc.sweep);
  const std::size_t count = pieces(speed, speed * std::abs(arc.sweep));
  for (std::size_t i = 1; i < count; ++i) {
    const double angle = arc.start + arc.sweep * (static_cast<double>(i) / static_cast<double>(count));
    add_mm(center + u * std::cos(angle) + v * std::sin(angle));
  }
  add_mm(to_mm_.point(to));
  at_ = to;
}

void SvgStrokeBuilder::finish() {
  if (points_.size() > 1 && drawing_.strokes.size() + drawing_.guides.size() == kSvgStrokesMax && !trouble_)
    trouble_ = Error{fmt::format("the drawing has more than {} strokes: draw less", kSvgStrokesMax)};
  if (points_.size() > 1 && !trouble_) {
    points_before_ += points_.size();
    (part_ == SvgPart::kGuide ? drawing_.guides : drawing_.strokes)
        .push_back({.id = id_, .points = points_, .widths = widths_});
  }
  points_.clear();
}

// So many equal steps of the parameter keep each piece short enough (its length is at most speed / n) and
// near enough (a chord leaves its curve by at most bend / (8 n^2)).
std::size_t SvgStrokeBuilder::pieces(double speed_mm, double bend_mm) {
  // A little less than promised, for the rounding.
  const double piece_mm = detail_.piece_mm - 2 * detail_.rounding_mm;
  const double error_mm = detail_.error_mm - detail_.rounding_mm;
  const double count =
      std::max({1.0, std::ceil(speed_mm / piece_mm), std::ceil(std::sqrt(bend_mm / (8 * error_mm)))});
  const double room =
      static_cast<double>(kSvgPointsMax - std::min(kSvgPointsMax, points_before_ + points_.size()));
  const bool is_finite = std::isfinite(speed_mm) && std::isfinite(bend_mm);
  if (is_finite && count <= room) return static_cast<std::size_t>(count);
  if (!trouble_ && !is_finite) trouble_ = Error{std::string{kTooLarge}};
  if (!trouble_)
    trouble_ =
        Error{fmt::format("the drawing has more than {} points of {} mm: draw less, or check the scale",
                          kSvgPointsMax, detail_.piece_mm)};
  return 1;
}

Vec2 SvgStrokeBuilder::rounded_mm(Vec2 mm) const {
  if (!(detail_.rounding_mm > 0)) return mm;
  const double steps = std::round(1 / detail_.rounding_mm);
  return {std::round(mm.x * steps) / steps, std::round(mm.y * steps) / steps};
}

void SvgStrokeBuilder::add_mm(Vec2 mm) {
  const bool is_near = std::abs(mm.x) <= kFarMm && std::abs(mm.y) <= kFarMm;
  if (!is_near && !trouble_)
    trouble_ =
        std::isfinite(mm.x) && std::isfinite(mm.y)
            ? Error{fmt::format("a point lies at ({:g}, {:g}) mm, far off the page: move it onto the page",
                                mm.x, mm.y)}
            : Error{std::string{kTooLarge}};
  if (trouble_) return;
  const Vec2 rounded = rounded_mm(mm);
  if (points_.empty() || rounded != points_.back()) points_.push_back(rounded);
}

}  // namespace thimble::draw
