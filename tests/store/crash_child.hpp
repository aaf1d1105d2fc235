// A little program that plays and records until it is killed, and tells what it has done.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/time.hpp"
#include "engine/motion/sample.hpp"

namespace thimble::store::test {

/// How often the child's recorder commits: a second of the real one, made short.
inline constexpr std::chrono::milliseconds kCrashSegment{20};

/// What the child says through its pipe, one at a time.
struct Told {
  enum class Kind : std::uint8_t { kReady, kAppended, kSafe };
  Kind kind = Kind::kReady;
  int trial = 0;    ///< from 1
  int samples = 0;  ///< kAppended: of this trial so far
  Ns at{0};         ///< on the steady clock
};

std::string crash_trial_id(int trial);
/// The samples that trial is made of, the same in parent and child.
std::vector<motion::Sample> crash_samples(int trial);

/// Records trials of some 100 ms, one after the other, on the store at `path`; kSafe means finished and
/// flushed.
[[noreturn]] void record_until_killed(const std::string& path, const std::string& session, int pipe);

}  // namespace thimble::store::test
