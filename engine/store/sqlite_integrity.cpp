#include "engine/store/sqlite_integrity.hpp"

#include <fmt/format.h>

#include "engine/store/sqlite_trials.hpp"

namespace thimble::store {

namespace {

using Problems = std::vector<std::string>;

Result<void> check_pages(const Database& database, Problems& problems) {
  return for_each_row(database.query("PRAGMA integrity_check"), [&](const Statement& row) -> Result<void> {
    if (row.text(0) != "ok") problems.push_back(fmt::format("the file is damaged: {}", row.text(0)));
    return {};
  });
}

Result<void> check_references(const Database& database, Problems& problems) {
  return for_each_row(database.query("PRAGMA foreign_key_check"), [&](const Statement& row) -> Result<void> {
    problems.push_back(
        fmt::format("a row of '{}' refers to a row of '{}' that is missing", row.text(0), row.text(2)));
    return {};
  });
}

Result<void> check_trials(const Database& database, Problems& problems) {
  return for_each_row(database.query("SELECT id, samples, outcome FROM trial ORDER BY id"),
                      [&](const Statement& row) -> Result<void> {
                        const std::string id = row.text(0);
                        const Result<play::TrialRecord> record = read_trial(database, id);
                        if (!record) {
                          problems.push_back(record.error().message);
                        } else if (const auto found = static_cast<std::int64_t>(record->samples.size());
                                   row.text(2) != "running" && found != row.integer(1)) {
                          problems.push_back(fmt::format("trial {} has {} samples, and {} were recorded", id,
                                                         found, row.integer(1)));
                        }
                        return {};
                      });
}

Result<void> check_leftovers(const Database& database, Problems& problems) {
  return for_each_row(
      database.query("SELECT trial, count(*) FROM segment JOIN trial ON trial.id = segment.trial "
                     "WHERE trial.outcome <> 'running' GROUP BY trial ORDER BY trial"),
      [&](const Statement& row) -> Result<void> {
        problems.push_back(fmt::format("trial {} was cut off, and {} of its last seconds can't be read",
                                       row.text(0), row.integer(1)));
        return {};
      });
}

}  // namespace

Result<std::vector<std::string>> problems_in(const Database& database) {
  Problems problems;
  for (const auto check : {check_pages, check_references, check_trials, check_leftovers})
    if (const Result<void> done = check(database, problems); !done) problems.push_back(done.error().message);
  return problems;
}

}  // namespace thimble::store
