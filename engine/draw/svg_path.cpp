#include <fmt/format.h>

#include <cmath>
#include <numbers>
#include <utility>

#include "engine/draw/svg_strokes.hpp"
#include "engine/draw/utf8.hpp"

namespace thimble::draw {
namespace {

struct ArcEnds {
  Vec2 from{};
  Vec2 to{};
  Vec2 radii{};  // positive
  double rotation = 0;
  bool large = false;
  bool clockwise = false;  // as seen: y points down
};

double angle_between(Vec2 u, Vec2 v) { return std::atan2(u.x * v.y - u.y * v.x, glm::dot(u, v)); }

// SVG 1.1, appendix F.6.5 and F.6.6: from two points on the ellipse to its centre; too small radii grow as
// needed.
SvgArc arc_between(const ArcEnds& ends) {
  const double c = std::cos(ends.rotation);
  const double s = std::sin(ends.rotation);
  const Vec2 half = (ends.from - ends.to) * 0.5;
  const Vec2 turned{c * half.x + s * half.y, -s * half.x + c * half.y};
  const Vec2 relative = turned / ends.radii;
  const double size = glm::dot(relative, relative);
  const Vec2 radii = ends.radii * std::max(1.0, std::sqrt(size));
  const double length = std::sqrt(std::max(0.0, 1 / std::max(size, 1e-300) - 1));
  const double side = ends.large == ends.clockwise ? -length : length;
  // On the unit circle: the ends are center +- relative.
  const Vec2 unit = size < 1 ? relative : relative / std::sqrt(size);
  const Vec2 unit_center = size < 1 ? Vec2{unit.y, -unit.x} * side : Vec2{0};
  const Vec2 x_axis{radii.x * c, radii.x * s};
  const Vec2 y_axis{-radii.y * s, radii.y * c};
  SvgArc arc;
  arc.center = (ends.from + ends.to) * 0.5 + x_axis * unit_center.x + y_axis * unit_center.y;
  arc.x_axis = x_axis;
  arc.y_axis = y_axis;
  const Vec2 first = unit - unit_center;
  const Vec2 last = -unit - unit_center;
  arc.start = std::atan2(first.y, first.x);
  arc.sweep = angle_between(first, last);
  if (ends.clockwise && arc.sweep < 0) arc.sweep += 2 * std::numbers::pi;
  if (!ends.clockwise && arc.sweep > 0) arc.sweep -= 2 * std::numbers::pi;
  // Of radii so large that the ends come together in rounding: a large arc is never less than half way round.
  if (ends.large && std::abs(arc.sweep) < 1) arc.sweep = (ends.clockwise ? 2 : -2) * std::numbers::pi;
  return arc;
}

class PathReader {
 public:
  PathReader(std::string_view data, SvgStrokeBuilder& strokes) : in_(data), strokes_(strokes) {}

  Result<void> read() {
    in_.skip_spaces();
    while (!in_.at_end()) {
      const char letter = in_.peek();
      if (!started_ && letter != 'M' && letter != 'm') return expected("M or m, with which a path begins");
      if (std::string_view{"MmLlHhVvCcSsQqTtAaZz"}.find(letter) == std::string_view::npos)
        return expected("one of the letters M L H V C S Q T A Z");
      in_.skip();
      if (Result<void> done = run(letter); !done) return done;
      in_.skip_spaces();
    }
    strokes_.finish();
    return {};
  }

 private:
  Error expected(std::string_view what) const {
    const char character = in_.peek();
    const std::string found = in_.at_end() ? "its end" : fmt::format("'{}'", quotable({&character, 1}));
    return Error{
        fmt::format("damaged path data: expected {} at character {}, found {}", what, in_.position(), found)};
  }

  // One letter with all the sets of numbers that follow it.
  Result<void> run(char letter) {
    relative_ = letter >= 'a';
    char command = relative_ ? static_cast<char>(letter - 'a' + 'A') : letter;
    in_.skip_spaces();
    if (command == 'Z') {
      close();
      return {};
    }
    do {
      if (!step(command)) return expected("a number");
      if (strokes_.trouble()) return *strokes_.trouble();
      if (command == 'M') command = 'L';
      in_.skip_separator();
    } while (more_numbers());
    return {};
  }

  bool more_numbers() const {
    SvgScanner ahead = in_;
    return ahead.number().has_value();
  }

  bool step(char command) {
    const char before = std::exchange(previous_, command);
    if (command != 'M' && !open_) {
      strokes_.begin(at_);
      open_ = true;
    }
    switch (command) {
      case 'M':
        return move();
      case 'L':
        return line();
      case 'H':
        return along_axis(&Vec2::x);
      case 'V':
        return along_axis(&Vec2::y);
      case 'C':
        return cubic();
      case 'S':
        return smooth_cubic(before == 'C' || before == 'S');
      case 'Q':
        return quadratic();
      case 'T':
        return smooth_quadratic(before == 'Q' || before == 'T');
      case 'A':
        return arc();
      default:
        UNREACHABLE();
    }
  }

  bool number(double& value) {
    const std::optional<double> found = in_.number();
    if (found) value = *found;
    return found.has_value();
  }
  bool next_number(double& value) {
    in_.skip_separator();
    return number(value);
  }
  bool next_flag(bool& value) {
    in_.skip_separator();
    const std::optional<bool> found = in_.flag();
    if (found) value = *found;
    return found.has_value();
  }
  bool point(Vec2& p) {
    if (!number(p.x) || !next_number(p.y)) return false;
    if (relative_) p += at_;
    return true;
  }
  bool next_point(Vec2& p) {
    in_.skip_separator();
    return point(p);
  }

  bool move() {
    Vec2 to{};
    if (!point(to)) return false;
    start_ = at_ = to;
    strokes_.begin(at_);
    started_ = open_ = true;
    return true;
  }

  bool line() {
    Vec2 to{};
    if (!point(to)) return false;
    line_to(to);
    return true;
  }

  bool along_axis(double Vec2::*axis) {
    double value = 0;
    if (!number(value)) return false;
    Vec2 to = at_;
    to.*axis = relative_ ? at_.*axis + value : value;
    line_to(to);
    return true;
  }

  bool cubic() {
    Vec2 control_1{}, control_2{}, to{};
    if (!point(control_1) || !next_point(control_2) || !next_point(to)) return false;
    curve_to(control_1, control_2, to);
    return true;
  }

  bool smooth_cubic(bool follows_cubic) {
    Vec2 control_2{}, to{};
    if (!point(control_2) || !next_point(to)) return false;
    curve_to(follows_cubic ? 2.0 * at_ - control_ : at_, control_2, to);
    return true;
  }

  bool quadratic() {
    Vec2 control{}, to{};
    if (!point(control) || !next_point(to)) return false;
    quadratic_to(control, to);
    return true;
  }

  bool smooth_quadratic(bool follows_quadratic) {
    Vec2 to{};
    if (!point(to)) return false;
    quadratic_to(follows_quadratic ? 2.0 * at_ - control_ : at_, to);
    return true;
  }

  bool arc() {
    ArcEnds ends{.from = at_};
    double degrees = 0;
    if (!number(ends.radii.x) || !next_number(ends.radii.y) || !next_number(degrees) ||
        !next_flag(ends.large) || !next_flag(ends.clockwise) || !next_point(ends.to))
      return false;
    ends.radii = glm::abs(ends.radii);
    ends.rotation = degrees * (std::numbers::pi / 180);
    if (ends.to == ends.from) return true;
    if (ends.radii.x == 0 || ends.radii.y == 0) {
      line_to(ends.to);
      return true;
    }
    strokes_.arc_to(arc_between(ends), ends.to);
    at_ = ends.to;
    return true;
  }

  void line_to(Vec2 to) {
    strokes_.line_to(to);
    at_ = to;
  }

  void curve_to(Vec2 control_1, Vec2 control_2, Vec2 to) {
    strokes_.curve_to(control_1, control_2, to);
    control_ = control_2;
    at_ = to;
  }

  void quadratic_to(Vec2 control, Vec2 to) {
    const Vec2 from = at_;
    curve_to(from + (control - from) * (2.0 / 3), to + (control - to) * (2.0 / 3), to);
    control_ = control;
  }

  void close() {
    if (open_) strokes_.line_to(start_);
    strokes_.finish();
    at_ = start_;
    open_ = false;
    previous_ = 'Z';
  }

  SvgScanner in_;
  SvgStrokeBuilder& strokes_;
  bool relative_ = false;
  bool started_ = false;
  bool open_ = false;     // a stroke is begun and not closed
  char previous_ = '\0';  // command, upper case
  Vec2 at_{};
  Vec2 start_{};    // of the subpath
  Vec2 control_{};  // the last one, for S and T
};

}  // namespace

Result<void> add_svg_path(std::string_view data, SvgStrokeBuilder& strokes) {
  return PathReader{data, strokes}.read();
}

}  // namespace thimble::draw
