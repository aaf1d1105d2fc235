// `thimble doctor`: is this machine fit to measure with? In words that a therapist understands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/platform/equipment.hpp"
#include "engine/store/store.hpp"
#include "therapist_panel/cli/commands.hpp"

namespace thimble::panel {

/// What was found out, before it is put into words.
struct Findings {
  std::string no_display;  ///< why there is none; empty when there is one
  struct Screen {
    platform::DisplayClaim claim;
    std::optional<play::Calibration> card;
  };
  std::vector<Screen> screens;
  std::vector<platform::InputDevice> devices;
  std::string store_path;
  std::string store_error;          ///< why it can't be read; empty when it can
  std::vector<std::string> damage;  ///< of the store, a sentence each
  std::size_t children = 0;
  std::size_t trials = 0;
  /// The newest recorded trial of each kind of device.
  struct Rate {
    std::string device;
    std::string started_utc;
    play::TimingQuality timing;
  };
  std::vector<Rate> rates;
};

/// Looks at the displays and devices; without a display says so and goes on.
void examine_equipment(Findings& findings);
/// Looks at the store: its integrity, calibrations of the screens found before, and the rates of recorded
/// trials.
void examine_store(Findings& findings, const store::Store& store);

/// Not passed when the store is damaged or can't be read: everything else is for the reader to judge.
Report doctor_report(const Findings& findings, MinutesEast zone);

}  // namespace thimble::panel
