#include "engine/play/content_from_strokes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <span>
#include <vector>

#include "engine/draw/svg_strokes.hpp"

namespace thimble::play {

namespace {

// Numbers of so few digits are read as just what they were.
double rounded(double value, double steps) { return std::round(value * steps) / steps; }
Vec2 on_micrometres(Vec2 p) { return {rounded(p.x, 1000), rounded(p.y, 1000)}; }
std::vector<double> on_millionths(std::vector<double> widths) {
  for (double& w : widths) w = rounded(w, 1'000'000);
  return widths;
}

/// Gives each stroke to the text and to the builder that the text's reader uses.
class Writer {
 public:
  Writer(draw::SvgDrawing& drawing, std::string& text) : builder_(drawing, {}), text_(text) {}

  void stroke(const ContentStroke& stroke, draw::SvgPart part) {
    const std::vector<double> widths = on_millionths(stroke.widths);
    builder_.enter(stroke.id, widths, {}, part);
    text_ += "  <polyline ";
    if (!stroke.id.empty()) text_ += fmt::format("id=\"{}\" ", escaped(stroke.id));
    if (part == draw::SvgPart::kGuide) text_ += R"(class="guide" stroke="#b9c9c4" stroke-width="0.4" )";
    if (!widths.empty()) text_ += fmt::format("data-widths=\"{}\" ", fmt::join(widths, " "));
    text_ += "points=\"";
    points(stroke.line.points());
    text_.back() = '"';
    text_ += "/>\n";
    builder_.finish();
  }
  const std::optional<Error>& trouble() const { return builder_.trouble(); }

 private:
  void points(std::span<const Vec2> points) {
    for (std::size_t i = 0; i < points.size(); ++i) {
      const Vec2 p = on_micrometres(points[i]);
      if (i == 0)
        builder_.begin(p);
      else
        builder_.line_to(p);
      text_ += fmt::format("{:.3f},{:.3f} ", p.x, p.y);
    }
  }
  static std::string escaped(std::string_view id) {
    std::string text;
    for (const char c : id) {
      if (c == '&')
        text += "&amp;";
      else if (c == '<')
        text += "&lt;";
      else if (c == '"')
        text += "&quot;";
      else if (static_cast<unsigned char>(c) < ' ')
        text += fmt::format("&#{};", static_cast<int>(c));
      else
        text += c;
    }
    return text;
  }

  draw::SvgStrokeBuilder builder_;
  std::string& text_;
};

}  // namespace

Result<std::shared_ptr<const Content>> content_from_strokes(const Content& drawing) {
  const Vec2 page_mm = on_micrometres(drawing.page_mm);
  draw::SvgDrawing read{.page_mm = page_mm, .strokes = {}, .guides = {}, .mirrors = drawing.mirrors};
  std::string text = fmt::format(
      R"(<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="{0}mm" height="{1}mm" viewBox="0 0 {0} {1}"{2}
     fill="none" stroke="#1f6670" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">
)",
      page_mm.x, page_mm.y, drawing.mirrors ? R"( data-mirrors="yes")" : "");
  Writer writer{read, text};
  for (const Polyline& guide : drawing.guides)
    writer.stroke({.id = "", .line = guide}, draw::SvgPart::kGuide);
  for (const ContentStroke& stroke : drawing.strokes) writer.stroke(stroke, draw::SvgPart::kStroke);
  text += "</svg>\n";
  if (writer.trouble()) return *writer.trouble();
  if (text.size() > draw::kSvgBytesMax)
    return Error{fmt::format("shape '{}' has too many points to be changed: draw it with fewer", drawing.id)};
  return content_of(drawing.id, std::move(text), std::move(read));
}

}  // namespace thimble::play
