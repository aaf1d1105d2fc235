#include "engine/draw/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <pugixml.hpp>

#include "engine/draw/svg_shapes.hpp"
#include "engine/draw/svg_text.hpp"
#include "engine/draw/utf8.hpp"

namespace thimble::draw {
namespace {

using pugi::xml_node;

// People nest groups by the handful; this keeps the walk off the end of the stack.
constexpr int kDepthMax = 100;

// What a program writes has some dozen characters, and each stroke of the element keeps them.
constexpr std::size_t kIdBytesMax = 1'000;

std::ptrdiff_t line_at(std::string_view text, std::ptrdiff_t offset) {
  const std::size_t end =
      std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)), text.size());
  return std::ranges::count(text.substr(0, end), '\n') + 1;
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

/// Goes through a document and adds what it draws to a drawing.
class Walk {
 public:
  Walk(std::string_view text, const SvgDetail& detail, SvgDrawing& drawing)
      : text_(text), drawing_(drawing), strokes_(drawing, detail) {}

  Result<void> add_children(xml_node node, const Around& around) {
    if (around.depth > kDepthMax)
      return in_element(node,
                        Error{fmt::format("groups are nested more than {} deep: ungroup some", kDepthMax)});
    for (xml_node child : node.children())
      if (Result<void> added = add_node(child, around); !added) return added;
    return {};
  }

 private:
  Result<void> add_node(xml_node node, const Around& outer) {
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
    if (is_container(name)) return add_children(node, inner);
    if (!is_svg_shape(node)) return {};
    const Result<void> added = add_shape(node, inner);
    return added ? added : in_element(node, added.error());
  }

  Result<void> add_shape(xml_node node, const Around& around) {
    std::string id = node.attribute("id").value();
    if (id.size() > kIdBytesMax) return Error{fmt::format("expected an id of at most {} bytes", kIdBytesMax)};
    Result<std::vector<double>> widths = widths_of(node);
    if (!widths) return widths.error();
    const std::size_t before = strokes_drawn();
    strokes_.enter(std::move(id), std::move(*widths), around.to_mm, around.part);
    if (Result<void> added = add_svg_shape(node, strokes_); !added) return added;
    strokes_.finish();
    if (strokes_.trouble()) return *strokes_.trouble();
    if (strokes_drawn() == before && !drawing_.fault)
      drawing_.fault = in_element(node, Error{"nothing is drawn by it: draw its line, or delete it"});
    return {};
  }

  std::size_t strokes_drawn() const { return drawing_.strokes.size() + drawing_.guides.size(); }

  /// By its id, or else by its line.
  Error in_element(xml_node node, const Error& error) const {
    const std::string name = quotable(node.name()), id = quotable(node.attribute("id").value());
    return Error{id.empty() ? fmt::format("<{}> in line {}: {}", name, line_at(text_, node.offset_debug()),
                                          error.message)
                            : fmt::format("<{} id=\"{}\">: {}", name, id, error.message)};
  }

  std::string_view text_;
  SvgDrawing& drawing_;
  SvgStrokeBuilder strokes_;
};

Result<Vec2> page_size(xml_node svg) {
  Vec2 page{};
  for (auto [name, side] : {std::pair{"width", &page.x}, std::pair{"height", &page.y}}) {
    const Result<double> length = svg_millimetres(svg.attribute(name).value());
    if (!length)
      return Error{fmt::format("{}: {}; set the page's size (File, Document Properties)", name,
                               length.error().message)};
    if (*length < kSvgPageMinMm || *length > kSvgPageMaxMm)
      return Error{fmt::format("{}: expected {} to {} mm, found {:g} mm; set another page size", name,
                               kSvgPageMinMm, kSvgPageMaxMm, *length)};
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
    return Error{
        fmt::format("viewBox: expected four numbers, the last two above 0, found \"{}\"", quotable(text))};
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

// Before anything else looks at it: what is no text that could be XML. Empty where it may be.
std::string_view why_no_text(std::string_view text) {
  if (text.empty()) return "an empty file";
  if (text.starts_with("\x1F\x8B")) return "a compressed one (svgz): save it as Inkscape SVG or Plain SVG";
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") ||
      text.substr(0, 4).find('\0') != std::string_view::npos)
    return "UTF-16 or no text at all: save it as Inkscape SVG or Plain SVG";
  return {};
}

// What a new drawing must not have, of what is no element.
std::optional<Error> fault_of_text(std::string_view text, const pugi::xml_document& document) {
  if (const std::size_t broken = first_broken_utf8(text); broken < text.size())
    return Error{fmt::format("line {} isn't UTF-8: save it as Inkscape SVG or Plain SVG",
                             line_at(text, static_cast<std::ptrdiff_t>(broken)))};
  for (const xml_node node : document.children())
    if (node.type() == pugi::node_doctype &&
        std::string_view{node.value()}.find("<!ENTITY") != std::string_view::npos)
      return Error{
          "<!DOCTYPE>: entities of a drawing's own aren't read: save it as Inkscape SVG or Plain SVG"};
  return std::nullopt;
}

Result<bool> mirrors(xml_node svg) {
  const std::string_view said = svg.attribute("data-mirrors").value();
  if (said == "yes") return true;
  if (said.empty() || said == "no") return false;
  return Error{fmt::format("<svg>: data-mirrors: expected yes or no, found \"{}\"", quotable(said))};
}

}  // namespace

Result<SvgDrawing> strokes_of_svg(std::string_view text, const SvgDetail& detail) {
  if (text.size() > kSvgBytesMax)
    return Error{fmt::format(
        "expected a drawing of at most {} bytes, found {}: simplify it, or take pictures out of it",
        kSvgBytesMax, text.size())};
  if (const std::string_view found = why_no_text(text); !found.empty())
    return Error{fmt::format("expected an SVG drawing, found {}", found)};
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  // A DOCTYPE is kept, to be looked at; what it declares is never put in place of anything.
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer(
      text.data(), text.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
  if (!parsed)
    return Error{fmt::format("expected an SVG drawing, found text that isn't XML (line {}: {})",
                             line_at(text, parsed.offset), parsed.description())};
  const xml_node svg = document.document_element();
  if (std::string_view{svg.name()} != "svg")
    return Error{
        fmt::format("expected an SVG drawing, found XML that begins with <{}>", quotable(svg.name()))};
  const Result<Vec2> page = page_size(svg);
  if (!page) return page.error();
  const Result<Affine> to_mm = view_transform(svg, *page);
  if (!to_mm) return to_mm.error();
  const Result<bool> mirrored = mirrors(svg);
  if (!mirrored) return mirrored.error();
  SvgDrawing drawing{.page_mm = *page,
                     .strokes = {},
                     .guides = {},
                     .mirrors = *mirrored,
                     .fault = fault_of_text(text, document)};
  Walk walk{text, detail, drawing};
  if (Result<void> added = walk.add_children(svg, {.to_mm = *to_mm}); !added) return added.error();
  return drawing;
}

}  // namespace thimble::draw
