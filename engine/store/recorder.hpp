// Keeps a trial safe while it is played. What is appended is committed once a second as a segment by the
// recorder's own thread, so that no frame ever waits for a disk; the finished trial is one transaction. When
// the disk fails, all is kept in memory, tried again every second, and trouble() says what the grown-up has
// to do.
#pragma once

#include <chrono>
#include <memory>
#include <span>
#include <string>

#include "engine/core/result.hpp"
#include "engine/play/record.hpp"
#include "engine/store/sqlite_store.hpp"
#include "engine/store/trace_codec.hpp"

namespace thimble::store {

class Recorder final : public play::RecordSink {
 public:
  struct Options {
    /// How often segments are committed, and failures tried again. Tests set it to hours and move on by
    /// flush().
    std::chrono::milliseconds segment_every{1000};
    /// Of one trial; at most what a trace can hold.
    std::size_t samples_max = kTraceSamplesMax;
  };

  /// Needs a store opened for play, and one recorder a store. Has its own connection, so that the store's
  /// thread may go on reading; the store must outlive the recorder.
  static Result<std::unique_ptr<Recorder>> open(const SqliteStore& store, Options options);
  static Result<std::unique_ptr<Recorder>> open(const SqliteStore& store) { return open(store, Options{}); }
  /// Tries once more to save what is not yet safe.
  ~Recorder() override;

  /// The session whose trials follow. It is stored with the first of them, so that a session in which nothing
  /// was drawn leaves nothing behind. Not needed where the store has begun the session.
  void expect(const SessionInfo& session);
  void begin(const play::TrialSetup& setup) override;
  /// Copies the samples into a list that the thread takes once a second: no allocation once that list has
  /// grown, no file. Samples beyond trace_codec's limit for a trial are not kept, which trouble() tells.
  void append(std::span<const motion::Sample> samples) override;
  void finish(const play::TrialRecord& record) override;
  /// Waits until all that was said is safe or has failed once more; then trouble() is not empty.
  void flush() override;
  std::string trouble() const override;

 private:
  class Writer;
  struct Shared;
  explicit Recorder(std::unique_ptr<Shared> shared);

  std::unique_ptr<Shared> shared_;
};

}  // namespace thimble::store
