// Goal: shapes cover what they should, once, with soft edges.
// Method: areas against school geometry, pixels through a slow rasteriser of the tests' own (canvas.hpp).
#include "engine/draw/tessellate.hpp"

#include <cmath>
#include <cstddef>
#include <cstring>
#include <numbers>

#include "engine/core/polyline.hpp"
#include "tests/draw/allocations.hpp"
#include "tests/draw/canvas.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using namespace thimble::draw;
using thimble::tests::Canvas;
using thimble::tests::Mixing;

namespace {

constexpr Paint kOpaque{Role::kInk, 1};
constexpr Paint kHalf{Role::kInk, 0.5F};
constexpr double kPi = std::numbers::pi;

Look plain(Vec2 px_per_mm = Vec2{1}) { return {.view = {{0, 0}, px_per_mm}, .palette = &calm_palette()}; }

Mesh mesh_of(const Layer& layer, const Look& look = plain()) {
  Mesh mesh;
  tessellate(layer, look, mesh);
  return mesh;
}

std::vector<Vec2> spiral(int count) {
  std::vector<Vec2> points;
  for (int i = 0; i < count; ++i) {
    const double angle = i * 0.02, radius = 20 + i * 0.12;
    points.push_back(Vec2{450, 450} + radius * Vec2{std::cos(angle), std::sin(angle)});
  }
  return points;
}

}  // namespace

TEST_CASE("a vertex is laid out as ImGui's: position, texture place, colour") {
  CHECK(offsetof(Vertex, x) == 0);
  CHECK(offsetof(Vertex, u) == 8);
  CHECK(offsetof(Vertex, rgba) == 16);
}

TEST_CASE("colours are premultiplied, with red in the first byte") {
  Layer layer;
  layer.disc({50, 50}, 10, {Role::kEnd, 0.5F});
  const Rgba end = calm_palette().color(Role::kEnd);
  const std::uint32_t rgba = mesh_of(layer).vertices[0].rgba;
  std::uint8_t bytes[4];
  std::memcpy(bytes, &rgba, 4);
  CHECK(bytes[0] == static_cast<int>(end.r * 0.5 + 0.5));
  CHECK(bytes[1] == static_cast<int>(end.g * 0.5 + 0.5));
  CHECK(bytes[2] == static_cast<int>(end.b * 0.5 + 0.5));
  CHECK(bytes[3] == 128);
}

TEST_CASE("what can't be seen makes no triangles") {
  Layer layer;
  layer.disc({10, 10}, 0, kOpaque);
  layer.disc({10, 10}, -3, kOpaque);
  layer.disc({10, 10}, 5, {Role::kInk, 0});
  layer.ring({10, 10}, 5, 0, kOpaque);
  layer.stroke(std::vector<Vec2>{}, 4, kOpaque);
  layer.stroke(std::vector<Vec2>{{1, 1}, {5, 5}}, 0, kOpaque);
  layer.polygon(std::vector<Vec2>{{1, 1}, {5, 5}, {9, 9}}, kOpaque);
  layer.text({10, 10}, 5, "no font", kOpaque);
  const Mesh mesh = mesh_of(layer);
  CHECK(mesh.indices.empty());
  CHECK(mesh.commands.empty());
}

TEST_CASE("the alpha of a disc adds up to its area") {
  for (double radius : {2.0, 7.3, 40.0, 300.0}) {
    Layer layer;
    layer.disc({400, 400}, radius, kOpaque);
    // Straight pieces lie inside the circle by at most 0.1 pixel; the feather adds pi/12.
    const double area = tests::alpha_integral(mesh_of(layer));
    CHECK(area < kPi * radius * radius + kPi / 12 + 0.01);
    CHECK(area > kPi * radius * radius - 2 * kPi * radius * 0.1);
  }
}

TEST_CASE("the alpha of a ring adds up to its area, and its middle stays free") {
  Layer layer;
  layer.ring({50, 50}, 30, 6, kOpaque);
  const Mesh mesh = mesh_of(layer);
  CHECK(tests::alpha_integral(mesh) == Approx(2 * kPi * 30 * 6).epsilon(0.005));
  Canvas canvas{100, 100};
  canvas.paint(mesh, Mixing::kOver);
  CHECK(canvas.alpha(50, 50) == 0);
  CHECK(canvas.alpha(80, 50) == Approx(1));
}

TEST_CASE("a ring whose hole closes is a disc") {
  Layer layer;
  layer.ring({50, 50}, 3, 10, kOpaque);
  CHECK(tests::alpha_integral(mesh_of(layer)) == Approx(kPi * 64).epsilon(0.02));
}

TEST_CASE(
    "the alpha of a polygon adds up to its area, either way round, and thin ones don't turn inside out") {
  const std::vector<Vec2> square{{10, 10}, {30, 10}, {30, 25}, {10, 25}};
  const std::vector<Vec2> back{square.rbegin(), square.rend()};
  const std::vector<Vec2> sliver{{10, 10}, {50, 10}, {50, 10.4}, {10, 10.4}};
  for (const auto& [points, area, tolerance] :
       {std::tuple{square, 300.0, 0.5}, std::tuple{back, 300.0, 0.5}, std::tuple{sliver, 16.0, 0.5}}) {
    Layer layer;
    layer.polygon(points, kOpaque);
    CHECK(tests::alpha_integral(mesh_of(layer)) == Approx(area).margin(tolerance));
  }
}

TEST_CASE("a polygon with repeated points is the polygon without them") {
  Layer once, twice;
  once.polygon(std::vector<Vec2>{{10, 10}, {30, 10}, {20, 25}}, kOpaque);
  twice.polygon(std::vector<Vec2>{{10, 10}, {10, 10}, {30, 10}, {20, 25}, {20, 25}, {10, 10}}, kOpaque);
  CHECK(tests::alpha_integral(mesh_of(once)) == Approx(tests::alpha_integral(mesh_of(twice))).epsilon(1e-6));
}

TEST_CASE("a straight stroke has round ends: its area is that of a rectangle and a disc, each pixel once") {
  Layer layer;
  layer.stroke(std::vector<Vec2>{{20, 30}, {80, 30}}, 12, kOpaque);
  const double area = 60 * 12 + kPi * 36;
  CHECK(tests::alpha_integral(mesh_of(layer)) == Approx(area).margin(4));
  Canvas canvas{100, 60};
  canvas.paint(mesh_of(layer), Mixing::kOver);
  CHECK(canvas.alpha_sum() == Approx(area).margin(4));
  CHECK(canvas.alpha(14, 29) > 0.9);   // the tip
  CHECK(canvas.alpha(14, 25) < 0.01);  // which is round
}

TEST_CASE("a single point and points that don't move are a dot") {
  Layer one, many;
  one.stroke(std::vector<Vec2>{{30, 30}}, 12, kOpaque);
  many.stroke(std::vector<Vec2>(50, Vec2{30, 30}), 12, kOpaque);
  CHECK(tests::alpha_integral(mesh_of(one)) == Approx(kPi * 36).epsilon(0.02));
  CHECK(mesh_of(many).vertices.size() == mesh_of(one).vertices.size());
}

TEST_CASE("every pixel of a bent stroke has the coverage of its distance to the line") {
  // A sharp bend, a hairpin, a gentle curve and jitter; expected from the distance to the nearest piece.
  std::vector<Vec2> points{{20, 20}, {90, 25}, {30, 60}, {95, 90}, {30, 92}};
  for (int i = 0; i < 40; ++i) points.push_back({30 - 0.2 * i, 92 + 0.4 * std::sin(i * 1.7)});
  Layer layer;
  layer.stroke(points, 11, kOpaque);
  Canvas canvas{120, 120};
  canvas.paint(mesh_of(layer), Mixing::kMax);
  const Polyline line{points};
  double worst = 0;
  for (int y = 0; y < 120; ++y)
    for (int x = 0; x < 120; ++x) {
      const double away = line.project({x + 0.5, y + 0.5}).distance_mm;
      worst = std::max(worst, std::abs(canvas.alpha(x, y) - std::clamp(5.5 + 0.5 - away, 0.0, 1.0)));
    }
  CHECK(worst < 0.16);  // 0.1 pixel of roundness and 1/16 of a passed-over point
}

TEST_CASE("an opaque stroke that crosses itself needs no layer of its own, a translucent one asks for it") {
  const std::vector<Vec2> loop{{20, 20}, {80, 80}, {80, 20}, {20, 80}};
  Layer opaque, translucent;
  opaque.stroke(loop, 10, kOpaque);
  translucent.stroke(loop, 10, kHalf);
  CHECK(mesh_of(opaque).commands[0].blend == Blend::kOver);
  const Mesh mesh = mesh_of(translucent);
  REQUIRE(mesh.commands.size() == 1);
  CHECK(mesh.commands[0].blend == Blend::kAsOne);
  Canvas canvas{100, 100};
  canvas.paint(mesh, Mixing::kMax);
  CHECK(canvas.alpha(50, 50) == Approx(128 / 255.0));  // where it crosses
  for (const Vertex& v : mesh.vertices) CHECK(mesh.commands[0].bounds_px.contains({v.x, v.y}));
}

TEST_CASE("ink painted in pieces with the greater of the two looks like ink painted at once") {
  std::vector<Vec2> points;
  for (int i = 0; i < 60; ++i) points.push_back({20 + i * 1.3, 50 + 25 * std::sin(i * 0.2)});
  Ink ink{.stroke = 1, .points = points, .width_mm = 9, .paint = kHalf};
  Mesh whole;
  tessellate_ink(ink, 0, plain(), whole);
  Canvas at_once{120, 100}, in_pieces{120, 100};
  at_once.paint(whole, Mixing::kMax);
  std::size_t painted = 0;
  for (std::size_t count : {1, 2, 5, 6, 20, 21, 22, 59, 60}) {
    ink.points = std::span{points}.first(count);
    Mesh piece;
    tessellate_ink(ink, painted == 0 ? 0 : painted - 1, plain(), piece);
    in_pieces.paint(piece, Mixing::kMax);
    painted = count;
  }
  double worst = 0;
  for (int y = 0; y < 100; ++y)
    for (int x = 0; x < 120; ++x)
      worst = std::max(worst, std::abs(at_once.alpha(x, y) - in_pieces.alpha(x, y)));
  CHECK(worst < 0.1);
  CHECK(in_pieces.alpha(46, 74) <= 128 / 255.0 + 1e-9);
}

TEST_CASE("ink from beyond its end is nothing") {
  const std::vector<Vec2> points{{1, 1}, {2, 2}};
  Mesh mesh;
  tessellate_ink({.stroke = 1, .points = points, .width_mm = 2, .paint = kOpaque}, 2, plain(), mesh);
  tessellate_ink({.stroke = 1, .points = {}, .width_mm = 2, .paint = kOpaque}, 0, plain(), mesh);
  CHECK(mesh.commands.empty());
}

TEST_CASE("shapes of one kind share a command, and sprites split it in order") {
  Layer layer;
  layer.disc({10, 10}, 5, kOpaque);
  layer.ring({30, 10}, 5, 2, kHalf);
  layer.sprite("bee", {50, 50}, {20, 10}, 0.5F);
  layer.sprite("bee", {70, 50}, {20, 10});
  layer.sprite("leaf", {70, 50}, {20, 10});
  layer.disc({10, 10}, 5, kOpaque);
  const Mesh mesh = mesh_of(layer, plain({2, 3}));
  REQUIRE(mesh.commands.size() == 4);
  CHECK(mesh.commands[0].texture == Texture::kWhite);
  CHECK(mesh.commands[1].sprite == "bee");
  CHECK(mesh.commands[1].index_count == 12);
  CHECK(mesh.commands[2].sprite == "leaf");
  std::uint32_t end = 0;
  for (const Command& command : mesh.commands) {
    CHECK(command.first_index == end);
    end += command.index_count;
  }
  CHECK(end == mesh.indices.size());
  const Vertex& corner = mesh.vertices[mesh.indices[mesh.commands[1].first_index]];
  CHECK(corner.x == 80);   // (50 - 10) mm at 2 px/mm
  CHECK(corner.y == 135);  // (50 - 5) mm at 3 px/mm
  CHECK(corner.rgba == 0x80808080);
}

TEST_CASE("a mirrored sprite lies where it did, and shows its right side on the left") {
  Layer as_drawn, mirrored;
  as_drawn.sprite("bee", {50, 50}, {20, 10});
  mirrored.sprite("bee", {50, 50}, {20, 10}, 1, Facing::kMirrored);
  const Mesh before = mesh_of(as_drawn, plain()), after = mesh_of(mirrored, plain());
  REQUIRE(after.vertices.size() == before.vertices.size());
  for (std::size_t i = 0; i < before.vertices.size(); ++i) {
    CHECK(after.vertices[i].x == before.vertices[i].x);
    CHECK(after.vertices[i].u == 1 - before.vertices[i].u);
    CHECK(after.vertices[i].v == before.vertices[i].v);
  }
}

TEST_CASE("items that can't touch the wanted area are passed over, those whose feather can are not") {
  Layer layer;
  layer.disc({10, 10}, 5, kOpaque);
  layer.disc({90, 90}, 5, kOpaque);
  const auto vertices_in = [&](Rect area) {
    Mesh mesh;
    tessellate(layer, plain(), mesh, area);
    return mesh.vertices.size();
  };
  const std::size_t all = vertices_in(kEverywhere);
  CHECK(vertices_in({{0, 0}, {20, 20}}) == all / 2);
  CHECK(vertices_in({{15.3, 0}, {20, 20}}) == all / 2);
  CHECK(vertices_in({{40, 40}, {50, 50}}) == 0);
  CHECK(vertices_in({}) == 0);
}

TEST_CASE("a view moves and scales") {
  Layer layer;
  layer.disc({10, 20}, 5, kOpaque);
  const Mesh mesh = mesh_of(layer, {.view = {{100, 50}, {4, 5}}, .palette = &calm_palette()});
  Rect bounds;
  for (const Vertex& v : mesh.vertices) bounds = united(bounds, Vec2{v.x, v.y});
  CHECK(bounds.min.x == Approx(140 - 20.5).margin(0.1));
  CHECK(bounds.max.y == Approx(150 + 25.5).margin(0.1));
}

TEST_CASE("a warm mesh takes the next picture without allocating") {
  const std::vector<Vec2> points = spiral(3000);
  Layer layer;
  const auto fill = [&] {
    layer.clear();
    layer.stroke(points, 3, kHalf);
    layer.disc({50, 50}, 20, kOpaque);
    layer.ring({50, 50}, 20, 3, kOpaque);
    layer.polygon(std::vector<Vec2>{{1, 1}, {5, 1}, {5, 5}}, kOpaque);
    layer.sprite("bee", {50, 50}, {20, 10});
  };
  Mesh mesh;
  fill();
  tessellate(layer, plain(), mesh);
  mesh.clear();
  const std::size_t before = tests::allocations();
  layer.clear();
  layer.stroke(points, 3, kHalf);
  layer.disc({50, 50}, 20, kOpaque);
  tessellate(layer, plain(), mesh);
  CHECK(tests::allocations() == before);
}

TEST_CASE("the counter of allocations does count") {
  const std::size_t before = tests::allocations();
  const std::vector<int> memory(100);
  CHECK(tests::allocations() > before);
  CHECK(memory.size() == 100);
}

TEST_CASE("a stroke of 3000 points makes some four vertices a point") {
  Layer layer;
  layer.stroke(spiral(3000), 3, kOpaque);
  const Mesh mesh = mesh_of(layer, plain({5, 5}));
  CHECK(mesh.vertices.size() >= 12000);
  CHECK(mesh.vertices.size() < 13000);
}
