// Goal: content that was worked out is, to the last bit, what its own text is read as, so that a replay from
// the store is played on what the child saw. Method: drawings by hand that are awkward to write down; the
// whole library is in tests/games/shaped_test.cpp.
#include "engine/play/content_from_strokes.hpp"

#include "tests/catch.hpp"

namespace thimble::play {
namespace {

Content drawing() {
  Content content;
  content.id = "own/way";
  content.page_mm = {6.3 * 25.4, 100.1};  // 160.01999999999998
  content.strokes.push_back({.id = "a \"<&>\n'",
                             .line = Polyline{{{1.0 / 3, 2}, {40, 2}, {-0.00049, 61.23449}}},
                             .widths = {1, 1.0 / 3, 4}});
  content.strokes.push_back({.id = "", .line = Polyline{{{10, 10}, {10.4983, 10}, {10.9969, 10}}}});
  content.guides.push_back(Polyline{{{0, 64}, {160, 64}}});
  return content;
}

void check_reads_back(const Content& content) {
  const auto read = content_from_svg(content.id, content.text);
  INFO((read ? "" : read.error().message));
  REQUIRE(read.ok());
  CHECK((*read)->hash == content.hash);
  CHECK((*read)->page_mm == content.page_mm);
  CHECK((*read)->mirrors == content.mirrors);
  CHECK((*read)->guides == content.guides);
  REQUIRE((*read)->strokes.size() == content.strokes.size());
  for (std::size_t i = 0; i < content.strokes.size(); ++i) {
    CHECK((*read)->strokes[i].id == content.strokes[i].id);
    CHECK((*read)->strokes[i].line == content.strokes[i].line);
    CHECK((*read)->strokes[i].widths == content.strokes[i].widths);
  }
}

TEST_CASE("more points than an SVG may hold are refused with the shape's name") {
  Content endless = drawing();
  std::vector<Vec2> points;
  for (int i = 0; i < 80'000; ++i) points.emplace_back(100.0 + 0.01 * (i % 2), 0.01 * (i % 9'000));
  endless.strokes[0].line = Polyline{std::move(points)};
  const auto content = content_from_strokes(endless);
  REQUIRE_FALSE(content.ok());
  CHECK_THAT(content.error().message, Catch::Contains("own/way") && Catch::Contains("too many points"));
  endless.strokes[0].line = Polyline{{{0, 0}, {1e6, 0}}};
  CHECK_FALSE(content_from_strokes(endless).ok());
}

TEST_CASE("content that was worked out is what its text is read as") {
  for (const bool mirrors : {false, true}) {
    Content given = drawing();
    given.mirrors = mirrors;
    const auto content = content_from_strokes(given);
    REQUIRE(content.ok());
    CHECK((*content)->id == "own/way");
    CHECK((*content)->mirrors == mirrors);
    CHECK((*content)->strokes[0].line.points()[0] == Vec2{0.333, 2});
    CHECK((*content)->strokes[0].widths == std::vector<double>{1, 0.333333, 4});
    CHECK((*content)->page_mm == Vec2{160.02, 100.1});
    check_reads_back(**content);
  }
}

TEST_CASE("one drawing has one hash, another has another") {
  Content other = drawing();
  const std::string hash = (*content_from_strokes(other))->hash;
  CHECK((*content_from_strokes(drawing()))->hash == hash);
  other.strokes[0].widths[1] = 0.34;
  CHECK((*content_from_strokes(other))->hash != hash);
}

}  // namespace
}  // namespace thimble::play
