#include "therapist_panel/plot/time_series_plot.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "therapist_panel/model/axis.hpp"
#include "therapist_panel/plot/paint.hpp"

namespace thimble::panel {
namespace {

struct Frame {
  ImVec2 min{}, max{};  // of the data area
  Axis y;
  std::size_t count = 1;

  float x_of(std::size_t index) const {
    return min.x + (max.x - min.x) * (static_cast<float>(index) + 0.5f) / static_cast<float>(count);
  }
  float y_of(double value) const { return max.y - (max.y - min.y) * static_cast<float>(y.place(value)); }
};

/// The unit stands once, at the topmost mark.
std::string label_of_tick(const Axis& axis, double tick, const std::string& unit) {
  return quantity_text(tick, axis.decimals, tick == axis.ticks.back() ? unit : "");
}

void draw_value_axis(ImDrawList& list, const Frame& frame, const std::string& unit) {
  const float half_line = ImGui::GetTextLineHeight() / 2;
  for (double tick : frame.y.ticks) {
    const float y = std::floor(frame.y_of(tick)) + 0.5f;
    list.AddLine({frame.min.x, y}, {frame.max.x, y}, color::kLine, 1);
    draw_text(list, {frame.min.x - 8, y - half_line}, label_of_tick(frame.y, tick, unit), color::kFaint,
              TextAlign::kRight);
  }
}

/// A line where a session begins, with its day where there is room for the words.
void draw_sessions(ImDrawList& list, const Frame& frame, const Series& series, MinutesEast zone) {
  float free_from = frame.min.x;
  std::string last_day;
  for (std::size_t first : series.session_begins) {
    const float x = frame.min.x +
                    (frame.max.x - frame.min.x) * static_cast<float>(first) / static_cast<float>(frame.count);
    if (first > 0) list.AddLine({x, frame.min.y}, {x, frame.max.y + 6}, color::kLine, 1);
    const std::string day = day_text(series.points[first].started_utc, zone);
    const std::string shown = day.substr(0, day.rfind(' '));
    const float width = ImGui::CalcTextSize(shown.c_str()).x;
    if (shown == last_day || x < free_from || x + width > frame.max.x + 12) continue;
    draw_text(list, {x + (first > 0 ? 4.0f : 0.0f), frame.max.y + 6}, shown, color::kFaint);
    free_from = x + width + 16;
    last_day = shown;
  }
}

void draw_points(ImDrawList& list, const Frame& frame, const Series& series) {
  std::vector<ImVec2> px;
  for (std::size_t i = 0; i < series.points.size(); ++i)
    px.push_back({frame.x_of(i), frame.y_of(series.points[i].value)});
  // A line joins the trials of one sitting only: between sittings there is time in which much happens.
  for (std::size_t i = 1; i < px.size(); ++i)
    if (series.points[i].session == series.points[i - 1].session)
      list.AddLine(px[i - 1], px[i], with_alpha(color::kAccent, 0.35f), 2);
  const float radius = px.size() > 60 ? 3.0f : 5.0f;
  for (std::size_t i = 0; i < px.size(); ++i) {
    list.AddCircleFilled(px[i], radius + 1.5f, color::kCard, 20);
    if (series.points[i].helped)
      list.AddCircle(px[i], radius - 0.5f, color::kAccent, 20, 2);
    else
      list.AddCircleFilled(px[i], radius, color::kAccent, 20);
  }
}

std::optional<HoveredPoint> hovered_point(const Frame& frame, const Series& series) {
  const ImVec2 mouse = ImGui::GetMousePos();
  if (mouse.x < frame.min.x || mouse.x > frame.max.x || mouse.y < frame.min.y - 8 ||
      mouse.y > frame.max.y + 8)
    return std::nullopt;
  const float place = (mouse.x - frame.min.x) / (frame.max.x - frame.min.x) * static_cast<float>(frame.count);
  const auto index = std::min(static_cast<std::size_t>(std::max(place, 0.0f)), series.points.size() - 1);
  return HoveredPoint{index, {frame.x_of(index), frame.y_of(series.points[index].value)}};
}

}  // namespace

std::optional<HoveredPoint> draw_time_series(ImDrawList& list, ImVec2 min, ImVec2 max,
                                             const ProgressPlot& plot, const ProgressView& view,
                                             MinutesEast zone) {
  const float line = ImGui::GetTextLineHeight();
  const int ticks = std::clamp(static_cast<int>((max.y - min.y) / (2.2f * line)), 3, 7);
  Frame frame;
  // Never finer than the measure's own last digit, or noise would look like news.
  const double finest = (ticks - 1) * std::pow(10.0, -view.decimals);
  frame.y = nice_axis_from_zero(plot.low, std::max(plot.high, plot.low + finest), ticks);
  frame.count = plot.series.points.size();
  float label_width = 0;
  for (double tick : frame.y.ticks)
    label_width =
        std::max(label_width, ImGui::CalcTextSize(label_of_tick(frame.y, tick, view.unit).c_str()).x);
  frame.min = {min.x + label_width + 10, min.y + line * 0.6f};
  frame.max = {max.x - 8, max.y - line - 8};
  draw_value_axis(list, frame, view.unit);
  draw_sessions(list, frame, plot.series, zone);
  const std::optional<HoveredPoint> hovered = hovered_point(frame, plot.series);
  if (hovered) list.AddLine({hovered->px.x, frame.min.y}, {hovered->px.x, frame.max.y}, color::kGuide, 1);
  draw_points(list, frame, plot.series);
  if (hovered) list.AddCircle(hovered->px, 9, color::kAccent, 24, 2);
  return hovered;
}

}  // namespace thimble::panel
