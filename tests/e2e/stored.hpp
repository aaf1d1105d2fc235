// What the store says of a trial, read through the program's own command line, as anybody would.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/time.hpp"

namespace thimble::e2e {

struct StoredSample {
  Ns t{0};
  int contact = 0;
  std::string device, source, phase;
  Vec2 mm{};
  Vec2 px{};
  std::string pressure;  ///< as it stands; empty without
};

struct StoredTrial {
  nlohmann::json json;  ///< `thimble show --json`
  std::vector<StoredSample> samples;

  /// On CLOCK_MONOTONIC.
  Ns time_of(const StoredSample& sample) const {
    return Ns{json.at("started_monotonic_ns").get<Ns::rep>()} + sample.t;
  }
  std::vector<StoredSample> of_contact(int contact) const;
  std::vector<int> contacts() const;  ///< in the order of their first sample
  /// The value of a measure; throws when it is absent.
  double measure(const std::string& id) const;
};

/// All trials of a store, oldest first. Throws std::runtime_error with what the program said when it fails.
std::vector<StoredTrial> stored_trials(const std::string& store);

/// Of sorted copies; `fraction` 0.5 is the median.
double quantile(std::vector<double> values, double fraction);

}  // namespace thimble::e2e
