#include "engine/store/recorder.hpp"

#include <fmt/format.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "engine/core/check.hpp"
#include "engine/store/sqlite_schema.hpp"
#include "engine/store/sqlite_trials.hpp"
#include "engine/store/trace_codec.hpp"

namespace thimble::store {

namespace {

/// More than ten fingers at 1,000 Hz give in a second: the lists don't grow while a child plays.
constexpr std::size_t kSamplesReserved = 16'384;

/// A session, or a trial's begin or end, and how many of the batch's samples came before it.
struct Mark {
  std::size_t samples_before = 0;
  std::variant<SessionInfo, play::TrialSetup, play::TrialRecord> what;
};

/// What was said since the thread last looked.
struct Batch {
  std::vector<motion::Sample> samples;
  std::vector<Mark> marks;
};

play::TrialRecord without_samples(const play::TrialRecord& record) {
  play::TrialRecord copy;
  copy.setup = record.setup;
  copy.prompt_level = record.prompt_level;
  copy.outcome = record.outcome;
  copy.events = record.events;
  copy.ticks = record.ticks;
  copy.timing = record.timing;
  copy.measures = record.measures;
  copy.fingerprint = record.fingerprint;
  return copy;
}

play::TrialRecord interrupted(const play::TrialSetup& setup, std::span<const motion::Sample> samples) {
  play::TrialRecord record;
  record.setup = setup;
  record.outcome = play::TrialOutcome::kInterrupted;
  record.timing = play::timing_of(samples);
  record.ticks = samples.empty() ? 0 : samples.back().tick + 1;
  return record;
}

}  // namespace

// The thread's side: trials that aren't wholly safe yet, the oldest first.
class Recorder::Writer {
 public:
  Writer(Database database, std::size_t samples_max)
      : database_(std::move(database)), samples_max_(samples_max) {}

  void take(const Batch& batch) {
    std::size_t taken = 0;
    for (const Mark& mark : batch.marks) {
      add_samples(std::span{batch.samples}.subspan(taken, mark.samples_before - taken));
      taken = mark.samples_before;
      if (const auto* session = std::get_if<SessionInfo>(&mark.what))
        session_ = *session;
      else if (const auto* setup = std::get_if<play::TrialSetup>(&mark.what))
        begin(*setup);
      else
        trials_.back().record = std::get<play::TrialRecord>(mark.what);
    }
    add_samples(std::span{batch.samples}.subspan(taken));
  }

  /// Commits what isn't safe yet. What fails is kept for the next time, and doesn't keep the others from
  /// being saved.
  Result<void> save() {
    Result<void> all;
    for (auto trial = trials_.begin(); trial != trials_.end();) {
      Result<void> saved = save_one(*trial);
      const bool over = saved.ok() && trial->record.has_value();
      trial = over ? trials_.erase(trial) : trial + 1;
      if (!saved && all) all = std::move(saved);
    }
    if (all && too_long_)
      all = Error{
          fmt::format("the trial has more than {} samples, and no more are kept: end it and begin another",
                      samples_max_)};
    return all;
  }

 private:
  struct Trial {
    std::optional<SessionInfo> session;  // where it was told
    play::TrialSetup setup;
    std::vector<motion::Sample> samples;
    std::size_t safe_samples = 0;
    std::int64_t segments = 0;
    bool begun = false;                       // its row is there
    std::optional<play::TrialRecord> record;  // once it has ended
  };

  void begin(const play::TrialSetup& setup) {
    // The one before was given up without a word, by a session that went away.
    if (!trials_.empty() && !trials_.back().record)
      trials_.back().record = interrupted(trials_.back().setup, trials_.back().samples);
    trials_.push_back({.session = session_, .setup = setup, .samples = {}, .record = {}});
    trials_.back().samples.reserve(kSamplesReserved);
    too_long_ = false;
  }

  void add_samples(std::span<const motion::Sample> samples) {
    if (samples.empty()) return;
    std::vector<motion::Sample>& kept = trials_.back().samples;
    const std::size_t fitting = std::min(samples.size(), samples_max_ - kept.size());
    kept.insert(kept.end(), samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(fitting));
    too_long_ = too_long_ || fitting < samples.size();
  }

  Result<void> save_one(Trial& trial) {
    const bool news = !trial.begun || trial.record || trial.safe_samples < trial.samples.size();
    if (!news) return {};
    Result<Transaction> transaction = Transaction::begin(database_);
    if (!transaction) return transaction.error();
    if (Result<void> written = write(trial); !written) return written;
    if (Result<void> done = transaction->commit(); !done) return done;
    trial.begun = true;
    if (trial.safe_samples < trial.samples.size()) ++trial.segments;
    trial.safe_samples = trial.samples.size();
    return {};
  }

  Result<void> write(const Trial& trial) {
    if (!trial.begun && trial.session)
      if (Result<void> inserted = insert_session(database_, *trial.session); !inserted) return inserted;
    if (!trial.begun)
      if (Result<void> inserted = insert_trial(database_, trial.setup); !inserted) return inserted;
    if (trial.record) return finish_trial(database_, *trial.record, trial.samples, trial.segments);
    const auto rest = std::span{trial.samples}.subspan(trial.safe_samples);
    return rest.empty() ? Result<void>{} : insert_segment(database_, trial.setup.id, trial.segments, rest);
  }

  Database database_;
  std::size_t samples_max_;
  std::deque<Trial> trials_;
  std::optional<SessionInfo> session_;
  bool too_long_ = false;
};

struct Recorder::Shared {
  Shared(Database database, Options chosen)
      : options(chosen), writer(std::move(database), chosen.samples_max) {
    said.samples.reserve(kSamplesReserved);
    heard.samples.reserve(kSamplesReserved);
    thread = std::thread{[this] { run(); }};
  }
  ~Shared() {
    {
      const std::lock_guard lock{mutex};
      stopping = true;
      ++asked;
    }
    wake.notify_all();
    thread.join();
  }

  void say(Mark mark) {
    {
      const std::lock_guard lock{mutex};
      mark.samples_before = said.samples.size();
      said.marks.push_back(std::move(mark));
      ++asked;
    }
    wake.notify_one();
  }

  void run() {
    std::unique_lock lock{mutex};
    while (true) {
      wake.wait_for(lock, options.segment_every, [this] { return asked != answered; });
      const std::uint64_t answering = asked;
      const bool last = stopping;
      std::swap(said, heard);
      lock.unlock();
      writer.take(heard);
      heard.samples.clear();
      heard.marks.clear();
      const Result<void> saved = writer.save();
      lock.lock();
      trouble = saved ? std::string{} : saved.error().message;
      answered = answering;
      answer.notify_all();
      if (last) return;
    }
  }

  const Options options;
  Writer writer;  // the thread's alone
  Batch heard;    // the thread's alone

  mutable std::mutex mutex;
  std::condition_variable wake;    // for the thread: something shall be safe at once
  std::condition_variable answer;  // for flush
  Batch said;
  bool running = false;        // between begin and finish
  std::uint64_t asked = 0;     // how often someone wanted all to be safe
  std::uint64_t answered = 0;  // up to which of them it has been tried
  bool stopping = false;
  std::string trouble;
  std::thread thread;  // last: it starts when all else is there
};

Recorder::Recorder(std::unique_ptr<Shared> shared) : shared_(std::move(shared)) {}
Recorder::~Recorder() = default;

Result<std::unique_ptr<Recorder>> Recorder::open(const SqliteStore& store, Options options) {
  CHECK(store.access() == Access::kPlay);
  CHECK(options.samples_max <= kTraceSamplesMax);
  Result<Database> database = open_for_writing(store.path());
  if (!database) return database.error();
  return std::unique_ptr<Recorder>{new Recorder{std::make_unique<Shared>(std::move(*database), options)}};
}

void Recorder::expect(const SessionInfo& session) { shared_->say({.samples_before = 0, .what = session}); }

void Recorder::begin(const play::TrialSetup& setup) {
  shared_->running = true;
  shared_->say({.samples_before = 0, .what = setup});
}

void Recorder::append(std::span<const motion::Sample> samples) {
  CHECK(shared_->running);
  const std::lock_guard lock{shared_->mutex};
  std::vector<motion::Sample>& said = shared_->said.samples;
  said.insert(said.end(), samples.begin(), samples.end());
}

void Recorder::finish(const play::TrialRecord& record) {
  CHECK(shared_->running);
  shared_->running = false;
  shared_->say({.samples_before = 0, .what = without_samples(record)});
}

void Recorder::flush() {
  std::unique_lock lock{shared_->mutex};
  const std::uint64_t mine = ++shared_->asked;
  shared_->wake.notify_one();
  shared_->answer.wait(lock, [&] { return shared_->answered >= mine; });
}

std::string Recorder::trouble() const {
  const std::lock_guard lock{shared_->mutex};
  return shared_->trouble;
}

}  // namespace thimble::store
