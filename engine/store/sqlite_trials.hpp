// Trials in the store's tables: written by the recorder's connection, read by the store's. For the files of
// this folder only. Nothing here begins a transaction: the caller says what belongs together.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/play/record.hpp"
#include "engine/store/sqlite_db.hpp"
#include "engine/store/store.hpp"

namespace thimble::store {

/// The row of a session; one that is there already is left as it is. Its child must be there.
Result<void> insert_session(const Database& database, const SessionInfo& session);
/// The row of a trial that has begun, as kRunning, with its content. Its session must be there.
Result<void> insert_trial(const Database& database, const play::TrialSetup& setup);
/// The next part of a running trial's samples; numbers count from 0.
Result<void> insert_segment(const Database& database, std::string_view trial, std::int64_t number,
                            std::span<const motion::Sample> samples);
/// All that a trial has at its end, and its samples in one piece in place of the segments from 0 to
/// `segments`.
Result<void> finish_trial(const Database& database, const play::TrialRecord& record,
                          std::span<const motion::Sample> samples, std::int64_t segments);
/// Rows for measures; one that is there already is left as it is.
Result<void> insert_measures(const Database& database, std::string_view trial,
                             const motion::MeasureSet& measures);

/// Closes every trial that is still kRunning as interrupted, with the samples of its segments. A segment that
/// can't be read, and what follows it, stays where it is, for check_integrity to report and for a better
/// reader to come.
Result<void> close_interrupted(const Database& database, const Rescore& rescore);

Result<std::vector<TrialSummary>> read_summaries(const Database& database, std::string_view session);
Result<TrialSummary> read_summary(const Database& database, std::string_view id);
/// Of a trial that runs in another program, what it has saved so far.
Result<play::TrialRecord> read_trial(const Database& database, std::string_view id);

}  // namespace thimble::store
