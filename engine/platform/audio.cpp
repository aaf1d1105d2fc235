#include "engine/platform/audio.hpp"

#include <SDL.h>
#include <SDL_mixer.h>

#include <array>
#include <string>
#include <string_view>

namespace thimble::platform {
namespace {

using play::Cue;

constexpr int kRateHz = 48'000;
constexpr int kStereo = 2;
/// 43 ms: what a sound lags behind its touch at most, besides the device's own. Every sound swells over 150
/// ms, so that nobody hears it, and a silent mixer wakes 23 times a second: half of what an idle window
/// costs.
constexpr int kBufferFrames = 2048;

struct Sound {
  Cue cue;
  std::string_view name;
};
constexpr std::array<Sound, 3> kSounds{
    {{Cue::kTouch, "touch"}, {Cue::kProgress, "progress"}, {Cue::kSuccess, "success"}}};

}  // namespace

struct Audio::Device {
  bool initialised = false;
  bool mixing = false;
  std::array<Mix_Chunk*, kSounds.size()> chunks{};

  Device() = default;
  Device(const Device&) = delete;
  Device& operator=(const Device&) = delete;
  ~Device() {
    if (mixing) {
      Mix_HaltChannel(-1);
      for (Mix_Chunk* chunk : chunks) Mix_FreeChunk(chunk);
      Mix_CloseAudio();
    }
    if (initialised) SDL_QuitSubSystem(SDL_INIT_AUDIO);
  }
};

Audio::Audio(const play::AssetSource& assets) : assets_(assets) {}
Audio::~Audio() = default;

void Audio::open() {
  device_ = std::make_unique<Device>();
  device_->initialised = SDL_InitSubSystem(SDL_INIT_AUDIO) == 0;
  if (!device_->initialised) return;
  // Trying all the same would make ALSA write eight lines of complaint.
  if (SDL_GetNumAudioDevices(0) == 0) return;
  device_->mixing = Mix_OpenAudioDevice(kRateHz, AUDIO_S16SYS, kStereo, kBufferFrames, nullptr, 0) == 0;
  if (!device_->mixing) return;
  for (std::size_t i = 0; i < kSounds.size(); ++i) {
    const Result<std::string> wav = assets_.read("sounds/" + std::string{kSounds[i].name} + ".wav");
    if (!wav) continue;
    device_->chunks[i] = Mix_LoadWAV_RW(SDL_RWFromConstMem(wav->data(), static_cast<int>(wav->size())), 1);
  }
}

bool Audio::opened() const { return device_ != nullptr; }

void Audio::play(Cue cue) {
  if (device_ == nullptr || !device_->mixing) return;
  for (std::size_t i = 0; i < kSounds.size(); ++i)
    if (kSounds[i].cue == cue && device_->chunks[i] != nullptr) Mix_PlayChannel(-1, device_->chunks[i], 0);
}

}  // namespace thimble::platform
