// The embedded store: one SQLite file, written ahead (WAL) with full sync. One program at a time may play on
// it; others may read meanwhile.
#pragma once

#include <memory>
#include <string>

#include "engine/store/store.hpp"
#include "engine/store/utc.hpp"

namespace thimble::store {

enum class Access : std::uint8_t {
  kRead,  ///< takes no lock and creates nothing; what would write fails
  kPlay,  ///< takes the writer's lock PATH.lock, creates what is missing, closes trials that were cut off
};

class SqliteStore final : public Store {
 public:
  struct Options {
    Access access = Access::kPlay;
    WallClock clock = system_wall_time;
    Rescore rescore = nullptr;  ///< for trials that were cut off; without it they have no measures
  };

  /// Opens or, for play, creates the store with the demo child "demo" and its plan "demo". Errors, each with
  /// what to do: another program plays on it (with its process id), not a store, damaged, made by a newer
  /// version (then nothing is touched), can't be written.
  static Result<std::unique_ptr<SqliteStore>> open(const std::string& path, Options options);
  static Result<std::unique_ptr<SqliteStore>> open(const std::string& path, Access access = Access::kPlay) {
    return open(path, Options{.access = access});
  }
  ~SqliteStore() override;

  const std::string& path() const;
  Access access() const;

  Result<std::vector<Child>> children() const override;
  Result<Child> child(std::string_view code) const override;
  Result<void> save_child(const Child& child) override;
  Result<void> delete_child(std::string_view code) override;
  Result<void> assign_plan(std::string_view child, const play::Plan& plan) override;
  Result<std::vector<AssignedPlan>> plans(std::string_view child) const override;
  Result<void> begin_session(const SessionInfo& session) override;
  Result<std::vector<SessionInfo>> sessions(std::string_view child = {}) const override;
  Result<std::vector<TrialSummary>> trials(std::string_view session = {}) const override;
  Result<TrialSummary> trial_summary(std::string_view id) const override;
  Result<play::TrialRecord> trial(std::string_view id) const override;
  Result<play::SessionView> session(std::string_view id) const override;
  Result<void> add_measures(std::string_view trial, const motion::MeasureSet& measures) override;
  Result<void> save_calibration(const play::Calibration& calibration) override;
  Result<std::optional<play::Calibration>> calibration(std::string_view display) const override;
  Result<void> note(const AuditEntry& entry) override;
  Result<std::vector<AuditEntry>> audit() const override;
  Result<std::vector<std::string>> check_integrity() const override;

 private:
  struct Parts;
  explicit SqliteStore(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace thimble::store
