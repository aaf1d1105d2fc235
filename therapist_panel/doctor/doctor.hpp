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
  std::string own_folder;
  struct OwnExercise {
    std::string id;
    std::string content;
    std::string trouble;  ///< why it can't be played; empty when it can
    Vec2 page_mm{};
    std::size_t strokes = 0;
    double length_mm = 0;  ///< of all strokes
  };
  std::vector<OwnExercise> own;
  std::vector<std::string> left_out;  ///< files of the user's own that can't be read: which, and why
  std::string assets_error;           ///< why no exercise could be read; empty when they could
};

/// Looks at the displays and devices; without a display says so and goes on.
void examine_equipment(Findings& findings);
/// Looks at the store: its integrity, calibrations of the screens found before, and the rates of recorded
/// trials.
void examine_store(Findings& findings, const store::Store& store);

/// Looks at what the user made for playing: each exercise is tried once.
void examine_own(Findings& findings, const play::AssetSource& assets, const play::Library& library);

/// Not passed when the store or an exercise of the user's own is damaged or can't be read: everything else is
/// for the reader to judge.
Report doctor_report(const Findings& findings, MinutesEast zone);

}  // namespace thimble::panel
