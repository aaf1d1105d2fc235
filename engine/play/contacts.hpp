// Turns pointer reports into samples of contacts that can be relied on: each begins with kDown, ends once
// with kUp or kCancel, and has a number of its own that is never reused in a session. What devices leave out
// is put in (a lift that never came, a move without a touch), and counted.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/motion/sample.hpp"
#include "engine/play/calibration.hpp"
#include "engine/play/pointer.hpp"

namespace thimble::play {

/// A contact that has been silent for so long, while others of its device spoke, is taken as gone: screens
/// have at most some seconds between reports of a still finger, and a lift can be lost.
inline constexpr Ns kSilentContactLimit = std::chrono::seconds{20};
/// More contacts at once than any screen reports or any hand has; further ones are passed over and counted.
inline constexpr std::size_t kContactsMax = 64;

class Contacts {
 public:
  /// Appends what the report means to `samples`: none, one, or two (a lost lift, then the new touch). Times
  /// are made relative to `trial_start`, positions mapped to the page and kept to their steps; the tick is
  /// left for the caller.
  void accept(const PointerReport& report, const Mapping& mapping, Ns trial_start,
              std::vector<motion::Sample>& samples);
  /// Every contact that is down ends with kCancel at `now`.
  void cancel_all(Ns now, const Mapping& mapping, Ns trial_start, std::vector<motion::Sample>& samples);

  bool any_down() const { return !down_.empty(); }
  /// Ends that had to be made up since the last call.
  int take_synthesised_ups();

 private:
  struct Down {
    std::uint64_t source_id = 0;
    motion::Device device{};
    motion::StampSource source{};
    int contact = 0;
    Vec2 px{};
    Ns last_seen{0};
  };
  void end(const Down& contact, Ns when, const Mapping&, Ns trial_start, std::vector<motion::Sample>&);

  std::vector<Down> down_;
  int next_contact_ = 0;
  int synthesised_ups_ = 0;
};

}  // namespace thimble::play
