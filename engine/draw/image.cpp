#include "engine/draw/image.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <limits>
#include <memory>
#include <system_error>

#include "engine/core/check.hpp"

// Kept to this file, with the warnings of code that isn't ours switched off.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#endif
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#define STBI_MAX_DIMENSIONS 8192
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#include <stb_image.h>
#define STBI_WRITE_NO_STDIO
#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb_image_write.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace thimble::draw {
namespace {

static_assert(STBI_MAX_DIMENSIONS == kImageSideMax);

Error not_opened(const std::filesystem::path& path, const char* purpose) {
  return Error{"can't open " + path.string() + " to " + purpose + ": check that it is there and allowed"};
}

void append_bytes(void* out, void* data, int size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

std::string png_bytes(const Image& image) {
  std::string bytes;
  const int written = stbi_write_png_to_func(append_bytes, &bytes, image.width, image.height, 4,
                                             image.rgba.data(), image.width * 4);
  CHECK(written != 0);  // fails only for sizes that an Image can't have
  return bytes;
}

std::string size_words(const Image& image) {
  return std::to_string(image.width) + "x" + std::to_string(image.height);
}

int pixel_difference(const std::uint8_t* a, const std::uint8_t* b) {
  int worst = 0;
  for (int i = 0; i < 4; ++i) worst = std::max(worst, std::abs(a[i] - b[i]));
  return worst;
}

// Grey (the expected picture's lightness, pale) where the difference is tolerated; yellow at the smallest
// that isn't, red from 64 on.
void paint_heat(const std::uint8_t* expected, int difference, std::uint8_t* out) {
  if (difference <= kChannelTolerance) {
    const int grey = 128 + (expected[0] + expected[1] + expected[2]) / 6;
    std::fill_n(out, 3, static_cast<std::uint8_t>(std::min(grey, 255)));
  } else {
    out[0] = 255;
    out[1] = static_cast<std::uint8_t>(220 - 220 * std::min(difference, 64) / 64);
    out[2] = 0;
  }
  out[3] = 255;
}

void keep_worst(std::vector<Comparison::Pixel>& worst, Comparison::Pixel pixel) {
  constexpr std::size_t kWorstKept = 5;
  const auto place = std::find_if(worst.begin(), worst.end(),
                                  [&](const auto& other) { return other.difference < pixel.difference; });
  worst.insert(place, pixel);
  if (worst.size() > kWorstKept) worst.pop_back();
}

std::filesystem::path with_ending(std::filesystem::path path, const char* ending) { return path += ending; }

}  // namespace

Result<Image> image_from_png(std::span<const std::uint8_t> bytes) {
  int width = 0, height = 0, channels = 0;
  const auto size = static_cast<int>(std::min<std::size_t>(bytes.size(), std::numeric_limits<int>::max()));
  if (stbi_info_from_memory(bytes.data(), size, &width, &height, &channels) == 0) {
    const std::string reason = bytes.empty() ? "no bytes" : stbi_failure_reason();
    return Error{"expected a PNG picture of at most " + std::to_string(kImageSideMax) +
                 " pixels a side, found " + std::to_string(bytes.size()) + " bytes that aren't one (" +
                 reason + ")"};
  }
  if (width > kImageSideMax || height > kImageSideMax)
    return Error{"this picture is " + std::to_string(width) + "x" + std::to_string(height) +
                 " pixels, more than " + std::to_string(kImageSideMax) + " a side: make it smaller"};
  const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> pixels{
      stbi_load_from_memory(bytes.data(), size, &width, &height, &channels, 4), &stbi_image_free};
  if (!pixels)
    return Error{std::string{"this PNG picture is damaged ("} + stbi_failure_reason() + "): make it anew"};
  const std::size_t count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
  return Image{width, height, {pixels.get(), pixels.get() + count}};
}

Result<Image> read_png(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) return not_opened(path, "read");
  const std::vector<char> bytes{std::istreambuf_iterator<char>{file}, {}};
  Result<Image> image = image_from_png({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  if (!image) return Error{path.string() + ": " + image.error().message};
  return image;
}

Result<void> write_png(const Image& image, const std::filesystem::path& path) {
  CHECK(image.width > 0 && image.height > 0 && image.width <= kImageSideMax && image.height <= kImageSideMax);
  CHECK(image.rgba.size() ==
        static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 4);
  const std::string bytes = png_bytes(image);
  const std::filesystem::path part = with_ending(path, ".part");
  std::error_code failure;
  {
    std::ofstream file{part, std::ios::binary | std::ios::trunc};
    if (!file) return not_opened(part, "write");
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
      std::filesystem::remove(part, failure);
      return Error{"can't write " + std::to_string(bytes.size()) + " bytes to " + path.string() +
                   ": check the space on that disk"};
    }
  }
  std::filesystem::rename(part, path, failure);
  if (failure) {
    const std::string reason = failure.message();
    std::filesystem::remove(part, failure);
    return Error{"can't put the picture in place at " + path.string() + " (" + reason + ")"};
  }
  return {};
}

Image premultiplied(Image image) {
  for (std::size_t i = 0; i + 3 < image.rgba.size(); i += 4)
    for (std::size_t c = i; c < i + 3; ++c)
      image.rgba[c] = static_cast<std::uint8_t>((image.rgba[c] * image.rgba[i + 3] + 127) / 255);
  return image;
}

bool Comparison::same() const {
  return static_cast<double>(outliers) <= kOutlierFraction * static_cast<double>(pixels);
}

std::string Comparison::words() const {
  std::string words = std::to_string(outliers) + " of " + std::to_string(pixels) +
                      " pixels differ by more than " + std::to_string(kChannelTolerance);
  for (const Pixel& pixel : worst) {
    words += &pixel == &worst.front() ? "; worst: " : ", ";
    words += std::to_string(pixel.difference) + " at (" + std::to_string(pixel.x) + ", " +
             std::to_string(pixel.y) + ")";
  }
  return words;
}

Result<Comparison> compare(const Image& expected, const Image& found) {
  if (expected.width != found.width || expected.height != found.height)
    return Error{"expected a picture of " + size_words(expected) + " pixels, found one of " +
                 size_words(found)};
  CHECK(expected.rgba.size() == found.rgba.size());
  Comparison result;
  result.pixels = expected.rgba.size() / 4;
  result.heat_map = {expected.width, expected.height, std::vector<std::uint8_t>(expected.rgba.size())};
  for (int y = 0; y < expected.height; ++y) {
    for (int x = 0; x < expected.width; ++x) {
      const std::size_t at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(expected.width) +
                              static_cast<std::size_t>(x)) *
                             4;
      const int difference = pixel_difference(&expected.rgba[at], &found.rgba[at]);
      paint_heat(&expected.rgba[at], difference, &result.heat_map.rgba[at]);
      if (difference <= kChannelTolerance) continue;
      ++result.outliers;
      keep_worst(result.worst, {x, y, difference});
    }
  }
  return result;
}

Result<void> matches_golden(const Image& found, const std::filesystem::path& golden,
                            const std::filesystem::path& report) {
  const auto failed = [&](const std::string& why) {
    const std::filesystem::path picture = with_ending(report, ".found.png");
    const Result<void> kept = write_png(found, picture);
    return Error{golden.string() + ": " + why + "; " +
                 (kept ? "what was found is in " + picture.string() : kept.error().message)};
  };
  const Result<Image> expected = read_png(golden);
  if (!expected) return failed("no golden picture to hold this one to (" + expected.error().message + ")");
  const Result<Comparison> comparison = compare(*expected, found);
  if (!comparison) return failed(comparison.error().message);
  if (comparison->same()) return {};
  const std::filesystem::path heat = with_ending(report, ".heat.png");
  const Result<void> kept = write_png(comparison->heat_map, heat);
  return failed(comparison->words() + "; " +
                (kept ? "the heat map is in " + heat.string() : kept.error().message));
}

}  // namespace thimble::draw
