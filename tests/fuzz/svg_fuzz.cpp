// Whatever bytes are called a drawing: no crash, no sanitizer's finding, and what is accepted keeps its
// promises.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/core/check.hpp"
#include "engine/draw/svg.hpp"

using namespace thimble;
using namespace thimble::draw;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Result<SvgDrawing> drawing = strokes_of_svg({reinterpret_cast<const char*>(data), size});
  if (!drawing) {
    CHECK(!drawing.error().message.empty() && drawing.error().message.size() < 1'000);
    return 0;
  }
  CHECK(drawing->page_mm.x >= kSvgPageMinMm && drawing->page_mm.y >= kSvgPageMinMm);
  std::size_t points = 0;
  for (const auto* strokes : {&drawing->strokes, &drawing->guides})
    for (const SvgStroke& stroke : *strokes) {
      CHECK(stroke.points.size() >= 2);
      points += stroke.points.size();
      for (std::size_t i = 0; i < stroke.points.size(); ++i) {
        CHECK(std::isfinite(stroke.points[i].x) && std::isfinite(stroke.points[i].y));
        CHECK(i == 0 || stroke.points[i] != stroke.points[i - 1]);
        CHECK(i == 0 || distance(stroke.points[i], stroke.points[i - 1]) <= kSvgPieceMm);
      }
    }
  CHECK(points <= kSvgPointsMax);
  CHECK(drawing->strokes.size() + drawing->guides.size() <= kSvgStrokesMax);
  CHECK(!drawing->fault || drawing->fault->message.size() < 1'000);
  return 0;
}
