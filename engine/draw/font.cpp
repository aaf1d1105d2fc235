#include "engine/draw/font.hpp"

#include <algorithm>
#include <utility>

// Kept to this file, with the warnings of code that isn't ours switched off.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#endif
#define STBRP_STATIC
#define STB_RECT_PACK_IMPLEMENTATION
#include <stb_rect_pack.h>
#define STBTT_STATIC
#define STB_TRUETYPE_IMPLEMENTATION
#include <stb_truetype.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace thimble::draw {
namespace {

// Pixels of a capital. At 0.18 to 0.26 mm a pixel, words of 4 to 20 mm are 15 to 111 pixels high. Chosen by
// looking at rendered words: magnified by more than kMagnifiedMost letters turn soft, shrunk by more than
// half they turn rough. Only the rare words higher than 88 pixels are magnified by more.
constexpr std::array kSizesPx{20, 42, 84};
constexpr double kMagnifiedMost = 1.05;
constexpr int kAtlasWidth = 2048;
constexpr int kAtlasHeightMax = 2048;

struct Range {
  char32_t first;
  char32_t last;
};
constexpr std::array kRanges{Range{0x20, 0x7E}, Range{0xA0, 0x17F}, Range{kReplacement, kReplacement}};

constexpr std::size_t glyph_count() {
  std::size_t count = 0;
  for (Range range : kRanges) count += range.last - range.first + 1;
  return count;
}
constexpr std::size_t kGlyphs = glyph_count();

// The place of a code point in the tables; that of kReplacement where there is none.
std::size_t index_of(char32_t code) {
  std::size_t before = 0;
  for (Range range : kRanges) {
    if (code >= range.first && code <= range.last) return before + (code - range.first);
    before += range.last - range.first + 1;
  }
  return kGlyphs - 1;
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

// stb_truetype believes every offset it reads; this finds the files that are cut short or something else
// altogether. A font made to do harm would still pass, but fonts come with the program.
bool is_whole_ttf(std::string_view bytes) {
  constexpr std::size_t kHeader = 12;
  constexpr std::size_t kEntry = 16;
  if (bytes.size() < kHeader || big_endian(bytes, 0, 4) != 0x00010000) return false;
  const std::size_t tables = big_endian(bytes, 4, 2);
  if (bytes.size() < kHeader + kEntry * tables) return false;
  for (std::size_t i = 0; i < tables; ++i) {
    const std::size_t offset = big_endian(bytes, kHeader + kEntry * i + 8, 4);
    const std::size_t length = big_endian(bytes, kHeader + kEntry * i + 12, 4);
    if (offset > bytes.size() || length > bytes.size() - offset) return false;
  }
  return true;
}

}  // namespace

struct Font::Face {
  std::string bytes;
  stbtt_fontinfo info{};
  double capital = 0;  // height in the font's own units
  std::array<int, kGlyphs> font_index{};
  std::array<std::array<Glyph, kGlyphs>, kSizesPx.size()> glyphs{};
  std::vector<std::uint8_t> atlas;
  int atlas_height = 0;

  bool pack();
};

namespace {

struct Packing {
  stbtt_pack_context context{};
  ~Packing() { stbtt_PackEnd(&context); }
};

Rect scaled(const Rect& r, Vec2 factor) { return {r.min * factor, r.max * factor}; }

// The last row with anything in it, and one for the filter.
int used_rows(const std::vector<std::uint8_t>& atlas) {
  const auto last = std::find_if(atlas.rbegin(), atlas.rend(), [](std::uint8_t c) { return c != 0; });
  return static_cast<int>((atlas.rend() - last) / kAtlasWidth) + 2;
}

}  // namespace

bool Font::Face::pack() {
  atlas.assign(static_cast<std::size_t>(kAtlasWidth) * kAtlasHeightMax, 0);
  Packing packing;
  if (stbtt_PackBegin(&packing.context, atlas.data(), kAtlasWidth, kAtlasHeightMax, 0, 2, nullptr) == 0)
    return false;
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  std::vector<stbtt_packedchar> packed(kGlyphs);
  for (std::size_t size = kSizesPx.size(); size-- > 0;) {
    // A negative size is of the em box; this one makes capitals kSizesPx high.
    const double em = kSizesPx[size] / capital / stbtt_ScaleForMappingEmToPixels(&info, 1);
    std::array<stbtt_pack_range, kRanges.size()> ranges{};
    stbtt_packedchar* out = packed.data();
    for (std::size_t i = 0; i < kRanges.size(); ++i) {
      const int count = static_cast<int>(kRanges[i].last - kRanges[i].first + 1);
      ranges[i].font_size = STBTT_POINT_SIZE(static_cast<float>(em));
      ranges[i].first_unicode_codepoint_in_range = static_cast<int>(kRanges[i].first);
      ranges[i].num_chars = count;
      ranges[i].chardata_for_range = out;
      out += count;
    }
    if (stbtt_PackFontRanges(&packing.context, data, 0, ranges.data(), static_cast<int>(ranges.size())) == 0)
      return false;
    for (std::size_t i = 0; i < kGlyphs; ++i) {
      const stbtt_packedchar& c = packed[i];
      const double px = kSizesPx[size];
      glyphs[size][i] = {.box = scaled({{c.xoff, c.yoff}, {c.xoff2, c.yoff2}}, Vec2{1 / px}),
                         .uv = {{c.x0, c.y0}, {c.x1, c.y1}},
                         .advance = c.xadvance / px};
    }
  }
  atlas_height = std::min(used_rows(atlas), kAtlasHeightMax);
  atlas.resize(static_cast<std::size_t>(kAtlasWidth) * static_cast<std::size_t>(atlas_height));
  atlas.shrink_to_fit();
  for (auto& size : glyphs)
    for (Glyph& glyph : size) glyph.uv = scaled(glyph.uv, Vec2{1.0 / kAtlasWidth, 1.0 / atlas_height});
  return true;
}

Result<Font> Font::from_ttf(std::string bytes) {
  if (!is_whole_ttf(bytes))
    return Error{"this is not a whole TrueType font (" + std::to_string(bytes.size()) +
                 " bytes): put the font back where the program was installed"};
  auto face = std::make_unique<Face>();
  face->bytes = std::move(bytes);
  const auto* data = reinterpret_cast<const unsigned char*>(face->bytes.data());
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  const bool has_capitals = stbtt_InitFont(&face->info, data, 0) != 0 &&
                            stbtt_GetCodepointBox(&face->info, 'H', &x0, &y0, &x1, &y1) != 0 && y1 > 0;
  if (!has_capitals)
    return Error{"this font has no capital H, from which sizes are measured: use a Latin font"};
  face->capital = y1;
  for (Range range : kRanges)
    for (char32_t code = range.first; code <= range.last; ++code)
      face->font_index[index_of(code)] = stbtt_FindGlyphIndex(&face->info, static_cast<int>(code));
  if (!face->pack())
    return Error{"the letters of this font don't fit a picture of " + std::to_string(kAtlasWidth) + "x" +
                 std::to_string(kAtlasHeightMax) + " pixels: use a narrower font"};
  return Font{std::move(face)};
}

std::span<const std::uint8_t> Font::atlas() const { return face_->atlas; }
int Font::atlas_width() const { return kAtlasWidth; }
int Font::atlas_height() const { return face_->atlas_height; }

std::size_t Font::size_for(double capital_px) const {
  std::size_t size = 0;
  while (size + 1 < kSizesPx.size() && kSizesPx[size] * kMagnifiedMost < capital_px) ++size;
  return size;
}

const Glyph& Font::glyph(char32_t code, std::size_t size) const {
  return face_->glyphs[size][index_of(code)];
}

double Font::kerning(char32_t left, char32_t right) const {
  const int units = stbtt_GetGlyphKernAdvance(&face_->info, face_->font_index[index_of(left)],
                                              face_->font_index[index_of(right)]);
  return units / face_->capital;
}

double Font::width(std::string_view utf8) const {
  return lay_out(utf8, 0, [](const Glyph&, double) {});
}

Font::Font(std::unique_ptr<Face> face) : face_(std::move(face)) {}
Font::Font(Font&&) noexcept = default;
Font& Font::operator=(Font&&) noexcept = default;
Font::~Font() = default;

}  // namespace thimble::draw
