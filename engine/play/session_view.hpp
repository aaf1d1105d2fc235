// The one value the panel draws, whether it came from the store or from the running session.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/play/record.hpp"
#include "engine/play/schema.hpp"

namespace thimble::play {

enum class SessionPhase : std::uint8_t {
  kReady,        ///< not started
  kPlaying,      ///< a trial runs
  kPaused,       ///< a trial waits
  kCelebrating,  ///< a trial has ended well; the next follows by itself, or at once with a touch
  kEnded,
};

struct SessionView {
  std::string id;
  std::string child;  ///< code
  std::string started_utc;
  SessionPhase phase = SessionPhase::kEnded;               ///< kEnded for a stored session
  std::vector<std::shared_ptr<const TrialRecord>> trials;  ///< those that have ended, in order
  const TrialRecord* running = nullptr;  ///< the trial that runs; valid until the session is next touched
  /// Of the exercise that runs or comes next; null for a stored session.
  const Schema* schema = nullptr;
  Parameters next_parameters;
  std::string next_exercise;
  PromptLevel prompt_level = PromptLevel::kIndependent;
  std::string trouble;  ///< what the recorder has to say; empty while all is well
};

}  // namespace thimble::play
