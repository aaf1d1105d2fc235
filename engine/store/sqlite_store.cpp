#include "engine/store/sqlite_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>

#include "engine/store/demo.hpp"
#include "engine/store/record_json.hpp"
#include "engine/store/sqlite_integrity.hpp"
#include "engine/store/sqlite_schema.hpp"
#include "engine/store/sqlite_trials.hpp"
#include "engine/store/writer_lock.hpp"

namespace thimble::store {

namespace {

constexpr std::size_t kCodeLengthMax = 40;

Result<void> check_child(const Child& child) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  if (child.code.empty() || child.code.size() > kCodeLengthMax ||
      !std::all_of(child.code.begin(), child.code.end(), allowed))
    return Error{fmt::format("'{}' can't be a child's code: expected 1 to {} letters, digits, '-' or '_'",
                             child.code, kCodeLengthMax)};
  if (child.birth_month && (!child.birth_year || *child.birth_month < 1 || *child.birth_month > 12))
    return Error{
        fmt::format("{} can't be a month of birth: expected 1 to 12, with a year", *child.birth_month)};
  if (child.birth_year && (*child.birth_year < 1900 || *child.birth_year > 2999))
    return Error{fmt::format("{} can't be a year of birth: expected 1900 to 2999", *child.birth_year)};
  return {};
}

Result<Child> child_from(const Statement& row) {
  const Result<Hand> hand = hand_from(row.text(4));
  if (!hand) return hand.error();
  return Child{.code = row.text(0),
               .picture = row.text(1),
               .birth_year = row.optional_int(2),
               .birth_month = row.optional_int(3),
               .hand = *hand,
               .created_utc = row.text(5)};
}

Result<AssignedPlan> plan_from(const Statement& row) {
  const auto exercises = nlohmann::json::parse(row.text(4), nullptr, false);
  const auto is_text = [](const nlohmann::json& item) { return item.is_string(); };
  if (!exercises.is_array() || !std::all_of(exercises.begin(), exercises.end(), is_text))
    return Error{fmt::format("the plan '{}' of child '{}' is damaged: restore the store from a backup",
                             row.text(2), row.text(0))};
  return AssignedPlan{.child = row.text(0),
                      .version = static_cast<int>(row.integer(1)),
                      .plan = {.id = row.text(2),
                               .title = row.text(3),
                               .exercises = exercises.get<std::vector<std::string>>()},
                      .assigned_utc = row.text(5)};
}

constexpr std::string_view kChildColumns =
    "SELECT code, picture, birth_year, birth_month, hand, created_utc FROM child ";

std::string about(std::string_view code) { return fmt::format("child {}", code); }

Result<void> make_folder_of(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path{path}.parent_path();
  std::error_code error;
  if (!folder.empty() && !std::filesystem::create_directories(folder, error) && error)
    return Error{fmt::format(
        "{}: the store's folder can't be made ({}): give yourself the right to write there, or pass "
        "another --store PATH",
        folder.string(), error.message())};
  return {};
}

}  // namespace

struct SqliteStore::Parts {
  std::optional<WriterLock> lock;  // released after the connection is closed
  Database database;
  Options options;

  std::string now() const { return utc_text(options.clock()); }
  Result<void> write_audit(std::string_view action, std::string_view subject, std::string_view detail) const {
    return database.run("INSERT INTO audit (utc, action, subject, detail) VALUES (?, ?, ?, ?)", now(), action,
                        subject, detail);
  }
  /// Runs `write` in one transaction.
  template <class Write>
  Result<void> together(Write write) const {
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) return transaction.error();
    if (Result<void> done = write(); !done) return done;
    return transaction->commit();
  }
  Result<void> need_child(std::string_view code) const {
    const Result<std::int64_t> there = database.integer("SELECT count(*) FROM child WHERE code = ?", code);
    if (!there) return there.error();
    if (*there == 0)
      return Error{fmt::format("{}: there is no child '{}': `thimble list children` shows them all",
                               database.path(), code)};
    return {};
  }
};

SqliteStore::SqliteStore(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SqliteStore::~SqliteStore() = default;

const std::string& SqliteStore::path() const { return parts_->database.path(); }
Access SqliteStore::access() const { return parts_->options.access; }

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const std::string& path, Options options) {
  const bool play = options.access == Access::kPlay;
  std::optional<WriterLock> lock;
  if (play) {
    if (Result<void> made = make_folder_of(path); !made) return made.error();
    Result<WriterLock> taken = WriterLock::take(path);
    if (!taken) return taken.error();
    lock.emplace(std::move(*taken));
  }
  Result<Database> database = play ? open_for_writing(path) : open_for_reading(path);
  if (!database) return database.error();
  auto parts = std::make_unique<Parts>(
      Parts{.lock = std::move(lock), .database = std::move(*database), .options = std::move(options)});
  std::unique_ptr<SqliteStore> store{new SqliteStore{std::move(parts)}};
  if (!play) return store;
  if (Result<void> closed = close_interrupted(store->parts_->database, store->parts_->options.rescore);
      !closed)
    return closed.error();
  if (Result<void> added = add_demo(*store); !added) return added.error();
  return store;
}

Result<std::vector<Child>> SqliteStore::children() const {
  std::vector<Child> children;
  const std::string sql = std::string{kChildColumns}.append("ORDER BY code");
  const Result<void> done =
      for_each_row(parts_->database.query(sql), [&](const Statement& row) -> Result<void> {
        Result<Child> child = child_from(row);
        if (!child) return child.error();
        children.push_back(std::move(*child));
        return {};
      });
  if (!done) return done.error();
  return children;
}

Result<Child> SqliteStore::child(std::string_view code) const {
  if (Result<void> there = parts_->need_child(code); !there) return there.error();
  Result<Statement> row = parts_->database.query(std::string{kChildColumns}.append("WHERE code = ?"), code);
  if (!row) return row.error();
  if (const Result<bool> found = row->step(); !found) return found.error();
  return child_from(*row);
}

Result<void> SqliteStore::save_child(const Child& child) {
  if (Result<void> sound = check_child(child); !sound) return sound;
  return parts_->together([&]() -> Result<void> {
    if (Result<void> done = parts_->database.run(
            "INSERT INTO child (code, picture, birth_year, birth_month, hand, created_utc) VALUES (?, ?, ?, "
            "?, ?, ?) "
            "ON CONFLICT (code) DO UPDATE SET picture = excluded.picture, birth_year = excluded.birth_year, "
            "birth_month = excluded.birth_month, hand = excluded.hand",
            child.code, child.picture, child.birth_year, child.birth_month, name_of(child.hand),
            parts_->now());
        !done)
      return done;
    return parts_->write_audit("saved", about(child.code), "");
  });
}

Result<void> SqliteStore::delete_child(std::string_view code) {
  if (Result<void> there = parts_->need_child(code); !there) return there;
  const Database& database = parts_->database;
  const Result<void> deleted = parts_->together([&]() -> Result<void> {
    if (Result<void> done = database.run("DELETE FROM child WHERE code = ?", code); !done) return done;
    if (Result<void> done = database.run("DELETE FROM content WHERE hash NOT IN (SELECT content FROM trial)");
        !done)
      return done;
    if (Result<void> done = database.run("DELETE FROM audit WHERE subject = ?", about(code)); !done)
      return done;
    return parts_->write_audit("deleted", "a child", "with all that was recorded of it");
  });
  if (!deleted) return deleted;
  // Until it is emptied, the write-ahead log still has the pages as they were. A reader may hold it back; the
  // next checkpoint then does it.
  return database.run("PRAGMA wal_checkpoint(TRUNCATE)");
}

Result<void> SqliteStore::assign_plan(std::string_view child, const play::Plan& plan) {
  if (Result<void> there = parts_->need_child(child); !there) return there;
  return parts_->together([&]() -> Result<void> {
    const Result<std::vector<AssignedPlan>> before = plans(child);
    if (!before) return before.error();
    if (!before->empty()) {
      const play::Plan& last = before->back().plan;
      if (last.id == plan.id && last.title == plan.title && last.exercises == plan.exercises) return {};
    }
    const int version = before->empty() ? 1 : before->back().version + 1;
    if (Result<void> done = parts_->database.run(
            "INSERT INTO plan (child, version, id, title, exercises, assigned_utc) VALUES (?, ?, ?, ?, ?, ?)",
            child, version, plan.id, plan.title, nlohmann::json(plan.exercises).dump(), parts_->now());
        !done)
      return done;
    return parts_->write_audit("planned", about(child), fmt::format("version {}, plan {}", version, plan.id));
  });
}

Result<std::vector<AssignedPlan>> SqliteStore::plans(std::string_view child) const {
  std::vector<AssignedPlan> plans;
  const Result<void> done =
      for_each_row(parts_->database.query(
                       "SELECT child, version, id, title, exercises, assigned_utc FROM plan WHERE child = ? "
                       "ORDER BY version",
                       child),
                   [&](const Statement& row) -> Result<void> {
                     Result<AssignedPlan> plan = plan_from(row);
                     if (!plan) return plan.error();
                     plans.push_back(std::move(*plan));
                     return {};
                   });
  if (!done) return done.error();
  return plans;
}

Result<void> SqliteStore::begin_session(const SessionInfo& session) {
  if (Result<void> there = parts_->need_child(session.child); !there) return there;
  return insert_session(parts_->database, session);
}

namespace {

Result<std::vector<SessionInfo>> sessions_where(const Database& database, std::string_view condition,
                                                std::string_view value) {
  std::vector<SessionInfo> sessions;
  const std::string sql = fmt::format(
      "SELECT id, child, started_utc, simulated, (SELECT count(*) FROM trial WHERE trial.session = "
      "session.id) FROM session "
      "WHERE ?1 = {} ORDER BY started_utc, id",
      condition);
  const Result<void> done =
      for_each_row(database.query(sql, value), [&](const Statement& row) -> Result<void> {
        sessions.push_back({.id = row.text(0),
                            .child = row.text(1),
                            .started_utc = row.text(2),
                            .simulated = row.integer(3) != 0,
                            .trials = static_cast<int>(row.integer(4))});
        return {};
      });
  if (!done) return done.error();
  return sessions;
}

}  // namespace

Result<std::vector<SessionInfo>> SqliteStore::sessions(std::string_view child) const {
  return sessions_where(parts_->database, child.empty() ? "''" : "child", child);
}

Result<std::vector<TrialSummary>> SqliteStore::trials(std::string_view session) const {
  return read_summaries(parts_->database, session);
}

Result<TrialSummary> SqliteStore::trial_summary(std::string_view id) const {
  return read_summary(parts_->database, id);
}

Result<play::TrialRecord> SqliteStore::trial(std::string_view id) const {
  return read_trial(parts_->database, id);
}

Result<play::SessionView> SqliteStore::session(std::string_view id) const {
  const Result<std::vector<SessionInfo>> found = sessions_where(parts_->database, "id", id);
  if (!found) return found.error();
  if (found->empty())
    return Error{
        fmt::format("{}: there is no session '{}': `thimble list sessions` shows them all", path(), id)};
  const Result<std::vector<TrialSummary>> summaries = trials(id);
  if (!summaries) return summaries.error();
  play::SessionView view;
  view.id = found->front().id;
  view.child = found->front().child;
  view.started_utc = found->front().started_utc;
  for (const TrialSummary& summary : *summaries) {
    if (summary.outcome == play::TrialOutcome::kRunning) continue;
    Result<play::TrialRecord> record = trial(summary.id);
    if (!record) return record.error();
    view.trials.push_back(std::make_shared<const play::TrialRecord>(std::move(*record)));
  }
  return view;
}

Result<void> SqliteStore::add_measures(std::string_view trial, const motion::MeasureSet& measures) {
  if (Result<TrialSummary> there = trial_summary(trial); !there) return there.error();
  return parts_->together([&] { return insert_measures(parts_->database, trial, measures); });
}

Result<void> SqliteStore::save_calibration(const play::Calibration& calibration) {
  return parts_->database.run("INSERT INTO calibration (display, calibration) VALUES (?, ?)",
                              calibration.display, text_of(json_of(calibration)));
}

Result<std::optional<play::Calibration>> SqliteStore::calibration(std::string_view display) const {
  Result<Statement> row = parts_->database.query(
      "SELECT calibration FROM calibration WHERE display = ? ORDER BY number DESC LIMIT 1", display);
  if (!row) return row.error();
  const Result<bool> found = row->step();
  if (!found) return found.error();
  if (!*found) return std::optional<play::Calibration>{};
  Result<play::Calibration> calibration = calibration_from(row->text(0));
  if (!calibration) return calibration.error();
  return std::optional{std::move(*calibration)};
}

Result<void> SqliteStore::note(const AuditEntry& entry) {
  return parts_->write_audit(entry.action, entry.subject, entry.detail);
}

Result<std::vector<AuditEntry>> SqliteStore::audit() const {
  std::vector<AuditEntry> entries;
  const Result<void> done = for_each_row(
      parts_->database.query("SELECT utc, action, subject, detail FROM audit ORDER BY number"),
      [&](const Statement& row) -> Result<void> {
        entries.push_back(
            {.utc = row.text(0), .action = row.text(1), .subject = row.text(2), .detail = row.text(3)});
        return {};
      });
  if (!done) return done.error();
  return entries;
}

Result<std::vector<std::string>> SqliteStore::check_integrity() const {
  return problems_in(parts_->database);
}

}  // namespace thimble::store
