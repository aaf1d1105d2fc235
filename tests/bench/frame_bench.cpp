// What a frame of tracing costs outside the GL driver: step, draw list, plan, triangles. And what it
// allocates.
#include <benchmark/benchmark.h>

#include "engine/draw/frame_plan.hpp"
#include "engine/draw/tessellate.hpp"
#include "games/games.hpp"
#include "tests/draw/allocations.hpp"

namespace thimble {
namespace {

constexpr int kRepeats = 20;

/// A trial of tracing with a stroke of so many points, still being drawn.
class LongStroke {
 public:
  explicit LongStroke(int points) {
    const play::FolderAssets assets{THIMBLE_BUILT_ASSETS};
    const auto library = play::load_library(assets);
    const auto planned = games::planned(assets, *library.value().exercise("tracing/vertical"));
    trial_ =
        std::move(*planned.value().game->start(planned.value().parameters, planned.value().content, Rng{1}));
    events_.reserve(64);
    step(motion::Phase::kDown);
    while (drawn_ < points) step(motion::Phase::kMove);
  }

  /// One sample a tick: up and down beside the beginning of the path.
  void step(motion::Phase phase) {
    const motion::Sample sample{
        .tick = tick_,
        .contact = 0,
        .phase = phase,
        .mm = {80 + 0.002 * static_cast<double>(drawn_ % 1000), 15 + 0.01 * (drawn_ % 700)}};
    trial_->step(tick_++, {&sample, 1}, events_);
    ++drawn_;
  }
  void draw(draw::DrawList& list) const {
    list.clear();
    trial_->draw(list);
  }

 private:
  std::unique_ptr<play::AnyTrial> trial_;
  play::Events events_;
  Tick tick_ = 0;
  int drawn_ = 0;
};

struct Painter {
  draw::Palette palette = draw::calm_palette();
  draw::Look look{.view = {.origin_px = {320, 200}, .px_per_mm = Vec2{4}}, .palette = &palette};
  draw::FramePlanner planner;
  draw::Mesh mesh;

  void paint(const draw::DrawList& list) {
    mesh.clear();
    const draw::FramePlan& plan = planner.plan(list);
    if (plan.repaint) draw::tessellate(list.still, look, mesh);
    for (const draw::InkPiece& piece : plan.grown)
      draw::tessellate_ink(list.ink[piece.ink], piece.first_point, look, mesh);
    draw::tessellate(list.live, look, mesh, plan.repaint ? draw::kEverywhere : plan.dirty_mm);
  }
};

void next_frame(benchmark::State& state) {
  LongStroke stroke{static_cast<int>(state.range(0))};
  Painter painter;
  draw::DrawList list;
  for (int warm = 0; warm < 50; ++warm) {
    stroke.step(motion::Phase::kMove);
    stroke.draw(list);
    painter.paint(list);
  }
  const std::size_t before = tests::allocations();
  std::int64_t frames = 0;
  for ([[maybe_unused]] auto _ : state) {
    stroke.step(motion::Phase::kMove);
    stroke.draw(list);
    painter.paint(list);
    benchmark::DoNotOptimize(painter.mesh.vertices.data());
    ++frames;
  }
  state.counters["allocations a frame"] =
      static_cast<double>(tests::allocations() - before) / static_cast<double>(frames);
  state.SetLabel("< 0.5");
}
// Few enough frames that the stroke keeps its size.
BENCHMARK(next_frame)
    ->Name("a frame, stroke of points:")
    ->Arg(300)
    ->Arg(3000)
    ->Iterations(500)
    ->Repetitions(kRepeats);

void whole_picture(benchmark::State& state) {
  LongStroke stroke{3000};
  Painter painter;
  draw::DrawList list;
  for ([[maybe_unused]] auto _ : state) {
    painter.planner.reset();
    stroke.draw(list);
    painter.paint(list);
    benchmark::DoNotOptimize(painter.mesh.vertices.data());
  }
  state.SetLabel("(only after a resize)");
}
BENCHMARK(whole_picture)->Name("the whole picture anew, 3,000 points")->Repetitions(kRepeats)->MinTime(0.05);

}  // namespace
}  // namespace thimble
