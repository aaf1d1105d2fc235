// What the store's tests share: a folder that goes away, records with something in every field, samples like
// a hand's.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/play/record.hpp"
#include "engine/store/sqlite_store.hpp"

namespace thimble::store::test {

/// A new folder, removed with all in it.
class TempFolder {
 public:
  TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  ~TempFolder();

  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::string bytes_of(const std::string& path);
void write_bytes(const std::string& path, const std::string& bytes);

/// How a hand and its digitiser make samples.
struct Digitiser {
  int contacts = 1;
  int rate_hz = 125;
  int seconds = 1;
  double noise_mm = 0;    ///< standard deviation, white
  double grid_px = 0.25;  ///< the digitiser's step; put on the record's grid afterwards
  motion::StampSource source = motion::StampSource::kServer;  ///< whole ms (+0.5), else our own clock's ns
  motion::Device device = motion::Device::kTouch;
  bool pressure = false;
  std::uint64_t seed = 1;
};

/// Smooth loops of some 10 cm at 0.2 mm a pixel, seen every 4 ms, as play::Contacts would leave them.
std::vector<motion::Sample> drawn_by(const Digitiser& digitiser, const play::Mapping& mapping);

/// A small drawing; the stroke's length makes the content different.
std::shared_ptr<const play::Content> drawing(int length_mm = 80);

/// A setup with nothing left at its default.
play::TrialSetup setup_of(const std::string& trial, const std::string& session, int number = 1);
/// A finished trial with the samples.
play::TrialRecord record_of(play::TrialSetup setup, std::vector<motion::Sample> samples);

/// Equal in all that a store must give back.
bool same(const play::TrialRecord& a, const play::TrialRecord& b);

/// The value, or a failed check with the message.
template <class T>
T take(Result<T> result) {
  if (!result) check_failed(result.error().message.c_str(), __FILE__, __LINE__);
  return std::move(result).value();
}
inline void take(const Result<void>& result) {
  if (!result) check_failed(result.error().message.c_str(), __FILE__, __LINE__);
}

}  // namespace thimble::store::test
