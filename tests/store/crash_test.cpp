// Goal: SIGKILL at any moment loses no finished trial and at most the last second of the running one, and the
// next start closes that one as interrupted. Method: a child process records on the real clock with its
// second shortened to 20 ms, and is killed at 50 moments drawn from a seed; what it told through a pipe is
// compared with what the store has. All 50 happen to one store, so that each start also takes over what the
// one before left.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "engine/core/rng.hpp"
#include "engine/store/sqlite_store.hpp"
#include "tests/catch.hpp"
#include "tests/store/crash_child.hpp"
#include "tests/store/support.hpp"

using namespace thimble;
using namespace thimble::store;
using namespace thimble::store::test;

namespace {

/// Two segments (one may just be forming, one being written), and what a busy machine takes to write one.
constexpr Ns kLossMax = 2 * kCrashSegment + std::chrono::milliseconds{250};

/// All that the child told before it was killed, `after` its beginning to play.
struct Killed {
  std::vector<Told> told;
  Ns at{0};
};

Killed killed_after(const std::string& path, const std::string& session, Ns after) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t pid = fork();
  if (pid == 0) {
    close(ends[0]);
    record_until_killed(path, session, ends[1]);
  }
  close(ends[1]);
  Killed killed;
  const SteadyClock clock;
  std::thread killer;
  for (Told told; read(ends[0], &told, sizeof told) == sizeof told;) {
    killed.told.push_back(told);
    if (told.kind == Told::Kind::kReady)
      killer = std::thread{[&] {
        std::this_thread::sleep_for(after);
        killed.at = clock.now();
        kill(pid, SIGKILL);
      }};
  }
  close(ends[0]);
  if (killer.joinable()) killer.join();
  int status = 0;
  waitpid(pid, &status, 0);
  CHECK(WIFSIGNALED(status));
  return killed;
}

/// How many samples the trial must have, for those of them that were appended long enough before the end.
int due_samples(const Killed& killed, int trial) {
  int due = 0;
  for (const Told& told : killed.told)
    if (told.kind == Told::Kind::kAppended && told.trial == trial && told.at < killed.at - kLossMax)
      due = told.samples;
  return due;
}

}  // namespace

TEST_CASE("killed at 50 random moments, no finished trial and at most a second of the running one is lost") {
  TempFolder folder;
  const std::string path = folder / "thimble.db";
  Rng rng{20261124};
  int safe_trials = 0;
  int interrupted_trials = 0;
  for (int round = 0; round < 50; ++round) {
    const auto after = std::chrono::microseconds{rng.below(300'000)};
    const Killed killed = killed_after(path, "session-" + std::to_string(round), after);
    const auto store = take(SqliteStore::open(path));
    for (const Told& told : killed.told) {
      if (told.kind != Told::Kind::kSafe) continue;
      ++safe_trials;
      const play::TrialRecord trial = take(store->trial(crash_trial_id(told.trial)));
      CHECK(trial.outcome == play::TrialOutcome::kCompleted);
      REQUIRE(trial.samples == crash_samples(told.trial));
    }
    for (const TrialSummary& summary : take(store->trials("session-" + std::to_string(round)))) {
      REQUIRE(summary.outcome != play::TrialOutcome::kRunning);
      if (summary.outcome != play::TrialOutcome::kInterrupted) continue;
      ++interrupted_trials;
      std::vector<motion::Sample> expected = crash_samples(summary.number);
      REQUIRE(static_cast<std::size_t>(summary.samples) <= expected.size());
      REQUIRE(summary.samples >= due_samples(killed, summary.number));
      expected.resize(static_cast<std::size_t>(summary.samples));
      REQUIRE(take(store->trial(summary.id)).samples == expected);
    }
    REQUIRE(take(store->check_integrity()).empty());
  }
  CHECK(safe_trials > 0);
  CHECK(interrupted_trials > 25);
}
