// What scoring costs, and how it grows: a child must not wait for the numbers, however long the trial was.
#include <benchmark/benchmark.h>

#include <cmath>
#include <numbers>

#include "engine/motion/tracing/tracing.hpp"

namespace thimble::motion {
namespace {

/// So many points at 1,000 Hz, once around a circle of 35 mm with a small tremor.
TracedFigure circle_traced(int points) {
  std::vector<Vec2> path;
  for (int i = 0; i <= 400; ++i) {
    const double angle = 2 * std::numbers::pi * i / 400;
    path.push_back(Vec2{80, 50} + 35.0 * Vec2{std::sin(angle), -std::cos(angle)});
  }
  DrawnStroke drawn;
  for (int i = 0; i < points; ++i) {
    const double angle = 2 * std::numbers::pi * i / points;
    const double radius = 35 + 0.8 * std::sin(0.05 * i);
    drawn.points.push_back(
        {std::chrono::milliseconds{i}, Vec2{80, 50} + radius * Vec2{std::sin(angle), -std::cos(angle)}});
  }
  return {.templates = {Polyline{std::move(path)}}, .corridor_mm = 16, .drawn = {std::move(drawn)}};
}

void measures_of_a_trace(benchmark::State& state) {
  const TracedFigure figure = circle_traced(static_cast<int>(state.range(0)));
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(tracing_measures(figure));
  state.SetLabel(state.range(0) == 60'000 ? "a minute at 1,000 Hz; 8 x that of 7,500" : "");
}
BENCHMARK(measures_of_a_trace)
    ->Name("all measures of a trace, samples:")
    ->Arg(7'500)
    ->Arg(15'000)
    ->Arg(30'000)
    ->Arg(60'000)
    ->Unit(benchmark::kMillisecond)
    ->MinTime(0.05)
    ->Repetitions(5);

}  // namespace
}  // namespace thimble::motion
