#include "engine/play/content.hpp"

#include <fmt/format.h>

#include "engine/core/hash.hpp"
#include "engine/draw/svg.hpp"

namespace thimble::play {

Result<std::shared_ptr<const Content>> content_from_svg(std::string id, std::string text) {
  Result<draw::SvgDrawing> drawing = draw::strokes_of_svg(text);
  if (!drawing) return Error{fmt::format("shape '{}': {}", id, drawing.error().message)};
  if (drawing->strokes.empty())
    return Error{fmt::format("shape '{}' has no strokes: draw at least one path that isn't a guide", id)};
  auto content = std::make_shared<Content>();
  Hasher hasher;
  hasher.add(std::string_view{text});
  content->id = std::move(id);
  content->hash = hex(hasher.value());
  content->text = std::move(text);
  content->page_mm = drawing->page_mm;
  for (draw::SvgStroke& stroke : drawing->strokes)
    content->strokes.push_back({.id = std::move(stroke.id), .line = Polyline{std::move(stroke.points)}});
  for (draw::SvgStroke& guide : drawing->guides) content->guides.emplace_back(std::move(guide.points));
  return std::shared_ptr<const Content>{std::move(content)};
}

}  // namespace thimble::play
