// Lines, curves and arcs to points in millimetres: the flattening behind svg.hpp.
#pragma once

#include <optional>
#include <string>

#include "engine/core/result.hpp"
#include "engine/draw/svg.hpp"
#include "engine/draw/svg_text.hpp"

namespace thimble::draw {

/// An ellipse's arc: center + x_axis * cos(angle) + y_axis * sin(angle), from angle `start` on through
/// `sweep`.
struct SvgArc {
  Vec2 center{};
  Vec2 x_axis{};
  Vec2 y_axis{};
  double start = 0;  ///< radians
  double sweep = 0;
};

/// Which of a drawing's lists a stroke belongs to.
enum class SvgPart : std::uint8_t { kStroke, kGuide };

/// Appends strokes to a drawing, one for each begin() ... finish() that has two different points. What goes
/// wrong (too many points, a coordinate out of bounds) shows in trouble(), and nothing more is appended.
class SvgStrokeBuilder {
 public:
  SvgStrokeBuilder(SvgDrawing& drawing, const SvgDetail& detail) : drawing_(drawing), detail_(detail) {}

  /// The strokes that follow are of this element, have these widths, and their coordinates are its own.
  void enter(std::string id, std::vector<double> widths, const Affine& to_mm, SvgPart part);

  void begin(Vec2 at);
  void line_to(Vec2 to);
  void curve_to(Vec2 control_1, Vec2 control_2, Vec2 to);
  /// The arc starts where the stroke is and ends at `to`, but for rounding.
  void arc_to(const SvgArc& arc, Vec2 to);
  void finish();
  const std::optional<Error>& trouble() const { return trouble_; }

 private:
  std::size_t pieces(double speed_mm, double bend_mm);
  Vec2 rounded_mm(Vec2 mm) const;
  void add_mm(Vec2 mm);

  SvgDrawing& drawing_;
  SvgDetail detail_;
  std::size_t points_before_ = 0;  // in what the drawing has already
  std::string id_;
  std::vector<double> widths_;
  SvgPart part_ = SvgPart::kStroke;
  Affine to_mm_;
  Vec2 at_{};
  std::vector<Vec2> points_;
  std::optional<Error> trouble_;
};

/// The strokes of path data: M L H V C S Q T A Z and their relative forms. Errors give the character, counted
/// from 1.
Result<void> add_svg_path(std::string_view data, SvgStrokeBuilder& strokes);

}  // namespace thimble::draw
