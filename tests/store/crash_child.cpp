#include "tests/store/crash_child.hpp"

#include <unistd.h>

#include <thread>

#include "engine/store/recorder.hpp"
#include "tests/store/support.hpp"

namespace thimble::store::test {

std::string crash_trial_id(int trial) { return "trial-" + std::to_string(trial); }

std::vector<motion::Sample> crash_samples(int trial) {
  return drawn_by(
      {.contacts = 2, .rate_hz = 240, .noise_mm = 0.05, .seed = static_cast<std::uint64_t>(trial)},
      setup_of("", "").mapping);
}

void record_until_killed(const std::string& path, const std::string& session, int pipe) {
  const SteadyClock clock;
  const auto tell = [&](Told told) {
    told.at = clock.now();
    CHECK(write(pipe, &told, sizeof told) == sizeof told);
  };
  const auto store = take(SqliteStore::open(path));
  take(store->begin_session({.id = session, .child = "demo"}));
  const auto recorder = take(Recorder::open(*store, {.segment_every = kCrashSegment}));
  tell({.kind = Told::Kind::kReady});
  constexpr std::size_t kFrame = 8;
  const int first = static_cast<int>(take(store->trials()).size()) + 1;
  for (int trial = first;; ++trial) {
    const play::TrialRecord record =
        record_of(setup_of(crash_trial_id(trial), session, trial), crash_samples(trial));
    recorder->begin(record.setup);
    for (std::size_t at = 0; at < record.samples.size(); at += kFrame) {
      recorder->append(std::span{record.samples}.subspan(at, kFrame));
      tell({.kind = Told::Kind::kAppended, .trial = trial, .samples = static_cast<int>(at + kFrame)});
      std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    recorder->finish(record);
    recorder->flush();
    CHECK(recorder->trouble().empty());
    tell({.kind = Told::Kind::kSafe, .trial = trial});
  }
}

}  // namespace thimble::store::test
