#include "engine/play/content.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/core/hash.hpp"

namespace thimble::play {

double ContentStroke::width_factor(double s_mm) const {
  if (widths.empty()) return 1;
  const double at = std::clamp(s_mm / line.length(), 0.0, 1.0) * static_cast<double>(widths.size() - 1);
  const auto i = std::min(static_cast<std::size_t>(at), widths.size() - 2);
  return widths[i] + (widths[i + 1] - widths[i]) * (at - static_cast<double>(i));
}

double ContentStroke::widest_factor() const { return widths.empty() ? 1 : *std::ranges::max_element(widths); }

motion::Corridor ContentStroke::corridor(double corridor_mm) const {
  if (widths.empty()) return motion::Corridor{corridor_mm};
  std::vector<motion::CorridorWidth> all;
  for (std::size_t i = 0; i < widths.size(); ++i)
    all.push_back({.s_mm = line.length() * (static_cast<double>(i) / static_cast<double>(widths.size() - 1)),
                   .width_mm = corridor_mm * widths[i]});
  return motion::Corridor{std::move(all)};
}

double length_mm(std::span<const ContentStroke> strokes) {
  double length = 0;
  for (const ContentStroke& stroke : strokes) length += stroke.line.length();
  return length;
}

std::shared_ptr<const Content> content_of(std::string id, std::string text, draw::SvgDrawing drawing) {
  auto content = std::make_shared<Content>();
  Hasher hasher;
  hasher.add(std::string_view{text});
  content->id = std::move(id);
  content->hash = hex(hasher.value());
  content->text = std::move(text);
  content->page_mm = drawing.page_mm;
  content->mirrors = drawing.mirrors;
  for (draw::SvgStroke& stroke : drawing.strokes)
    content->strokes.push_back({.id = std::move(stroke.id),
                                .line = Polyline{std::move(stroke.points)},
                                .widths = std::move(stroke.widths)});
  for (draw::SvgStroke& guide : drawing.guides) content->guides.emplace_back(std::move(guide.points));
  return content;
}

namespace {

Result<std::shared_ptr<const Content>> with_strokes(std::string id, std::string text,
                                                    draw::SvgDrawing drawing) {
  if (drawing.strokes.empty())
    return Error{fmt::format("shape '{}' has no strokes: draw at least one path that isn't a guide", id)};
  return content_of(std::move(id), std::move(text), std::move(drawing));
}

Error in_shape(std::string_view id, const Error& error) {
  return Error{fmt::format("shape '{}': {}", id, error.message)};
}

}  // namespace

Result<std::shared_ptr<const Content>> content_from_svg(std::string id, std::string text,
                                                        const draw::SvgDetail& detail) {
  Result<draw::SvgDrawing> drawing = draw::strokes_of_svg(text, detail);
  if (!drawing) return in_shape(id, drawing.error());
  if (drawing->fault) return in_shape(id, *drawing->fault);
  return with_strokes(std::move(id), std::move(text), std::move(*drawing));
}

Result<std::shared_ptr<const Content>> content_of_record(std::string id, std::string text) {
  Result<draw::SvgDrawing> drawing = draw::strokes_of_svg(text);
  if (!drawing) return in_shape(id, drawing.error());
  return with_strokes(std::move(id), std::move(text), std::move(*drawing));
}

}  // namespace thimble::play
