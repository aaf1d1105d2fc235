// What a game is played on: the strokes of one SVG drawing, in millimetres on its page. Data, not code: a
// therapist's new path is an SVG drawn in Inkscape.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/polyline.hpp"
#include "engine/core/result.hpp"
#include "engine/draw/svg.hpp"
#include "engine/motion/tracing/corridor.hpp"

namespace thimble::play {

struct ContentStroke {
  std::string id;                ///< of the SVG element, may be empty
  Polyline line;                 ///< in the direction of drawing
  std::vector<double> widths{};  ///< as draw::SvgStroke has them

  /// How wide the corridor is at arc length s, as a multiple of the exercise's width. Uses only + - x /, so
  /// that game steps may ask.
  double width_factor(double s_mm) const;
  /// The largest of these along it.
  double widest_factor() const;
  /// The corridor around it, of an exercise whose width is `corridor_mm`.
  motion::Corridor corridor(double corridor_mm) const;
};

struct Content {
  std::string id;    ///< "circle", "letters/lower_a": the path under shapes/ without ".svg"
  std::string text;  ///< the SVG itself, kept with every record, so that a later change of the file can't
                     ///< alter a replay
  std::string hash;  ///< of the text, 16 hexadecimal digits
  Vec2 page_mm{};    ///< width and height
  std::vector<ContentStroke> strokes;  ///< in the order of drawing
  std::vector<Polyline> guides;        ///< only for the eye: the lines that letters stand on; often none
  bool mirrors = false;  ///< means the same mirrored left to right, so that a left hand may be given that
};

/// Of all strokes together, without the ways from one to the next.
double length_mm(std::span<const ContentStroke> strokes);

/// What `text` is read as, with its hash.
std::shared_ptr<const Content> content_of(std::string id, std::string text, draw::SvgDrawing drawing);

/// Reads the strokes of an SVG in document order, flattened to pieces of at most 0.5 mm, rounded to
/// micrometres (so that no libm can move a replay) unless another detail is asked for. Errors name what is
/// wrong: not XML, not an SVG, no page size, no strokes, an element that draws nothing, too many points.
Result<std::shared_ptr<const Content>> content_from_svg(std::string id, std::string text,
                                                        const draw::SvgDetail& detail = {});
/// The same for what a record holds: it was played, so a fault (draw::SvgDrawing) no longer matters.
Result<std::shared_ptr<const Content>> content_of_record(std::string id, std::string text);

}  // namespace thimble::play
