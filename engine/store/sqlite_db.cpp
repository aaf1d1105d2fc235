#include "engine/store/sqlite_db.hpp"

#include <fmt/format.h>

#include <cstring>

namespace thimble::store {

namespace {

constexpr int kBusyTimeoutMs = 5000;

std::string_view advice(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return "the disk is full: free some space";
    case SQLITE_READONLY:
      return "the file or its folder can't be written: give yourself the right to write, or use another "
             "place";
    case SQLITE_IOERR:
      return "the disk gives an error: look at its cable and health, and copy the store elsewhere";
    case SQLITE_CORRUPT:
      return "the store is damaged: restore it from a backup";
    case SQLITE_NOTADB:
      return "expected a Thimble store and found another kind of file: choose another path";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program is writing to it for long: close that program";
    case SQLITE_CANTOPEN:
      return "the file can't be opened: look at its path and its rights";
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return "you have no right to it: give yourself the right, or use another place";
    case SQLITE_CONSTRAINT:
      return "what it says contradicts what is stored";
    default:
      return "the database refused";
  }
}

Error error_of(sqlite3* connection, const std::string& path) {
  const int code = sqlite3_extended_errcode(connection);
  const int system = sqlite3_system_errno(connection);
  const bool disk = (code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_IOERR;
  return Error{fmt::format("{}: {} ({}{}{})", path, advice(code), sqlite3_errmsg(connection),
                           disk && system != 0 ? ", " : "",
                           disk && system != 0 ? std::strerror(system) : "")};
}

/// A path as SQLite's URI, with what a URI would take for its own syntax encoded.
std::string uri_of(const std::string& path) {
  std::string uri = "file:";
  for (char c : path) {
    if (c == '?' || c == '#' || c == '%')
      uri += fmt::format("%{:02X}", static_cast<unsigned>(c));
    else
      uri += c;
  }
  return uri;
}

}  // namespace

Result<bool> Statement::step() {
  switch (sqlite3_step(statement_.get())) {
    case SQLITE_ROW:
      return true;
    case SQLITE_DONE:
      return false;
    default:
      return error_of(sqlite3_db_handle(statement_.get()), path_);
  }
}

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr ? std::string{} : std::string(bytes, static_cast<std::size_t>(size));
}

std::span<const std::uint8_t> Statement::blob(int column) const {
  const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return {bytes, bytes == nullptr ? 0 : static_cast<std::size_t>(size)};
}

std::optional<int> Statement::optional_int(int column) const {
  if (is_null(column)) return std::nullopt;
  return static_cast<int>(integer(column));
}

void Statement::bind(int index, std::string_view text) {
  // A null pointer would be NULL, and an empty text isn't.
  sqlite3_bind_text64(statement_.get(), index, text.data() == nullptr ? "" : text.data(), text.size(),
                      SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Statement::bind(int index, const std::vector<std::uint8_t>& blob) {
  sqlite3_bind_blob64(statement_.get(), index, blob.data(), blob.size(), SQLITE_TRANSIENT);
}

Result<Database> Database::open(const std::string& path, Mode mode) {
  const int flags = mode == Mode::kCreate  ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                    : mode == Mode::kWrite ? SQLITE_OPEN_READWRITE
                                           : SQLITE_OPEN_READONLY;
  const std::string uri = uri_of(path) + (mode == Mode::kReadImmutable ? "?immutable=1" : "");
  sqlite3* connection = nullptr;
  const int code = sqlite3_open_v2(uri.c_str(), &connection, flags | SQLITE_OPEN_URI, nullptr);
  Database database{connection, path};
  if (code != SQLITE_OK) return error_of(connection, path);
  sqlite3_extended_result_codes(connection, 1);
  sqlite3_busy_timeout(connection, kBusyTimeoutMs);
  return database;
}

Result<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  const int code =
      sqlite3_prepare_v2(connection_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  if (code != SQLITE_OK) return error_of(connection_.get(), path_);
  return Statement{statement, path_};
}

Result<void> Database::run_to_end(Statement& statement) {
  while (true) {
    const Result<bool> row = statement.step();
    if (!row) return row.error();
    if (!*row) return {};
  }
}

Result<void> Database::run_script(const char* sql) const {
  if (sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    return error_of(connection_.get(), path_);
  return {};
}

Result<Transaction> Transaction::begin(const Database& database) {
  if (Result<void> begun = database.run("BEGIN IMMEDIATE"); !begun) return begun.error();
  return Transaction{database};
}

Transaction::~Transaction() {
  // SQLite may have rolled back by itself after a full disk; then this one has nothing to do and says so.
  if (database_ != nullptr) (void)database_->run("ROLLBACK");
}

Result<void> Transaction::commit() {
  if (Result<void> done = database_->run("COMMIT"); !done) return done;
  database_ = nullptr;
  return {};
}

}  // namespace thimble::store
