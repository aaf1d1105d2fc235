// A trial as a value: (game, parameters, seed, samples) -> (events, measures), and how it came about.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/motion/measure.hpp"
#include "engine/motion/sample.hpp"
#include "engine/play/calibration.hpp"
#include "engine/play/content.hpp"
#include "engine/play/schema.hpp"

namespace thimble::play {

/// Something that happened in a game. The kind is one of the game's own words ("stroke_begun").
struct Event {
  Tick tick = 0;
  std::string kind;
  int contact = -1;  ///< -1: not about a contact
  Vec2 mm{};
  double value = 0;  ///< its meaning belongs to the kind; 0 where it has none
  int stroke = -1;   ///< of the content, where something is named of it; -1: of none. Not in the fingerprint

  bool operator==(const Event&) const = default;
};
using Events = std::vector<Event>;

/// How much help the child had.
enum class PromptLevel : std::uint8_t {
  kIndependent,
  kGesture,
  kVerbal,
  kVisualModel,
  kPhysicalAssist,
  kHandOverHand
};

enum class TrialOutcome : std::uint8_t {
  kRunning,      ///< still going on; in a store that nobody has open: to be closed as interrupted
  kCompleted,    ///< the game came to its end
  kSkipped,      ///< a grown-up went on to the next one
  kStopped,      ///< the session was ended
  kInterrupted,  ///< the program or the machine went down; what was saved is kept
};

std::string_view name_of(PromptLevel level);     ///< "independent", "gesture", "verbal", "visual_model", ...
std::string_view name_of(TrialOutcome outcome);  ///< "running", "completed", ...
Result<PromptLevel> prompt_level_from(std::string_view name);
Result<TrialOutcome> trial_outcome_from(std::string_view name);

/// How far the clocks of a trial can be trusted.
struct TimingQuality {
  double sample_rate_hz = 0;  ///< median over the contacts' own intervals; 0 with fewer than 2 samples
  std::string
      clock_source;  ///< of its samples: "server", "watch", "file", or "mixed"; "none" without samples
  double clock_step_ms = 0;        ///< the stamps' own resolution: the smallest step seen between stamps
  double pump_gap_max_ms = 0;      ///< the longest time in which the program did not look for samples
  int late_frames = 0;             ///< frames that came more than half a frame late
  std::int64_t dropped_ticks = 0;  ///< ticks of play that were left out after a stall
  int out_of_order = 0;            ///< samples stamped before their forerunner of the same contact
  int synthesised_ups = 0;         ///< contacts whose end the device never told

  bool operator==(const TimingQuality&) const = default;
};

/// All that is fixed when a trial starts.
struct TrialSetup {
  std::string id;       ///< UUIDv7
  std::string session;  ///< UUIDv7
  int number = 1;       ///< within the session, from 1
  std::string game;
  int game_version = 1;
  std::string exercise;                    ///< "tracing/circle"
  std::shared_ptr<const Content> content;  ///< as the parameters shaped it
  Parameters parameters;                   ///< complete
  std::uint64_t seed = 0;
  Mapping mapping;
  Calibration calibration;
  bool simulated = false;   ///< played from a file or by a simulated child, never by a hand
  std::string started_utc;  ///< ISO 8601 with milliseconds, Z
  Ns started{0};            ///< on the monotonic clock
};

struct TrialRecord {
  TrialSetup setup;
  PromptLevel prompt_level = PromptLevel::kIndependent;
  TrialOutcome outcome = TrialOutcome::kRunning;
  std::vector<motion::Sample> samples;  ///< in the order of application
  Events events;   ///< those of play in their order, then what was named of the whole trial
  Tick ticks = 0;  ///< steps played
  TimingQuality timing;
  motion::MeasureSet measures;
  std::uint64_t fingerprint = 0;  ///< of the events of play
};

/// Where a trial goes while it is played. Never blocks, never fails in the caller's face: what goes wrong
/// behind it shows in `trouble()`.
class RecordSink {
 public:
  virtual ~RecordSink() = default;
  virtual void begin(const TrialSetup& setup) = 0;
  /// More samples of the running trial. They are safe within a second.
  virtual void append(std::span<const motion::Sample> samples) = 0;
  /// The trial as it ended. Its samples are those appended; `record.samples` is the same list again.
  virtual void finish(const TrialRecord& record) = 0;
  /// Blocks until all that was said is safe: for the program's end and for tests only.
  virtual void flush() = 0;
  /// Empty while all is well; else what the grown-up has to know ("the disk is full: free some space ...").
  virtual std::string trouble() const = 0;
};

/// The fingerprint of a trial: its events, and the ticks it took.
std::uint64_t fingerprint_of(const Events& events, Tick ticks);

/// How far the stamps of these samples can be trusted; pump gap, late frames and drops are the caller's to
/// fill.
TimingQuality timing_of(std::span<const motion::Sample> samples);

}  // namespace thimble::play
