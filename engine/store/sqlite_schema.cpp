#include "engine/store/sqlite_schema.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace thimble::store {

namespace {

// Ids, names and times are text, so that any SQLite program shows them; small structures are JSON. Traces
// have tables of their own, so that a listing of trials doesn't read past them.
constexpr const char* kTables = R"sql(
CREATE TABLE child (
  code TEXT PRIMARY KEY,
  picture TEXT NOT NULL,
  birth_year INTEGER,
  birth_month INTEGER,
  hand TEXT NOT NULL,
  created_utc TEXT NOT NULL
) STRICT;
CREATE TABLE plan (
  child TEXT NOT NULL REFERENCES child (code) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  exercises TEXT NOT NULL,
  assigned_utc TEXT NOT NULL,
  PRIMARY KEY (child, version)
) STRICT;
CREATE TABLE session (
  id TEXT PRIMARY KEY,
  child TEXT NOT NULL REFERENCES child (code) ON DELETE CASCADE,
  started_utc TEXT NOT NULL,
  simulated INTEGER NOT NULL
) STRICT;
CREATE INDEX session_child ON session (child);
CREATE TABLE content (
  hash TEXT PRIMARY KEY,
  svg TEXT NOT NULL
) STRICT;
CREATE TABLE trial (
  id TEXT PRIMARY KEY,
  session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  game TEXT NOT NULL,
  game_version INTEGER NOT NULL,
  exercise TEXT NOT NULL,
  content TEXT NOT NULL REFERENCES content (hash),
  content_id TEXT NOT NULL,
  parameters TEXT NOT NULL,
  seed TEXT NOT NULL,
  mapping TEXT NOT NULL,
  calibration TEXT NOT NULL,
  calibrated INTEGER NOT NULL,
  simulated INTEGER NOT NULL,
  started_utc TEXT NOT NULL,
  started_monotonic_ns INTEGER NOT NULL,
  prompt_level TEXT NOT NULL,
  outcome TEXT NOT NULL,
  ticks INTEGER NOT NULL,
  samples INTEGER NOT NULL,
  events TEXT NOT NULL,
  timing TEXT NOT NULL,
  fingerprint TEXT
) STRICT;
CREATE INDEX trial_session ON trial (session, number);
CREATE INDEX trial_content ON trial (content);
CREATE INDEX trial_running ON trial (id) WHERE outcome = 'running';
CREATE TABLE trace (
  trial TEXT PRIMARY KEY REFERENCES trial (id) ON DELETE CASCADE,
  data BLOB NOT NULL
) STRICT;
CREATE TABLE segment (
  trial TEXT NOT NULL REFERENCES trial (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (trial, number)
) STRICT;
CREATE TABLE measure (
  trial TEXT NOT NULL REFERENCES trial (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  value REAL,
  unit TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (trial, id, version)
) STRICT;
CREATE TABLE calibration (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  display TEXT NOT NULL,
  calibration TEXT NOT NULL
) STRICT;
CREATE INDEX calibration_display ON calibration (display);
CREATE TABLE audit (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  utc TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
)sql";

Error newer(const std::string& path, std::int64_t version) {
  return Error{fmt::format(
      "{}: the store is of version {}, and this program knows up to {}: update the program; nothing "
      "was changed",
      path, version, kSchemaVersion)};
}

enum class Found : std::uint8_t { kEmpty, kStore };

/// Tells a store of this version from an empty file; anything else is an error.
Result<Found> look_at(const Database& database) {
  const std::string& path = database.path();
  const Result<std::int64_t> application = database.integer("PRAGMA application_id");
  if (!application) return application.error();
  const Result<std::int64_t> version = database.integer("PRAGMA user_version");
  if (!version) return version.error();
  const Result<std::int64_t> tables = database.integer("SELECT count(*) FROM sqlite_schema");
  if (!tables) return tables.error();
  if (*application == 0 && *version == 0 && *tables == 0) return Found::kEmpty;
  if (*application != kApplicationId)
    return Error{fmt::format(
        "{}: expected a Thimble store and found another program's database: choose another path", path)};
  if (*version > kSchemaVersion) return newer(path, *version);
  if (*version < 1)
    return Error{
        fmt::format("{}: the store is damaged, its version is {}: restore it from a backup", path, *version)};
  return Found::kStore;
}

bool empty_or_missing(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  return error ? !std::filesystem::exists(path, error) : size == 0;
}

Result<void> create_tables(const Database& database) {
  Result<Transaction> transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  if (Result<void> made = database.run_script(kTables); !made) return made;
  const std::string marks =
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};", kApplicationId, kSchemaVersion);
  if (Result<void> marked = database.run_script(marks.c_str()); !marked) return marked;
  return transaction->commit();
}

/// The settings that SQLite keeps per connection.
Result<void> prepare_to_write(const Database& database) {
  Result<Statement> wal = database.query("PRAGMA journal_mode = WAL");
  if (!wal) return wal.error();
  const Result<bool> row = wal->step();
  if (!row) return row.error();
  if (const std::string mode = wal->text(0); mode != "wal")
    return Error{fmt::format(
        "{}: this disk can't share memory between programs (journal mode {}): put the store on a local "
        "disk",
        database.path(), mode)};
  // secure_delete: a child who is deleted must not stay in the file's free pages.
  return database.run_script(
      "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;");
}

Result<Database> read_in(const std::string& path, Database::Mode mode) {
  Result<Database> database = Database::open(path, mode);
  if (!database) return database;
  const Result<Found> found = look_at(*database);
  if (!found) return found.error();
  if (*found == Found::kEmpty)
    return Error{
        fmt::format("{}: the store is empty: play once to fill it, or pass another --store PATH", path)};
  return database;
}

}  // namespace

Result<Database> open_for_reading(const std::string& path) {
  if (empty_or_missing(path))
    return Error{
        fmt::format("{}: there is no store: play once to create it, or pass another --store PATH", path)};
  Result<Database> database = read_in(path, Database::Mode::kRead);
  // In a folder that can't be written, SQLite can't make the memory it shares with a writer. Without a
  // write-ahead log there is no writer, and the file stands for itself.
  if (!database && empty_or_missing(path + "-wal")) {
    Result<Database> alone = read_in(path, Database::Mode::kReadImmutable);
    if (alone) return alone;
  }
  return database;
}

Result<Database> open_for_writing(const std::string& path) {
  if (!empty_or_missing(path)) {
    // First without the right to write, so that a file that isn't ours stays as it is.
    const Result<Database> looked = Database::open(path, Database::Mode::kRead);
    if (!looked) return looked.error();
    if (const Result<Found> found = look_at(*looked); !found) return found.error();
  }
  Result<Database> database = Database::open(path, Database::Mode::kCreate);
  if (!database) return database;
  if (database->read_only())
    return Error{fmt::format(
        "{}: the store can't be written: give yourself the right to write, or pass another --store "
        "PATH",
        path)};
  if (Result<void> ready = prepare_to_write(*database); !ready) return ready.error();
  const Result<Found> found = look_at(*database);
  if (!found) return found.error();
  if (*found == Found::kEmpty)
    if (Result<void> made = create_tables(*database); !made) return made.error();
  return database;
}

}  // namespace thimble::store
