// What a sample costs: bytes in the store, time of append() on the thread that draws, time until a trial is
// safe.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <thread>

#include "engine/core/time.hpp"
#include "engine/store/recorder.hpp"
#include "engine/store/trace_codec.hpp"
#include "tests/store/support.hpp"

namespace thimble::store {
namespace {

using test::drawn_by;
using test::take;

const play::Mapping kMapping = test::setup_of("", "").mapping;
constexpr double kExactGrid = 1 / motion::kStepsPerPixel;

/// Ten contacts at 1,000 Hz for a minute, stored whole.
void trace(benchmark::State& state, test::Digitiser digitiser) {
  digitiser.contacts = 10;
  digitiser.rate_hz = 1'000;
  digitiser.seconds = 60;
  const std::vector<motion::Sample> samples = drawn_by(digitiser, kMapping);
  std::size_t bytes = 0;
  for ([[maybe_unused]] auto _ : state) bytes = encode_trace(samples).size();
  state.counters["bytes a sample"] = static_cast<double>(bytes) / static_cast<double>(samples.size());
  state.SetLabel("at most 3 bytes a sample");
}

void trace_variant(const char* name, const test::Digitiser& digitiser) {
  benchmark::RegisterBenchmark(name, [digitiser](benchmark::State& state) { trace(state, digitiser); })
      ->Unit(benchmark::kMillisecond)
      ->Iterations(1)
      ->Repetitions(3);
}

const bool kVariants = [] {
  trace_variant("trace of 600,000 samples, smooth, 1/4 px digitiser", {});
  trace_variant("trace, 0.05 mm noise, 1/4 px digitiser", {.noise_mm = 0.05});
  trace_variant("trace, 0.05 mm noise, 4,096 steps a width", {.noise_mm = 0.05, .grid_px = 1920.0 / 4096});
  trace_variant("trace, 0.05 mm noise, 32,767 steps a width", {.noise_mm = 0.05, .grid_px = 1920.0 / 32767});
  trace_variant("trace, smooth, no digitiser's grid", {.grid_px = kExactGrid});
  trace_variant("trace, 0.05 mm noise, no digitiser's grid", {.noise_mm = 0.05, .grid_px = kExactGrid});
  trace_variant("trace, 0.05 mm noise, 1/4 px, our own clock's stamps",
                {.noise_mm = 0.05, .source = motion::StampSource::kWatch});
  return true;
}();

/// One finger at 125 Hz, stored second by second: what a running trial takes before it is merged.
void segments(benchmark::State& state) {
  const std::vector<motion::Sample> samples = drawn_by({.seconds = 20, .noise_mm = 0.05}, kMapping);
  std::size_t bytes = 0;
  for ([[maybe_unused]] auto _ : state) {
    bytes = 0;
    for (std::size_t at = 0; at < samples.size(); at += 125)
      bytes += encode_trace(std::span{samples}.subspan(at, 125)).size();
  }
  state.counters["bytes a sample"] = static_cast<double>(bytes) / static_cast<double>(samples.size());
}
BENCHMARK(segments)
    ->Name("20 segments of one finger at 125 Hz")
    ->Unit(benchmark::kMillisecond)
    ->Repetitions(3);

/// A frame's samples of ten fingers at 1,000 Hz, sixty times a second, while the recorder's thread commits
/// ten times as often as in the clinic.
void append_a_frame(benchmark::State& state) {
  const test::TempFolder folder;
  const auto store = take(SqliteStore::open(folder / "thimble.db"));
  take(store->begin_session({.id = "s1", .child = "demo"}));
  const auto recorder = take(Recorder::open(*store, {.segment_every = std::chrono::milliseconds{100}}));
  const auto samples = drawn_by({.contacts = 10, .rate_hz = 1'000, .noise_mm = 0.05}, kMapping);
  const auto frame = std::span{samples}.first(160);
  recorder->begin(test::setup_of("t1", "s1"));
  const SteadyClock clock;
  std::vector<double> us;
  for ([[maybe_unused]] auto _ : state) {
    const Ns before = clock.now();
    recorder->append(frame);
    us.push_back(in_ms(clock.now() - before) * 1e3);
    std::this_thread::sleep_for(std::chrono::milliseconds{16});
  }
  std::sort(us.begin(), us.end());
  state.counters["wall us, median"] = us[us.size() / 2];
  state.counters["wall us, p99"] = us[us.size() * 99 / 100];
  state.counters["wall us, max"] = us.back();
  state.SetLabel("never makes a frame late");
}
BENCHMARK(append_a_frame)->Name("append 160 samples a frame")->Unit(benchmark::kMillisecond)->Iterations(300);

/// A trial of 20 s of one finger, from begin to safe on the disk.
void trial_to_disk(benchmark::State& state) {
  const test::TempFolder folder;
  const auto store = take(SqliteStore::open(folder / "thimble.db"));
  take(store->begin_session({.id = "s1", .child = "demo"}));
  const auto recorder = take(Recorder::open(*store));
  const auto samples = drawn_by({.seconds = 20, .noise_mm = 0.05}, kMapping);
  int number = 0;
  const SteadyClock clock;
  std::vector<double> ms;
  for ([[maybe_unused]] auto _ : state) {
    ++number;
    const std::string id = "t" + std::to_string(number);
    const play::TrialRecord trial = test::record_of(test::setup_of(id, "s1", number), samples);
    const Ns before = clock.now();
    recorder->begin(trial.setup);
    recorder->append(trial.samples);
    recorder->finish(trial);
    recorder->flush();
    ms.push_back(in_ms(clock.now() - before));
  }
  std::sort(ms.begin(), ms.end());
  state.counters["wall ms, median"] = ms[ms.size() / 2];
  state.counters["wall ms, max"] = ms.back();
}
BENCHMARK(trial_to_disk)
    ->Name("a trial of 2,500 samples made safe")
    ->Unit(benchmark::kMillisecond)
    ->Iterations(30);

}  // namespace
}  // namespace thimble::store
