// What scoring costs, and how it grows: a child must not wait for the numbers, however long the trial was or
// however fine its template.
#include <benchmark/benchmark.h>

#include <cmath>
#include <numbers>

#include "engine/motion/tracing/tracing.hpp"

namespace thimble::motion {
namespace {

/// A point on a circle of this radius around the middle of the page.
Vec2 around(double radius_mm, double turns) {
  const double angle = 2 * std::numbers::pi * turns;
  return Vec2{80, 50} + radius_mm * Vec2{std::sin(angle), -std::cos(angle)};
}

Polyline circle_of_pieces(int pieces) {
  std::vector<Vec2> path;
  for (int i = 0; i <= pieces; ++i) path.push_back(around(35, static_cast<double>(i) / pieces));
  return Polyline{std::move(path)};
}

template <class Path>
TracedFigure traced(Polyline line, int points, Path path) {
  DrawnStroke drawn;
  for (int i = 0; i < points; ++i) drawn.points.push_back({std::chrono::milliseconds{i}, path(i)});
  return {.templates = {{std::move(line), Corridor{16}}}, .drawn = {std::move(drawn)}};
}

/// So many points at 1,000 Hz, once around with a small tremor.
TracedFigure circle_traced(int points, int pieces = 400) {
  return traced(circle_of_pieces(pieces), points, [=](int i) {
    return around(35 + 0.8 * std::sin(0.05 * i), static_cast<double>(i) / points);
  });
}

void measures_of_a_trace(benchmark::State& state) {
  const TracedFigure figure = circle_traced(static_cast<int>(state.range(0)));
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(tracing_measures(figure));
  state.SetLabel(state.range(0) == 60'000 ? "under 20; at most 8.8 x that of 7,500 (n log n)" : "");
}
BENCHMARK(measures_of_a_trace)
    ->Name("all tracing measures, samples at 1,000 Hz:")
    ->Arg(7'500)
    ->Arg(15'000)
    ->Arg(30'000)
    ->Arg(60'000)
    ->Unit(benchmark::kMillisecond)
    ->MinTime(0.05)
    ->Repetitions(5);

/// 32 m to and fro all over the page in a minute: what a trace can cost at most.
void measures_of_a_scribble(benchmark::State& state) {
  const TracedFigure figure = traced(circle_of_pieces(400), 60'000, [](int i) {
    return Vec2{80 + 75 * std::sin(0.0071 * i), 50 + 45 * std::sin(0.0113 * i)};
  });
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(tracing_measures(figure));
  state.SetLabel("under 20");
}
BENCHMARK(measures_of_a_scribble)
    ->Name("all tracing measures, a minute's scribble")
    ->Unit(benchmark::kMillisecond)
    ->MinTime(0.05)
    ->Repetitions(5);

void measures_on_a_long_template(benchmark::State& state) {
  const TracedFigure figure = circle_traced(7'500, static_cast<int>(state.range(0)));
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(tracing_measures(figure));
  state.SetLabel(state.range(0) == 64'000 ? "at most 20.5 x that of 4,000 (n log n)" : "");
}
BENCHMARK(measures_on_a_long_template)
    ->Name("all tracing measures, 7,500 samples, template pieces:")
    ->Arg(1'000)
    ->Arg(4'000)
    ->Arg(16'000)
    ->Arg(64'000)
    ->Unit(benchmark::kMillisecond)
    ->MinTime(0.05)
    ->Repetitions(5);

}  // namespace
}  // namespace thimble::motion
