// Pictures in memory, PNG in and out, and the comparison that golden pictures are held to.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "engine/core/result.hpp"

namespace thimble::draw {

/// Four bytes a pixel (straight alpha, sRGB), row by row from the top.
struct Image {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;

  bool operator==(const Image&) const = default;
};

/// Larger than any display, and 256 MiB: what a damaged or hostile header may make us allocate.
inline constexpr int kImageSideMax = 8192;

/// Of any PNG. Errors: not a PNG, too large, damaged.
Result<Image> image_from_png(std::span<const std::uint8_t> bytes);
Result<Image> read_png(const std::filesystem::path& path);

/// Whole or not at all: into a neighbour that is renamed. The image isn't empty.
Result<void> write_png(const Image& image, const std::filesystem::path& path);

/// Colours times alpha, as the renderer's textures must be.
Image premultiplied(Image image);

/// How two pictures of one size differ.
struct Comparison {
  struct Pixel {
    int x = 0, y = 0;
    int difference = 0;  ///< of the channel that differs most
  };
  std::size_t pixels = 0;
  std::size_t outliers = 0;  ///< pixels with a channel that differs by more than kChannelTolerance
  std::vector<Pixel> worst;  ///< of the outliers, at most 5, the worst first, then from the top
  Image heat_map;            ///< grey where equal, from yellow to red where not

  /// At most kOutlierFraction of the pixels.
  bool same() const;
  /// "12 of 1024000 pixels differ by more than 2; worst: 87 at (10, 20), ..."
  std::string words() const;
};

/// What llvmpipe differs by from one CPU to the next (measured: at most 2 a channel, 0.014 % of pixels by
/// more).
inline constexpr int kChannelTolerance = 2;
inline constexpr double kOutlierFraction = 0.0001;

/// Different sizes are an error.
Result<Comparison> compare(const Image& expected, const Image& found);

/// Holds a picture to a golden one on disk. A missing golden, another size or too many outliers is an error
/// that says which pixels are worst; what was found and the heat map are then left beside `report`
/// (NAME.found.png, NAME.heat.png).
Result<void> matches_golden(const Image& found, const std::filesystem::path& golden,
                            const std::filesystem::path& report);

}  // namespace thimble::draw
