// SDL's video part for as long as the program needs it: the display, or no display at all ("offscreen", for
// headless pictures). All that are open at once are of the first one's kind.
#pragma once

#include <cstdint>
#include <string>

#include "engine/core/result.hpp"

namespace thimble::platform {

enum class VideoKind : std::uint8_t {
  kDisplay,    ///< the desktop's; X11 where there is a choice, as only there touches carry the server's own
               ///< time
  kOffscreen,  ///< no window is shown; the same GL code draws into memory
};

class Video {
 public:
  /// No display, or an SDL without the offscreen driver, is an error that says what to do.
  static Result<Video> open(VideoKind kind);
  Video(Video&& other) noexcept;
  Video& operator=(Video&& other) = delete;
  ~Video();

  VideoKind kind() const { return kind_; }
  /// SDL's name of the driver in use: "x11", "wayland", "offscreen".
  std::string driver() const;

 private:
  explicit Video(VideoKind kind) : kind_(kind) {}

  VideoKind kind_;
  bool owner_ = true;
};

}  // namespace thimble::platform
