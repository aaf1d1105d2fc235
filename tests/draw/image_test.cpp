// Goal: pictures survive the way to disk and back, damaged ones are refused, and goldens can fail. Method:
// small pictures made by hand, a PNG of one red pixel made with another program, and folders of the test's
// own.
#include "engine/draw/image.hpp"

#include <unistd.h>

#include <array>
#include <fstream>

#include "tests/catch.hpp"

using namespace thimble;
using namespace thimble::draw;
namespace fs = std::filesystem;

namespace {

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "thimble_image_XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  fs::path operator/(const char* name) const { return path_ / name; }
  std::ptrdiff_t files() const { return std::distance(fs::directory_iterator{path_}, {}); }

 private:
  fs::path path_;
};

Image grey(int width, int height) {
  return {width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height * 4), 128)};
}

void set(Image& image, int x, int y, std::uint8_t value) {
  image.rgba[static_cast<std::size_t>((y * image.width + x) * 4 + 1)] = value;
}

bool says(const Error& error, std::string_view words) {
  return error.message.find(words) != std::string::npos;
}

// 1x1, (200, 16, 46) opaque, written by Python's zlib and struct.
constexpr std::array<std::uint8_t, 70> kRed{
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48,
    0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00,
    0x00, 0x1F, 0x15, 0xC4, 0x89, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x44, 0x41, 0x54, 0x78,
    0x9C, 0x63, 0x38, 0x21, 0xA0, 0xF7, 0x1F, 0x00, 0x04, 0xB0, 0x02, 0x06, 0x84, 0x30,
    0x77, 0xFE, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82};

}  // namespace

TEST_CASE("a PNG that another program made is read") {
  const Result<Image> image = image_from_png(kRed);
  REQUIRE(image.ok());
  CHECK(*image == Image{1, 1, {200, 16, 46, 255}});
}

TEST_CASE("what isn't a PNG is refused") {
  CHECK_FALSE(image_from_png({}).ok());
  const std::array<std::uint8_t, 5> text{'h', 'e', 'l', 'l', 'o'};
  const Result<Image> image = image_from_png(text);
  REQUIRE_FALSE(image.ok());
  CHECK(says(image.error(), "PNG"));
}

TEST_CASE("a PNG that is cut short is refused at any length") {
  for (std::size_t size = 0; size + 16 < kRed.size(); ++size)
    CHECK_FALSE(image_from_png(std::span{kRed}.first(size)).ok());
}

TEST_CASE("a header that claims more than 8192 pixels a side is refused before anything is allocated") {
  auto bytes = kRed;
  bytes[18] = 0x20;  // width 0x2001
  const Result<Image> image = image_from_png(bytes);
  REQUIRE_FALSE(image.ok());
  CHECK(says(image.error(), "8192"));
}

TEST_CASE("a missing file is an error with its name") {
  const Result<Image> image = read_png("/nonexistent/picture.png");
  REQUIRE_FALSE(image.ok());
  CHECK(says(image.error(), "/nonexistent/picture.png"));
}

TEST_CASE("a picture written is the picture read, and nothing else is left") {
  const Folder folder;
  Image image = grey(13, 7);
  set(image, 12, 6, 3);
  REQUIRE(write_png(image, folder / "a.png").ok());
  CHECK(*read_png(folder / "a.png") == image);
  CHECK(folder.files() == 1);
}

TEST_CASE("a picture that can't be written says so and leaves the old one") {
  CHECK_FALSE(write_png(grey(2, 2), "/nonexistent/a.png").ok());
  const Folder folder;
  fs::create_directories(folder / "taken.png" / "inside");
  CHECK_FALSE(write_png(grey(2, 2), folder / "taken.png").ok());  // a folder has that name
  CHECK(folder.files() == 1);
}

TEST_CASE("premultiplying scales colours by alpha and rounds") {
  CHECK(premultiplied({3, 1, {255, 100, 1, 128, 9, 9, 9, 0, 7, 8, 9, 255}}) ==
        Image{3, 1, {128, 50, 1, 128, 0, 0, 0, 0, 7, 8, 9, 255}});
}

TEST_CASE("pictures of different sizes can't be compared") {
  CHECK_FALSE(compare(grey(2, 3), grey(3, 2)).ok());
}

TEST_CASE("two a channel is tolerated, three is an outlier") {
  const Image expected = grey(10, 10);
  Image found = expected;
  set(found, 4, 5, 130);
  CHECK(compare(expected, found)->outliers == 0);
  set(found, 4, 5, 125);
  const Comparison comparison = compare(expected, found).value();
  CHECK(comparison.outliers == 1);
  CHECK_FALSE(comparison.same());
  CHECK(comparison.words() == "1 of 100 pixels differ by more than 2; worst: 3 at (4, 5)");
}

TEST_CASE("one outlier in ten thousand pixels is the same picture, two aren't") {
  const Image expected = grey(100, 100);
  Image found = expected;
  set(found, 1, 1, 255);
  CHECK(compare(expected, found)->same());
  set(found, 2, 2, 255);
  CHECK_FALSE(compare(expected, found)->same());
}

TEST_CASE("the worst pixels come first, five of them, and are hot on the map") {
  const Image expected = grey(10, 10);
  Image found = expected;
  for (int i = 0; i < 8; ++i) set(found, i, i, static_cast<std::uint8_t>(140 + 10 * i));
  const Comparison comparison = compare(expected, found).value();
  REQUIRE(comparison.worst.size() == 5);
  CHECK(comparison.worst[0].x == 7);
  CHECK(comparison.worst[0].difference == 82);
  CHECK(comparison.worst[4].difference == 42);
  const std::uint8_t* hot = &comparison.heat_map.rgba[(7 * 10 + 7) * 4];
  CHECK((hot[0] == 255 && hot[1] == 0 && hot[2] == 0));
  const std::uint8_t* calm = &comparison.heat_map.rgba[9 * 4];
  CHECK((calm[0] == calm[1] && calm[1] == calm[2]));
}

TEST_CASE("a missing golden fails, and leaves what was found to be looked at") {
  const Folder folder;
  const Result<void> held = matches_golden(grey(4, 4), folder / "none.png", folder / "report");
  REQUIRE_FALSE(held.ok());
  CHECK(says(held.error(), "none.png"));
  CHECK(*read_png(folder / "report.found.png") == grey(4, 4));
}

TEST_CASE("a golden holds an equal picture and leaves nothing behind") {
  const Folder folder;
  REQUIRE(write_png(grey(4, 4), folder / "golden.png").ok());
  CHECK(matches_golden(grey(4, 4), folder / "golden.png", folder / "report").ok());
  CHECK(folder.files() == 1);
}

TEST_CASE("a golden that differs fails with the worst pixel, what was found and a heat map") {
  const Folder folder;
  REQUIRE(write_png(grey(4, 4), folder / "golden.png").ok());
  Image found = grey(4, 4);
  set(found, 3, 2, 0);
  const Result<void> held = matches_golden(found, folder / "golden.png", folder / "report");
  REQUIRE_FALSE(held.ok());
  CHECK(says(held.error(), "128 at (3, 2)"));
  CHECK(read_png(folder / "report.found.png").ok());
  CHECK(read_png(folder / "report.heat.png").ok());
  CHECK_FALSE(matches_golden(grey(5, 4), folder / "golden.png", folder / "report").ok());
}
