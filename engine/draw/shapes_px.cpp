#include "engine/draw/shapes_px.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <numbers>

#include "engine/core/check.hpp"

namespace thimble::draw {
namespace {

constexpr double kHalfFeather = kFeatherPx / 2;

std::uint32_t next_vertex(const Mesh& mesh) { return static_cast<std::uint32_t>(mesh.vertices.size()); }

void vertex(Mesh& mesh, Vec2 p, std::uint32_t rgba) {
  mesh.vertices.push_back({static_cast<float>(p.x), static_cast<float>(p.y), 0, 0, rgba});
}

void triangle(Mesh& mesh, std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  const std::size_t end = mesh.indices.size();
  mesh.indices.resize(end + 3);
  std::uint32_t* out = mesh.indices.data() + end;
  out[0] = a;
  out[1] = b;
  out[2] = c;
}

// Between two cross-sections of `rails` vertices each, from vertices a and b on.
void link(Mesh& mesh, std::uint32_t a, std::uint32_t b, std::uint32_t rails) {
  const std::size_t end = mesh.indices.size();
  mesh.indices.resize(end + 6 * (rails - 1));
  std::uint32_t* out = mesh.indices.data() + end;
  for (std::uint32_t i = 0; i + 1 < rails; ++i, out += 6) {
    out[0] = a + i;
    out[1] = a + i + 1;
    out[2] = b + i + 1;
    out[3] = a + i;
    out[4] = b + i + 1;
    out[5] = b + i;
  }
}

// Of an arc whose straight pieces keep within kRoundErrorPx (the sagitta is r (1 - cos(step / 2))).
double arc_step(double radius) {
  return std::min(std::sqrt(8 * kRoundErrorPx / radius), std::numbers::pi / 4);
}

// What is thinner than the feather is paler instead.
double thin_opacity(double width) { return std::min(1.0, width / kFeatherPx); }

Vec2 turned(Vec2 v, double cosine, double sine) {
  return {v.x * cosine - v.y * sine, v.x * sine + v.y * cosine};
}

// Closed bands between ellipses: ring k of the list is center + (radii + grow[k]) * unit circle.
struct Band {
  double grow = 0;
  std::uint32_t rgba = 0;
};

void add_bands(Vec2 center, Vec2 radii, std::initializer_list<Band> bands, Mesh& mesh) {
  const double round = 2 * std::numbers::pi;
  const double steps = std::ceil(round / arc_step(std::max(radii.x, radii.y)));
  CHECK(steps < 1e5);  // a radius of a kilometre
  const double cosine = std::cos(round / steps);
  const double sine = std::sin(round / steps);
  const std::uint32_t first = next_vertex(mesh);
  const auto rails = static_cast<std::uint32_t>(bands.size());
  const auto count = static_cast<std::uint32_t>(steps);
  Vec2 unit{1, 0};
  for (std::uint32_t i = 0; i < count; ++i, unit = turned(unit, cosine, sine)) {
    for (const Band& band : bands)
      vertex(mesh, center + unit * glm::max(radii + Vec2{band.grow}, Vec2{0}), band.rgba);
    link(mesh, first + i * rails, first + (i + 1) % count * rails, rails);
  }
}

double signed_area(std::span<const Vec2> points) {
  double twice = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Vec2 a = points[i] - points[0];
    const Vec2 b = points[(i + 1) % points.size()] - points[0];
    twice += a.x * b.y - a.y * b.x;
  }
  return twice / 2;
}

double perimeter(std::span<const Vec2> points) {
  double sum = 0;
  for (std::size_t i = 0; i < points.size(); ++i) sum += distance(points[i], points[(i + 1) % points.size()]);
  return sum;
}

}  // namespace

std::uint32_t packed(Rgba color, double opacity) {
  const double alpha = color.a / 255.0 * std::clamp(opacity, 0.0, 1.0);
  const auto byte = [](double value) { return static_cast<std::uint32_t>(value + 0.5); };
  return byte(color.r * alpha) | byte(color.g * alpha) << 8 | byte(color.b * alpha) << 16 |
         byte(255 * alpha) << 24;
}

void add_disc(Vec2 center, Vec2 radii, Rgba color, double opacity, Mesh& mesh) {
  const std::uint32_t full = packed(color, opacity * thin_opacity(2 * std::min(radii.x, radii.y)));
  const std::uint32_t first = next_vertex(mesh);
  add_bands(center, radii, {{-kHalfFeather, full}, {kHalfFeather, 0}}, mesh);
  const std::uint32_t count = (next_vertex(mesh) - first) / 2;
  for (std::uint32_t i = 1; i + 1 < count; ++i) triangle(mesh, first, first + 2 * i, first + 2 * i + 2);
}

void add_ring(Vec2 center, Vec2 radii, double width, Rgba color, double opacity, Mesh& mesh) {
  const double half = width / 2;
  if (std::min(radii.x, radii.y) <= half) {
    add_disc(center, radii + Vec2{half}, color, opacity, mesh);
    return;
  }
  const std::uint32_t full = packed(color, opacity * thin_opacity(width));
  const double inner = std::max(0.0, half - kHalfFeather);
  add_bands(center, radii,
            {{half + kHalfFeather, 0}, {inner, full}, {-inner, full}, {-half - kHalfFeather, 0}}, mesh);
}

// The area over the perimeter is at most the radius of the largest circle inside, so that a feather of that
// breadth never turns a small polygon inside out.
void add_polygon(std::span<const Vec2> points, Rgba color, double opacity, Mesh& mesh) {
  const double area = signed_area(points);
  if (area == 0) return;
  const double half = std::min(kHalfFeather, std::abs(area) / perimeter(points));
  const double outward = area > 0 ? -half : half;
  const std::uint32_t full = packed(color, opacity);
  const std::uint32_t first = next_vertex(mesh);
  const std::size_t count = points.size();
  Vec2 before{0, 0};  // unit normals of the edges at a corner
  for (std::size_t i = count; before == Vec2{0} && i-- > 1;)
    if (points[i] != points[0]) before = perpendicular(glm::normalize(points[0] - points[i]));
  std::uint32_t corners = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Vec2 edge = points[(i + 1) % count] - points[i];
    if (edge == Vec2{0}) continue;
    const Vec2 after = perpendicular(glm::normalize(edge));
    // Needle corners would throw their feather far out: it is cut at some three times its breadth.
    const Vec2 miter = (before + after) / std::max(1 + glm::dot(before, after), 0.2);
    vertex(mesh, points[i] - miter * outward, full);
    vertex(mesh, points[i] + miter * outward, 0);
    before = after;
    ++corners;
  }
  for (std::uint32_t i = 0; i < corners; ++i) link(mesh, first + 2 * i, first + (i + 1) % corners * 2, 2);
  for (std::uint32_t i = 1; i + 1 < corners; ++i) triangle(mesh, first, first + 2 * i, first + 2 * i + 2);
}

void add_quad(const Rect& box, const Rect& uv, std::uint32_t rgba, Mesh& mesh) {
  const std::uint32_t first = next_vertex(mesh);
  const auto corner = [&](Vec2 p, Vec2 t) {
    mesh.vertices.push_back({static_cast<float>(p.x), static_cast<float>(p.y), static_cast<float>(t.x),
                             static_cast<float>(t.y), rgba});
  };
  corner(box.min, uv.min);
  corner({box.max.x, box.min.y}, {uv.max.x, uv.min.y});
  corner(box.max, uv.max);
  corner({box.min.x, box.max.y}, {uv.min.x, uv.max.y});
  triangle(mesh, first, first + 1, first + 2);
  triangle(mesh, first, first + 2, first + 3);
}

Stroker::Stroker(double width, Rgba color, double opacity, Mesh& mesh)
    : half_(width / 2),
      inner_(std::max(0.0, half_ - kHalfFeather)),
      outer_(half_ + kHalfFeather),
      arc_step_(arc_step(outer_)),
      color_(color),
      opacity_(opacity),
      full_(packed(color, opacity * thin_opacity(width))),
      mesh_(mesh) {
  // The mitred corner lies half_ / cos(bend / 2) from the middle line; this is where that exceeds the error.
  const double shrink = outer_ / (outer_ + kRoundErrorPx);
  miter_cos_ = 2 * shrink * shrink - 1;
}

void Stroker::add(Vec2 point) {
  if (stage_ == Stage::kNoPoint) {
    stage_ = Stage::kOnePoint;
    at_ = point;
    points_ = united(points_, point);
    return;
  }
  const Vec2 way = point - at_;
  const double squared = glm::dot(way, way);
  CHECK(squared < std::numeric_limits<double>::infinity());
  if (squared < kStrokeStepPx * kStrokeStepPx) return;
  const Vec2 direction = way * (1 / std::sqrt(squared));
  if (stage_ == Stage::kOnePoint) {
    half_disc(perpendicular(direction));
    cross_section(perpendicular(direction));
  } else {
    join(direction);
  }
  stage_ = Stage::kMoving;
  direction_ = direction;
  at_ = point;
  points_ = united(points_, point);
}

void Stroker::finish() {
  if (stage_ == Stage::kOnePoint) add_disc(at_, Vec2{half_}, color_, opacity_, mesh_);
  if (stage_ == Stage::kMoving) {
    cross_section(perpendicular(direction_));
    half_disc(-perpendicular(direction_));
  }
}

Rect Stroker::bounds() const {
  const Rect all = expanded(points_, outer_ + kRoundErrorPx);
  return all.empty() ? all : Rect{glm::floor(all.min), glm::ceil(all.max)};
}

// A gentle bend shares one mitred section. A sharp one turns the section about the point, which rounds the
// outside; on the inside it stays within half the width of the point, where the stroke is anyway.
void Stroker::join(Vec2 next_direction) {
  const Vec2 before = perpendicular(direction_);
  const Vec2 after = perpendicular(next_direction);
  const double cosine = glm::dot(direction_, next_direction);
  if (cosine > miter_cos_) {
    cross_section((before + after) * (1 / (1 + cosine)));
    return;
  }
  const double sine = direction_.x * next_direction.y - direction_.y * next_direction.x;
  const double angle = std::atan2(sine, cosine);
  const double steps = std::ceil(std::abs(angle) / arc_step_);
  const double step_cosine = std::cos(angle / steps);
  const double step_sine = std::sin(angle / steps);
  Vec2 normal = before;
  for (int i = 0; i < static_cast<int>(steps); ++i, normal = turned(normal, step_cosine, step_sine))
    cross_section(normal);
  cross_section(after);
}

// Four vertices across the stroke at the current point, linked to the section before.
void Stroker::cross_section(Vec2 normal) {
  const std::uint32_t first = next_vertex(mesh_);
  mesh_.vertices.resize(first + 4);
  Vertex* out = mesh_.vertices.data() + first;
  const auto put = [&](double offset, std::uint32_t rgba) {
    *out++ = {static_cast<float>(at_.x + normal.x * offset), static_cast<float>(at_.y + normal.y * offset), 0,
              0, rgba};
  };
  put(outer_, 0);
  put(inner_, full_);
  put(-inner_, full_);
  put(-outer_, 0);
  if (has_section_) link(mesh_, first - 4, first, 4);
  has_section_ = true;
}

// From one side of the stroke around its end to the other.
void Stroker::half_disc(Vec2 from_normal) {
  const double steps = std::ceil(std::numbers::pi / arc_step_);
  const double cosine = std::cos(std::numbers::pi / steps);
  const double sine = std::sin(std::numbers::pi / steps);
  const std::uint32_t first = next_vertex(mesh_);
  const auto count = static_cast<std::uint32_t>(steps);
  Vec2 unit = from_normal;
  for (std::uint32_t i = 0; i <= count; ++i, unit = turned(unit, cosine, sine)) {
    vertex(mesh_, at_ + unit * inner_, full_);
    vertex(mesh_, at_ + unit * outer_, 0);
    if (i > 0) link(mesh_, first + 2 * i - 2, first + 2 * i, 2);
  }
  for (std::uint32_t i = 1; i < count; ++i) triangle(mesh_, first, first + 2 * i, first + 2 * i + 2);
}

}  // namespace thimble::draw
