// How well two colours can be told apart: the formula of WCAG 2.1 (relative luminance).
#pragma once

#include <algorithm>
#include <cmath>

#include "engine/draw/palette.hpp"

namespace thimble::test {

inline double linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

inline double luminance(draw::Rgba c) {
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

/// 1 for equal colours, 21 for black on white.
inline double contrast(draw::Rgba a, draw::Rgba b) {
  const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
  return (light + 0.05) / (dark + 0.05);
}

inline double contrast(draw::Role a, draw::Role b) {
  return contrast(draw::calm_palette().color(a), draw::calm_palette().color(b));
}

}  // namespace thimble::test
