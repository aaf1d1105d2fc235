// SQLite with values and Results: a connection, a statement, a transaction that rolls back unless committed.
// Knows no table. Errors name the file and say what to do.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.hpp"

namespace thimble::store {

/// One prepared statement with its values bound. Columns count from 0.
class Statement {
 public:
  /// True when there is a row to read, false at the end.
  Result<bool> step();

  std::string text(int column) const;
  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  double real(int column) const { return sqlite3_column_double(statement_.get(), column); }
  bool is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }
  /// Valid until the next step.
  std::span<const std::uint8_t> blob(int column) const;
  std::optional<int> optional_int(int column) const;

  void bind(int index, std::string_view text);
  void bind(int index, const char* text) { bind(index, std::string_view{text}); }
  void bind(int index, const std::string& text) { bind(index, std::string_view{text}); }
  void bind(int index, std::int64_t value) { sqlite3_bind_int64(statement_.get(), index, value); }
  void bind(int index, int value) { bind(index, std::int64_t{value}); }
  void bind(int index, bool value) { bind(index, std::int64_t{value}); }
  void bind(int index, double value) { sqlite3_bind_double(statement_.get(), index, value); }
  void bind(int index, const std::vector<std::uint8_t>& blob);
  template <class T>
  void bind(int index, const std::optional<T>& value) {
    if (value) bind(index, *value);  // unbound is NULL
  }

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  Statement(sqlite3_stmt* statement, std::string path) : statement_(statement), path_(std::move(path)) {}

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  std::string path_;
};

class Database {
 public:
  enum class Mode : std::uint8_t {
    kRead,
    kReadImmutable,  ///< on a medium that nobody can write
    kWrite,
    kCreate,
  };
  /// The file isn't looked at before the first statement. Waits up to 5 s for others that write.
  static Result<Database> open(const std::string& path, Mode mode);

  const std::string& path() const { return path_; }
  /// SQLite falls back to reading when a file can't be written.
  bool read_only() const { return sqlite3_db_readonly(connection_.get(), "main") == 1; }
  /// Rows that the last statement changed.
  int changes() const { return sqlite3_changes(connection_.get()); }

  /// A statement with `values` bound in their order.
  template <class... Values>
  Result<Statement> query(std::string_view sql, const Values&... values) const {
    Result<Statement> statement = prepare(sql);
    if (!statement) return statement;
    int index = 0;
    (statement->bind(++index, values), ...);
    return statement;
  }
  /// Runs one statement to its end.
  template <class... Values>
  Result<void> run(std::string_view sql, const Values&... values) const {
    Result<Statement> statement = query(sql, values...);
    if (!statement) return statement.error();
    return run_to_end(*statement);
  }
  /// Runs statements separated by semicolons.
  Result<void> run_script(const char* sql) const;
  /// The first column of the first row.
  template <class... Values>
  Result<std::int64_t> integer(std::string_view sql, const Values&... values) const {
    Result<Statement> statement = query(sql, values...);
    if (!statement) return statement.error();
    const Result<bool> row = statement->step();
    if (!row) return row.error();
    return *row ? statement->integer(0) : 0;
  }

 private:
  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close(connection); }
  };
  Database(sqlite3* connection, std::string path) : connection_(connection), path_(std::move(path)) {}
  Result<Statement> prepare(std::string_view sql) const;
  static Result<void> run_to_end(Statement& statement);

  std::unique_ptr<sqlite3, Close> connection_;
  std::string path_;
};

/// Calls `read(statement)` for each row until it gives an error.
template <class Read>
Result<void> for_each_row(Result<Statement> statement, Read read) {
  if (!statement) return statement.error();
  while (true) {
    const Result<bool> row = statement->step();
    if (!row) return row.error();
    if (!*row) return {};
    if (Result<void> done = read(*statement); !done) return done;
  }
}

/// Takes the right to write at once, so that two writers never wait for each other half-way. Rolls back
/// unless committed.
class Transaction {
 public:
  static Result<Transaction> begin(const Database& database);
  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  Result<void> commit();

 private:
  explicit Transaction(const Database& database) : database_(&database) {}

  const Database* database_;
};

}  // namespace thimble::store
