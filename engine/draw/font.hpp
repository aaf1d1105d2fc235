// Words for the child's window: Latin letters of one TTF as pictures in one atlas. Lengths are in capital
// heights, so that the caller's millimetres or pixels scale them. Knows no files: it is given the font's
// bytes.
//
// The letters are kept at three sizes, and painted from the smallest that suits (size_for), so that plain
// linear filtering without mipmaps stays crisp.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/result.hpp"
#include "engine/draw/utf8.hpp"

namespace thimble::draw {

/// One letter relative to the pen on the baseline, in capital heights, y down. No area for a space.
struct Glyph {
  Rect box{{0, 0}, {0, 0}};
  Rect uv{{0, 0}, {0, 0}};  ///< in the atlas, 0..1
  double advance = 0;
};

class Font {
 public:
  /// Basic Latin, Latin-1 and Latin Extended-A. Anything that isn't a TrueType font with a capital H is an
  /// error.
  static Result<Font> from_ttf(std::string bytes);
  Font(Font&&) noexcept;
  Font& operator=(Font&&) noexcept;
  ~Font();

  /// Coverage, one byte a pixel, row by row from the top: for a one-channel texture whose value is read into
  /// all four channels (GL_R8 with GL_TEXTURE_SWIZZLE_RGBA), which is premultiplied white.
  std::span<const std::uint8_t> atlas() const;
  int atlas_width() const;
  int atlas_height() const;

  /// Which of the kept sizes suits text whose capitals are so many pixels high.
  std::size_t size_for(double capital_px) const;
  /// What the font lacks looks like U+FFFD, or a box.
  const Glyph& glyph(char32_t code, std::size_t size) const;
  /// To add to the advance between two letters, in capital heights.
  double kerning(char32_t left, char32_t right) const;
  /// Width of a line, in capital heights: the pen's way.
  double width(std::string_view utf8) const;

  /// Calls place(glyph, pen) for each letter of a line, with the pen's way so far in capital heights; returns
  /// all of it.
  template <class Place>
  double lay_out(std::string_view utf8, std::size_t size, Place place) const {
    double pen = 0;
    char32_t previous = 0;
    while (!utf8.empty()) {
      const char32_t code = take_utf8(utf8);
      if (previous != 0) pen += kerning(previous, code);
      const Glyph& letter = glyph(code, size);
      place(letter, pen);
      pen += letter.advance;
      previous = code;
    }
    return pen;
  }

 private:
  struct Face;
  explicit Font(std::unique_ptr<Face> face);
  std::unique_ptr<Face> face_;
};

}  // namespace thimble::draw
