// What is kept of children, plans, sessions and trials, whatever keeps it. The panel and the command line
// read this; the child's player writes its trials through a RecordSink instead. Knows no SQL, no file and no
// window.
//
// Every listing has one stable order, told at its function. Every call may fail (a disk, a damaged file), and
// then changes nothing. One thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.hpp"
#include "engine/play/calibration.hpp"
#include "engine/play/exercise.hpp"
#include "engine/play/record.hpp"
#include "engine/play/session_view.hpp"

namespace thimble::store {

/// With which hand the child draws. Many have not settled until six, and that is not a fault.
enum class Hand : std::uint8_t { kNotSettled, kLeft, kRight };

std::string_view name_of(Hand hand);  ///< "not_settled", "left", "right"
Result<Hand> hand_from(std::string_view name);

/// A code and a picture. No name: whoever needs it has it on paper.
struct Child {
  std::string code{};     ///< 1 to 40 of letters, digits, '-' and '_'
  std::string picture{};  ///< a word for the picture by which a child who can't read knows itself: "snail"
  std::optional<int> birth_year{};
  std::optional<int> birth_month{};  ///< 1 to 12, only with a year
  Hand hand = Hand::kNotSettled;
  std::string created_utc{};  ///< set by the store

  bool operator==(const Child&) const = default;
};

/// One version of a child's plan. Versions are never changed, only followed by others.
struct AssignedPlan {
  std::string child{};
  int version = 1;  ///< of this child's plans, from 1
  play::Plan plan{};
  std::string assigned_utc{};
};

struct SessionInfo {
  std::string id{};           ///< UUIDv7
  std::string child{};        ///< code
  std::string started_utc{};  ///< ISO 8601 with milliseconds, Z
  bool simulated = false;     ///< played from a file or by a simulated child
  int trials = 0;             ///< set by the store

  bool operator==(const SessionInfo&) const = default;
};

/// A trial without its samples and events.
struct TrialSummary {
  std::string id{};
  std::string session{};
  std::string child{};
  int number = 1;  ///< within the session, from 1
  std::string game{};
  int game_version = 1;
  std::string exercise{};
  play::TrialOutcome outcome = play::TrialOutcome::kRunning;
  play::PromptLevel prompt_level = play::PromptLevel::kIndependent;
  std::string started_utc{};
  Tick ticks = 0;
  std::int64_t samples = 0;  ///< how many
  bool simulated = false;
  bool calibrated = false;
  motion::MeasureSet measures{};  ///< the newest version of each

  bool operator==(const TrialSummary&) const = default;
};

/// Who opened, changed, exported or deleted what.
struct AuditEntry {
  std::string utc{};      ///< set by the store
  std::string action{};   ///< one word: "exported"
  std::string subject{};  ///< what it was done to: "child demo"
  std::string detail{};

  bool operator==(const AuditEntry&) const = default;
};

/// Fills in what a trial that was cut off never got to say: its events, measures and fingerprint, usually by
/// playing its samples once more. What it leaves empty stays absent.
using Rescore = std::function<void(play::TrialRecord&)>;

class Store {
 public:
  virtual ~Store() = default;

  /// By code.
  virtual Result<std::vector<Child>> children() const = 0;
  virtual Result<Child> child(std::string_view code) const = 0;
  /// Adds the child, or replaces what was said of the one with this code. Its sessions and plans stay.
  virtual Result<void> save_child(const Child& child) = 0;
  /// Removes everything about the child: plans, sessions, trials, samples, the audit log's lines about it.
  /// What stays is one line that some child was deleted, and when.
  virtual Result<void> delete_child(std::string_view code) = 0;

  /// Becomes the child's next version; the same plan as before adds none.
  virtual Result<void> assign_plan(std::string_view child, const play::Plan& plan) = 0;
  /// By version. The last is the one to play; empty when the child has none.
  virtual Result<std::vector<AssignedPlan>> plans(std::string_view child) const = 0;

  /// Before the session's first trial is recorded. The child must be there; a session that is there already
  /// is left as it is.
  virtual Result<void> begin_session(const SessionInfo& session) = 0;
  /// By start, then id. All children's when `child` is empty.
  virtual Result<std::vector<SessionInfo>> sessions(std::string_view child = {}) const = 0;

  /// By the session's start and id, then by number. All sessions' when `session` is empty.
  virtual Result<std::vector<TrialSummary>> trials(std::string_view session = {}) const = 0;
  virtual Result<TrialSummary> trial_summary(std::string_view id) const = 0;
  /// Everything about it, as it was when it was finished.
  virtual Result<play::TrialRecord> trial(std::string_view id) const = 0;
  /// The session with all its trials that have ended.
  virtual Result<play::SessionView> session(std::string_view id) const = 0;
  /// Newer versions stand beside the old ones; a measure of a version that is there already is left as it is.
  virtual Result<void> add_measures(std::string_view trial, const motion::MeasureSet& measures) = 0;

  virtual Result<void> save_calibration(const play::Calibration& calibration) = 0;
  /// The one saved last for this display; nothing when there is none.
  virtual Result<std::optional<play::Calibration>> calibration(std::string_view display) const = 0;

  virtual Result<void> note(const AuditEntry& entry) = 0;
  /// In the order in which they were written.
  virtual Result<std::vector<AuditEntry>> audit() const = 0;

  /// Reads all there is, each trace included. One sentence for each thing that is wrong; empty when all is
  /// well.
  virtual Result<std::vector<std::string>> check_integrity() const = 0;
};

}  // namespace thimble::store
