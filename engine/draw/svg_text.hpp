// The small languages inside SVG attributes: numbers, lengths, transform lists. Independent of the locale.
#pragma once

#include <optional>
#include <string_view>

#include "engine/core/geometry.hpp"
#include "engine/core/result.hpp"

namespace thimble::draw {

/// p -> origin + x * p.x + y * p.y
struct Affine {
  Vec2 x{1, 0};
  Vec2 y{0, 1};
  Vec2 origin{};

  Vec2 vector(Vec2 v) const { return x * v.x + y * v.y; }
  Vec2 point(Vec2 p) const { return origin + vector(p); }
};
/// First `inner`, then `outer`.
inline Affine combined(const Affine& outer, const Affine& inner) {
  return {outer.vector(inner.x), outer.vector(inner.y), outer.point(inner.origin)};
}

/// Reads along a text, remembering where it is.
class SvgScanner {
 public:
  explicit SvgScanner(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ == text_.size(); }
  /// 0 at the end.
  char peek() const { return at_end() ? '\0' : text_[at_]; }
  void skip() { ++at_; }
  void skip_spaces();
  /// Spaces with at most one comma among them.
  void skip_separator();
  /// A number as SVG has it (-1.5e-3, .5, 1.), taken off only when it is one and is finite.
  std::optional<double> number();
  /// A single 0 or 1, which needn't be separated from what follows.
  std::optional<bool> flag();
  /// Letters up to something else.
  std::string_view word();
  /// Counted from 1.
  std::size_t position() const { return at_ + 1; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

/// In user units: a plain number, or one with px, mm, cm, in, pt or pc (CSS has 96 px an inch).
Result<double> svg_length(std::string_view text);
/// The same in millimetres.
Result<double> svg_millimetres(std::string_view text);
/// matrix, translate, scale, rotate, skewX, skewY, one after the other.
Result<Affine> svg_transform(std::string_view text);

inline constexpr double kMmPerUserUnit = 25.4 / 96;

}  // namespace thimble::draw
