// What it costs to load everything that can be played: the library, and the drawing of each exercise with its
// game tried once, as both programs do before a session and never in one.
#include <benchmark/benchmark.h>

#include <set>

#include "engine/draw/image.hpp"
#include "games/games.hpp"

namespace thimble {
namespace {

constexpr int kRepeats = 20;

void library(benchmark::State& state) {
  const play::FolderAssets assets{THIMBLE_BUILT_ASSETS};
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(play::load_library(assets).value());
  state.SetLabel("< 50");
}
BENCHMARK(library)->Name("the library's exercises and plans")->Repetitions(kRepeats)->Iterations(5);

void catalogue(benchmark::State& state) {
  const play::FolderAssets assets{THIMBLE_BUILT_ASSETS};
  std::size_t exercises = 0;
  std::set<std::string> shapes;
  for ([[maybe_unused]] auto _ : state) {
    const play::Library library = play::load_library(assets).value();
    exercises = library.exercises.size();
    for (const play::Exercise& exercise : library.exercises) {
      benchmark::DoNotOptimize(games::planned(assets, exercise).value());
      shapes.insert(exercise.content);
    }
  }
  state.counters["exercises"] = static_cast<double>(exercises);
  state.counters["shapes"] = static_cast<double>(shapes.size());
  state.SetLabel("< 200");
}
BENCHMARK(catalogue)->Name("the whole catalogue, ready to play")->Repetitions(kRepeats)->Iterations(5);

void sprites(benchmark::State& state) {
  const play::FolderAssets assets{THIMBLE_BUILT_ASSETS};
  for ([[maybe_unused]] auto _ : state)
    for (const std::string& name : assets.list("sprites")) {
      const std::string bytes = assets.read("sprites/" + name).value();
      const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
      benchmark::DoNotOptimize(draw::image_from_png({data, bytes.size()}).value());
    }
  state.SetLabel("< 200");
}
BENCHMARK(sprites)->Name("every sprite, decoded")->Repetitions(kRepeats)->Iterations(2);

}  // namespace
}  // namespace thimble
