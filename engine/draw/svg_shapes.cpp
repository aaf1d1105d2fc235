#include "engine/draw/svg_shapes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numbers>
#include <optional>
#include <string_view>

#include "engine/draw/svg_text.hpp"

namespace thimble::draw {
namespace {

using pugi::xml_node;

// Reads lengths off an element and remembers the first that is wrong.
class Lengths {
 public:
  explicit Lengths(xml_node node) : node_(node) {}

  /// 0 where it is absent.
  double value(const char* name) {
    const pugi::xml_attribute attribute = node_.attribute(name);
    if (!attribute) return 0;
    const Result<double> length = svg_length(attribute.value());
    if (length) return *length;
    if (!trouble_) trouble_ = Error{fmt::format("{}: {}", name, length.error().message)};
    return 0;
  }
  double size(const char* name) {
    const double length = value(name);
    if (length < 0 && !trouble_) trouble_ = Error{fmt::format("{} must not be negative", name)};
    return std::max(length, 0.0);
  }
  const std::optional<Error>& trouble() const { return trouble_; }

 private:
  xml_node node_;
  std::optional<Error> trouble_;
};

constexpr double kQuarter = std::numbers::pi / 2;

void add_ellipse(Vec2 center, Vec2 radii, SvgStrokeBuilder& strokes) {
  if (radii.x == 0 || radii.y == 0) return;
  const Vec2 start = center + Vec2{radii.x, 0};
  strokes.begin(start);
  strokes.arc_to({center, {radii.x, 0}, {0, radii.y}, 0, 4 * kQuarter}, start);
}

void add_rounded(const Rect& r, Vec2 radii, SvgStrokeBuilder& strokes) {
  // A corner's arc turns by a quarter about its centre, which lies `inward` of the corner.
  const auto corner = [&](Vec2 at, Vec2 inward, double start, Vec2 to) {
    strokes.arc_to({at + inward * radii, {radii.x, 0}, {0, radii.y}, start, kQuarter}, to);
  };
  strokes.begin({r.min.x + radii.x, r.min.y});
  strokes.line_to({r.max.x - radii.x, r.min.y});
  corner({r.max.x, r.min.y}, {-1, 1}, -kQuarter, {r.max.x, r.min.y + radii.y});
  strokes.line_to({r.max.x, r.max.y - radii.y});
  corner(r.max, {-1, -1}, 0, {r.max.x - radii.x, r.max.y});
  strokes.line_to({r.min.x + radii.x, r.max.y});
  corner({r.min.x, r.max.y}, {1, -1}, kQuarter, {r.min.x, r.max.y - radii.y});
  strokes.line_to({r.min.x, r.min.y + radii.y});
  corner(r.min, {1, 1}, 2 * kQuarter, {r.min.x + radii.x, r.min.y});
}

void add_sharp(const Rect& r, SvgStrokeBuilder& strokes) {
  strokes.begin(r.min);
  strokes.line_to({r.max.x, r.min.y});
  strokes.line_to(r.max);
  strokes.line_to({r.min.x, r.max.y});
  strokes.line_to(r.min);
}

Result<void> add_rect(xml_node node, SvgStrokeBuilder& strokes) {
  Lengths lengths{node};
  const Vec2 corner{lengths.value("x"), lengths.value("y")};
  const Vec2 size{lengths.size("width"), lengths.size("height")};
  Vec2 radii{lengths.size("rx"), lengths.size("ry")};
  if (lengths.trouble()) return *lengths.trouble();
  if (size.x == 0 || size.y == 0) return {};
  if (!node.attribute("rx")) radii.x = radii.y;
  if (!node.attribute("ry")) radii.y = radii.x;
  radii = glm::min(radii, size * 0.5);
  const Rect box{corner, corner + size};
  if (radii.x > 0 && radii.y > 0)
    add_rounded(box, radii, strokes);
  else
    add_sharp(box, strokes);
  return {};
}

Result<void> add_circle(xml_node node, SvgStrokeBuilder& strokes) {
  Lengths lengths{node};
  const bool is_circle = std::string_view{node.name()} == "circle";
  const Vec2 center{lengths.value("cx"), lengths.value("cy")};
  const Vec2 radii{lengths.size(is_circle ? "r" : "rx"), lengths.size(is_circle ? "r" : "ry")};
  if (lengths.trouble()) return *lengths.trouble();
  add_ellipse(center, radii, strokes);
  return {};
}

Result<void> add_line(xml_node node, SvgStrokeBuilder& strokes) {
  Lengths lengths{node};
  const Vec2 from{lengths.value("x1"), lengths.value("y1")};
  const Vec2 to{lengths.value("x2"), lengths.value("y2")};
  if (lengths.trouble()) return *lengths.trouble();
  strokes.begin(from);
  strokes.line_to(to);
  return {};
}

enum class Closing : std::uint8_t { kOpen, kClosed };

Result<void> add_points(xml_node node, Closing closing, SvgStrokeBuilder& strokes) {
  SvgScanner in{node.attribute("points").value()};
  std::optional<Vec2> first;
  in.skip_spaces();
  while (!in.at_end() && !strokes.trouble()) {
    const std::size_t position = in.position();
    const std::optional<double> x = in.number();
    in.skip_separator();
    const std::optional<double> y = in.number();
    if (!x || !y) return Error{fmt::format("points: expected two numbers at character {}", position)};
    in.skip_separator();
    if (first)
      strokes.line_to({*x, *y});
    else
      strokes.begin(first.emplace(*x, *y));
  }
  if (first && closing == Closing::kClosed) strokes.line_to(*first);
  return {};
}

}  // namespace

bool is_svg_shape(xml_node node) {
  const std::string_view name = node.name();
  return name == "path" || name == "line" || name == "polyline" || name == "polygon" || name == "circle" ||
         name == "ellipse" || name == "rect";
}

Result<void> add_svg_shape(xml_node node, SvgStrokeBuilder& strokes) {
  const std::string_view name = node.name();
  if (name == "path") return add_svg_path(node.attribute("d").value(), strokes);
  if (name == "line") return add_line(node, strokes);
  if (name == "polyline") return add_points(node, Closing::kOpen, strokes);
  if (name == "polygon") return add_points(node, Closing::kClosed, strokes);
  if (name == "rect") return add_rect(node, strokes);
  return add_circle(node, strokes);
}

}  // namespace thimble::draw
