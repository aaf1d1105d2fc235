#include "engine/store/sqlite_trials.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "engine/core/hash.hpp"
#include "engine/play/content.hpp"
#include "engine/store/record_json.hpp"
#include "engine/store/trace_codec.hpp"

namespace thimble::store {

namespace {

Result<void> insert_content(const Database& database, const play::Content& content) {
  if (Result<void> done =
          database.run("INSERT OR IGNORE INTO content (hash, svg) VALUES (?, ?)", content.hash, content.text);
      !done)
    return done;
  const Result<std::int64_t> same =
      database.integer("SELECT svg = ? FROM content WHERE hash = ?", content.text, content.hash);
  if (!same) return same.error();
  if (*same != 1)
    return Error{fmt::format(
        "{}: the shape '{}' has the hash {} of another shape that is stored: change a line of its SVG",
        database.path(), content.id, content.hash)};
  return {};
}

std::optional<std::string> fingerprint_text(std::uint64_t fingerprint) {
  if (fingerprint == 0) return std::nullopt;
  return hex(fingerprint);
}

template <class Number>
Result<Number> number_from(const std::string& text, int base, std::string_view what) {
  Number number{};
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (code != std::errc{} || end != text.data() + text.size())
    return Error{fmt::format("the record's {} is damaged: '{}'", what, text)};
  return number;
}

std::string unit_of(const motion::Measure& measure) {
  const motion::MeasureInfo* info = motion::find_measure(measure.id);
  return info == nullptr ? std::string{} : std::string{info->unit};
}

/// The newest version of each, in the order in which the measures were first written.
constexpr std::string_view kMeasures =
    "SELECT id, version, value, reason FROM measure AS m WHERE trial = ? "
    "AND version = (SELECT max(version) FROM measure WHERE trial = m.trial AND id = m.id) "
    "ORDER BY (SELECT min(rowid) FROM measure WHERE trial = m.trial AND id = m.id)";

Result<motion::MeasureSet> read_measures(const Database& database, std::string_view trial) {
  motion::MeasureSet measures;
  const Result<void> done =
      for_each_row(database.query(kMeasures, trial), [&](const Statement& row) -> Result<void> {
        motion::Measure measure{.id = row.text(0),
                                .version = static_cast<int>(row.integer(1)),
                                .value = {},
                                .reason = row.text(3)};
        if (!row.is_null(2)) measure.value = row.real(2);
        measures.push_back(std::move(measure));
        return {};
      });
  if (!done) return done.error();
  return measures;
}

/// Nothing while the trial is running.
Result<std::optional<std::vector<motion::Sample>>> read_trace(const Database& database,
                                                              std::string_view trial,
                                                              const play::Mapping& mapping) {
  Result<Statement> row = database.query("SELECT data FROM trace WHERE trial = ?", trial);
  if (!row) return row.error();
  const Result<bool> found = row->step();
  if (!found) return found.error();
  if (!*found) return std::optional<std::vector<motion::Sample>>{};
  Result<std::vector<motion::Sample>> samples = decode_trace(row->blob(0), mapping);
  if (!samples) return Error{fmt::format("trial {}: {}", trial, samples.error().message)};
  return std::optional{std::move(*samples)};
}

constexpr std::string_view kTrialColumns =
    "SELECT id, session, number, game, game_version, exercise, content_id, (SELECT svg FROM content WHERE "
    "hash = content), "
    "parameters, seed, mapping, calibration, simulated, started_utc, started_monotonic_ns, prompt_level, "
    "outcome, ticks, "
    "events, timing, fingerprint FROM trial WHERE id = ?";

Result<play::TrialSetup> setup_from(const Statement& row) {
  Result<std::shared_ptr<const play::Content>> content = play::content_of_record(row.text(6), row.text(7));
  if (!content) return content.error();
  Result<play::Parameters> parameters = parameters_from(row.text(8));
  if (!parameters) return parameters.error();
  const Result<std::uint64_t> seed = number_from<std::uint64_t>(row.text(9), 10, "seed");
  if (!seed) return seed.error();
  const Result<play::Mapping> mapping = mapping_from(row.text(10));
  if (!mapping) return mapping.error();
  Result<play::Calibration> calibration = calibration_from(row.text(11));
  if (!calibration) return calibration.error();
  return play::TrialSetup{.id = row.text(0),
                          .session = row.text(1),
                          .number = static_cast<int>(row.integer(2)),
                          .game = row.text(3),
                          .game_version = static_cast<int>(row.integer(4)),
                          .exercise = row.text(5),
                          .content = std::move(*content),
                          .parameters = std::move(*parameters),
                          .seed = *seed,
                          .mapping = *mapping,
                          .calibration = std::move(*calibration),
                          .simulated = row.integer(12) != 0,
                          .started_utc = row.text(13),
                          .started = Ns{row.integer(14)}};
}

/// All but samples and measures.
Result<play::TrialRecord> record_from(const Statement& row) {
  Result<play::TrialSetup> setup = setup_from(row);
  if (!setup) return setup.error();
  const Result<play::PromptLevel> prompt = play::prompt_level_from(row.text(15));
  if (!prompt) return prompt.error();
  const Result<play::TrialOutcome> outcome = play::trial_outcome_from(row.text(16));
  if (!outcome) return outcome.error();
  Result<play::Events> events = events_from(row.text(18));
  if (!events) return events.error();
  Result<play::TimingQuality> timing = timing_from(row.text(19));
  if (!timing) return timing.error();
  play::TrialRecord record;
  record.setup = std::move(*setup);
  record.prompt_level = *prompt;
  record.outcome = *outcome;
  record.events = std::move(*events);
  record.ticks = row.integer(17);
  record.timing = std::move(*timing);
  if (!row.is_null(20)) {
    const Result<std::uint64_t> fingerprint = number_from<std::uint64_t>(row.text(20), 16, "fingerprint");
    if (!fingerprint) return fingerprint.error();
    record.fingerprint = *fingerprint;
  }
  return record;
}

Result<TrialSummary> summary_from(const Statement& row) {
  const Result<play::TrialOutcome> outcome = play::trial_outcome_from(row.text(7));
  if (!outcome) return outcome.error();
  const Result<play::PromptLevel> prompt = play::prompt_level_from(row.text(8));
  if (!prompt) return prompt.error();
  return TrialSummary{.id = row.text(0),
                      .session = row.text(1),
                      .child = row.text(2),
                      .number = static_cast<int>(row.integer(3)),
                      .game = row.text(4),
                      .game_version = static_cast<int>(row.integer(5)),
                      .exercise = row.text(6),
                      .outcome = *outcome,
                      .prompt_level = *prompt,
                      .started_utc = row.text(9),
                      .ticks = row.integer(10),
                      .samples = row.integer(11),
                      .simulated = row.integer(12) != 0,
                      .calibrated = row.integer(13) != 0,
                      .measures = {}};
}

Result<std::vector<TrialSummary>> summaries_where(const Database& database, std::string_view condition,
                                                  std::string_view value) {
  std::vector<TrialSummary> summaries;
  const std::string sql = fmt::format(
      "SELECT trial.id, session.id, session.child, number, game, game_version, exercise, outcome, "
      "prompt_level, "
      "trial.started_utc, ticks, samples, trial.simulated, calibrated FROM trial JOIN session ON session.id "
      "= trial.session "
      "WHERE ?1 = {} ORDER BY session.started_utc, session.id, number, trial.id",
      condition);
  const Result<void> done =
      for_each_row(database.query(sql, value), [&](const Statement& row) -> Result<void> {
        Result<TrialSummary> summary = summary_from(row);
        if (!summary) return summary.error();
        Result<motion::MeasureSet> measures = read_measures(database, summary->id);
        if (!measures) return measures.error();
        summary->measures = std::move(*measures);
        summaries.push_back(std::move(*summary));
        return {};
      });
  if (!done) return done.error();
  return summaries;
}

Error no_trial(const Database& database, std::string_view id) {
  return Error{
      fmt::format("{}: there is no trial '{}': `thimble list trials` shows them all", database.path(), id)};
}

/// Without samples and measures.
Result<play::TrialRecord> read_record(const Database& database, std::string_view id) {
  Result<Statement> row = database.query(kTrialColumns, id);
  if (!row) return row.error();
  const Result<bool> found = row->step();
  if (!found) return found.error();
  if (!*found) return no_trial(database, id);
  Result<play::TrialRecord> record = record_from(*row);
  if (!record) return Error{fmt::format("{}: trial {}: {}", database.path(), id, record.error().message)};
  return record;
}

struct Segments {
  std::vector<motion::Sample> samples;
  std::int64_t readable = 0;  ///< how many, from the first
};

/// The samples up to the first segment that is missing or can't be read: after a hole a replay would be of
/// another trial.
Result<Segments> read_segments(const Database& database, const play::TrialSetup& setup) {
  Segments segments;
  bool whole = true;
  const Result<void> done = for_each_row(
      database.query("SELECT number, data FROM segment WHERE trial = ? ORDER BY number", setup.id),
      [&](const Statement& row) -> Result<void> {
        if (!whole || row.integer(0) != segments.readable) {
          whole = false;
          return {};
        }
        const Result<std::vector<motion::Sample>> part = decode_trace(row.blob(1), setup.mapping);
        whole = part.ok() && segments.samples.size() + part->size() <= kTraceSamplesMax;
        if (!whole) return {};
        segments.samples.insert(segments.samples.end(), part->begin(), part->end());
        ++segments.readable;
        return {};
      });
  if (!done) return done.error();
  return segments;
}

Result<void> close_one(const Database& database, const std::string& id, const Rescore& rescore) {
  Result<play::TrialRecord> record = read_record(database, id);
  if (!record)
    return {};  // one damaged trial must not keep the others from being played; check_integrity tells of it
  Result<Segments> segments = read_segments(database, record->setup);
  if (!segments) return segments.error();
  record->samples = std::move(segments->samples);
  record->outcome = play::TrialOutcome::kInterrupted;
  record->timing = play::timing_of(record->samples);
  record->ticks = record->samples.empty() ? 0 : record->samples.back().tick + 1;
  if (rescore) rescore(*record);
  Result<Transaction> transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  if (Result<void> done = finish_trial(database, *record, record->samples, segments->readable); !done)
    return done;
  return transaction->commit();
}

}  // namespace

Result<void> insert_session(const Database& database, const SessionInfo& session) {
  return database.run("INSERT OR IGNORE INTO session (id, child, started_utc, simulated) VALUES (?, ?, ?, ?)",
                      session.id, session.child, session.started_utc, session.simulated);
}

Result<void> insert_trial(const Database& database, const play::TrialSetup& setup) {
  if (Result<void> done = insert_content(database, *setup.content); !done) return done;
  return database.run(
      "INSERT INTO trial (id, session, number, game, game_version, exercise, content, content_id, "
      "parameters, seed, mapping, "
      "calibration, calibrated, simulated, started_utc, started_monotonic_ns, prompt_level, outcome, ticks, "
      "samples, events, "
      "timing) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, '[]', ?)",
      setup.id, setup.session, setup.number, setup.game, setup.game_version, setup.exercise,
      setup.content->hash, setup.content->id, text_of(json_of(setup.parameters)), std::to_string(setup.seed),
      text_of(json_of(setup.mapping)), text_of(json_of(setup.calibration)), setup.calibration.calibrated(),
      setup.simulated, setup.started_utc, std::int64_t{setup.started.count()},
      play::name_of(play::PromptLevel::kIndependent), play::name_of(play::TrialOutcome::kRunning),
      text_of(json_of(play::timing_of({}))));
}

Result<void> insert_segment(const Database& database, std::string_view trial, std::int64_t number,
                            std::span<const motion::Sample> samples) {
  return database.run("INSERT INTO segment (trial, number, data) VALUES (?, ?, ?)", trial, number,
                      encode_trace(samples));
}

Result<void> finish_trial(const Database& database, const play::TrialRecord& record,
                          std::span<const motion::Sample> samples, std::int64_t segments) {
  const std::string& id = record.setup.id;
  if (Result<void> done = database.run(
          "UPDATE trial SET prompt_level = ?, outcome = ?, ticks = ?, samples = ?, events = ?, "
          "timing = ?, fingerprint = ? WHERE id = ?",
          play::name_of(record.prompt_level), play::name_of(record.outcome), std::int64_t{record.ticks},
          static_cast<std::int64_t>(samples.size()), text_of(json_of(record.events)),
          text_of(json_of(record.timing)), fingerprint_text(record.fingerprint), id);
      !done)
    return done;
  if (database.changes() != 1) return no_trial(database, id);
  if (Result<void> done =
          database.run("INSERT INTO trace (trial, data) VALUES (?, ?)", id, encode_trace(samples));
      !done)
    return done;
  if (Result<void> done = database.run("DELETE FROM segment WHERE trial = ? AND number < ?", id, segments);
      !done)
    return done;
  return insert_measures(database, id, record.measures);
}

Result<void> insert_measures(const Database& database, std::string_view trial,
                             const motion::MeasureSet& measures) {
  for (const motion::Measure& m : measures)
    if (Result<void> done = database.run("INSERT OR IGNORE INTO measure (trial, id, version, value, unit, "
                                         "reason) VALUES (?, ?, ?, ?, ?, ?)",
                                         trial, m.id, m.version, m.value, unit_of(m), m.reason);
        !done)
      return done;
  return {};
}

Result<void> close_interrupted(const Database& database, const Rescore& rescore) {
  std::vector<std::string> ids;
  const Result<void> listed =
      for_each_row(database.query("SELECT id FROM trial WHERE outcome = 'running' ORDER BY id"),
                   [&](const Statement& row) -> Result<void> {
                     ids.push_back(row.text(0));
                     return {};
                   });
  if (!listed) return listed;
  for (const std::string& id : ids)
    if (Result<void> closed = close_one(database, id, rescore); !closed) return closed;
  return {};
}

Result<std::vector<TrialSummary>> read_summaries(const Database& database, std::string_view session) {
  return summaries_where(database, session.empty() ? "''" : "session.id", session);
}

Result<TrialSummary> read_summary(const Database& database, std::string_view id) {
  Result<std::vector<TrialSummary>> found = summaries_where(database, "trial.id", id);
  if (!found) return found.error();
  if (found->empty()) return no_trial(database, id);
  return std::move(found->front());
}

Result<play::TrialRecord> read_trial(const Database& database, std::string_view id) {
  Result<play::TrialRecord> record = read_record(database, id);
  if (!record) return record;
  Result<std::optional<std::vector<motion::Sample>>> samples =
      read_trace(database, id, record->setup.mapping);
  if (!samples) return Error{fmt::format("{}: {}", database.path(), samples.error().message)};
  if (*samples) {
    record->samples = std::move(**samples);
  } else {
    Result<Segments> segments = read_segments(database, record->setup);
    if (!segments) return segments.error();
    record->samples = std::move(segments->samples);
  }
  Result<motion::MeasureSet> measures = read_measures(database, id);
  if (!measures) return measures.error();
  record->measures = std::move(*measures);
  return record;
}

}  // namespace thimble::store
