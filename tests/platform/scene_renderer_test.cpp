// Goal: a picture that is mended bit by bit is the picture that would be drawn at once, however it came
// about, and costs only what changed. Method: the offscreen driver with Mesa's software GL; pictures are
// compared with fresh ones of the same lists, single pixels with colours worked out by hand.
#include "engine/platform/scene_renderer.hpp"

#include "tests/platform/pictures.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using namespace thimble::test;
using draw::Role;

namespace {

draw::Rgba pixel(const draw::Image& image, int x, int y) {
  const std::uint8_t* p =
      image.rgba.data() + (std::size_t(y) * std::size_t(image.width) + std::size_t(x)) * 4;
  return {p[0], p[1], p[2], p[3]};
}

draw::Image fresh_picture(const draw::DrawList& list) { return headless()->picture(list, kPictureMapping); }

void check_same(const draw::Image& expected, const draw::Image& found) {
  const auto comparison = draw::compare(expected, found);
  REQUIRE(comparison.ok());
  INFO(comparison->words());
  CHECK(comparison->same());
}

/// One channel of `over` at some opacity over `under`, both straight.
int mixed(int over, int under, double alpha) {
  return static_cast<int>(std::lround(under + (over - under) * alpha));
}

}  // namespace

TEST_CASE("a sprite that isn't there is named, and left out of the picture", "[scene]") {
  const auto screen = headless();
  draw::DrawList with, without;
  with.still.disc({40, 30}, 5, {Role::kStart});
  without.still.disc({40, 30}, 5, {Role::kStart});
  with.still.sprite("unicorn", {40, 30}, {20, 20});
  REQUIRE(screen->scene().load_sprites());
  check_same(fresh_picture(without), screen->picture(with, kPictureMapping));
  CHECK(screen->scene().trouble().find("unicorn") != std::string::npos);
}

TEST_CASE("a damaged sprite is an error that names it before anything is drawn", "[scene]") {
  class OneDamaged final : public play::AssetSource {
   public:
    Result<std::string> read(std::string_view path) const override {
      return path == "sprites/bee.png" ? Result<std::string>{"no picture"} : built_assets().read(path);
    }
    std::vector<std::string> list(std::string_view folder) const override {
      return built_assets().list(folder);
    }
  };
  const OneDamaged assets;
  const platform::Video video = offscreen_video();
  const auto screen = platform::Headless::open(assets, kPictureSize).value();
  const Result<void> loaded = screen->scene().load_sprites();
  REQUIRE_FALSE(loaded.ok());
  CHECK(loaded.error().message.find("sprite bee") != std::string::npos);
}

TEST_CASE("a picture of a size that the driver can't make is an error that says so", "[scene]") {
  const auto screen = headless();
  const Result<void> resized = screen->scene().resize({1'000'000, 10});
  REQUIRE_FALSE(resized.ok());
  CHECK(resized.error().message.find("1000000") != std::string::npos);
}

TEST_CASE("an empty list is paper", "[scene]") {
  const draw::Image image = fresh_picture({});
  REQUIRE(image.width == kPictureSize.x);
  REQUIRE(image.height == kPictureSize.y);
  const draw::Rgba paper = draw::calm_palette().color(Role::kPaper);
  CHECK(pixel(image, 0, 0) == paper);
  CHECK(pixel(image, 319, 239) == paper);
}

TEST_CASE("the first row of a picture is the top, and millimetres land where the mapping says", "[scene]") {
  draw::DrawList list;
  list.live.disc({10, 5}, 2, {Role::kInk});
  const draw::Image image = fresh_picture(list);
  CHECK(pixel(image, 40, 20) == draw::calm_palette().color(Role::kInk));
  CHECK(pixel(image, 40, 240 - 20) == draw::calm_palette().color(Role::kPaper));
}

TEST_CASE("ink drawn piece by piece is the picture drawn at once", "[scene]") {
  const std::vector<Vec2> points = knot(301);
  draw::DrawList list;
  draw_still(list.still);
  const auto screen = headless();
  for (std::size_t count = 1; count < points.size(); count += 7) {
    list.ink = {
        {.stroke = 1, .points = std::span{points}.first(count), .width_mm = 3, .paint = {Role::kInk, 0.5f}}};
    screen->scene().draw(list, kPictureMapping);
  }
  list.ink[0].points = points;
  check_same(fresh_picture(list), screen->picture(list, kPictureMapping));
}

TEST_CASE("strokes laid down one after another are the picture drawn at once", "[scene]") {
  const std::vector<Vec2> first = knot(200), second = knot(200, 0.4);
  draw::DrawList list;
  const auto screen = headless();
  const draw::Paint ink{Role::kInk, 0.5f};
  for (std::size_t count = 10; count <= first.size(); count += 10) {
    list.ink = {{.stroke = 1, .points = std::span{first}.first(count), .width_mm = 3, .paint = ink}};
    screen->scene().draw(list, kPictureMapping);
  }
  for (std::size_t count = 10; count <= second.size(); count += 10) {
    list.ink = {{.stroke = 1, .points = first, .width_mm = 3, .paint = ink},
                {.stroke = 2, .points = std::span{second}.first(count), .width_mm = 3, .paint = ink}};
    screen->scene().draw(list, kPictureMapping);
  }
  check_same(fresh_picture(list), screen->scene().screenshot());
}

TEST_CASE("translucent ink that crosses itself and was drawn in pieces doesn't double", "[scene]") {
  const std::vector<Vec2> cross{{20, 30}, {60, 30}, {60, 45}, {40, 45}, {40, 15}};
  draw::DrawList list;
  const auto screen = headless();
  for (std::size_t count = 1; count <= cross.size(); ++count) {
    list.ink = {
        {.stroke = 1, .points = std::span{cross}.first(count), .width_mm = 4, .paint = {Role::kInk, 0.5f}}};
    screen->scene().draw(list, kPictureMapping);
  }
  const draw::Image image = screen->scene().screenshot();
  const draw::Rgba ink = draw::calm_palette().color(Role::kInk),
                   paper = draw::calm_palette().color(Role::kPaper);
  for (Vec2 mm :
       {Vec2{40, 30}, Vec2{60, 30}, Vec2{50, 30}}) {  // the crossing, a joint between pieces, a plain place
    const draw::Rgba found = pixel(image, static_cast<int>(mm.x * 4), static_cast<int>(mm.y * 4));
    CHECK(std::abs(found.r - mixed(ink.r, paper.r, 0.5)) <= 2);
    CHECK(std::abs(found.g - mixed(ink.g, paper.g, 0.5)) <= 2);
    CHECK(std::abs(found.b - mixed(ink.b, paper.b, 0.5)) <= 2);
  }
}

TEST_CASE("two strokes that grow by turns in one frame don't lose or double anything", "[scene]") {
  const std::vector<Vec2> left{{10, 10}, {10, 20}, {10, 30}, {10, 40}},
      right{{60, 10}, {60, 20}, {60, 30}, {60, 40}};
  draw::DrawList list;
  const auto screen = headless();
  for (std::size_t count = 1; count <= left.size(); ++count) {
    list.ink = {
        {.stroke = 1, .points = std::span{left}.first(count), .width_mm = 3, .paint = {Role::kInk, 0.5f}},
        {.stroke = 2, .points = std::span{right}.first(count), .width_mm = 3, .paint = {Role::kInk, 0.5f}}};
    screen->scene().draw(list, kPictureMapping);
  }
  check_same(fresh_picture(list), screen->scene().screenshot());
}

TEST_CASE("a picture mended only where live items moved is the picture drawn at once", "[scene]") {
  const std::vector<Vec2> points = knot(200);
  const auto screen = headless();
  draw::DrawList list;
  for (int frame = 0; frame <= 20; ++frame) {
    list.clear();
    draw_still(list.still);
    list.ink = {{.stroke = 1,
                 .points = std::span{points}.first(10 + 9 * std::size_t(frame)),
                 .width_mm = 3,
                 .paint = {}}};
    list.live.sprite("bee", {10 + 3.0 * frame, 30}, {8, 8});
    list.live.ring({40, 30}, 5 + 0.3 * frame, 1, {Role::kSparkle, 0.6f});
    list.live.stroke(std::vector<Vec2>{{20, 50}, {30 + 2.0 * frame, 40}, {25, 55}}, 2, {Role::kText, 0.5f});
    if (frame % 2 == 0) list.live.text({40, 20}, 4, "ab", {Role::kText});
    screen->scene().draw(list, kPictureMapping);
  }
  check_same(fresh_picture(list), screen->scene().screenshot());
}

TEST_CASE("after a lost context the picture is what it was, and goes on", "[scene]") {
  const std::vector<Vec2> points = knot(200);
  draw::DrawList list;
  draw_still(list.still);
  list.live.sprite("bee", {30, 30}, {8, 8});
  list.ink = {{.stroke = 1, .points = std::span{points}.first(120), .width_mm = 3, .paint = {}}};
  const auto screen = headless();
  const draw::Image before = screen->picture(list, kPictureMapping);
  REQUIRE(screen->window().recreate_context().ok());
  REQUIRE(screen->scene().rebuild().ok());
  check_same(before, screen->picture(list, kPictureMapping));
  list.ink[0].points = points;
  check_same(fresh_picture(list), screen->picture(list, kPictureMapping));
}

TEST_CASE("where nothing changed nothing is drawn", "[scene]") {
  const std::vector<Vec2> points = knot(50);
  draw::DrawList list;
  draw_still(list.still);
  list.ink = {{.stroke = 1, .points = points, .width_mm = 3, .paint = {}}};
  list.live.disc({40, 30}, 3, {Role::kStart});
  const auto screen = headless();
  CHECK(screen->scene().draw(list, kPictureMapping) == platform::PixelRect{0, 0, 320, 240});
  const auto drawn = screen->scene().counts().draw_calls;
  CHECK(screen->scene().draw(list, kPictureMapping).empty());
  CHECK(screen->scene().counts().draw_calls == drawn);
}

TEST_CASE("what changed is said to the pixel, with the feather's margin", "[scene]") {
  draw::DrawList list;
  draw_still(list.still);
  const auto screen = headless();
  screen->scene().draw(list, kPictureMapping);
  list.live.disc({40, 30}, 3, {Role::kStart});
  // 40 mm is pixel 160, 3 mm are 12 pixels, and 2 more.
  CHECK(screen->scene().draw(list, kPictureMapping) == platform::PixelRect{146, 106, 28, 28});
}

TEST_CASE("a frame asks no more of the driver after 30,000 points of ink than after 300", "[scene]") {
  const auto cost_of_one_more_point = [](int count) {
    const std::vector<Vec2> points = knot(count + 1);
    draw::DrawList list;
    draw_still(list.still);
    list.ink = {
        {.stroke = 1, .points = std::span{points}.first(std::size_t(count)), .width_mm = 3, .paint = {}}};
    list.live.disc(points.back(), 3, {Role::kStart});
    const auto screen = headless();
    screen->scene().draw(list, kPictureMapping);
    const auto before = screen->scene().counts();
    list.ink[0].points = points;
    screen->scene().draw(list, kPictureMapping);
    const auto after = screen->scene().counts();
    return std::vector<std::uint64_t>{after.draw_calls - before.draw_calls, after.vertices - before.vertices,
                                      after.indices - before.indices};
  };
  const auto little = cost_of_one_more_point(300);
  CHECK(little[0] > 0);
  // 29,700 points are 99 whole turns of the knot: the same last piece.
  CHECK(cost_of_one_more_point(30'000) == little);
}

TEST_CASE("a scene of another size is drawn anew", "[scene]") {
  draw::DrawList list;
  list.live.disc({40, 30}, 5, {Role::kStart});
  const auto screen = headless();
  screen->scene().draw(list, kPictureMapping);
  REQUIRE(screen->scene().resize({200, 100}).ok());
  CHECK(screen->scene().draw(list, {.origin_px = {-100, -50}, .mm_per_px = Vec2{0.25}}) ==
        platform::PixelRect{0, 0, 200, 100});
  const draw::Image image = screen->scene().screenshot();
  CHECK(image.width == 200);
  CHECK(pixel(image, 60, 70) == draw::calm_palette().color(Role::kStart));
}
