// Sounds that answer a child. Silent and harmless where there is no sound card.
#pragma once

#include <memory>

#include "engine/play/exercise.hpp"
#include "engine/play/game.hpp"

namespace thimble::platform {

class Audio {
 public:
  /// `assets` outlive it. Nothing is opened yet.
  explicit Audio(const play::AssetSource& assets);
  ~Audio();
  Audio(const Audio&) = delete;
  Audio& operator=(const Audio&) = delete;

  /// Opens the device and loads sounds/NAME.wav for each cue: some 10 ms, once; not while a child draws.
  /// Where there is no device, or no file for a cue, that cue stays silent.
  void open();
  bool opened() const;
  /// Starts at once, over whatever still sounds.
  void play(play::Cue cue);

 private:
  struct Device;
  const play::AssetSource& assets_;
  std::unique_ptr<Device> device_;
};

}  // namespace thimble::platform
