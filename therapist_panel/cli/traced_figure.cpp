#include "therapist_panel/cli/traced_figure.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/core/check.hpp"
#include "engine/play/content.hpp"

namespace thimble::panel {
namespace {

/// So many of a stroke's points say which stroke of the template is near; each costs a look at all of that.
constexpr std::size_t kPointsLookedAt = 100;

bool is_svg(const store::CsvText& shape) {
  if (shape.name.ends_with(".svg")) return true;
  const std::size_t first = shape.text.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  return first != std::string_view::npos && shape.text[first] == '<';
}

double mean_distance_mm(std::span<const motion::TimedPoint> points, const Polyline& line) {
  const std::size_t looked_at = std::min(points.size(), kPointsLookedAt);
  double sum_mm = 0;
  for (std::size_t i = 0; i < looked_at; ++i)
    sum_mm += line.project(points[i * points.size() / looked_at].mm).distance_mm;
  return sum_mm / static_cast<double>(looked_at);
}

std::size_t nearest_stroke(std::span<const motion::TimedPoint> points, std::span<const Polyline> templates) {
  if (templates.size() == 1) return 0;
  std::vector<double> distances_mm;
  for (const Polyline& line : templates) distances_mm.push_back(mean_distance_mm(points, line));
  return static_cast<std::size_t>(std::min_element(distances_mm.begin(), distances_mm.end()) -
                                  distances_mm.begin());
}

}  // namespace

Result<TracedTemplate> traced_template(const store::CsvText& shape) {
  TracedTemplate traced;
  if (is_svg(shape)) {
    const auto content =
        play::content_from_svg(std::string{shape.name}, std::string{shape.text}, draw::kSvgForMeasuring);
    if (!content) return content.error();
    traced.page_mm = (*content)->page_mm;
    for (const play::ContentStroke& stroke : (*content)->strokes) traced.strokes.push_back(stroke.line);
    return traced;
  }
  auto points = store::points_from_csv(shape);
  if (!points) return points.error();
  traced.strokes.emplace_back(std::move(*points));
  return traced;
}

motion::TracedFigure traced_figure(std::span<const motion::TimedPoint> path,
                                   std::span<const Polyline> templates, double corridor_mm,
                                   motion::SignalChain::Kind kind) {
  CHECK(!templates.empty());
  motion::TracedFigure figure{.templates = {}, .drawn = {}};
  for (const Polyline& line : templates) figure.templates.push_back({line, motion::Corridor{corridor_mm}});
  const bool raw = kind == motion::SignalChain::Kind::kRaw;
  for (const auto piece : raw ? std::vector{path} : motion::split_at_gaps(path))
    figure.drawn.push_back({.template_stroke = nearest_stroke(piece, templates),
                            .points = {piece.begin(), piece.end()},
                            .end = motion::StrokeEnd::kLift});
  return figure;
}

}  // namespace thimble::panel
