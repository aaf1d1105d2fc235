#include "engine/draw/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numbers>
#include <pugixml.hpp>

#include "engine/draw/svg_strokes.hpp"
#include "engine/draw/svg_text.hpp"

namespace thimble::draw {
namespace {

using pugi::xml_node;

// People nest groups by the handful; this keeps the walk off the end of the stack.
constexpr int kDepthMax = 100;

std::string name_of(xml_node node) {
  const std::string_view id = node.attribute("id").value();
  return id.empty() ? fmt::format("<{}>", node.name()) : fmt::format("<{} id=\"{}\">", node.name(), id);
}

Error in_element(xml_node node, const Error& error) {
  return Error{fmt::format("{}: {}", name_of(node), error.message)};
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// Calls use(part) for what lies between separators.
template <class Use>
void for_each_part(std::string_view text, std::string_view separators, Use use) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    use(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

bool is_hidden(xml_node node) {
  bool hidden = trimmed(node.attribute("display").value()) == "none";
  for_each_part(node.attribute("style").value(), ";", [&](std::string_view declaration) {
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos || trimmed(declaration.substr(0, colon)) != "display") return;
    hidden = trimmed(declaration.substr(colon + 1)) == "none";
  });
  return hidden;
}

bool is_guide(xml_node node) {
  bool guide = std::string_view{node.attribute("inkscape:label").value()} == "guide";
  for_each_part(node.attribute("class").value(), " \t\r\n",
                [&](std::string_view name) { guide |= name == "guide"; });
  return guide;
}

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

Result<void> add_shape(xml_node node, SvgStrokeBuilder& strokes) {
  const std::string_view name = node.name();
  if (name == "path") return add_svg_path(node.attribute("d").value(), strokes);
  if (name == "line") return add_line(node, strokes);
  if (name == "polyline") return add_points(node, Closing::kOpen, strokes);
  if (name == "polygon") return add_points(node, Closing::kClosed, strokes);
  if (name == "circle" || name == "ellipse") return add_circle(node, strokes);
  if (name == "rect") return add_rect(node, strokes);
  return {};
}

Result<std::vector<double>> widths_of(xml_node node) {
  SvgScanner in{node.attribute("data-widths").value()};
  std::vector<double> widths;
  in.skip_spaces();
  while (!in.at_end()) {
    const std::size_t position = in.position();
    const std::optional<double> width = in.number();
    if (!width || *width < kSvgWidthMin || *width > kSvgWidthMax)
      return Error{fmt::format("data-widths: expected a multiple from {} to {} at character {}", kSvgWidthMin,
                               kSvgWidthMax, position)};
    if (widths.size() == kSvgWidthsMax)
      return Error{fmt::format("data-widths: expected at most {} multiples", kSvgWidthsMax)};
    widths.push_back(*width);
    in.skip_separator();
  }
  if (widths.size() == 1) return Error{"data-widths: expected two multiples or more, found one"};
  return widths;
}

bool is_container(std::string_view name) { return name == "g" || name == "a" || name == "switch"; }

/// What a node takes over from those around it.
struct Around {
  Affine to_mm;
  SvgPart part = SvgPart::kStroke;
  int depth = 0;
};

Result<void> add_node(xml_node node, const Around& outer, SvgStrokeBuilder& strokes);

Result<void> add_children(xml_node node, const Around& around, SvgStrokeBuilder& strokes) {
  if (around.depth > kDepthMax)
    return Error{fmt::format("groups are nested more than {} deep: ungroup some", kDepthMax)};
  for (xml_node child : node.children())
    if (Result<void> added = add_node(child, around, strokes); !added) return added;
  return {};
}

Result<void> add_node(xml_node node, const Around& outer, SvgStrokeBuilder& strokes) {
  if (node.type() != pugi::node_element || is_hidden(node)) return {};
  const std::string_view name = node.name();
  if (name == "use")
    return in_element(node,
                      Error{"a clone can't be read: unlink it (Edit, Clone, Unlink Clone) and save again"});
  if (name == "svg")
    return in_element(node,
                      Error{"a drawing inside the drawing can't be read: make it a group and save again"});
  const Result<Affine> own = svg_transform(node.attribute("transform").value());
  if (!own) return in_element(node, own.error());
  const Around inner{.to_mm = combined(outer.to_mm, *own),
                     .part = is_guide(node) ? SvgPart::kGuide : outer.part,
                     .depth = outer.depth + 1};
  if (is_container(name)) return add_children(node, inner, strokes);

  Result<std::vector<double>> widths = widths_of(node);
  if (!widths) return in_element(node, widths.error());
  strokes.enter(node.attribute("id").value(), std::move(*widths), inner.to_mm, inner.part);
  if (Result<void> added = add_shape(node, strokes); !added) return in_element(node, added.error());
  strokes.finish();
  if (strokes.trouble()) return in_element(node, *strokes.trouble());
  return {};
}

Result<Vec2> page_size(xml_node svg) {
  Vec2 page{};
  for (auto [name, side] : {std::pair{"width", &page.x}, std::pair{"height", &page.y}}) {
    const Result<double> length = svg_millimetres(svg.attribute(name).value());
    if (!length)
      return Error{fmt::format("{}: {}; set the page's size in mm (File, Document Properties)", name,
                               length.error().message)};
    if (*length > kSvgPageMaxMm)
      return Error{fmt::format("{}: expected at most {} mm, found {:g}; set a smaller page", name,
                               kSvgPageMaxMm, *length)};
    *side = *length;
  }
  return page;
}

// How preserveAspectRatio aligns what the page leaves free: 0 at its start, 1 at its end.
Vec2 alignment(std::string_view ratio) {
  const auto part = [&](std::string_view axis) {
    if (ratio.find(fmt::format("{}Min", axis)) != std::string_view::npos) return 0.0;
    return ratio.find(fmt::format("{}Max", axis)) != std::string_view::npos ? 1.0 : 0.5;
  };
  return {part("x"), part("Y")};
}

// From the drawing's units to the page: SVG 1.1, section 7.8.
Result<Affine> view_transform(xml_node svg, Vec2 page_mm) {
  const std::string_view text = svg.attribute("viewBox").value();
  if (text.empty()) return Affine{{kMmPerUserUnit, 0}, {0, kMmPerUserUnit}, {}};
  SvgScanner in{text};
  std::array<double, 4> box{};
  in.skip_spaces();
  bool complete = true;
  for (double& value : box) {
    const std::optional<double> number = in.number();
    complete = complete && number.has_value();
    value = number.value_or(0);
    in.skip_separator();
  }
  if (!complete || !in.at_end() || !(box[2] > 0 && box[3] > 0))
    return Error{fmt::format("viewBox: expected four numbers, the last two above 0, found \"{}\"", text)};
  const std::string_view ratio = trimmed(svg.attribute("preserveAspectRatio").value());
  const Vec2 size{box[2], box[3]};
  Vec2 scale = page_mm / size;
  if (ratio.find("slice") != std::string_view::npos)
    scale = Vec2{std::max(scale.x, scale.y)};
  else if (ratio != "none")
    scale = Vec2{std::min(scale.x, scale.y)};
  const Vec2 origin = (page_mm - size * scale) * alignment(ratio) - Vec2{box[0], box[1]} * scale;
  return Affine{{scale.x, 0}, {0, scale.y}, origin};
}

Result<bool> mirrors(xml_node svg) {
  const std::string_view said = svg.attribute("data-mirrors").value();
  if (said == "yes") return true;
  if (said.empty() || said == "no") return false;
  return in_element(svg, Error{fmt::format("data-mirrors: expected yes or no, found \"{}\"", said)});
}

Error not_xml(std::string_view text, const pugi::xml_parse_result& parsed) {
  const std::size_t offset =
      std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0)), text.size());
  const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n') + 1;
  return Error{fmt::format("expected an SVG drawing, found text that isn't XML (line {}: {})", line,
                           parsed.description())};
}

}  // namespace

Result<SvgDrawing> strokes_of_svg(std::string_view text, const SvgDetail& detail) {
  if (text.size() > kSvgBytesMax)
    return Error{fmt::format(
        "expected a drawing of at most {} bytes, found {}: simplify it, or take pictures out of it",
        kSvgBytesMax, text.size())};
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!parsed) return not_xml(text, parsed);
  const xml_node svg = document.document_element();
  if (std::string_view{svg.name()} != "svg")
    return Error{fmt::format("expected an SVG drawing, found XML that begins with <{}>", svg.name())};
  const Result<Vec2> page = page_size(svg);
  if (!page) return page.error();
  const Result<Affine> to_mm = view_transform(svg, *page);
  if (!to_mm) return to_mm.error();
  const Result<bool> mirrored = mirrors(svg);
  if (!mirrored) return mirrored.error();
  SvgDrawing drawing{.page_mm = *page, .strokes = {}, .guides = {}, .mirrors = *mirrored};
  SvgStrokeBuilder strokes{drawing, detail};
  if (Result<void> added = add_children(svg, {.to_mm = *to_mm}, strokes); !added) return added.error();
  return drawing;
}

}  // namespace thimble::draw
