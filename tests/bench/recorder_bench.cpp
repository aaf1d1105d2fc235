// What a sample costs: bytes in the store, time of append() on the thread that draws, time of the recorder's
// own thread.
#include <benchmark/benchmark.h>

#include "engine/store/recorder.hpp"
#include "engine/store/trace_codec.hpp"
#include "tests/store/support.hpp"

namespace {

using namespace thimble;
using namespace thimble::store;
using test::take;

const play::Mapping kMapping = test::setup_of("", "").mapping;
constexpr double kExactGrid = 1 / motion::kStepsPerPixel;

/// Ten contacts at 1,000 Hz for a minute, stored whole.
void bytes_a_sample(benchmark::State& state, test::Digitiser digitiser) {
  digitiser.contacts = 10;
  digitiser.rate_hz = 1'000;
  digitiser.seconds = 60;
  const std::vector<motion::Sample> samples = test::drawn_by(digitiser, kMapping);
  std::size_t bytes = 0;
  for (auto _ : state) bytes = encode_trace(samples).size();
  state.counters["bytes_a_sample"] = static_cast<double>(bytes) / static_cast<double>(samples.size());
}

/// One finger at 125 Hz, stored second by second: what a running trial takes before it is merged.
void bytes_a_sample_in_segments(benchmark::State& state) {
  const auto samples = test::drawn_by({.seconds = 20, .noise_mm = 0.05}, kMapping);
  std::size_t bytes = 0;
  for (auto _ : state) {
    bytes = 0;
    for (std::size_t at = 0; at < samples.size(); at += 125)
      bytes += encode_trace(std::span{samples}.subspan(at, 125)).size();
  }
  state.counters["bytes_a_sample"] = static_cast<double>(bytes) / static_cast<double>(samples.size());
}

/// A frame's samples of ten fingers at 1,000 Hz, while the recorder's thread commits four times as often as
/// in the clinic.
void append_a_frame(benchmark::State& state) {
  const test::TempFolder folder;
  const auto store = take(SqliteStore::open(folder / "thimble.db"));
  take(store->begin_session({.id = "s1", .child = "demo"}));
  const auto recorder = take(Recorder::open(*store, {.segment_every = std::chrono::milliseconds{250}}));
  const auto samples = test::drawn_by({.contacts = 10, .rate_hz = 1'000, .noise_mm = 0.05}, kMapping);
  const auto frame = std::span{samples}.first(160);
  recorder->begin(test::setup_of("t1", "s1"));
  for (auto _ : state) recorder->append(frame);
  state.SetItemsProcessed(state.iterations() * 160);
}

/// A trial of 20 s of one finger, from begin to safe on the disk.
void trial_to_disk(benchmark::State& state) {
  const test::TempFolder folder;
  const auto store = take(SqliteStore::open(folder / "thimble.db"));
  take(store->begin_session({.id = "s1", .child = "demo"}));
  const auto recorder = take(Recorder::open(*store));
  const auto samples = test::drawn_by({.seconds = 20, .noise_mm = 0.05}, kMapping);
  int number = 0;
  for (auto _ : state) {
    const play::TrialRecord trial =
        test::record_of(test::setup_of("t" + std::to_string(++number), "s1", number), samples);
    recorder->begin(trial.setup);
    recorder->append(trial.samples);
    recorder->finish(trial);
    recorder->flush();
  }
}

}  // namespace

BENCHMARK_CAPTURE(bytes_a_sample, smooth_on_quarter_pixels, {})->Unit(benchmark::kMillisecond)->Iterations(3);
BENCHMARK_CAPTURE(bytes_a_sample, noise_on_quarter_pixels, {.noise_mm = 0.05})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(3);
BENCHMARK_CAPTURE(bytes_a_sample, noise_on_4096_steps, {.noise_mm = 0.05, .grid_px = 1920.0 / 4096})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(3);
BENCHMARK_CAPTURE(bytes_a_sample, noise_on_32767_steps, {.noise_mm = 0.05, .grid_px = 1920.0 / 32767})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(3);
BENCHMARK_CAPTURE(bytes_a_sample, smooth_on_no_grid, {.grid_px = kExactGrid})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(3);
BENCHMARK_CAPTURE(bytes_a_sample, noise_on_no_grid, {.noise_mm = 0.05, .grid_px = kExactGrid})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(3);
BENCHMARK_CAPTURE(bytes_a_sample, noise_and_own_stamps,
                  {.noise_mm = 0.05, .source = motion::StampSource::kWatch})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(3);
BENCHMARK(bytes_a_sample_in_segments);
BENCHMARK(append_a_frame)->Iterations(2'000);
BENCHMARK(trial_to_disk)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
