#include "games/tracing/escort.hpp"

namespace thimble::tracing {

namespace {

using draw::Role;

constexpr double kOutlineMm = 0.45;  // as thick as in a picture of 17 mm

// In its own measure: x ahead, y to the right, 1 is half the width.
class Turned {
 public:
  Turned(draw::Layer& layer, Vec2 at, Vec2 ahead, double width_mm)
      : layer_(layer), at_(at), x_(ahead * (width_mm / 2)), y_(perpendicular(x_)), unit_mm_(width_mm / 2) {}

  void line(Vec2 from, Vec2 to, double width, draw::Paint paint) const {
    const Vec2 points[2] = {place(from), place(to)};
    layer_.stroke(points, width * unit_mm_, paint);
  }
  void outlined(Vec2 from, Vec2 to, double width, Role role) const {
    line(from, to, width + 2 * kOutlineMm / unit_mm_, {Role::kOutline});
    line(from, to, width, {role});
  }
  void dot(Vec2 at, double radius, draw::Paint paint) const {
    layer_.disc(place(at), radius * unit_mm_, paint);
  }

 private:
  Vec2 place(Vec2 p) const { return at_ + x_ * p.x + y_ * p.y; }

  draw::Layer& layer_;
  Vec2 at_, x_, y_;
  double unit_mm_;
};

}  // namespace

void draw_car(draw::Layer& layer, Vec2 at, Vec2 ahead, double width_mm) {
  const Turned car{layer, at, ahead, width_mm};
  for (const double x : {-0.95, 0.95}) car.line({x, -0.93}, {x, 0.93}, 0.55, {Role::kOutline});  // wheels
  car.outlined({-0.85, 0}, {0.85, 0}, 1.72, Role::kToy);
  for (const double y : {-0.5, 0.5}) car.dot({1.42, y}, 0.22, {Role::kSparkle});
  car.outlined({-0.5, 0}, {0.3, 0}, 1.05, Role::kCard);  // windows, and a roof on them
  car.line({-0.42, 0}, {-0.02, 0}, 0.95, {Role::kToy});
}

void draw_aglet(draw::Layer& layer, Vec2 at, Vec2 ahead, double width_mm) {
  const Turned aglet{layer, at, ahead, width_mm * 0.6};
  aglet.outlined({-2.6, 0}, {-0.4, 0}, 1.3, Role::kLace);
  aglet.outlined({-0.4, 0}, {2.2, 0}, 1.5, Role::kToy);
  aglet.line({0, -0.25}, {1.8, -0.25}, 0.3, {Role::kCard, 0.6f});
}

}  // namespace thimble::tracing
